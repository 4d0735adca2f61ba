"""Russia's accounts and exports at the start of a baseline."""

import numpy as np
import pandas as pd

import data
from econ.build_baseline.markets import anchor, observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import PATH_MONTHS, Vintage
from econ.units import MONTHS_PER_YEAR, TWH_PER_EJ

FIRST_BUDGET_LAW = 2026
"""No budget law of an earlier year is in the data; this one stands in for 2025."""


def russia(vintage: Vintage, parts: Parts) -> None:
    """Budget, fund, rouble and export volumes."""
    rouble = observed_until(series("russia_macro", "rub_per_usd").dropna(), vintage.month)
    parts.path("rub_per_usd", np.full(PATH_MONTHS, rouble.iloc[-1]))
    parts.source("rub_per_usd", f"russia_macro {rouble.index[-1]:%Y-%m}, held")
    last_year = int(vintage.month[:4]) - (0 if vintage.month.endswith("-12") else 1)
    revenue = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float)
    parts.number("russia_oil_gas_revenue_last_year_rub_trn", revenue[last_year], f"russia_budget {last_year}")
    _budget(vintage, float(revenue[last_year]), parts)
    _exports(vintage, parts)


def _budget(vintage: Vintage, oil_gas_revenue: float, parts: Parts) -> None:
    """Spending, other revenue and the liquid fund."""
    if vintage.sanctions_in_force:
        fund = series("russia_wealth_fund", "liquid_rub_bn")
        first_of_next_month = pd.Timestamp(vintage.month) + pd.offsets.MonthBegin()
        parts.number(
            "russia_liquid_fund_rub_trn",
            fund[first_of_next_month] / 1000.0,
            f"russia_wealth_fund {first_of_next_month:%Y-%m-%d}",
        )
        year = max(int(vintage.month[:4]), FIRST_BUDGET_LAW)
        spending = anchor("planned_spending", "RU", year)
        other = anchor("planned_revenue", "RU", year) - anchor("planned_oil_gas_revenue", "RU", year)
        parts.number("russia_spending_rub_trn_yr", spending, f"anchor_figures {year}: budget law")
        parts.number("russia_other_revenue_rub_trn_yr", other, f"anchor_figures {year}: budget law, rest")
        return
    spending = (
        observed_until(series("russia_spending", "federal_spending_rub_bn"), vintage.month).iloc[-12:].sum() / 1000.0
    )
    total = oil_gas_revenue / anchor("oil_gas_share_of_revenue", "RU", 2021)
    parts.number("russia_spending_rub_trn_yr", spending, "russia_spending, twelve months")
    parts.number(
        "russia_other_revenue_rub_trn_yr",
        total - oil_gas_revenue,
        "russia_budget 2021 over its share in anchor_figures",
    )
    before_war = anchor("liquid_wealth_fund", "RU", 2021)
    parts.number("russia_liquid_fund_rub_trn", before_war, "anchor_figures 2021 (remembered)")


def _exports(vintage: Vintage, parts: Parts) -> None:
    """Gas and coal that Russia exports other than to the EU by pipeline."""
    table = data.load("russia_exports")
    energy = (
        table[table["year"] == vintage.exports_year].set_index(["commodity", "destination"])["energy_twh"].astype(float)
    )
    when = f"russia_exports {vintage.exports_year}"
    parts.number("russia_lng_exports_twh_month", energy["lng", "World"] / MONTHS_PER_YEAR, when)
    elsewhere = energy["pipeline_gas", "World"] - energy["pipeline_gas", "EU"]
    parts.number("russia_other_gas_exports_twh_month", elsewhere / MONTHS_PER_YEAR, when)
    coal = energy["coal", "World"]
    parts.number("russia_coal_exports_twh_month", coal / MONTHS_PER_YEAR, when)
    world = anchor("coal_consumption", "World", vintage.exports_year) * TWH_PER_EJ
    parts.number("russia_share_of_world_coal", coal / world, f"{when} over world coal consumption in anchor_figures")
