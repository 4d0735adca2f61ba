"""Russia's accounts of a run, put together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import year_on_year
from econ.energy.oil_supply import OilSupply
from econ.macro.inflation import EnergyPrices
from econ.russia.budget import Financing, financing, oil_gas_revenue_rub_trn, over_a_year
from econ.russia.economy import nominal_index, output_pct, prices_of_money, prices_of_rouble, rouble
from econ.russia.exports import Exports
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

LEAST_REVENUE_RATIO = 0.01


@dataclass(frozen=True)
class AtRest:
    """What a scenario is measured against: the same draws without an embargo, each (draw, 1, month).

    Attributes
    ----------
    oil_usd_bn, other_usd_bn : array
        Export revenue from oil, and from gas with coal, in a month.
    tax_arising_rub_trn : array
        As in `Russia`; before the first month there was no embargo.
    """

    oil_usd_bn: Array
    other_usd_bn: Array
    tax_arising_rub_trn: Array


@dataclass(frozen=True)
class Russia:
    """Russia's accounts, each (draw, 1, month); budget figures over the last twelve months.

    Attributes
    ----------
    tax_arising_rub_trn : array
        Oil and gas revenue that arises in the month and is paid in the next.
    deficit_rub_trn : array
        Of the month; `financing` says who pays for it.
    """

    export_revenue_usd_bn: Array
    tax_arising_rub_trn: Array
    budget_revenue_rub_trn: Array
    deficit_rub_trn: Array
    deficit_pct_gdp: Array
    financing: Financing
    uncovered_deficit_rub_trn: Array
    rub_per_usd: Array
    inflation_yoy_pct: Array
    gdp_pct: Array

    @property
    def liquid_fund_rub_trn(self) -> Array:
        """Liquid part of the National Wealth Fund at the end of the month."""
        return self.financing.fund


def russia(
    sold: Exports,
    at_rest: AtRest | None,
    urals_usd_bbl: Array,
    oil: OilSupply,
    prices: EnergyPrices,
    baseline: Baseline,
    draws: Draws,
) -> Russia:
    """Budget, fund, rouble, prices and GDP that follow from energy sold (MODEL.md, eq. 34, 35 and 53 to 55).

    Spending and other revenue grow with nominal GDP without an embargo and with prices that follow the rouble; other
    revenue also falls with GDP; prices that rise because money is made for the deficit move none of these, nor the GDP
    that the deficit is measured by. They are spread evenly over the year: the treasury's balances carry its seasons.

    Parameters
    ----------
    at_rest : AtRest, optional
        The run without an embargo; None if this is it.
    urals_usd_bbl : array, (draw, 1, month)
        Urals as realised, on which oil is taxed.
    """
    revenue = sum(sold.oil_and_other_usd_bn)
    usual = at_rest.oil_usd_bn + at_rest.other_usd_bn if at_rest else revenue
    ratio = np.maximum(revenue / usual, LEAST_REVENUE_RATIO)
    months = ratio.shape[-1]
    rub_per_usd = rouble(ratio, baseline, draws)
    gdp_pct = output_pct(ratio, draws)
    dearer = prices_of_rouble(rub_per_usd, baseline, draws)

    numbers = baseline.numbers
    crude_mbd = np.maximum(numbers["russia_crude_production_mbd"] - oil.wells_shut_mbd, 0.0)
    hub = prices.ttf_eur_mwh * numbers["usd_per_eur"]
    arising = oil_gas_revenue_rub_trn(
        urals_usd_bbl, rub_per_usd, crude_mbd, sold.eu_pipeline_twh, hub, prices.brent_usd_bbl, baseline, draws
    )
    before = (at_rest.tax_arising_rub_trn if at_rest else arising)[..., :1]
    received = np.concatenate([np.broadcast_to(before, arising[..., :1].shape), arising[..., :-1]], axis=-1)
    nominal = nominal_index(baseline, months)
    scale = np.exp(dearer) * nominal / nominal[..., :MONTHS_PER_YEAR].mean() / MONTHS_PER_YEAR
    other = numbers["russia_other_revenue_rub_trn_yr"] * (1.0 + gdp_pct / 100.0)
    deficit = (numbers["russia_spending_rub_trn_yr"] - other) * scale - received
    paid = financing(deficit, draws["russia_bond_capacity_rub_trn"] * scale, numbers["russia_liquid_fund_rub_trn"])
    money = prices_of_money(paid.uncovered, nominal, baseline, draws)
    level = dearer + money
    gdp_rub_trn = numbers["russia_gdp_rub_trn_yr"] * nominal * np.exp(dearer) * (1.0 + gdp_pct / 100.0)
    deficit_of_year = over_a_year(deficit, numbers["russia_deficit_last_year_rub_trn"] / MONTHS_PER_YEAR)
    return Russia(
        export_revenue_usd_bn=np.broadcast_to(revenue, ratio.shape),
        tax_arising_rub_trn=arising,
        budget_revenue_rub_trn=over_a_year(
            received, numbers["russia_oil_gas_revenue_last_year_rub_trn"] / MONTHS_PER_YEAR
        ),
        deficit_rub_trn=deficit,
        deficit_pct_gdp=100.0 * deficit_of_year / gdp_rub_trn,
        financing=paid,
        uncovered_deficit_rub_trn=over_a_year(paid.uncovered, 0.0),
        rub_per_usd=rub_per_usd,
        inflation_yoy_pct=baseline.path("russia_cpi_yoy_pct", months) + 100.0 * np.expm1(year_on_year(level)),
        gdp_pct=gdp_pct,
    )
