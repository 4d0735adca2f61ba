"""Prices, US gas and trade of a baseline, and how its tables are read."""

import pandas as pd

import data
from econ.axes import TRADING_BUYERS
from econ.build_baseline.convergence import converge_price, dated, follow
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage

REFERENCE_YEARS = slice("2010-01", "2019-12")
"""Their average prices turn "per ten percent" rules into rules per unit: before the crisis, in every sample."""


def series(table: str, column: str, **dims: str) -> pd.Series:
    """One column of a table by time, optionally for one value of its dimensions."""
    frame = data.load(table)
    for name, value in dims.items():
        frame = frame[frame[name] == value]
    time = next(column for column in ("month", "quarter", "date") if column in frame)
    return frame.set_index(time)[column].astype(float)


def observed_until(values: pd.Series, month: str) -> pd.Series:
    """Values up to and including a month."""
    return values[: pd.Timestamp(month)]


def anchor(item: str, region: str, year: int) -> float:
    """Single figure that no series holds; the last one up to a year."""
    table = data.load("anchor_figures")
    chosen = table[(table["item"] == item) & (table["region"] == region) & (table["year"] <= year)]
    return float(chosen["value"].iloc[-1])


def projected(release: str, variable: str) -> pd.Series:
    """Official projection of a variable in a release; empty where there is none."""
    table = data.load("steo_projections")
    chosen = table[(table["release"] == release) & (table["variable"] == variable)]
    return chosen.set_index("month")["value"].astype(float)


def prices(vintage: Vintage, parts: Parts) -> None:
    """Brent and Henry Hub paths; the exchange rate as last observed."""
    for name, table in (("brent_usd_bbl", "brent"), ("henry_hub_usd_mmbtu", "henry_hub")):
        everything = series(table, name)
        known = everything if vintage.name == "latest" else observed_until(everything, vintage.month)
        outlook = projected(vintage.projections, name)
        anchor = outlook if not outlook.empty else known
        joined = known.combine_first(outlook[outlook.index > known.index[-1]]) if not outlook.empty else known
        path, how = converge_price(joined, vintage.fit_until)
        parts.path(name, follow(known, vintage.month, outlook, dated(path, joined.index[-1])))
        official = f"; EIA outlook {vintage.projections} to {anchor.index[-1]:%Y-%m}" if not outlook.empty else ""
        parts.source(name, f"{table} to {known.index[-1]:%Y-%m}{official}; then {how}")

    parts.number("usd_per_eur", observed_until(series("fx", "usd_per_eur").dropna(), vintage.month).iloc[-1], "fx")
    for name, table in (("brent_usd_bbl", "brent"), ("ttf_eur_mwh", "ttf")):
        parts.number(f"reference_{name}", series(table, name)[REFERENCE_YEARS].mean(), f"{table}, mean 2010 to 2019")


def trade(parts: Parts) -> None:
    """US goods trade with buyers of Russian oil, their GDP and oil use, and EU exports to the US.

    Trade of calendar 2024 (US Census): with China 582.5 USD bn, with India 129.2; India's own count for the fiscal year
    2023-24, 119.7, is in the table but not used, because the other partners are counted by the Census.
    """
    table = data.load("us_goods_trade")
    census = table[(table["year"] == 2024) & (table["basis"] == "calendar year")].set_index("partner")
    flows = {flow: census[f"us_{flow}_usd_bn"].astype(float) for flow in ("imports", "exports")}
    gdp = data.load("gdp_nominal").set_index(["year", "country"])["gdp_usd_bn"].astype(float)
    gdp_year = int(gdp.index.get_level_values("year").max())
    oil_use = data.load("oil_consumption_regions").set_index(["year", "region"])["consumption_kbd"].astype(float)
    oil_year = int(oil_use.index.get_level_values("year").max())
    for buyer in TRADING_BUYERS:
        name = buyer.lower()
        for flow, values in flows.items():
            parts.number(f"us_{flow}_{name}_usd_bn", values[buyer], "us_goods_trade 2024, calendar year")
        parts.number(f"gdp_{name}_usd_bn", gdp[gdp_year, buyer], f"gdp_nominal {gdp_year}")
        use = oil_use[oil_year, buyer] / 1000.0
        parts.number(f"oil_consumption_{name}_mbd", use, f"oil_consumption_regions {oil_year}")
    share = flows["imports"]["EU"] / parts.by_macro_region["gdp_usd_bn"][0]
    parts.number("eu_exports_to_us_share_of_gdp", share, "us_goods_trade 2024 over gdp_nominal")
