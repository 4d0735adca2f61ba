"""Monthly data of the EU gas market for the fits, to the last month before the Gulf supply shock of 2026."""

import numpy as np
import pandas as pd

import data
from econ.energy.parity import coal_parity_eur_mwh
from econ.units import MWH_PER_TONNE_COAL

FIRST, LAST = "2015-01", "2026-02"
LAST_QUARTER = "2025-10"
"""First month of the last quarter that ends before March 2026."""

CRISIS = slice("2021-10", "2023-12")
"""Months that the backtest judges; fits for it leave them out."""

RUSSIAN_ROUTES = ["nord_stream", "russia_other", "turkstream", "ukraine_transit", "yamal"]
PRICE_MEMORY_FROM = "2010-01"

HEATING_FROM_DEGREE_DAYS = 100.0
"""Months with fewer degree days on average, June to August, have no heating to speak of."""


def column(table: str, name: str, **dims: str) -> pd.Series:
    """One column of a table by month or quarter, optionally for one value of its dimensions."""
    frame = data.load(table)
    for dimension, value in dims.items():
        frame = frame[frame[dimension] == value]
    time = next(label for label in ("month", "quarter") if label in frame)
    return frame.set_index(time)[name].astype(float)


def gas_market() -> pd.DataFrame:
    """EU gas market by month: prices, demand in total and by sector, storage, Russian pipelines, LNG, weather.

    Flows are monthly to 2024-09, then the quarter's mean; nothing beyond what is published is filled in.
    """
    months = pd.date_range(FIRST, LAST, freq="MS")
    fx = column("fx", "usd_per_eur")
    coal = column("coal_newcastle", "coal_usd_t") / MWH_PER_TONNE_COAL / fx
    storage = column("gas_storage", "storage_twh", country="EU")
    fill = column("gas_storage", "fill_pct", country="EU") / 100.0
    sectors = data.load("eu_gas_demand_sector")
    sectors = sectors[sectors["country"] == "EU"].pivot(index="month", columns="sector", values="demand_twh")
    frame = pd.DataFrame(
        {
            "ttf_eur_mwh": column("ttf", "ttf_eur_mwh"),
            "parity_eur_mwh": coal_parity_eur_mwh(coal, column("carbon", "eua_eur_t")),
            "demand_twh": column("eu_gas_demand", "demand_twh", country="EU"),
            "storage_twh": storage,
            "capacity_twh": (storage / fill).rolling(6, min_periods=1).mean(),
            "buildings_twh": sectors["household"],
            "industry_twh": sectors["industry"],
            "power_twh": sectors["power"],
            "russian_pipeline_twh": flows(RUSSIAN_ROUTES, months),
            "lng_twh": flows(["lng"], months),
        }
    ).reindex(months)
    frame["net_supply_twh"] = frame["demand_twh"] + frame["storage_twh"].diff()
    return frame.join(weather(months))


def flows(routes: list[str], months: pd.DatetimeIndex) -> pd.Series:
    """Flow over some routes: monthly where published, else a third of a quarter's that ended before March 2026."""
    monthly = data.load("eu_gas_supply_monthly").pivot(index="month", columns="route", values="supply_twh")
    quarterly = data.load("eu_gas_supply_quarterly").pivot(index="quarter", columns="route", values="supply_twh")
    spread = (quarterly[routes][:LAST_QUARTER].sum(axis=1) / 3.0).reindex(months, method="ffill", limit=2)
    return monthly[routes].sum(axis=1).reindex(months).fillna(spread)


def weather(months: pd.DatetimeIndex) -> pd.DataFrame:
    """Heating degree days of the EU over their mean for the calendar month, less one; zero in months without heating.

    Missing where not published.
    """
    days = data.load("heating_degree_days").set_index("month")["eu27"].astype(float)[FIRST:]
    calendar_month = pd.DatetimeIndex(days.index).month
    normal = days.groupby(calendar_month).mean().reindex(calendar_month).to_numpy()
    cold = (days / normal - 1.0).where(normal >= HEATING_FROM_DEGREE_DAYS, 0.0)
    return pd.DataFrame({"cold_share": cold.reindex(months)})


def month_dummies(months: pd.DatetimeIndex) -> pd.DataFrame:
    """One column per calendar month, so that no constant is needed."""
    names = [f"month_{month:02d}" for month in months.month]
    return pd.get_dummies(pd.Series(names, index=months)).astype(float)


def log_ttf() -> pd.Series:
    """Logarithm of TTF with enough months before the sample for `remembered` to have forgotten its start."""
    return np.log(column("ttf", "ttf_eur_mwh")[PRICE_MEMORY_FROM:LAST])
