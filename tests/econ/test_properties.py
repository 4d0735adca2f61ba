"""Laws that hold for every valid scenario: 200 generated ones by default, 10,000 at night."""

from typing import Any

import numpy as np
import pytest
from generated import scenarios
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st
from invariants import check, check_states, every

from econ import compiled, simulate
from econ.variables import VARIABLES

QUICK: dict[str, Any] = {"n_draws": 6, "horizons": (12,)}
FEW = settings(max_examples=200, phases=[Phase.explicit, Phase.generate])  # to make a failure smaller takes minutes
MANY = settings(FEW, max_examples=10_000)
ROUNDING = 1e-9
A_BASIS_POINT_PCT = 0.01
A_PERMILLE, TWO_PERCENT, A_TWENTIETH = 0.001, 0.02, 0.05

OIL_CUTS = ("oil.shut_in", "oil.eu_cut_share", "oil.india_cut_share", "oil.china_cut_share", "oil.rest_cut_share")
GAS_CUTS = ("gas.turkstream_cut_share", "gas.russian_lng_cut_share", "gas.norway_outage_share")

ALL_ELSE_EQUAL = ("overrides.", "buyers.")
"""Left out: an imposed price cannot follow a cut, and a tariff is the smaller the less a buyer still buys."""

NO_OTHER_SHORTAGE = (*ALL_ELSE_EQUAL, "gas.", "other_shocks.world_")
"""Left out too: dear oil leaves more gas to go round, which helps output where gas is rationed; and after an outage
that comes and goes, a cut that adds to it is met by a market that has been adapting for longer."""

NO_EASY_SHORTAGE = (*ALL_ELSE_EQUAL, "assumptions.energy_substitution_sigma", "assumptions.rationing")
"""Left out: where firms hardly miss the gas they do not get, they gain by not paying the rationing price for it."""

MONOTONE = {**QUICK, "stages": False}
"""No stages: a small cut beforehand has OPEC+, tankers and stocks ready for a later one, and can lower its peak."""


@pytest.fixture(scope="module", autouse=True)
def twins():
    """Run on the compiled twins, which other tests compare with the plain functions."""
    compiled.use()
    yield
    compiled.plain_again()


def laws_hold(scenario):
    check(simulate(scenario))


def with_more(scenario, lever, part):
    """Runs of a scenario and of the same with more of a cut: `part` of what it leaves."""
    share = scenario.value(lever)
    note(f"{part} of what {lever} leaves, of {scenario.to_yaml()}")
    return simulate(scenario), simulate(scenario.with_levers({lever: share + (1.0 - share) * part}))


def a_larger_oil_cut_hurts(scenario, lever, part):
    """Of the mean price two percent are allowed: once rerouted oil is back, output that was lost needs less fuel."""
    less, more = with_more(scenario, lever, part)
    brent, gdp = (
        [result.draws(*place) for result in (less, more)]
        for place in (("brent_usd_bbl", "World"), ("gdp_vs_baseline_pct", "EU"))
    )
    assert (brent[1].max(axis=-1) >= brent[0].max(axis=-1) * (1.0 - A_PERMILLE)).all()
    assert (brent[1].mean(axis=-1) >= brent[0].mean(axis=-1) * (1.0 - TWO_PERCENT)).all()
    assert (gdp[1].mean(axis=-1) <= gdp[0].mean(axis=-1) + A_BASIS_POINT_PCT).all()


def a_larger_gas_cut_hurts(scenario, lever, part):
    """In a glut prices may be lower: gas that is missed at first draws LNG that is there later.

    Of a peak a twentieth is allowed, for storage that runs low a month earlier does so at another demand; of the loss
    of output two percent, for gas that is not to be had at the rationing price is a bill not paid.
    """
    less, more = with_more(scenario, lever, part)
    ttf, gdp = (
        [result.draws(name, "EU") for result in (less, more)] for name in ("ttf_eur_mwh", "gdp_vs_baseline_pct")
    )
    glut = ttf[0].max(axis=-1) < less.baseline_path("ttf_eur_mwh", "EU").max()
    assert (glut | (ttf[1].max(axis=-1) >= ttf[0].max(axis=-1) * (1.0 - A_TWENTIETH))).all()
    assert (glut | (ttf[1].mean(axis=-1) >= ttf[0].mean(axis=-1) * (1.0 - A_PERMILLE))).all()
    loss = np.abs(gdp[0].mean(axis=-1))
    assert (gdp[1].mean(axis=-1) <= gdp[0].mean(axis=-1) + A_BASIS_POINT_PCT + TWO_PERCENT * loss).all()


def more_draws_change_no_draw(scenario):
    """Of member states nothing is asked: who is short of gas is worked out once, for the median of all draws."""
    few, many = (simulate(scenario.with_levers({"run.n_draws": count})) for count in (4, 9))
    for (name, region), path in every(few, *(name for name, variable in VARIABLES.items() if not variable.certain)):
        beside = many.draws(name, region)[: len(path)]
        largest = 1.0 + np.abs(path).max()
        np.testing.assert_allclose(beside, path, rtol=0, atol=ROUNDING * largest, err_msg=f"{name} {region}")


OIL_CASES = (scenarios(**MONOTONE, without=NO_OTHER_SHORTAGE), st.sampled_from(OIL_CUTS), st.floats(0.01, 1.0))
GAS_CASES = (scenarios(**MONOTONE, without=NO_EASY_SHORTAGE), st.sampled_from(GAS_CUTS), st.floats(0.01, 1.0))


@FEW
@given(scenarios(**QUICK))
def test_results_are_finite_conserved_and_within_their_bounds(scenario):
    laws_hold(scenario)


@settings(FEW, max_examples=25)
@given(scenarios(**QUICK))
def test_member_states_are_the_eu(scenario):
    check_states(simulate(scenario))


@settings(FEW, max_examples=100)
@given(*OIL_CASES)
def test_a_larger_oil_cut_never_lowers_the_price_nor_raises_output_in_europe(scenario, lever, part):
    a_larger_oil_cut_hurts(scenario, lever, part)


@settings(FEW, max_examples=100)
@given(*GAS_CASES)
def test_a_larger_gas_cut_never_lowers_the_price_nor_raises_output_in_europe(scenario, lever, part):
    a_larger_gas_cut_hurts(scenario, lever, part)


@settings(FEW, max_examples=50)
@given(scenarios(horizons=(12,)))
def test_more_draws_change_no_draw(scenario):
    more_draws_change_no_draw(scenario)


@pytest.mark.nightly
@MANY
@given(scenarios(**QUICK))
def test_ten_thousand_results_are_finite_conserved_and_within_their_bounds(scenario):
    laws_hold(scenario)


@pytest.mark.nightly
@settings(FEW, max_examples=1_000)
@given(scenarios(**QUICK))
def test_member_states_of_a_thousand_results_are_the_eu(scenario):
    check_states(simulate(scenario))


@pytest.mark.nightly
@settings(FEW, max_examples=2_000)
@given(*OIL_CASES)
def test_two_thousand_larger_oil_cuts_hurt(scenario, lever, part):
    a_larger_oil_cut_hurts(scenario, lever, part)


@pytest.mark.nightly
@settings(FEW, max_examples=2_000)
@given(*GAS_CASES)
def test_two_thousand_larger_gas_cuts_hurt(scenario, lever, part):
    a_larger_gas_cut_hurts(scenario, lever, part)
