"""Inflation: from energy prices to consumer prices."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal, assert_array_less
from walks import RUSSIAN_GAS, asked, world

from econ import preset_names, simulate
from econ.dynamics import year_on_year
from econ.macro.inflation import EnergyPrices, inflation
from econ.scenario import load_scenario


@pytest.fixture(scope="module")
def here():
    return world(asked(horizon_months=120))


def consumer_prices(here, *, brent_usd=0.0, ttf_eur=0.0, henry_hub_usd=0.0, demand_pct=0.0):
    """Consumer prices after permanent steps of energy prices, or of demand."""
    scenario, paths, baseline, draws = here
    prices = EnergyPrices(
        brent_usd_bbl=here.flat(80.0 + brent_usd),
        brent_change_usd_bbl=here.flat(brent_usd),
        brent_log=here.flat(np.log1p(brent_usd / 80.0)),
        ttf_eur_mwh=here.flat(30.0 + ttf_eur),
        ttf_change_eur_mwh=here.flat(ttf_eur),
        henry_hub_log=here.flat(np.log1p(henry_hub_usd / 3.0)),
        henry_hub_change_usd_mmbtu=here.flat(henry_hub_usd),
    )
    nothing = here.nothing_before.demand_pct
    return inflation(scenario, paths, prices, nothing, nothing + demand_pct, baseline, draws)


def test_first_round_inflation_equals_coefficient_times_the_real_price_change(here):
    europe, america = here.baseline.by_macro_region["price_level_2015"]
    in_euros = 10.0 / here.baseline.numbers["usd_per_eur"]
    steps = {
        "energy_cpi_oil_eu_pp_per_eur_bbl": (0, {"brent_usd": 10.0}, in_euros / europe),
        "energy_cpi_oil_us_pp_per_usd_bbl": (1, {"brent_usd": 10.0}, 10.0 / america),
        "energy_cpi_gas_eu_pp_per_eur_mwh": (0, {"ttf_eur": 10.0}, 10.0 / europe),
        "energy_cpi_gas_us_pp_per_usd_mmbtu": (1, {"henry_hub_usd": 1.0}, 1.0 / america),
    }
    for name, (region, step, real_change) in steps.items():
        found = consumer_prices(here, **step).energy_pp[:, region, -1]
        assert_allclose(found, here.draws[name][:, 0, 0] * real_change, rtol=1e-3, err_msg=name)


def test_weak_demand_lowers_core_prices_for_as_long_as_it_lasts(here):
    weak = consumer_prices(here, demand_pct=-1.0)
    assert not weak.energy_pp.any()
    assert not weak.food_pp.any()
    slope = here.draws["phillips_slope_pp_per_year"][:, 0, 0]
    assert_allclose(year_on_year(weak.core_pp)[:, 0, -1], -slope, rtol=1e-9)


def test_fuel_prices_arrive_before_retail_gas_contracts(here):
    oil = consumer_prices(here, brent_usd=10.0).energy_pp[:, 0]
    gas = consumer_prices(here, ttf_eur=10.0).energy_pp[:, 0]
    assert_array_less((gas / gas[:, -1:])[:, 2], (oil / oil[:, -1:])[:, 2])


def test_second_rounds_weigh_more_in_a_large_shock(here):
    small, large = (consumer_prices(here, brent_usd=usd) for usd in (1.0, 100.0))
    ratio = [(p.core_pp + p.food_pp)[:, 0, -1] / p.energy_pp[:, 0, -1] for p in (small, large)]
    assert (ratio[1] > ratio[0]).mean() > 0.8  # not in episodes that met hardly any second round
    assert np.median(ratio[1]) > 1.5 * np.median(ratio[0])


def test_inflation_after_a_permanent_price_step_returns_to_its_baseline_rate(here):
    prices = consumer_prices(here, brent_usd=20.0, ttf_eur=20.0)
    rate = year_on_year(prices.level_pct)
    assert (rate[:, 0].max(axis=-1) > 0.3).all()
    assert (np.abs(rate[..., -1]) < 0.05 * np.abs(rate).max(axis=-1) + 0.01).all()
    assert_allclose(np.median(rate[..., -1], axis=0), 0.0, atol=0.02)


@pytest.mark.parametrize("name", preset_names())
def test_contributions_add_up_to_the_price_level(name):
    result = simulate(load_scenario(name).with_levers({"run.n_draws": 20, "run.horizon_months": 36}))
    for region in ("EU", "US"):
        parts = [result.draws(f"cpi_{p}_contribution_pp", region) for p in ("energy", "food", "core", "tariff")]
        level = result.draws("cpi_vs_baseline_pct", region)
        assert_array_equal(parts[0] + parts[1] + parts[2] + parts[3], level)


def test_a_price_cap_lowers_energy_inflation_at_given_wholesale_prices():
    free, capped = (
        consumer_prices(world(asked({"policy.energy_price_cap": share})), ttf_eur=50.0).energy_pp for share in (0, 0.5)
    )
    assert_array_less(capped[:, 0], free[:, 0])
    assert_array_equal(capped[:, 1], free[:, 1])


def test_a_price_cap_lowers_energy_inflation_although_it_weakens_saving():
    free, capped = (
        simulate(asked(RUSSIAN_GAS | {"policy.energy_price_cap": share})).draws("cpi_energy_contribution_pp", "EU")
        for share in (0.0, 0.5)
    )
    assert (np.median(capped[:, 3:] - free[:, 3:], axis=0) < 0.0).all()
    assert (capped[:, 3:] < free[:, 3:]).mean() > 0.9


def test_inflation_of_energy_is_its_contribution_over_its_weight():
    result = simulate(asked({"oil.shut_in": 1.0}))
    weight = world(result.scenario).baseline.by_macro_region["energy_weight_pct"][0]
    contribution = result.draws("cpi_energy_contribution_pp", "EU")[:, 11]
    rise = result.draws("energy_cpi_yoy_pct", "EU")[:, 11] - result.baseline_path("energy_cpi_yoy_pct", "EU")[11]
    assert_allclose(rise, 100.0 * contribution / weight)
