"""Timing: when levers bite, how long, and what stages change."""

import numpy as np
import pytest
from generated import PER_MONTH, scenarios
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_equal
from walks import asked, first_pass, world

from econ import BadInputError, Scenario, simulate
from econ.calendar import months_after, simulated_months, start_index

MONTHS = months_after("2026-01", 24)


def path(changes, lever="oil.shut_in", stages=()):
    document = asked(changes).to_document() | {"stages": list(stages)}
    return world(Scenario.parse(document)).paths[lever][0, 0, :24]


def test_overnight_means_all_of_it_in_the_first_month():
    assert_array_equal(path({"oil.shut_in": 0.8}), np.full(24, 0.8))


def test_a_ramp_reaches_its_value_after_its_months_in_equal_steps():
    found = path({"oil.shut_in": 0.8, "timing.ramp_months": 3})
    assert_allclose(found[:5], [0.2, 0.4, 0.6, 0.8, 0.8])


def test_nothing_happens_before_the_start():
    found = path({"oil.shut_in": 0.8, "timing.start": "2026-05"})
    assert_array_equal(found, np.r_[np.zeros(3), np.full(21, 0.8)])


def test_after_the_duration_flows_return_over_the_recovery():
    found = path({"oil.shut_in": 0.8, "timing.duration_months": 6, "timing.recovery_months": 3})
    assert_allclose(found[5:11], [0.8, 0.6, 0.4, 0.2, 0.0, 0.0], atol=1e-15)


def test_without_recovery_flows_return_at_once():
    found = path({"oil.shut_in": 0.8, "timing.duration_months": 6, "timing.recovery_months": 0})
    assert_array_equal(found, np.r_[np.full(6, 0.8), np.zeros(18)])


def test_a_duration_beyond_the_horizon_is_permanent():
    assert_array_equal(path({"oil.shut_in": 0.8, "timing.duration_months": 120}), path({"oil.shut_in": 0.8}))


def test_a_later_stage_moves_a_lever_from_where_it_stands():
    escalation = {"start": "2026-08", "levers": {"oil": {"shut_in": 1.0}}}
    found = path({"oil.shut_in": 0.4, "timing.ramp_months": 1}, stages=[escalation])
    assert_allclose(found[:9], [0.2, 0.4, 0.4, 0.4, 0.4, 0.4, 0.7, 1.0, 1.0])


def test_a_stage_leaves_other_levers_where_they_are():
    stage = {"start": "2026-08", "levers": {"gas": {"turkstream_cut_share": 1.0}}}
    assert_array_equal(path({"oil.shut_in": 0.4}, stages=[stage]), np.full(24, 0.4))
    assert_array_equal(path({}, "gas.turkstream_cut_share", [stage]), np.r_[np.zeros(6), np.ones(18)])


def test_a_stage_that_relents_overlapping_a_ramp_ends_where_it_says():
    relent = {"start": "2026-04", "levers": {"oil": {"shut_in": 0.1}}}
    assert path({"oil.shut_in": 0.9, "timing.ramp_months": 6}, stages=[relent])[-1] == pytest.approx(0.1)


def test_an_embargo_is_known_from_its_announcement():
    paths = world(asked({"timing.start": "2026-08", "timing.announced_months_ahead": 4})).paths
    assert (paths.announced, paths.start) == (2, 6)


def test_an_announcement_before_the_first_month_is_known_from_the_first():
    paths = world(asked({"timing.start": "2026-03", "timing.announced_months_ahead": 12})).paths
    assert paths.announced == 0


def test_oil_is_rerouted_sooner_when_the_ban_is_announced():
    cut = {"oil.eu_cut_share": 1.0, "oil.india_cut_share": 0.5, "timing.start": "2026-08"}
    cold, prepared = (first_pass(cut | {"timing.announced_months_ahead": m}).oil.net_loss_mbd[..., 6] for m in (0, 5))
    assert (prepared < cold).all()


def test_gas_is_dearer_from_the_announcement_on():
    stop = {"gas.turkstream_cut_share": 1.0, "timing.start": "2026-10", "timing.announced_months_ahead": 3}
    ttf = first_pass(stop).gas.ttf_log_deviation
    assert not ttf[..., :5].any()
    assert (ttf[..., 5] >= 0).all()
    assert np.median(ttf[..., 5]) > 0
    assert (ttf[..., 6:8] > 0).all()


@pytest.mark.parametrize("start", ["2026-01", "2028-02", "1999-12", "2040-01"])
def test_a_start_outside_the_horizon_is_refused_with_the_months_that_would_do(start):
    with pytest.raises(BadInputError, match=r"between 2026-02 and 2028-01.*got " + start):
        simulate(asked({"timing.start": start}))


def test_a_stage_outside_the_horizon_is_refused():
    document = asked().to_document() | {"stages": [{"start": "2031-01", "levers": {}}]}
    with pytest.raises(BadInputError, match="2031-01"):
        simulate(Scenario.parse(document))


def test_an_imposed_path_holds_its_last_value_to_the_end_of_the_duration():
    paths = world(asked({"timing.start": "2026-04", "timing.duration_months": 5})).paths
    held = paths.imposed([1.0, 2.0])[0, 0]
    assert_array_equal(held[2:7], [1.0, 2.0, 2.0, 2.0, 2.0])
    assert np.isnan(np.r_[held[:2], held[7:]]).all()


def test_an_imposed_path_longer_than_the_duration_is_cut():
    paths = world(asked({"timing.duration_months": 2})).paths
    held = paths.imposed([1.0, 2.0, 3.0])[0, 0]
    assert_array_equal(held[:2], [1.0, 2.0])
    assert np.isnan(held[2:]).all()


def test_an_outage_is_nothing_outside_its_duration():
    paths = world(asked({"timing.duration_months": 2})).paths
    assert_array_equal(paths.shock(3.0)[0, 0, :4], [3.0, 3.0, 0.0, 0.0])


@given(scenarios())
def test_every_lever_stays_between_zero_and_its_declared_bounds(scenario):
    from econ.levers import all_levers

    paths = world(scenario).paths
    for name in PER_MONTH:
        lever = all_levers()[name]
        assert paths[name].min() >= min(0.0, lever.low) - 1e-9
        assert paths[name].max() <= lever.high + 1e-9


def test_months_are_counted_across_years():
    assert MONTHS[:3] == ("2026-02", "2026-03", "2026-04")
    assert MONTHS[-1] == "2028-01"
    assert start_index(None, MONTHS, 24) == 0
    assert simulated_months(12) % 3 == 0
    assert simulated_months(12) >= 12 + 18
