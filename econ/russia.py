"""Russia: export revenue, budget, liquid fund and GDP."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import lagged, smoothed
from econ.energy.oil_supply import OilSupply
from econ.macro.inflation import EnergyPrices
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR, MWH_PER_MMBTU, MWH_PER_TONNE_COAL

Array = NDArray[np.float64]

REFERENCE_URALS_USD_BBL = 59.0
REFERENCE_RUB_PER_USD = 92.0
"""Price and exchange rate at which the budget law states its oil and gas revenue (row ru_budget_rule)."""

OIL_INDEXED_GAS_SLOPE = 0.10
"""USD/MMBtu per USD/bbl in Russia's long-term gas contracts outside the EU, usual range 0.10 to 0.12 (judgement)."""

ROUBLE_LAG_MONTHS = np.array([[[3.0]]])
NEUTRAL_GROWTH_PER_YEAR = 0.04
"""Spending and other revenue grow with the inflation target of the Bank of Russia."""


@dataclass(frozen=True)
class Russia:
    """Russia's accounts, each (draw, 1, month)."""

    export_revenue_usd_bn: Array
    budget_revenue_rub_trn: Array
    liquid_fund_rub_trn: Array
    gdp_pct: Array


def export_revenue_usd_bn(
    scenario: Scenario,
    paths: LeverPaths,
    oil: OilSupply,
    oil_price_usd_bbl: Array,
    prices: EnergyPrices,
    coal_log: Array,
    baseline: Baseline,
) -> tuple[Array, Array]:
    """Monthly revenue from oil, and from gas and coal: volumes sold times prices, in USD billion (MODEL.md, eq. 33).

    Gas to the EU and LNG earn TTF; other pipeline gas earns an oil-indexed price; coal earns the Newcastle price.
    """
    months = paths.months
    routes = dict(zip(GAS_ROUTES, baseline.path("gas_supply_twh", months)[0], strict=True))
    oil_revenue = oil.russian_exports_mbd * DAYS_PER_MONTH * oil_price_usd_bbl / 1000.0

    def lever(name: str) -> Array:
        return paths[f"gas.{name}"]

    eu_pipeline_twh = (
        routes["turkstream"] * (1.0 - lever("turkstream_cut_share"))
        + routes["other_russian_pipeline"] * (1.0 - lever("other_pipeline_cut_share"))
        + lever("pipeline_return_share") * baseline.numbers["returnable_russian_pipeline_twh_month"]
    )
    lng_lost = lever("russian_lng_cut_share") * routes["russian_lng"] * (1.0 - scenario.levers.gas.lng_reroute_share)
    lng_twh = baseline.numbers["russia_lng_exports_twh_month"] - lng_lost
    spot = prices.ttf_eur_mwh * baseline.numbers["usd_per_eur"]
    indexed = OIL_INDEXED_GAS_SLOPE * prices.brent_usd_bbl / MWH_PER_MMBTU
    gas_revenue = (
        (eu_pipeline_twh + lng_twh) * spot + baseline.numbers["russia_other_gas_exports_twh_month"] * indexed
    ) / 1000.0
    unsold = paths["other_fuels.coal_cut_share"] * (1.0 - scenario.levers.other_fuels.coal_reroute_share)
    coal_twh = baseline.numbers["russia_coal_exports_twh_month"] * (1.0 - unsold)
    coal_price = baseline.numbers["coal_price_usd_t"] * np.exp(coal_log) / MWH_PER_TONNE_COAL
    return oil_revenue, gas_revenue + coal_twh * coal_price / 1000.0


def russia(
    revenue: tuple[Array, Array], revenue_baseline: tuple[Array, Array], baseline: Baseline, draws: Draws
) -> Russia:
    r"""Budget, fund and GDP that follow from export revenue.

    Oil and gas revenue scales the budget law's figure by revenue in roubles, a month later,

    .. math:: B_t = \frac{B^* F_t}{12 F^*} \left[(1 - g) O_t / O^* + g\, G_t / \bar G^0\right]   (MODEL.md, eq. 34)

    with the oil revenue `O*` of baseline volumes at the reference price, and the first year's gas and coal revenue
    without an embargo. The rouble gives way by part of the fall in revenue. Deficits are met by bonds up to capacity,
    then by the liquid fund, which surpluses refill:

    .. math:: W_{t+1} = \max(0,\; W_t - \max(D_t - K/12, 0) + \max(-D_t, 0))   (MODEL.md, eq. 35)

    What neither covers is left uncovered here: the fund never goes below zero.

    Parameters
    ----------
    revenue, revenue_baseline : pair of array, (draw, 1, month)
        Oil, and gas with coal, in the scenario and without it. [USD bn a month]
    """
    oil, other = revenue
    oil0, other0 = revenue_baseline
    ratio = np.maximum((oil + other) / (oil0 + other0), 0.01)
    months = ratio.shape[-1]
    rouble = baseline.path("rub_per_usd", months) * np.exp(
        -draws["rouble_revenue_elasticity"] * smoothed(np.log(ratio), ROUBLE_LAG_MONTHS)
    )
    reference_oil = (
        baseline.by_buyer["russia_oil_exports_mbd"].sum() * DAYS_PER_MONTH * REFERENCE_URALS_USD_BBL / 1000.0
    )
    rate = rouble / REFERENCE_RUB_PER_USD
    gas_weight = draws["russia_gas_revenue_share"]
    other_ratio = other / other0[..., :MONTHS_PER_YEAR].mean(axis=-1, keepdims=True)
    monthly = (
        draws["russia_oil_gas_revenue_rub_trn"]
        / MONTHS_PER_YEAR
        * rate
        * ((1.0 - gas_weight) * oil / reference_oil + gas_weight * other_ratio)
    )
    observed = baseline.numbers["russia_oil_gas_revenue_last_year_rub_trn"] / MONTHS_PER_YEAR
    received = np.concatenate([np.full_like(monthly[..., :1], observed), monthly[..., :-1]], axis=-1)

    years = np.arange(1, months + 1) / MONTHS_PER_YEAR
    growth = (1.0 + NEUTRAL_GROWTH_PER_YEAR) ** years
    other_balance = (
        baseline.numbers["russia_spending_rub_trn_yr"] - baseline.numbers["russia_other_revenue_rub_trn_yr"]
    ) / MONTHS_PER_YEAR
    deficit = other_balance * growth - received
    change = np.maximum(-deficit, 0.0) - np.maximum(
        deficit - draws["russia_bond_capacity_rub_trn"] / MONTHS_PER_YEAR, 0.0
    )
    gdp = -draws["russia_gdp_pct_per_10pct_revenue"] * 10.0 * smoothed(1.0 - ratio, draws["russia_gdp_lag_months"])
    return Russia(
        oil + other, _last_year(received, observed), _fund(baseline.numbers["russia_liquid_fund_rub_trn"], change), gdp
    )


def _fund(start: float, change: Array) -> Array:
    """Stock that starts at a level, moves by `change` and never falls below zero; the closed form of eq. 35."""
    free = start + np.cumsum(change, axis=-1)
    return free - np.minimum(np.minimum.accumulate(free, axis=-1), 0.0)


def _last_year(monthly: Array, observed: float) -> Array:
    """Sum over the last twelve months, months before the first one at their observed average."""
    total = np.cumsum(monthly, axis=-1)
    before = np.maximum(MONTHS_PER_YEAR - 1 - np.arange(monthly.shape[-1]), 0) * observed
    return total - lagged(total, MONTHS_PER_YEAR) + before
