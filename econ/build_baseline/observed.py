"""Up to which month the series of a baseline are observed, and which tables are the user's own."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

import data
from econ.build_baseline.markets import observed_until, series
from econ.build_baseline.vintages import Vintage
from econ.calendar import month_number

BEHIND_MONTHS = 3
"""Series older than this, seen from the baseline's month, are named."""
MARKET_MONTHS, OTHER_MONTHS = 3, 36
"""Most months a market price or a stock, and any other series, may be behind in a baseline made as of a month."""


@dataclass(frozen=True)
class Observed:
    """A series that a baseline starts from."""

    table: str
    column: str
    dims: dict[str, str] = field(default_factory=dict)
    most_months_behind: int = OTHER_MONTHS

    @property
    def name(self) -> str:
        """Table, and what of it."""
        return " ".join([self.table, *self.dims.values()])


SERIES = (
    Observed("brent", "brent_usd_bbl", most_months_behind=0),
    Observed("henry_hub", "henry_hub_usd_mmbtu", most_months_behind=MARKET_MONTHS),
    Observed("ttf", "ttf_eur_mwh", most_months_behind=MARKET_MONTHS),
    Observed("fx", "usd_per_eur", most_months_behind=MARKET_MONTHS),
    Observed("coal_newcastle", "coal_usd_t", most_months_behind=MARKET_MONTHS),
    Observed("gas_storage", "storage_twh", {"country": "EU"}, most_months_behind=MARKET_MONTHS),
    Observed("carbon", "eua_eur_t"),
    Observed("power_wholesale", "power_eur_mwh", {"country": "DE"}),
    Observed("lng_asia_spot", "asia_lng_usd_mmbtu"),
    Observed("urals_tax_price", "urals_tax_usd_bbl"),
    Observed("oil_market_world", "world_consumption_kbd"),
    Observed("us_oil", "strategic_reserve_mmbbl"),
    Observed("us_gas", "lng_exports_twh"),
    Observed("eu_gas_demand", "demand_twh", {"country": "EU"}),
    Observed("eu_gas_supply_quarterly", "supply_twh", {"route": "norway"}),
    Observed("hicp_ea", "headline_yoy_pct", most_months_behind=12),
    Observed("cpi_us_nsa", "cpi_index", most_months_behind=12),
    Observed("hicp_members", "hicp_index_2015", {"country": "DE"}),
    Observed("unemployment", "unemployment_rate_pct", {"country": "EU"}),
    Observed("unemployment", "unemployment_rate_pct", {"country": "US"}),
    Observed("policy_rates", "policy_rate_pct", {"country": "EA"}),
    Observed("policy_rates", "policy_rate_pct", {"country": "US"}),
    Observed("market_rates", "yield_10y_pct", {"country": "EA"}),
    Observed("market_rates", "yield_10y_pct", {"country": "US"}),
    Observed("gdp_ea", "gdp_index_2015"),
    Observed("gdp_us", "gdp_usd_bn_2017"),
    Observed("gdp_members", "gdp_index_2015", {"country": "DE"}),
    Observed("russia_macro", "rub_per_usd"),
    Observed("russia_macro", "cpi_index_2015"),
)


def last_month(one: Observed, month: str) -> str:
    """Last month up to `month` in which a series is observed; a quarter is known once it is over.

    Raises
    ------
    ValueError
        If it begins later.
    """
    values = series(one.table, one.column, **one.dims).dropna()
    if data.catalogue()[one.table].frequency == "quarterly":
        values.index += pd.DateOffset(months=2)
    known = observed_until(values, month)
    if known.empty:
        raise ValueError(f"{one.name} has no observation up to {month}")
    return f"{known.index[-1]:%Y-%m}"


def months_behind(last: str, month: str) -> int:
    """Months from a series' last observation to a baseline's month."""
    return month_number(month) - month_number(last)


def behind(month: str) -> dict[str, str]:
    """Series that lag a month by more than a quarter, with their last month; the oldest first."""
    lasts = {one.name: last_month(one, month) for one in SERIES}
    late = {name: last for name, last in lasts.items() if months_behind(last, month) > BEHIND_MONTHS}
    return dict(sorted(late.items(), key=lambda item: item[1]))


def about_data(vintage: Vintage) -> dict[str, Any]:
    """Say in a baseline's document how fresh its data are; no part of its checksum."""
    until = "9999-12" if vintage.name == "latest" else vintage.month
    market = [one for one in SERIES if one.most_months_behind <= MARKET_MONTHS]
    newest = max(last_month(one, until) for one in market)
    return {
        "newest_month": newest,
        "behind": [f"{name} to {last}" for name, last in behind(vintage.month).items()],
        "own_tables": own_tables(),
    }


def own_tables() -> list[str]:
    """Tables of the user's own that are in force, each with its last period and the day of its refresh."""
    from data.own import own_table

    notes = []
    for series_id, _ in data.edition():
        own = own_table(series_id)
        if own is not None and series_id in {one.table for one in SERIES}:
            known = f", as known on {own.vintage}" if own.vintage else ""
            notes.append(f"{series_id} to {own.last} (refreshed {own.refreshed_at[:10]}{known})")
    return notes
