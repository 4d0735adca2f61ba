"""US gas, and nuclear fuel, of a baseline."""

import pandas as pd

import data
from econ.axes import MACRO_REGIONS
from econ.build_baseline.markets import anchor
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.units import DAYS_PER_MONTH, TWH_PER_BCF_US

RECENT_MONTHS = 3
"""Plants are added every few months, so what they make now is measured over the last quarter."""


def us_gas(vintage: Vintage, parts: Parts) -> None:
    """Share of US production that leaves as LNG, and how much more the plants could take at their peak."""
    table = data.load("us_gas").set_index("month")
    balance = table.dropna(subset=["production_twh", "lng_exports_twh"])
    known = balance[: pd.Timestamp(vintage.month)]
    year = known.iloc[-12:] if len(known) >= 12 else balance.iloc[:12]
    exports, production = year["lng_exports_twh"].mean(), year["production_twh"].mean()
    when = f"us_gas, twelve months to {year.index[-1]:%Y-%m}"
    parts.number("us_lng_exports_share_of_production", exports / production, when)

    recent = table["lng_exports_twh"].dropna()[: pd.Timestamp(vintage.month)].iloc[-RECENT_MONTHS:]
    peak = anchor("lng_peak_capacity", "US", int(vintage.month[:4])) * TWH_PER_BCF_US * DAYS_PER_MONTH
    parts.number(
        "us_lng_room_share_of_production",
        max(peak - recent.mean(), 0.0) / production,
        f"anchor_figures: peak capacity, less LNG exports of three months to {recent.index[-1]:%Y-%m}",
    )


def nuclear(vintage: Vintage, parts: Parts) -> None:
    """Nuclear power and Russia's share of the enrichment bought for it."""
    year = int(vintage.month[:4])
    for name, item in (
        ("nuclear_generation_twh_yr", "nuclear_generation"),
        ("russia_share_of_enrichment", "russian_share_of_enrichment"),
    ):
        parts.by_macro_region[name] = [anchor(item, region, year) for region in MACRO_REGIONS]
        parts.source(name, f"anchor_figures, last up to {year}")
