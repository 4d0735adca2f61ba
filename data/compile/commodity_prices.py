"""World market prices: oil, gas, coal, fertiliser, food."""

from pathlib import Path

import pandas as pd

from data.compile.exchange_rates import fx
from data.compile.periods import month_labels
from data.compile.registry import table
from econ.units import usd_mmbtu_to_eur_mwh

TTF_FROM = "2015-04"  # before, the World Bank's European gas price is an average border price


@table("brent")
def brent(sources: Path) -> pd.DataFrame:
    """Return the EIA monthly Brent spot price."""
    return _eia_spot(sources, "brent_monthly.csv", "brent_usd_bbl")


@table("wti")
def wti(sources: Path) -> pd.DataFrame:
    """Return the EIA monthly WTI spot price."""
    return _eia_spot(sources, "wti_monthly.csv", "wti_usd_bbl")


@table("henry_hub")
def henry_hub(sources: Path) -> pd.DataFrame:
    """Return the EIA monthly Henry Hub spot price."""
    return _eia_spot(sources, "henry_hub_monthly.csv", "henry_hub_usd_mmbtu")


@table("henry_hub_daily_2022")
def henry_hub_daily_2022(sources: Path) -> pd.DataFrame:
    """Return the daily Henry Hub spot price of 2022, the year of the Freeport outage."""
    daily = pd.read_csv(sources / "macro/eia-spot/henry_hub_daily.csv").dropna()
    daily = daily.set_axis(["date", "henry_hub_usd_mmbtu"], axis="columns")
    return daily[daily["date"].str.startswith("2022")].reset_index(drop=True)


@table("ttf")
def ttf(sources: Path) -> pd.DataFrame:
    """Return the European gas price in euros per MWh, converted at the exchange rate of each month."""
    gas = _pink_sheet(sources, "gas_europe_ttf_usd_mmbtu", "usd_mmbtu")
    rates = fx(sources)[["month", "usd_per_eur"]].dropna()
    both = gas.merge(rates, on="month").query("month >= '2000-01'")
    return pd.DataFrame(
        {
            "month": both["month"],
            "ttf_eur_mwh": usd_mmbtu_to_eur_mwh(both["usd_mmbtu"], both["usd_per_eur"]),
            "flag": ["border price" if month < TTF_FROM else "" for month in both["month"]],
        }
    )


@table("lng_japan")
def lng_japan(sources: Path) -> pd.DataFrame:
    """Return the average import price of LNG in Japan."""
    return _pink_sheet(sources, "lng_japan_usd_mmbtu", "lng_japan_usd_mmbtu")


@table("coal_newcastle")
def coal_newcastle(sources: Path) -> pd.DataFrame:
    """Return the Newcastle coal price."""
    return _pink_sheet(sources, "coal_australia_usd_mt", "coal_usd_t")


@table("urea")
def urea(sources: Path) -> pd.DataFrame:
    """Return the price of urea, the fertiliser made from natural gas."""
    return _pink_sheet(sources, "urea_usd_mt", "urea_usd_t")


@table("food_commodities")
def food_commodities(sources: Path) -> pd.DataFrame:
    """Return the World Bank's food price index."""
    indices = pd.read_csv(
        sources / "macro/worldbank-pinksheet/pinksheet_indices_2010eq100_monthly_1960_2026m05.csv"
    ).rename(columns={"Food **": "food_index_2010"})
    return indices.assign(month=month_labels(indices["date"]))[["month", "food_index_2010"]]


def _eia_spot(sources: Path, name: str, column: str) -> pd.DataFrame:
    prices = pd.read_csv(sources / "macro/eia-spot" / name)
    return pd.DataFrame({"month": month_labels(prices["Date"]), column: prices["Price"]})


def _pink_sheet(sources: Path, source_column: str, column: str) -> pd.DataFrame:
    sheet = pd.read_csv(sources / "macro/worldbank-pinksheet/pinksheet_monthly_1960_2026m05.csv")
    return pd.DataFrame({"month": month_labels(sheet["date"]), column: sheet[source_column]}).dropna()
