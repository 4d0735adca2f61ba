"""The macro block of a baseline, for the EU and the US."""

import numpy as np
import pandas as pd

import data
from econ.build_baseline.consumer_prices import consumer_prices, price_level_2015
from econ.build_baseline.convergence import converge_from, persistence
from econ.build_baseline.markets import anchor, observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage

LAST_NOMINAL_GDP = 2023

INFLATION_TARGET_PCT = 2.0


def macro(vintage: Vintage, parts: Parts) -> None:
    """Inflation, unemployment, policy rate, term spread, weights and GDP."""
    _inflation(vintage, parts)
    _rates_and_jobs(vintage, parts)
    parts.by_macro_region["gdp_usd_bn"] = [_gdp_usd_bn(region, vintage.month) for region in ("EU", "US")]
    parts.source(
        "gdp_usd_bn",
        f"gdp_nominal to {LAST_NOMINAL_GDP}, carried on with gdp_ea and gdp_us, consumer prices and the exchange rate",
    )


def _gdp_usd_bn(region: str, month: str) -> float:
    """Yearly GDP at a month's prices and exchange rate: the last yearly figure moved with output and prices since."""
    year = str(min(int(month[:4]) - 1, LAST_NOMINAL_GDP))
    table, column = {"EU": ("gdp_ea", "gdp_index_2015"), "US": ("gdp_us", "gdp_usd_bn_2017")}[region]
    output = series(table, column)
    output.index += pd.DateOffset(months=2)  # a quarter is known once its last month is over
    movers = [output, consumer_prices(region)]
    if region == "EU":
        movers.append(series("fx", "usd_per_eur").dropna())
    nominal = data.load("gdp_nominal").set_index(["year", "country"])["gdp_usd_bn"]
    since = [float(observed_until(mover, month).iloc[-1] / mover[year].mean()) for mover in movers]
    return float(nominal[int(year), region]) * float(np.prod(since))


def _inflation(vintage: Vintage, parts: Parts) -> None:
    """Headline, energy and core inflation, back to target at the speed of the last twenty years."""
    euro = data.load("hicp_ea").set_index("month")
    us = data.load("cpi_us").set_index("month")
    us_nsa = series("cpi_us_nsa", "cpi_index").pct_change(12, fill_method=None) * 100.0
    yoy = {
        column: us[column].astype(float).pct_change(12, fill_method=None) * 100.0
        for column in us.columns
        if column != "flag"
    }
    sources = {
        "headline_cpi_yoy_pct": (euro["headline_yoy_pct"], us_nsa),
        "energy_cpi_yoy_pct": (euro["energy_yoy_pct"], yoy["energy_index"]),
        "core_cpi_yoy_pct": (euro["core_yoy_pct"], yoy["core_index"]),
    }
    for name, both in sources.items():
        paths, notes = [], []
        for region, values in zip(("euro area", "US"), both, strict=True):
            known = observed_until(values.astype(float).dropna(), vintage.month)
            rho = persistence(known[: pd.Timestamp(vintage.fit_until)].iloc[-240:], INFLATION_TARGET_PCT)
            paths.append(converge_from(known, vintage.month, INFLATION_TARGET_PCT, rho))
            notes.append(f"{region} {known.iloc[-1]:.1f} in {known.index[-1]:%Y-%m}, persistence {rho:.3f}")
        parts.path(name, *paths)
        parts.source(name, "; ".join(notes) + f"; target {INFLATION_TARGET_PCT:.0f}")
    parts.by_macro_region["price_level_2015"] = [price_level_2015(region, vintage.month) for region in ("EU", "US")]
    parts.source("price_level_2015", f"hicp_members euro area, cpi_us_nsa, {vintage.month}; mean of 2015 = 1")
    table = data.load("hicp_weights_ea").set_index("year")[["energy_weight_pct", "food_weight_pct"]].astype(float)
    year = min(int(vintage.month[:4]), int(table.index.max()))
    energy, food = (float(table[column][year]) for column in table)
    parts.by_macro_region["energy_weight_pct"] = [energy, anchor("cpi_energy_weight", "US", 2024)]
    parts.by_macro_region["core_weight_pct"] = [100.0 - energy - food, anchor("cpi_core_weight", "US", 2024)]
    for name in ("energy_weight_pct", "core_weight_pct"):
        parts.source(name, f"hicp_weights_ea {year}; US: anchor_figures")


def _rates_and_jobs(vintage: Vintage, parts: Parts) -> None:
    """Policy rate to neutral, term spread to its mean, unemployment to its five-year mean."""
    rates, spreads, jobs, notes = [], [], [], []
    for country, area in (("EA", "EU"), ("US", "US")):
        neutral = anchor("neutral_policy_rate", country, int(vintage.month[:4]))
        rate = observed_until(series("policy_rates", "policy_rate_pct", country=country).dropna(), vintage.month)
        rates.append(
            converge_from(
                rate, vintage.month, neutral, persistence(rate[: pd.Timestamp(vintage.fit_until)].iloc[-240:], neutral)
            )
        )
        market = data.load("market_rates")
        table = market[market["country"] == country].set_index("month")
        spread = (table["yield_10y_pct"] - table["rate_3m_pct"]).astype(float).dropna()
        known = observed_until(spread, vintage.month)
        fit = known[: pd.Timestamp(vintage.fit_until)].iloc[-240:]
        spreads.append(converge_from(known, vintage.month, float(fit.mean()), persistence(fit, float(fit.mean()))))
        unemployment = observed_until(
            series("unemployment", "unemployment_rate_pct", country=area).dropna(), vintage.month
        )
        fitted = unemployment[: pd.Timestamp(vintage.fit_until)]
        recent = float(fitted.iloc[-60:].mean())
        speed = persistence(fitted.iloc[-240:], float(fitted.iloc[-240:].mean()))
        jobs.append(converge_from(unemployment, vintage.month, recent, speed))
        notes.append(
            f"{country}: policy rate {rate.index[-1]:%Y-%m}, spread {known.index[-1]:%Y-%m}, "
            f"unemployment {unemployment.index[-1]:%Y-%m}"
        )
    parts.path("policy_rate_pct", *rates)
    parts.path("term_spread_pp", *spreads)
    parts.path("unemployment_rate_pct", *jobs)
    for name in ("policy_rate_pct", "term_spread_pp", "unemployment_rate_pct"):
        parts.source(name, "; ".join(notes))
