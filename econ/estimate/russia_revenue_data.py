"""Data of the fit on Russian oil and gas revenue: statutory base, damper, gas, and revenue of years and months."""

import numpy as np
import pandas as pd

import data
from econ.build_baseline.markets import anchor
from econ.estimate.gas_data import column, gas_market
from econ.russia.taxes import damper_margin_rub_bbl, dutiable_value_rub_bn, gas_duty_rate, statutory_take_usd_bbl
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

FIRST, LAST = "2020-01", "2026-01"
PROFIT_TAX_MONTHS = (3, 4, 7, 10)
"""Months in which the tax on additional income is paid: quarterly, and the balance of the year in March."""


def monthly_bases() -> pd.DataFrame:
    """Bases of the taxes by month of payment, a month after they arise, in RUB bn; rates times volumes, no relief.

    Columns: ``oil`` the statutory extraction tax and duty on all crude produced, ``profit`` the same in months in which
    the profit tax is paid, less its mean, ``damper`` what one RUB/bbl of export margin over the damper's threshold is
    worth on a million barrels a month, ``gas_duty`` the duty on pipeline gas, ``gas_extra`` added by law.
    """
    months = pd.date_range("2018-01", LAST, freq="MS")
    urals = column("urals_tax_price", "urals_tax_usd_bbl").reindex(months)
    rouble = column("russia_macro", "rub_per_usd").reindex(months)
    crude = column("oil_market_world", "russia_crude_kbd").reindex(months).bfill() / 1000.0
    oil = statutory_take_usd_bbl(urals) * rouble * crude * DAYS_PER_MONTH / 1000.0
    years = (months.year + (months.month - 1) / MONTHS_PER_YEAR).to_numpy()
    margin = damper_margin_rub_bbl((urals * rouble).to_numpy(), years) / 1000.0
    share = np.isin(months.month, PROFIT_TAX_MONTHS) - len(PROFIT_TAX_MONTHS) / MONTHS_PER_YEAR
    frame = pd.DataFrame({"oil": oil.shift(1), "damper": -pd.Series(margin, months).shift(1)})
    frame["profit"] = frame["oil"] * share
    frame["gas_duty"] = gas_duty_base(months, rouble).shift(1)
    frame["gas_extra"] = _extra(months)
    return frame


def gas_duty_base(months: pd.DatetimeIndex, rouble: pd.Series) -> pd.Series:
    """Duty that the law asks of pipeline gas to the EU, Türkiye and other Europe in a month, in RUB bn."""
    market = gas_market().reindex(months)
    exports = data.load("russia_exports")
    pipeline = exports[exports["commodity"] == "pipeline_gas"].pivot(
        index="year", columns="destination", values="energy_twh"
    )
    elsewhere = pipeline[["TR", "europe_other", "europe_non_eu"]].sum(axis=1) / MONTHS_PER_YEAR
    by_month = np.interp(months.year, elsewhere.index, elsewhere)
    value = dutiable_value_rub_bn(
        market["russian_pipeline_twh"].to_numpy(),
        by_month,
        market["ttf_eur_mwh"].to_numpy() * column("fx", "usd_per_eur").reindex(months).to_numpy(),
        column("brent", "brent_usd_bbl").reindex(months).to_numpy(),
        rouble.to_numpy(),
    )
    return pd.Series(gas_duty_rate(months.year.to_numpy()) * value, months)


def _extra(months: pd.DatetimeIndex) -> pd.Series:
    """Gazprom's added extraction tax: one-off in autumn 2022, monthly in 2023 and 2024."""
    extra = pd.Series(0.0, months)
    extra["2022-09":"2022-11"] = anchor("extra_gas_extraction_tax", "RU", 2022) * 1000.0 / 3.0
    extra["2023":"2024"] = anchor("extra_gas_extraction_tax", "RU", 2023) * 1000.0 / MONTHS_PER_YEAR
    return extra


def observed_revenue() -> pd.Series:
    """Revenue by month where there is one, in RUB bn."""
    taxes = data.load("russia_oil_gas_taxes").set_index("month")
    single = taxes.loc[taxes["months"] == 1, "oil_gas_revenue_rub_bn"]
    reported = column("russia_oil_gas_revenue_monthly", "oil_gas_revenue_rub_bn")
    return reported.combine_first(single)[FIRST:LAST]


def revenue_by_period(bases: pd.DataFrame) -> pd.DataFrame:
    """Revenue and bases of every month that is known, and of what is left of every year; `months` says how many."""
    known = observed_revenue()
    totals = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float) * 1000.0
    single = bases.loc[known.index].assign(revenue=known, months=1.0)
    single.index = pd.Index([f"{month:%Y-%m}" for month in known.index])
    rests = {}
    for year, total in totals.items():
        of_year = bases.loc[f"{year}-01" : f"{year}-12"]
        unknown = of_year[~of_year.index.isin(known.index)]
        if len(unknown):
            rest = total - known.loc[f"{year}-01" : f"{year}-12"].sum()
            rests[f"{year} rest"] = {"revenue": rest, "months": float(len(unknown)), **unknown.sum()}
    return pd.concat([single, pd.DataFrame(rests).T.astype(float)])
