"""Gas storage of the European Union: content at the end of each month and capacity by country."""

from pathlib import Path

import pandas as pd

from data.compile.energy_countries import CODE_BY_NAME
from data.compile.registry import table

CAPACITY_DATE = "2024-01-20"
BRIDGE_FROM = "2022-09-15"
"""Daily readings pause here until 2023-05-08; single days bridge the gap."""


@table("gas_storage")
def gas_storage(sources: Path) -> pd.DataFrame:
    """Content and filling at month ends; the winter of 2022 is interpolated between ten single days."""
    readings = pd.concat([_union_before_2022(sources), _bridge(sources), _daily(sources)])
    reported_daily = set(_daily(sources)["country"])
    tables = [
        _month_ends(rows).assign(country=country)
        for country, rows in readings.groupby("country")
        if country in reported_daily
    ]
    return pd.concat(tables)


@table("gas_storage_capacity")
def gas_storage_capacity(sources: Path) -> pd.DataFrame:
    """Working volume and daily injection and withdrawal capacity of countries that have storage."""
    capacity = pd.read_csv(sources / "energy/gie-agsi/storage_capacity_by_country_2024-01-20.csv")
    capacity = capacity.assign(country=capacity["Name"].map(CODE_BY_NAME))
    capacity = capacity[capacity["country"].notna() & (capacity["Technical Capacity (TWh)"] > 0)]
    return pd.DataFrame(
        {
            "date": CAPACITY_DATE,
            "country": capacity["country"],
            "working_volume_twh": capacity["Technical Capacity (TWh)"].round(2),
            "injection_capacity_gwh_d": capacity["Injection Capacity (GWh/d)"].round(1),
            "withdrawal_capacity_gwh_d": capacity["Withdrawal Capacity (GWh/d)"].round(1),
        }
    )


def _month_ends(readings: pd.DataFrame) -> pd.DataFrame:
    """Return month-end content and filling of one country, interpolated over days without a reading."""
    daily = readings.drop_duplicates("day", keep="last").set_index("day")[["storage_twh", "fill_pct"]].sort_index()
    every_day = daily.resample("D").mean().interpolate("time").reset_index()
    ends = every_day.groupby(every_day["day"].dt.to_period("M")).tail(1)
    flag = ends["day"].isin(daily.index).map({True: "", False: "interpolated"})
    flag = flag.where(ends["day"].dt.is_month_end, "last day " + ends["day"].dt.strftime("%Y-%m-%d"))
    return pd.DataFrame(
        {
            "month": ends["day"].dt.strftime("%Y-%m"),
            "storage_twh": ends["storage_twh"].round(2),
            "fill_pct": ends["fill_pct"].round(2),
            "flag": flag,
        }
    )


def _union_before_2022(sources: Path) -> pd.DataFrame:
    """Daily readings of the Union from 2016-04 to 2022-09."""
    daily = pd.read_csv(sources / "energy/gie-agsi/eu_storage_daily_2016_2022-09.csv")
    return _readings("EU", daily["gas_day"], daily["in_storage_twh"], daily["full_pct"])


def _bridge(sources: Path) -> pd.DataFrame:
    """Single days between the two daily files, all countries."""
    days = pd.read_csv(sources / "energy/gie-agsi/storage_snapshots_by_country_2021-09_2023-11.csv")
    days = days[(days["gas_day"] >= BRIDGE_FROM) & (days["working_volume_twh"] > 0)]
    country = days["area"].map(CODE_BY_NAME)
    return _readings(country, days["gas_day"], days["in_storage_twh"], days["full_pct"]).dropna()


def _daily(sources: Path) -> pd.DataFrame:
    """Daily readings of the Union and seventeen members from 2023-05-08."""
    daily = pd.read_csv(sources / "energy/gie-agsi/storage_daily_2023_2026.csv")
    return _readings(daily["geo"], daily["gas_day"], daily["gas_in_storage_twh"], daily["full_pct"])


def _readings(country: pd.Series | str, day: pd.Series, storage_twh: pd.Series, fill_pct: pd.Series) -> pd.DataFrame:
    """Bring readings of any of the three files into one shape."""
    return pd.DataFrame(
        {"country": country, "day": pd.to_datetime(day), "storage_twh": storage_twh, "fill_pct": fill_pct}
    )
