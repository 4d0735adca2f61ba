"""Output by channel, jobs, interest rates and tariffs."""

from functools import reduce

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal, assert_array_less
from walks import RUSSIAN_GAS, asked, first_pass, world

from econ import BadInputError, simulate
from econ.axes import CHANNELS
from econ.macro.activity import ces_output_loss_pct, ces_rationing_loss_pct
from econ.macro.labour import unemployment_deviation
from econ.macro.policy import LOWER_BOUND_PCT
from econ.macro.trade import buyer_gdp_pct, carried_out, tariff_price_level_pp, trade_loss

EVERYTHING = RUSSIAN_GAS | {
    "oil.shut_in": 0.5,
    "buyers.tariff_china_pct": 100.0,
    "other_shocks.confidence_shock_sd": 1.0,
    "other_shocks.financial_stress_sd": 1.0,
    "policy.fiscal_support_pct_gdp": 1.0,
}
SWITCHES = ("income", "rationing", "confidence", "finance", "trade", "policy")


@given(scenarios(n_draws=10))
def test_gdp_channels_add_up_to_the_total(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    for region in ("EU", "US"):
        channels = [result.draws(f"gdp_{name}_channel_pct", region) for name in CHANNELS]
        assert_array_equal(reduce(np.add, channels), result.draws("gdp_vs_baseline_pct", region))


@pytest.mark.parametrize("off", SWITCHES)
def test_a_channel_switched_off_is_zero_and_leaves_the_others_alone(off):
    """In the first pass, before feedback: in a settled run the others move a little with GDP.

    Confidence amplifies income and rationing, so it alone moves when one of those is switched off.
    """
    on, without = (
        first_pass(EVERYTHING | {f"assumptions.{off}": switch}, baseline="2021-12").activity.channels
        for switch in (True, False)
    )
    assert on[off].any()
    assert not without[off].any()
    amplified = {"confidence"} if off in ("income", "rationing") else set()
    for name in set(CHANNELS) - {off} - amplified:
        assert_array_equal(without[name], on[name], err_msg=name)


@pytest.mark.parametrize("off", SWITCHES)
def test_a_channel_switched_off_is_zero_in_the_settled_run_too(off):
    result = simulate(asked(EVERYTHING | {f"assumptions.{off}": False}, baseline="2021-12"))
    assert not result.draws(f"gdp_{off}_channel_pct", "EU").any()


@given(st.floats(0.0, 3.0), st.floats(0.005, 0.08), st.floats(0.03, 0.9))
def test_ces_loss_equals_the_formula_at_the_fuel_firms_choose(price_log, share, sigma):
    rho = (sigma - 1.0) / sigma
    fuel = np.exp(-sigma * price_log)
    slow = 100.0 * (((1.0 - share) + share * fuel**rho) ** (1.0 / rho) - 1.0 - share * (fuel - 1.0))
    fast = float(ces_output_loss_pct(np.array(price_log), np.array(share), np.array(sigma)))
    assert fast == pytest.approx(slow, abs=1e-8)
    assert fast <= 1e-12


def test_ten_percent_less_energy_costs_what_bachmann_and_others_find():
    """Bachmann et al. (2022): share 4 percent, elasticity 0.04, ten percent less energy: 1.57 percent of output."""
    share, sigma, saved_bill = np.array(0.04), 0.04, 100.0 * 0.04 * (0.9 - 1.0)
    by_price = float(ces_output_loss_pct(np.array(-np.log(0.9) / sigma), share, np.array(sigma))) + saved_bill
    by_quantity = float(ces_rationing_loss_pct(np.array(0.1), share, sigma))
    assert by_price == pytest.approx(-1.57, abs=0.01)
    assert by_quantity == pytest.approx(by_price, abs=1e-9)


def test_cheaper_fuel_costs_no_output():
    assert float(ces_output_loss_pct(np.array(-0.5), np.array(0.03), np.array(0.1))) == 0.0


def test_the_rationing_loss_is_linear_in_the_share_rationed():
    def loss(share):
        return first_pass({"overrides.gas_shortage_share": {"EU": [share]}}).activity.channels["rationing"]

    assert_allclose(loss(0.10), 2.0 * loss(0.05), rtol=1e-12)
    draws = world(asked()).draws
    assert_allclose(loss(0.10)[:, 0, 0], -10.0 * draws["rationing_gdp_elasticity"][:, 0, 0])
    assert not loss(0.10)[:, 1].any()


def test_unemployment_follows_output_by_okuns_law_once_lags_have_run():
    here = world(asked(horizon_months=120))
    gdp = np.full((here.draws.count, 2, here.paths.months), -2.0)
    jobs = unemployment_deviation(gdp, here.draws)
    for region, name in enumerate(("okun_eu", "okun_us")):
        assert_allclose(jobs[:, region, -1], -2.0 * here.draws[name][:, 0, 0], rtol=1e-3)
    assert (np.diff(jobs, axis=-1) >= -1e-12).all()


@pytest.mark.parametrize("baseline", ["2021-12", "2026-01"])
def test_the_policy_rate_stops_at_its_lower_bound(baseline):
    """Half the price of oil and a deep slump; rates that start below the bound may stay there but fall no further."""
    slump = {
        "overrides.brent_usd_bbl": {"pct_of_baseline": [-60.0]},
        "other_shocks.confidence_shock_sd": 5.0,
        "other_shocks.financial_stress_sd": 6.0,
    }
    result = simulate(asked(slump, baseline=baseline))
    for i, region in enumerate(("EU", "US")):
        before = result.baseline_path("policy_rate_pct", region)
        floor = np.minimum(LOWER_BOUND_PCT[0, i], before)
        assert (result.draws("policy_rate_pct", region) >= floor - 1e-12).all()
        assert (result.draws("policy_rate_pct", region) < before - 1e-6).any() or (before <= floor).all()


def test_a_hawkish_central_bank_raises_rates_more_after_an_oil_shock():
    dovish, hawkish = (
        simulate(asked({"oil.shut_in": 1.0, "policy.rate_response": w})).draws("policy_rate_pct", "EU")
        for w in (0.0, 1.0)
    )
    assert_array_less(dovish[:, 11], hawkish[:, 11])


@pytest.mark.parametrize(("changes", "still_buys"), [({}, 1.0), ({"buyers.trade_cutoff": True}, 0.0)])
def test_no_tariff_and_a_threat_that_everyone_heeds_cost_nothing(changes, still_buys):
    scenario, paths, baseline, draws = world(asked(changes))
    carried = carried_out(scenario, paths, lambda: np.full((draws.count, 5, paths.months), still_buys), draws)
    tariff_pp = tariff_price_level_pp(carried, paths.months, baseline, draws)
    loss = trade_loss(carried, tariff_pp, baseline, draws)
    buyers = buyer_gdp_pct(carried, paths.months, baseline, draws)
    assert not any(cost.any() for cost in (tariff_pp, loss.gdp_pct, loss.household_burden_pct, buyers))


def test_tariffs_raise_american_prices_and_lower_output_on_both_sides():
    walk = first_pass({"buyers.tariff_china_pct": 100.0})
    assert_array_less(0.0, walk.inflation.tariff_pp[:, 1])
    assert not walk.inflation.tariff_pp[:, 0].any()
    assert_array_less(walk.activity.channels["trade"], 0.0)


def test_a_dearer_barrel_takes_more_income_from_europe_which_buys_it_abroad():
    bill = first_pass({"overrides.brent_usd_bbl": {"pct_of_baseline": [50.0]}}).activity.energy_bill_pct
    assert (bill[:, 0, -1] > bill[:, 1, -1]).all()
    assert np.median(bill[:, 0, -1]) > 1.5 * np.median(bill[:, 1, -1])
    assert np.median(bill[:, 1, -1]) > 0.0


@pytest.mark.parametrize(("scale", "study", "after_three_years"), [(0.4, "ECB", -0.10), (4.8, "Lane 2026", -0.75)])
def test_the_spread_between_studies_of_the_euro_area_can_be_reached_by_the_lever(scale, study, after_three_years):
    """Rows gdp_oil10_ea_bme (-0.1 % after three years of oil 10 % dearer) and gdp_oil10_ea_lane26 (-0.25 a year)."""
    dearer = {"overrides.brent_usd_bbl": {"pct_of_baseline": [10.0]}, "assumptions.income_loss_scale": scale}
    gdp = simulate(asked(dearer, n_draws=1, horizon_months=36)).median("gdp_vs_baseline_pct", "EU")
    assert gdp[-1] == pytest.approx(after_three_years, rel=0.1), study


def test_output_lost_for_want_of_investment_outlives_the_price_rise():
    dearer = {
        "overrides.brent_usd_bbl": {"pct_of_baseline": [50.0]},
        "timing.duration_months": 24,
        "timing.recovery_months": 0,
    }
    channels = first_pass(dearer, horizon_months=60).activity.channels
    lost = -channels["production"] / channels["production"].min(axis=-1, keepdims=True)
    spent = -channels["income"] / channels["income"].min(axis=-1, keepdims=True)
    assert np.median(lost[:, 0, 40]) < np.median(spent[:, 0, 40]) < 0.0


def test_fiscal_support_raises_output_by_the_multiplier_once_spent():
    here = world(asked({"policy.fiscal_support_pct_gdp": 1.0}, horizon_months=60))
    policy = here.first_pass().activity.channels["policy"][:, 0, 30]
    assert_allclose(policy, here.draws["fiscal_multiplier"][:, 0, 0], rtol=1e-3)
