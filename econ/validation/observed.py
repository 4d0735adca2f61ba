"""What happened, from the data tables; the only file of the validation that reads them."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

import pandas as pd

import data
from econ.units import MONTHS_PER_YEAR

Table = TypeVar("Table", pd.Series, pd.DataFrame)

RUSSIAN_PIPELINES = ("turkstream", "nord_stream", "ukraine_transit", "yamal", "russia_other")
"""Routes of Russian pipeline gas as `eu_gas_supply_monthly` names them."""

OTHER_PIPELINES = ("norway", "algeria", "libya", "azerbaijan", "uk_net")
"""Routes of other pipeline gas; Britain's net of what flows there."""


@cache
def observed(variable: str) -> pd.Series:
    """Monthly series of what a Result variable was, indexed by month YYYY-MM.

    Parameters
    ----------
    variable : str
        Name as in `econ.validation.measure.SERIES`.

    Returns
    -------
    Series
        Only months with an observation.
    """
    readers: dict[str, Callable[[], pd.Series]] = {
        "ttf_eur_mwh": lambda: _column("ttf", "ttf_eur_mwh"),
        "brent_usd_bbl": lambda: _column("brent", "brent_usd_bbl"),
        "urals_usd_bbl": _urals,
        "gas_storage_share": lambda: _column("gas_storage", "fill_pct", country="EU") / 100.0,
        "gas_demand_twh": lambda: _column("eu_gas_demand", "demand_twh", country="EU"),
        "lng_imports_twh": lambda: _column("eu_gas_supply_monthly", "supply_twh", route="lng"),
        "us_strategic_reserve_mmbbl": lambda: _column("us_oil", "strategic_reserve_mmbbl"),
        "russia_liquids_mbd": lambda: _column("oil_market_world", "russia_liquids_kbd") / 1000.0,
    }
    return readers[variable]().dropna()


@cache
def route_flows() -> pd.DataFrame:
    """Gas to the EU by route in TWh a month, months as rows."""
    table = data.load("eu_gas_supply_monthly")
    return _by_month(table.pivot(index="month", columns="route", values="supply_twh").astype(float))


def heating_degree_days() -> pd.Series:
    """Heating degree days of the EU by month."""
    return _column("heating_degree_days", "eu27")


@cache
def observed_gdp(region: str) -> pd.Series:
    """Real GDP of the EU (euro area), the US or a member state; each month has its quarter's level, unit arbitrary."""
    tables = {"EU": ("gdp_ea", "gdp_index_2015"), "US": ("gdp_us", "gdp_usd_bn_2017")}
    table, column = tables.get(region, ("gdp_members", "gdp_index_2015"))
    frame = data.load(table)
    if region not in tables:
        frame = frame[frame["country"] == region]
    quarters = frame.set_index("quarter")[column].astype(float).dropna()
    months = pd.date_range(quarters.index[0], quarters.index[-1] + pd.DateOffset(months=2), freq="MS")
    return _by_month(quarters.reindex(months, method="ffill"))


def _column(table: str, column: str, **dims: str) -> pd.Series:
    """One column of a table by month."""
    frame = data.load(table)
    for name, value in dims.items():
        frame = frame[frame[name] == value]
    return _by_month(frame.set_index("month")[column].astype(float))


@cache
def gas_production() -> pd.Series:
    """Gas produced in the EU by month, a twelfth of each year's, in TWh."""
    table = data.load("eu_gas_production").set_index("year")["production_twh"].astype(float)
    months = {f"{year}-{month:02d}": value for year, value in table.items() for month in range(1, 13)}
    return pd.Series(months) / MONTHS_PER_YEAR


def _urals() -> pd.Series:
    """Urals as Russia's tax office states it where the table is there, else the months press reports gave."""
    if "urals_tax_price" in data.catalogue():
        return _column("urals_tax_price", "urals_tax_usd_bbl")
    return _column("urals_anchors", "urals_usd_bbl")


def _by_month(table: Table) -> Table:
    """Months as text, the way the model writes them."""
    table.index = pd.DatetimeIndex(table.index).strftime("%Y-%m")
    return table
