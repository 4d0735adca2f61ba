"""Power: what gas and coal cost the plants that set the price, state by state."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from walks import ALL_BASELINES, RUSSIAN_GAS, asked, world

from econ import simulate
from econ.axes import MEMBER_STATES, POWER_GROUPS
from econ.baseline import load_baseline
from econ.energy.power_price import PowerPrices, power_change_eur_mwh
from econ.parameters import load_parameters

STORED_DIGITS = 1e-5
GROUPS = list(POWER_GROUPS)


def rise(ttf_eur, coal_log=0.0, **run):
    here = world(asked(**run))
    return power_change_eur_mwh(here.flat(ttf_eur), here.flat(coal_log), here.baseline, here.draws)


def test_the_groups_hold_every_member_state_once():
    assert sorted(state for states in POWER_GROUPS.values() for state in states) == sorted(MEMBER_STATES)


def test_power_rises_with_gas_in_every_group_and_by_no_more_than_a_gas_plant_costs():
    change = rise(10.0)
    assert (change > 0).all()
    assert (change <= 2.0 * 10.0).all()


def test_the_rise_is_in_euros_twice_the_gas_costs_twice_the_power():
    assert_allclose(rise(80.0), 2.0 * rise(40.0))


def test_power_rises_more_where_gas_sets_the_price_more_often():
    central = np.median(rise(10.0, n_draws=400)[:, :, 0], axis=0)
    by_group = dict(zip(GROUPS, central, strict=True))
    assert by_group["poland"] < by_group["nordics"] < by_group["central_west"] < by_group["italy_ireland"]


def test_only_polish_power_follows_coal():
    change = rise(0.0, coal_log=0.5)
    assert (change[:, GROUPS.index("poland")] > 0).all()
    assert not np.delete(change, GROUPS.index("poland"), axis=1).any()


def test_without_dearer_fuel_power_is_that_of_the_baseline():
    here = world(asked())
    found = PowerPrices(rise(0.0), here.baseline).eu()
    assert_array_equal(found, np.broadcast_to(here.baseline.path("power_eur_mwh", here.paths.months), found.shape))


@pytest.mark.parametrize("baseline", ALL_BASELINES)
def test_the_eu_is_the_mean_of_its_members_weighted_by_population(baseline):
    result = simulate(asked(RUSSIAN_GAS, baseline=baseline))
    weights = load_baseline(baseline).by_member["population_share"]
    mean = sum(w * result.draws("power_eur_mwh", state) for w, state in zip(weights, MEMBER_STATES, strict=True))
    assert_allclose(mean, result.draws("power_eur_mwh", "EU"), rtol=STORED_DIGITS)


def test_the_shares_of_a_group_add_up_to_at_most_all_hours():
    held = load_parameters().coefficients
    assert held["power_gas_share_poland"].central + held["power_coal_share_poland"].central < 1.0
    assert all(held[f"power_gas_share_{group}"].high <= 1.0 for group in GROUPS)


def test_a_power_elasticity_of_two_thirds_comes_out_of_the_hours_gas_sets_the_price():
    """Evidence row pw_passthrough: 0.65, 0.45 to 0.85, monthly."""
    here = world(asked(baseline="2026-01"))
    prices = PowerPrices(power_change_eur_mwh(here.flat(1.0), here.flat(0.0), here.baseline, here.draws), here.baseline)
    eu, ttf = here.baseline.path("power_eur_mwh", 12), here.baseline.path("ttf_eur_mwh", 12)
    elasticity = (np.median(prices.eu(), axis=0)[0, :12] / eu[0, 0] - 1.0) * ttf[0, 0]
    assert 0.45 < elasticity.mean() < 0.85


def test_power_without_an_embargo_stays_above_zero_in_every_state():
    for name in ALL_BASELINES:
        baseline = load_baseline(name)
        for states, path in zip(POWER_GROUPS.values(), baseline.paths["power_group_eur_mwh"][0], strict=True):
            premium = min(baseline.by_member["power_premium_eur_mwh"][MEMBER_STATES.index(state)] for state in states)
            assert path.min() + premium > 20.0, (name, states)
