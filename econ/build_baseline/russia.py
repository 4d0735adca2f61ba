"""Russia's accounts and exports at the start of a baseline."""

import math

import numpy as np
import pandas as pd

import data
from econ.build_baseline.markets import anchor, observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import PATH_MONTHS, Vintage
from econ.russia.economy import REAL_GROWTH_PER_YEAR
from econ.units import MONTHS_PER_YEAR, TWH_PER_EJ

FIRST_FULL_ACCOUNTS = 2021
"""Vintages of 2021 take that year's accounts: those of 2020 lack a share of other revenue."""

INFLATION_TARGET_PCT = 4.0
INFLATION_HALF_LIFE_MONTHS = 12.0
"""Target of the Bank of Russia, and how fast inflation returns to it without an embargo (judgement)."""

DUTY_FREE = ("World", "EU", "CN", "CIS")
"""Pipeline gas to China by Power of Siberia and to the customs union pays no export duty; to the EU counts apart."""
FIRST_BUDGET_LAW = 2026
"""No budget law and no money supply of 2022 to 2025 are in the data; those of 2026 stand in for 2025."""


def russia(vintage: Vintage, parts: Parts) -> None:
    """Budget, fund, rouble and export volumes."""
    rouble = observed_until(series("russia_macro", "rub_per_usd").dropna(), vintage.month)
    parts.path("rub_per_usd", np.full(PATH_MONTHS, rouble.iloc[-1]))
    parts.source("rub_per_usd", f"russia_macro {rouble.index[-1]:%Y-%m}, held")
    revenue = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float)
    year_over = int(vintage.month[:4]) - (0 if vintage.month.endswith("-12") else 1)
    last_year = min(max(year_over, FIRST_FULL_ACCOUNTS), int(revenue.index.max()))
    parts.number("russia_oil_gas_revenue_last_year_rub_trn", revenue[last_year], f"russia_budget {last_year}")
    _prices(vintage, parts)
    _budget(vintage, float(revenue[last_year]), parts)
    _economy(vintage, parts)
    _exports(vintage, parts)


def _budget(vintage: Vintage, oil_gas_revenue: float, parts: Parts) -> None:
    """Spending, other revenue and the liquid fund."""
    if vintage.sanctions_in_force:
        fund = series("russia_wealth_fund", "liquid_rub_bn")
        known = observed_until(fund, f"{pd.Timestamp(vintage.month) + pd.offsets.MonthBegin():%Y-%m}")
        parts.number(
            "russia_liquid_fund_rub_trn", known.iloc[-1] / 1000.0, f"russia_wealth_fund {known.index[-1]:%Y-%m-%d}"
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
    grown = math.exp(parts.paths["russia_cpi_yoy_pct"][0][:MONTHS_PER_YEAR].mean() / 100.0 + REAL_GROWTH_PER_YEAR)
    parts.number("russia_spending_rub_trn_yr", spending * grown, "russia_spending, twelve months, grown by a year")
    parts.number(
        "russia_other_revenue_rub_trn_yr",
        (total - oil_gas_revenue) * grown,
        "russia_budget 2021 over its share in anchor_figures, grown by a year",
    )
    before_war = anchor("liquid_wealth_fund", "RU", 2021)
    parts.number("russia_liquid_fund_rub_trn", before_war, "anchor_figures 2021 (remembered)")


def _whole_years(months: pd.Series) -> pd.Index:
    """Years of which all twelve months are known."""
    count = months.dropna().groupby(pd.DatetimeIndex(months.dropna().index).year).count()
    return count.index[count == MONTHS_PER_YEAR]


def _prices(vintage: Vintage, parts: Parts) -> None:
    """Inflation as last observed, fading to the target."""
    level = observed_until(series("russia_macro", "cpi_index_2015").dropna(), vintage.month)
    observed = 100.0 * (level.iloc[-1] / level.iloc[-1 - MONTHS_PER_YEAR] - 1.0)
    kept = 0.5 ** (np.arange(1, PATH_MONTHS + 1) / INFLATION_HALF_LIFE_MONTHS)
    parts.path("russia_cpi_yoy_pct", INFLATION_TARGET_PCT + (observed - INFLATION_TARGET_PCT) * kept)
    parts.source("russia_cpi_yoy_pct", f"russia_macro {level.index[-1]:%Y-%m}, fading to the target of 4 percent")


def _economy(vintage: Vintage, parts: Parts) -> None:
    """Nominal GDP of the last year (before the war: 2021), money, the last year's deficit, and crude output."""
    year = max(int(vintage.month[:4]), FIRST_BUDGET_LAW if vintage.sanctions_in_force else vintage.exports_year)
    last_year = year - 1 if vintage.sanctions_in_force else vintage.exports_year
    when = f"anchor_figures, last up to {last_year}"
    parts.number("russia_gdp_rub_trn_yr", anchor("nominal_gdp", "RU", last_year), when)
    money = anchor("money_supply_m2", "RU", year)
    parts.number("russia_money_m2_rub_trn", money, f"anchor_figures, last up to {year}")
    spending = series("russia_spending", "federal_spending_rub_bn")
    last_year = min(last_year, int(_whole_years(spending)[-1]))
    spent = spending[str(last_year)].sum() / 1000.0
    if vintage.sanctions_in_force:
        received, how = anchor("federal_revenue", "RU", last_year), f"anchor_figures {last_year}"
    else:
        share = anchor("oil_gas_share_of_revenue", "RU", last_year)
        oil_gas = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float)[last_year]
        received = oil_gas / share
        how = f"russia_budget {last_year} over its share in anchor_figures"
    parts.number(
        "russia_deficit_last_year_rub_trn", spent - received, f"russia_spending {last_year} less revenue: {how}"
    )
    crude = observed_until(series("oil_market_world", "russia_crude_kbd").dropna(), vintage.month)
    parts.number(
        "russia_crude_production_mbd",
        crude.iloc[-MONTHS_PER_YEAR:].mean() / 1000.0,
        f"oil_market_world, twelve months to {crude.index[-1]:%Y-%m}",
    )


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
    pipeline = energy[energy.index.get_level_values("commodity") == "pipeline_gas"].droplevel("commodity")
    dutiable = float(pipeline.drop(list(DUTY_FREE)).sum())
    parts.number("russia_dutiable_other_gas_twh_month", dutiable / MONTHS_PER_YEAR, when)
    coal = energy["coal", "World"]
    parts.number("russia_coal_exports_twh_month", coal / MONTHS_PER_YEAR, when)
    world = anchor("coal_consumption", "World", vintage.exports_year) * TWH_PER_EJ
    parts.number("russia_share_of_world_coal", coal / world, f"{when} over world coal consumption in anchor_figures")
