"""Consumer prices and what moves them, by month, for the fits of the pass-through; no month after 2026-02."""

from functools import cache

import numpy as np
import pandas as pd

import data
from econ.estimate.gas_data import column

LAST = "2026-02"
PANDEMIC = slice("2020-01", "2021-06")
CRISIS = slice("2021-07", "2023-12")
"""Months of the energy crisis, from the first jump of TTF to the end of most price brakes."""

WEIGHT_WINDOW_MONTHS = 60
LEAST_MONTHS = 24


def passed_through(price: pd.Series, lag_months: float) -> pd.Series:
    """Partial adjustment to a price (MODEL.md, eq. 2), from its first month on."""
    return price.ewm(alpha=-np.expm1(-1.0 / lag_months), adjust=False).mean()


def annual_change_pp(price: pd.Series, prices_2015: pd.Series) -> pd.Series:
    """Twelve-month change of a price in money of 2015: over the price level of a year before, as contributions are."""
    return (price - price.shift(12)) / prices_2015.shift(12)


@cache
def contributions(region: str) -> pd.DataFrame:
    """Contributions to annual headline inflation, in pp: `energy`, `food`, `core`; and the share `energy_weight`."""
    found = _contributions_ea() if region == "EU" else _contributions_us()
    return found[:LAST]


@cache
def energy_prices(region: str) -> pd.DataFrame:
    """Brent and gas in the region's money: EUR/bbl and EUR/MWh of TTF, or USD/bbl and USD/MMBtu of Henry Hub."""
    brent = column("brent", "brent_usd_bbl")
    if region == "EU":
        found = pd.DataFrame({"oil": brent / column("fx", "usd_per_eur"), "gas": column("ttf", "ttf_eur_mwh")})
    else:
        found = pd.DataFrame({"oil": brent, "gas": column("henry_hub", "henry_hub_usd_mmbtu")})
    return found.dropna()[:LAST]


@cache
def controls(region: str) -> pd.DataFrame:
    """Return what else moves food and core prices.

    Returns
    -------
    pandas.DataFrame
        `food_commodities`: their annual change in the region's money, percent; `supply_chains`: pressure in standard
        deviations, nil (its mean) before 1998; `slack`: unemployment over its mean of ten years, pp.
    """
    food = column("food_commodities", "food_index_2010")
    if region == "EU":
        food = (food / column("fx", "usd_per_eur")).dropna()
    pressure = column("supply_chain_pressure", "gscpi_sd")
    unemployment = column("unemployment", "unemployment_rate_pct", country="EA" if region == "EU" else "US").dropna()
    found = pd.DataFrame(
        {
            "food_commodities": passed_through(100.0 * np.log(food).diff(12).dropna(), 6.0),
            "supply_chains": passed_through(pressure, 6.0),
            "slack": unemployment - unemployment.rolling(120, min_periods=60).mean(),
        }
    )[:LAST]
    before = found.index < pressure.index[0]
    found.loc[before, "supply_chains"] = 0.0
    return found


def _contributions_ea() -> pd.DataFrame:
    rates = data.load("hicp_ea").set_index("month")
    weights = data.load("hicp_weights_ea").set_index("year").reindex(pd.DatetimeIndex(rates.index).year)
    energy, food = (weights[f"{part}_weight_pct"].to_numpy(dtype=float) / 100.0 for part in ("energy", "food"))
    share = {"energy": energy, "food": food, "core": 1.0 - energy - food}
    found = pd.DataFrame({part: weight * rates[f"{part}_yoy_pct"].astype(float) for part, weight in share.items()})
    return found.assign(energy_weight=energy)


def _contributions_us() -> pd.DataFrame:
    """Energy by the quantity that explains all items less food by energy and core; food by what is left of headline."""
    index = data.load("cpi_us").set_index("month").astype(float).asfreq("MS")
    energy, less_food = index["energy_index"], index["less_food_index"]
    growth = index.pct_change(fill_method=None)
    gap = (growth["energy_index"] - growth["core_index"]) * (energy / less_food).shift()
    explained = gap * (growth["less_food_index"] - growth["core_index"])
    quantity = _in_window(explained) / _in_window((gap**2).where(explained.notna()))
    rest = 1.0 - _food_weight_us(pd.DatetimeIndex(index.index))
    weight = rest * quantity * (energy / less_food).shift(12)
    found = pd.DataFrame({"energy": 100.0 * weight * (energy / energy.shift(12) - 1.0), "energy_weight": weight})
    annual = 100.0 * index.pct_change(12, fill_method=None)
    found["food"] = annual["headline_index"] - rest * annual["less_food_index"]
    found["core"] = annual["headline_index"] - found["energy"] - found["food"]
    return found


def _in_window(monthly: pd.Series) -> pd.Series:
    return monthly.rolling(WEIGHT_WINDOW_MONTHS, center=True, min_periods=LEAST_MONTHS).sum()


def _food_weight_us(months: pd.DatetimeIndex) -> pd.Series:
    """Share of food in the basket, straight lines between the years that anchor_figures holds."""
    figures = data.load("anchor_figures")
    known = figures[(figures["item"] == "cpi_food_weight") & (figures["region"] == "US")]
    time = months.year + (months.month - 0.5) / 12.0
    return pd.Series(np.interp(time, known["year"] + 1.0, known["value"].astype(float) / 100.0), index=months)
