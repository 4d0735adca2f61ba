"""Feedback: the walk is repeated until it settles, and settled means settled."""

import sys

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from walks import asked, first_pass

import econ.feedback
from econ import preset_names, settling, simulate
from econ.scenario import load_scenario
from econ.warnings import UNSETTLED

FEW = {"run.n_draws": 100, "run.horizon_months": 36}
MORE_PASSES = 20
NOTICEABLE_PP = 0.05
walk_module = sys.modules["econ.simulate"]
SOME_SHORT = {"overrides.gas_shortage_share": {"DE": [0.4], "FR": [0.0]}, "gas.solidarity": False}


@pytest.fixture
def never_settled(monkeypatch):
    """Make the walk go on to the last of many passes."""

    def go_on():
        monkeypatch.setattr(econ.feedback, "SETTLED_PCT", 0.0)
        monkeypatch.setattr(settling, "MOST_PASSES", MORE_PASSES)

    return go_on


@pytest.mark.parametrize("name", preset_names())
def test_further_passes_change_no_gdp_median_noticeably(name, never_settled):
    scenario = load_scenario(name).with_levers(FEW)
    stopped = simulate(scenario)
    never_settled()
    further = simulate(scenario)
    for region in ("EU", "US"):
        found, settled = (r.median("gdp_vs_baseline_pct", region) for r in (stopped, further))
        assert_allclose(found, settled, atol=NOTICEABLE_PP)


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_settles_before_passes_run_out(name, monkeypatch):
    passes = []
    original = walk_module.take_walk
    monkeypatch.setattr(walk_module, "take_walk", lambda *given: (passes.append(1), original(*given))[1])
    scenario = load_scenario(name).with_levers(FEW)
    walk_module.without_embargo.cache_clear()
    simulate(scenario)
    without_embargo_takes = 2
    assert len(passes) - without_embargo_takes < settling.MOST_PASSES


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("full-fuel-embargo", {}),
        ("secondary-tariffs-500", {}),
        ("gas-shutoff-2022", {}),
        ("gas-shutoff-2022", SOME_SHORT),
    ],
)
def test_a_draw_finds_the_same_whatever_its_neighbours(name, more, monkeypatch):
    scenario = load_scenario(name).with_levers(FEW | more)
    monkeypatch.setattr(settling, "SETTLED_TOGETHER", 30)
    few, many = (simulate(scenario.with_levers({"run.n_draws": count})) for count in (10, 40))
    for variable, region in (("gdp_vs_baseline_pct", "EU"), ("brent_usd_bbl", "World"), ("ttf_eur_mwh", "EU")):
        found, among_more = (run.draws(variable, region)[:10] for run in (few, many))
        assert_allclose(found, among_more, rtol=1e-9, atol=1e-9)


def test_what_later_stops_find_reaches_earlier_ones_a_month_later():
    found = econ.feedback.Feedback(*(np.ones((2, size, 5)) for size in (1, 2, 2, 3, 1)))
    before = found.a_month_before()
    for path in (before.brent_log_deviation, before.gdp_pct, before.demand_pct, before.buyer_gdp_pct):
        assert not path[..., 0].any()
        assert (path[..., 1:] == 1.0).all()


def test_no_feedback_reaches_prices_in_the_month_of_the_shock_itself():
    shock = asked({"oil.shut_in": 1.0})
    alone, settled = first_pass({"oil.shut_in": 1.0}).prices.brent_usd_bbl[:, 0], simulate(shock)
    brent = settled.draws("brent_usd_bbl", "World")
    assert_array_equal(brent[:, 0], alone[:, 0])
    assert (brent[:, 1] < alone[:, 1]).all()


def test_a_run_that_has_not_settled_says_so(monkeypatch):
    shock = asked({"oil.shut_in": 1.0})
    assert UNSETTLED not in simulate(shock).warnings
    monkeypatch.setattr(settling, "MOST_PASSES", 1)
    assert UNSETTLED in simulate(shock).warnings
