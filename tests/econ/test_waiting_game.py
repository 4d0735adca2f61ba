"""Waiting game: both sides on one time axis, and how the verdict follows from the thresholds."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from walks import ALL_BASELINES

from econ import BadInputError, load_scenario, simulate
from econ.draws import draw_parameters
from econ.levers.assumptions import Thresholds
from econ.parameters import load_parameters
from econ.risk.approval import approval_deviation
from econ.risk.stages import AFTER, BEFORE, stage_by_month
from econ.risk.thresholds import THRESHOLDS
from econ.risk.verdict import breaks_first, first_months, waiting_game_verdict
from econ.scenario import Scenario

QUICK = {"run.n_draws": 200, "run.horizon_months": 60}
PLAYED = (
    "no-embargo",
    "full-fuel-embargo",
    "stagflation-worst-case",
    "secondary-tariffs-500",
    "escalation-to-collapse",
)
NOTHING = Thresholds(**{threshold.lever: None for threshold in THRESHOLDS})
STRICTER = {
    "real_income_loss_pct": 2.0,
    "headline_cpi_yoy_pct": 5.0,
    "unemployment_rise_pp": 1.0,
    "gas_rationed_share": 0.02,
    "gas_storage_share": 0.25,
    "approval_fall_pp": 1.0,
    "fiscal_cost_pct_gdp": 1.0,
    "russia_liquid_fund_rub_trn": 2.0,
    "russia_gdp_loss_pct": 2.0,
}


@pytest.fixture(scope="module", params=PLAYED)
def run(request):
    return simulate(load_scenario(request.param).with_levers(QUICK))


@pytest.fixture(scope="module")
def calm():
    return simulate(load_scenario("no-embargo").with_levers(QUICK))


def test_who_breaks_first_covers_all_ways_it_can_end(run):
    for first in waiting_game_verdict(run).first.values():
        ways = [first.russia, first.opponent, first.same_month, first.neither]
        assert min(ways) >= 0.0
        assert_allclose(sum(ways), 1.0, atol=1e-12)


def test_who_breaks_first_on_paths_known_by_hand():
    horizon = 10
    first = breaks_first(np.array([3, 5, 4, 10, 10]), np.array([5, 3, 4, 10, 2]), horizon)
    assert_allclose([first.russia, first.opponent, first.same_month, first.neither], [0.2, 0.4, 0.2, 0.2])


def test_months_endured_are_those_before_the_first_broken_one():
    broken = np.array([[False, False, True], [True, True, True], [False, False, False]])
    assert first_months(broken).tolist() == [2, 0, 3]


def test_what_has_been_passed_stays_passed(run):
    verdict = waiting_game_verdict(run)
    paths = [*verdict.broken.values(), *(crossing.probability for crossing in verdict.crossings)]
    assert (np.diff(paths, axis=-1) >= 0.0).all()


def test_a_side_is_never_less_broken_than_by_any_one_of_its_thresholds(run):
    verdict = waiting_game_verdict(run)
    for crossing in verdict.crossings:
        assert (np.subtract(verdict.broken[crossing.side], crossing.probability) >= -1e-12).all()


def test_the_west_breaks_with_the_first_of_its_members(run):
    verdict = waiting_game_verdict(run)
    eu, us, west = (np.array(verdict.broken[side]) for side in ("EU", "US", "West"))
    assert (west >= np.maximum(eu, us)).all()
    assert (west <= eu + us + 1e-12).all()


def test_the_verdict_agrees_with_the_probabilities_of_the_run(run):
    verdict = waiting_game_verdict(run)
    for variable, side in (("russia_exhausted_prob", "RU"), ("eu_broken_prob", "EU"), ("us_broken_prob", "US")):
        assert_allclose(verdict.broken[side], run.draws(variable, side)[0], atol=1e-12)


@pytest.mark.parametrize("lever", STRICTER)
def test_a_stricter_threshold_never_raises_endurance(run, lever):
    own = run.scenario.levers.thresholds
    before, after = (
        waiting_game_verdict(run, at).endurance for at in (own, own.model_copy(update={lever: STRICTER[lever]}))
    )
    assert all(after[side].mean_months <= before[side].mean_months for side in before)


def test_some_stricter_threshold_lowers_endurance(run):
    own = run.scenario.levers.thresholds
    before, after = (waiting_game_verdict(run, at).endurance for at in (own, own.model_copy(update=STRICTER)))
    assert after["RU"].mean_months < before["RU"].mean_months


def test_more_thresholds_needed_never_break_a_side_earlier(run):
    own = run.scenario.levers.thresholds
    by_count = [waiting_game_verdict(run, own.model_copy(update={"count_needed": k})) for k in (1, 2, 3)]
    for few, more in pairwise(by_count):
        for side, path in few.broken.items():
            assert (np.array(more.broken[side]) <= path).all()


def test_a_side_with_fewer_thresholds_than_needed_never_breaks(run):
    verdict = waiting_game_verdict(run, Thresholds(count_needed=len(THRESHOLDS) // 2))
    assert max(verdict.broken["RU"]) == 0.0
    assert verdict.endurance["RU"].never_share == 1.0


def test_without_thresholds_nobody_breaks():
    scenario = load_scenario("stagflation-worst-case").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    document = scenario.to_document()
    document["levers"]["thresholds"] = NOTHING.model_dump()
    result = simulate(Scenario.parse(document))
    verdict = waiting_game_verdict(result)
    assert all(first.neither == 1.0 for first in verdict.first.values())
    assert verdict.crossings == ()
    assert verdict.endurance["West"].mean_months == 12
    assert result.draws("russia_exhausted_prob", "RU").max() == 0.0


def test_endurance_counts_the_horizon_where_a_side_never_breaks(calm):
    endurance = waiting_game_verdict(calm).endurance["EU"]
    assert endurance.never_share == 1.0
    assert endurance.mean_months == 60


@pytest.mark.parametrize("baseline", ["2026-01", "latest"])
def test_without_an_embargo_russia_still_runs_down_its_fund(baseline):
    result = simulate(load_scenario("no-embargo").with_levers(QUICK | {"run.baseline": baseline}))
    verdict = waiting_game_verdict(result)
    assert 0.0 < verdict.broken["RU"][-1] < 1.0
    assert verdict.first["West"].russia > 0.0


def test_without_an_embargo_each_threshold_shows_the_baseline_trend(calm):
    by_lever = {(c.side, c.lever): c for c in waiting_game_verdict(calm).crossings}
    assert_array_equal(by_lever["EU", "headline_cpi_yoy_pct"].median_path, calm.median("headline_cpi_yoy_pct", "EU"))
    assert min(by_lever["US", "headline_cpi_yoy_pct"].median_path) > 0.0
    fund = by_lever["RU", "russia_liquid_fund_rub_trn"].median_path
    assert fund[-1] < fund[0]


def test_a_difference_of_runs_has_no_verdict(run, calm):
    with pytest.raises(BadInputError, match="difference"):
        waiting_game_verdict(run.minus(calm))


@given(st.floats(0.1, 20.0), st.floats(0.0, 5.0))
def test_approval_falls_with_inflation_and_further_with_lost_jobs(inflation_pp, unemployment_pp):
    draws = draw_parameters(load_parameters(), 1, 0, blocks=1)
    path = np.ones((1, 2, 36))
    one = approval_deviation(inflation_pp * path, 0.0 * path, draws)
    both = approval_deviation(inflation_pp * path, unemployment_pp * path, draws)
    assert (one < 0.0).all()
    assert (both <= one).all()
    assert_allclose(one[..., 11:], one[..., -1:] + 0.0 * one[..., 11:])


def test_approval_stays_where_nothing_happens(calm):
    assert all(not calm.draws("approval_vs_baseline_pp", region).any() for region in ("EU", "US"))


@pytest.mark.parametrize("baseline", ALL_BASELINES)
@pytest.mark.parametrize("name", ["escalation-to-collapse", "escalation-to-settlement"])
def test_escalation_runs_on_every_baseline_at_the_shortest_horizon(name, baseline):
    changes = {"run.n_draws": 20, "run.horizon_months": 12, "run.baseline": baseline}
    result = simulate(load_scenario(name).with_levers(changes))
    assert stage_by_month(result.scenario, result.months)[7] == "retaliation"


def test_a_settlement_spares_both_sides():
    collapse, settlement = (
        waiting_game_verdict(simulate(load_scenario(f"escalation-to-{end}").with_levers(QUICK)))
        for end in ("collapse", "settlement")
    )
    for side in ("RU", "EU"):
        assert settlement.endurance[side].mean_months > collapse.endurance[side].mean_months


def test_each_crossing_names_the_stage_of_its_month(run):
    stages = dict(zip(run.months, stage_by_month(run.scenario, run.months), strict=True))
    for crossing in waiting_game_verdict(run).crossings:
        assert (crossing.median_month == "") == (crossing.probability[-1] == 0.0)
        assert crossing.stage == (stages[crossing.median_month] if crossing.median_month else "")


def test_stages_counted_from_the_start_follow_it():
    stages = [{"start": "+2", "name": "tariff"}, {"start": "+10"}]
    document = {"levers": {"timing": {"start": "2026-04", "duration_months": 12}}, "stages": stages}
    months = tuple(f"{2026 + m // 12}-{m % 12 + 1:02d}" for m in range(1, 25))
    found = stage_by_month(Scenario.parse(document), months)
    assert [found[i] for i in (0, 2, 4, 12, 14)] == [BEFORE, "start", "tariff", "2027-02", AFTER]


@pytest.mark.parametrize("starts", [["+3", "2026-09"], ["+12", "+3"], ["+0"], ["+3", "+3"]])
def test_stages_out_of_order_or_counted_in_two_ways_are_refused(starts):
    with pytest.raises(BadInputError):
        Scenario.parse({"stages": [{"start": start} for start in starts]})


def test_a_stage_beyond_the_horizon_is_refused():
    scenario = Scenario.parse({"stages": [{"start": "+40"}], "run": {"horizon_months": 24, "n_draws": 5}})
    with pytest.raises(BadInputError, match="stage"):
        simulate(scenario)


def test_stages_nobody_foresees_move_gas_only_once_they_begin():
    stages = [{"start": "+8", "name": "embargo", "levers": {"gas": {"turkstream_cut_share": 1.0}}}]
    quick = {"run": {"n_draws": 1, "horizon_months": 24}, "stages": stages}
    foreseen, unforeseen = (
        simulate(Scenario.parse(quick | {"levers": {"timing": {"stages_foreseen": known}}})).draws("ttf_eur_mwh", "EU")[
            0
        ]
        for known in (True, False)
    )
    calm = simulate(Scenario.parse({"run": quick["run"]})).draws("ttf_eur_mwh", "EU")[0]
    assert_allclose(unforeseen[:8], calm[:8], rtol=1e-9)
    assert foreseen[0] > calm[0]
    assert unforeseen[8] > calm[8]


def test_foresight_of_a_stage_that_changes_nothing_is_worth_nothing():
    levers = {"gas": {"turkstream_cut_share": 1.0}}
    stages = [{"start": "+1", "levers": {"gas": {"turkstream_cut_share": 1.0}}}]
    run = {"n_draws": 1, "horizon_months": 24}
    one, other = (
        simulate(
            Scenario.parse({"run": run, "levers": levers | {"timing": {"stages_foreseen": known}}, "stages": stages})
        )
        for known in (True, False)
    )
    assert_allclose(one.draws("ttf_eur_mwh", "EU"), other.draws("ttf_eur_mwh", "EU"), rtol=1e-9)
