"""Russia's budget: what taxes bring, who finances a deficit, what that does to rouble and prices."""

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.testing import assert_allclose, assert_array_less
from walks import ALL_BASELINES, asked, world

from econ import BadInputError, simulate
from econ.baseline import load_baseline
from econ.energy.russian_wells import shut_wells
from econ.estimate.russia_revenue import by_year
from econ.macro.inflation import EnergyPrices
from econ.russia.accounts import AtRest, Russia, russia
from econ.russia.budget import financing, oil_gas_revenue_rub_trn, over_a_year
from econ.russia.economy import prices_of_money
from econ.russia.exports import exports
from econ.russia.taxes import damper_margin_rub_bbl, statutory_take_usd_bbl
from econ.units import DAYS_PER_MONTH


def accounts(changes=None, urals=60.0, **run) -> Russia:
    """Accounts of one pass over the walk at a Urals price, against the same pass without levers."""
    calm = _accounts(None, urals, None, run)
    sold = _sold(None, urals, run)[2]
    return _accounts(changes, urals, AtRest(*sold.oil_and_other_usd_bn, calm.tax_arising_rub_trn), run)


def _sold(changes, urals, run):
    here = world(asked(changes, **run))
    walk = here.first_pass()
    price = here.flat(urals)
    return here, walk, exports(
        here.scenario, here.paths, walk.oil, price, walk.prices, here.flat(0.0), here.baseline, here.draws
    )  # fmt: skip


def _accounts(changes, urals, calm, run):
    here, walk, sold = _sold(changes, urals, run)
    return russia(sold, calm, here.flat(urals), walk.oil, walk.prices, here.baseline, here.draws)


def test_export_revenue_is_volume_times_price_by_fuel():
    here, walk, sold = _sold({"oil.eu_cut_share": 1.0, "gas.turkstream_cut_share": 1.0}, 60.0, {})
    prices: EnergyPrices = walk.prices
    oil, other = sold.oil_and_other_usd_bn
    assert_allclose(oil, walk.oil.russian_exports_mbd * DAYS_PER_MONTH * 60.0 / 1000.0)
    assert_allclose(oil + other, sum(sold.revenue_usd_bn.values()))
    lng = here.baseline.numbers["russia_lng_exports_twh_month"] * prices.ttf_eur_mwh
    assert_allclose(sold.revenue_usd_bn["lng"], lng * here.baseline.numbers["usd_per_eur"] / 1000.0)
    assert not sold.eu_pipeline_twh[..., -1].any()
    assert all((part >= 0).all() for part in sold.revenue_usd_bn.values())


def test_refused_coal_earns_nothing_until_it_has_found_other_buyers():
    refused = {"other_fuels.coal_cut_share": 1.0, "other_fuels.coal_reroute_share": 1.0}
    usual, sold = (_sold(changes, 60.0, {})[2].revenue_usd_bn["coal"] for changes in (None, refused))
    assert (sold[..., 0] < 0.5 * usual[..., 0]).all()
    assert (np.diff(sold) > 0).all()
    assert_allclose(sold[..., -1], np.broadcast_to(usual[..., -1], sold[..., -1].shape), rtol=0.01)


@given(
    arrays.arrays(float, (3, 1, 40), elements=st.floats(-2, 2, width=32)),
    st.floats(0, 1),
    st.floats(0, 20),
)
def test_bonds_fund_and_what_nobody_lends_add_up_to_the_deficit_and_the_fund_never_passes_zero(deficit, capacity, fund):
    paid = financing(deficit, np.array(capacity), fund)
    assert_allclose(paid.bonds + paid.from_fund + paid.uncovered, deficit, atol=1e-9)
    assert paid.fund.min() >= -1e-9
    assert paid.bonds.min() >= 0.0
    assert paid.bonds.max() <= capacity
    assert paid.uncovered.min() >= -1e-9
    assert not ((paid.uncovered > 1e-9) & (paid.fund > 1e-9)).any(), "nobody prints money while the fund holds some"
    assert_allclose(fund - np.cumsum(paid.from_fund, axis=-1), paid.fund, atol=1e-9)


@given(scenarios(among=("timing.", "oil.", "gas.", "other_fuels.", "buyers."), n_draws=5))
def test_the_deficit_is_financed_in_every_month_and_draw_of_any_scenario(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    fund = result.draws("russia_liquid_fund_rub_trn", "RU")
    uncovered = result.draws("russia_uncovered_deficit_rub_trn", "RU")
    assert fund.min() >= -1e-9
    assert uncovered.min() >= -1e-9
    for name in ("russia_deficit_pct_gdp", "russia_inflation_yoy_pct", "russia_rub_per_usd"):
        assert np.isfinite(result.draws(name, "RU")).all()


def test_the_accounts_of_a_run_add_up():
    found = accounts({"oil.shut_in": 1.0})
    paid = found.financing
    assert_allclose(paid.bonds + paid.from_fund + paid.uncovered, found.deficit_rub_trn, atol=1e-9)


def test_a_stop_of_exports_costs_the_budget_and_weakens_the_rouble():
    calm, stop = accounts(), accounts({"oil.shut_in": 1.0})
    later = np.s_[..., 12:]
    assert_array_less(stop.budget_revenue_rub_trn[later], calm.budget_revenue_rub_trn[later])
    assert_array_less(calm.rub_per_usd[later], stop.rub_per_usd[later])
    assert_array_less(stop.gdp_pct[later], calm.gdp_pct[later])
    assert_array_less(calm.deficit_pct_gdp[..., 18:], stop.deficit_pct_gdp[..., 18:])


def test_the_first_month_is_paid_on_what_arose_before_the_embargo():
    calm, stop = accounts(), accounts({"oil.shut_in": 1.0})
    assert (stop.tax_arising_rub_trn[..., 0] != calm.tax_arising_rub_trn[..., 0]).all()
    assert_allclose(stop.budget_revenue_rub_trn[..., 0], calm.budget_revenue_rub_trn[..., 0])


def test_tax_on_dearer_urals_arises_at_once():
    here = world(asked())
    gas = (here.flat(10.0), here.flat(30.0), here.flat(70.0))
    price = here.flat(50.0)
    price[..., 5:] = 80.0
    flat, risen = (
        oil_gas_revenue_rub_trn(urals, here.flat(80.0), here.flat(9.0), *gas, here.baseline, here.draws)
        for urals in (here.flat(50.0), price)
    )
    assert_allclose(flat[..., :5], risen[..., :5])
    assert_array_less(flat[..., 5:], risen[..., 5:])


def test_a_dearer_barrel_pays_more_tax_but_never_more_than_it_earns():
    price = np.linspace(1.0, 200.0, 400)
    take = statutory_take_usd_bbl(price)
    assert (np.diff(take) >= 0).all()
    assert (take < price).all()
    assert (damper_margin_rub_bbl(price * 80.0, 2026.0) >= 0).all()


def test_the_formula_tells_each_year_since_2021_within_a_tenth_but_2022():
    """A year by a fit that has not seen it; in 2022 fuel and gas were sold far below the prices of exchanges."""
    error = by_year()["error_told"].abs()
    assert (error.loc[[2021, 2023, 2024, 2025]] < 10.0).all()
    assert error.loc[2022] < 15.0


def test_oil_that_nobody_buys_fills_storage_before_wells_shut():
    unsold = np.full((2, 1, 6), 2.0)
    days = np.array([0.0, 20.0])[:, None, None]
    loss = np.full((2, 1, 1), 0.1)
    shut, lost = shut_wells(unsold, 5.0, days, loss)
    assert_allclose(shut[0], 2.0)
    assert_allclose((unsold - shut)[1].sum() * DAYS_PER_MONTH, 20.0 * 5.0)
    assert (np.diff(lost) >= 0).all()
    assert (lost[1] <= lost[0]).all()


def test_capacity_comes_back_only_in_part_after_a_stop():
    unsold = np.zeros((1, 1, 36))
    unsold[..., :12] = 7.0
    shut, lost = shut_wells(unsold, 7.0, np.zeros((1, 1, 1)), np.full((1, 1, 1), 0.1))
    assert_allclose(shut[..., 12:], lost[..., 12:])
    assert 0.06 < lost[0, 0, -1] / 7.0 < 0.1
    nothing, kept = shut_wells(np.zeros((1, 1, 12)), 7.0, np.zeros((1, 1, 1)), np.full((1, 1, 1), 0.1))
    assert not nothing.any()
    assert not kept.any()


def test_money_made_for_deficits_ends_up_in_prices_in_proportion():
    here = world(asked(n_draws=1))
    once = here.flat(0.0)
    once[..., 0] = 0.1 * here.baseline.numbers["russia_money_m2_rub_trn"]
    level = prices_of_money(once, np.ones((1, 1, here.paths.months)), here.baseline, here.draws)
    assert (np.diff(level) >= 0).all()
    assert level[0, 0, -1] == pytest.approx(0.1 * here.draws["russia_money_price_elasticity"][0, 0, 0], rel=0.2)


@pytest.mark.parametrize("name", ALL_BASELINES)
def test_without_an_embargo_russia_follows_its_baseline_trend(name):
    baseline = load_baseline(name)
    result = simulate(asked(baseline=name))
    assert_allclose(result.draws("russia_gdp_vs_baseline_pct", "RU"), 0.0, atol=1e-9)
    rouble = baseline.path("rub_per_usd", 24)[0, 0]
    assert_allclose(result.median("russia_rub_per_usd", "RU"), rouble)
    inflation = result.median("russia_inflation_yoy_pct", "RU")
    assert inflation[0] == pytest.approx(baseline.path("russia_cpi_yoy_pct", 1)[0, 0, 0], abs=0.1)
    deficit = result.median("russia_deficit_pct_gdp", "RU")
    assert deficit.min() > -2.0
    assert deficit.max() < 6.0
    assert np.ptp(deficit) > 0.1


def test_a_year_of_flows_starts_from_the_year_before():
    monthly = np.full((1, 1, 15), 2.0)
    assert_allclose(over_a_year(monthly, 1.0)[0, 0, [0, 5, 11, 14]], [13.0, 18.0, 24.0, 24.0])
