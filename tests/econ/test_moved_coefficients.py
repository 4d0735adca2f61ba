"""Coefficients moved by hand: only what follows from them moves, and the run says so."""

import re

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from econ import BadInputError, Scenario, load_scenario, simulate
from econ.draws import draw_parameters
from econ.link import from_query, to_query
from econ.moved_coefficients import coefficient_bounds, with_moved
from econ.parameters import load_parameters

LEVER = "assumptions.coefficients"
EMBARGO = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 40, "run.horizon_months": 24})
KNOWN = load_parameters().coefficients


@pytest.fixture(scope="module")
def as_estimated():
    return simulate(EMBARGO)


def test_a_larger_okun_coefficient_raises_unemployment_and_nothing_before_it(as_estimated):
    moved = simulate(EMBARGO.with_levers({LEVER: {"okun_eu": -0.45}}))
    jobs = ("unemployment_rate_pct", "EU")
    assert moved.median(*jobs).max() > as_estimated.median(*jobs).max() + 0.05
    for name, region in (("brent_usd_bbl", "World"), ("headline_cpi_yoy_pct", "EU"), ("gdp_vs_baseline_pct", "EU")):
        assert_array_equal(moved.draws(name, region), as_estimated.draws(name, region))
    assert_array_equal(moved.draws("unemployment_rate_pct", "US"), as_estimated.draws("unemployment_rate_pct", "US"))


def test_rigid_oil_demand_makes_oil_dearer(as_estimated):
    moved = simulate(EMBARGO.with_levers({LEVER: {"oil_demand_elasticity_short_run": -0.006}}))
    brent = ("brent_usd_bbl", "World")
    assert moved.median(*brent).max() > as_estimated.median(*brent).max()


def test_moving_a_coefficient_to_where_it_stands_changes_nothing(as_estimated):
    here = {name: KNOWN[name].central for name in ("okun_eu", "ces_sigma", "gas_scarcity_slope")}
    moved = simulate(EMBARGO.with_levers({LEVER: here}))
    for name in ("ttf_eur_mwh", "gdp_vs_baseline_pct"):
        assert_allclose(moved.draws(name, "EU"), as_estimated.draws(name, "EU"), rtol=1e-9, atol=1e-9)


def test_the_world_without_embargo_has_the_same_coefficients():
    """A base rate that hangs on a coefficient moves along, so that no embargo still changes nothing."""
    calm = simulate(
        Scenario().with_levers({LEVER: {"probit_us_constant": KNOWN["probit_us_constant"].high}, "run.n_draws": 20})
    )
    key = ("probit_recession_12m_prob", "US")
    assert_allclose(calm.median(*key), calm.baseline_path(*key), atol=1e-12)


@pytest.mark.parametrize("name", ["okun_eu", "oil_demand_elasticity_short_run", "reroute_scale", "probit_eu_oil"])
def test_the_spread_stays_when_the_median_moves(name):
    parameter = KNOWN[name]
    median = parameter.central + 0.5 * (parameter.low - parameter.central)
    moved = with_moved(load_parameters(), {name: median})
    before, after = (draw_parameters(one, 2001, 0, blocks=1)[name].ravel() for one in (load_parameters(), moved))
    assert np.median(after) == pytest.approx(median, rel=0.02)
    if parameter.low * parameter.high > 0:
        assert_allclose(after / median, before / parameter.central)
    else:
        assert_allclose(after - median, before - parameter.central)


def test_other_coefficients_keep_their_draws():
    moved = with_moved(load_parameters(), {"okun_eu": -0.45})
    before, after = (draw_parameters(one, 50, 0, blocks=1) for one in (load_parameters(), moved))
    for name in set(KNOWN) - {"okun_eu"}:
        assert_array_equal(before[name], after[name])


@pytest.mark.parametrize("name", KNOWN)
def test_every_coefficient_can_be_moved_across_its_whole_range(name):
    low, high = coefficient_bounds(KNOWN[name])
    assert low <= KNOWN[name].low <= KNOWN[name].high <= high
    for value in (KNOWN[name].low, KNOWN[name].high, low, high):
        assert EMBARGO.with_levers({LEVER: {name: value}}).value(LEVER) == {name: value}


def test_an_unknown_coefficient_is_answered_with_the_nearest_and_a_wild_value_with_the_bounds():
    with pytest.raises(BadInputError, match="did you mean okun_eu"):
        EMBARGO.with_levers({LEVER: {"okun_eux": -0.4}})
    with pytest.raises(BadInputError, match=r"okun_eu is a number in \[-0\.4\d+, -0\.\d+\] pp per percent"):
        EMBARGO.with_levers({LEVER: {"okun_eu": 5.0}})


@pytest.mark.parametrize("name", KNOWN)
def test_the_bounds_in_a_refusal_are_themselves_allowed_and_hold_no_refused_value(name):
    """A message such as "in [-0.48, -0.3]; got -0.3" would contradict itself."""
    unit = re.escape(KNOWN[name].unit)
    low, high = coefficient_bounds(KNOWN[name])
    with pytest.raises(BadInputError) as refusal:
        EMBARGO.with_levers({LEVER: {name: high + 1e-5 * max(abs(low), abs(high))}})
    shown = [float(end) for end in re.search(rf"number in \[(.+), (.+)\] {unit}", str(refusal.value)).groups()]
    assert low <= shown[0] <= shown[1] <= high
    for end in shown:
        assert EMBARGO.with_levers({LEVER: {name: end}}).value(LEVER) == {name: end}


def test_moved_coefficients_travel_in_links_and_files_and_change_the_fingerprint():
    moved = EMBARGO.with_levers({LEVER: {"okun_eu": -0.45}})
    assert from_query(to_query(moved, "full-fuel-embargo")) == moved
    assert Scenario.parse(moved.to_document()) == moved
    assert moved.fingerprint != EMBARGO.fingerprint
    assert EMBARGO.with_levers({LEVER: {}}) == EMBARGO


def test_a_run_with_moved_coefficients_says_so_first(as_estimated):
    moved = simulate(EMBARGO.with_levers({LEVER: {"okun_eu": -0.45}}))
    assert moved.warnings[0].startswith("Coefficients moved by hand: okun_eu -0.45 in place of -0.38")
    assert not any("by hand" in warning for warning in as_estimated.warnings)
