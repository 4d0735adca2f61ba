"""Gas demand of the European Union and its members, in total and by sector."""

from pathlib import Path

import pandas as pd

from data.compile.countries import country_codes
from data.compile.periods import month_labels
from data.compile.registry import table

SECTORS = {
    "power": "power",
    "industry": "industry",
    "household": "household",
    "industry-household": "industry_household",
}


@table("eu_gas_demand")
def eu_gas_demand(sources: Path) -> pd.DataFrame:
    """Inland consumption by member; a month not reported yet grows over last year's like Bruegel's count of it.

    Where Bruegel has no figure either, the growth is that of all members that did report the month. The Union is the
    sum of its members. Filled months, and the Union's sum over them, carry the flag ``estimate``.
    """
    reported = _reported(sources)
    last_year = reported.shift(12)
    tracker = _tracker(sources)
    tracker = tracker[(tracker["type"] == "total") & (tracker["demand_twh"] > 0)]
    tracked = tracker.pivot(index="month", columns="country", values="demand_twh")
    growth = (tracked / tracked.shift(12)).reindex(index=reported.index, columns=reported.columns)
    common_growth = reported.sum(axis=1) / last_year.where(reported.notna()).sum(axis=1)
    demand = reported.fillna(last_year * growth).fillna(last_year.mul(common_growth, axis=0))
    filled = reported.isna()
    demand["EU"] = demand.sum(axis=1, min_count=len(reported.columns))
    filled["EU"] = filled.any(axis=1)
    long = demand.round(3).reset_index().melt(id_vars="month", var_name="country", value_name="demand_twh")
    flags = filled.reset_index().melt(id_vars="month", var_name="country", value_name="filled")
    return long.assign(flag=flags["filled"].map({True: "estimate", False: ""}))


@table("eu_gas_demand_sector")
def eu_gas_demand_sector(sources: Path) -> pd.DataFrame:
    """Demand by sector as Bruegel tracks it; half of the members report industry and households together."""
    tracker = _tracker(sources)
    by_sector = tracker[tracker["type"].isin(SECTORS)]
    return pd.DataFrame(
        {
            "month": by_sector["month"],
            "country": by_sector["country"],
            "sector": by_sector["type"].map(SECTORS),
            "demand_twh": by_sector["demand_twh"].round(2),
        }
    )


def _reported(sources: Path) -> pd.DataFrame:
    """Return what members reported to Eurostat, one column each; a zero after a year with demand is not a report."""
    rows = pd.read_csv(sources / "energy/eurostat-energy/nrg_cb_gasm_inland_consumption_twh_2016_2025-11.csv")
    rows = rows.assign(month=month_labels(rows["date"]), country=country_codes(rows["country"]))
    reported = rows[rows["country"] != "EU"].pivot(index="month", columns="country", values="demand_twh")
    return reported.mask((reported == 0) & (reported.shift(12) > 0))


def _tracker(sources: Path) -> pd.DataFrame:
    """Return Bruegel's demand tracker with month labels and country codes."""
    tracker = pd.read_csv(sources / "energy/bruegel-gas-demand/monthly_gas_demand_by_sector_2019_2025-11.csv")
    month = tracker["year"].astype(str) + "-" + tracker["month"].astype(str).str.zfill(2)
    return tracker.assign(month=month, country=country_codes(tracker["country"]))
