"""The gas network of the member states: pipes, terminals, storages, and how the EU's totals fall on states."""

import hashlib
import json
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import data
from econ.axes import MEMBER_STATES
from econ.build_baseline.vintages import Vintage
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR, TWH_PER_GWH

Array = NDArray[np.float64]

MAP_YEAR = 2021
LNG = "LNG"
RENAMED = {"BY": "RU", "TN": "DZ"}
"""Belarus carries only Russian gas, Tunisia only Algerian."""
TAP_ENTRY, TAP = "Kipoi", ("AZ", "AL")
"""Where only Azeri gas enters: its pipe runs past Greece to Albania and Italy, so Greek gas cannot follow it."""
LEFT_OUT = (("NO", "GB"), ("GB", "IE"))
"""Norwegian gas for Britain is in no EU route; Ireland draws on the LNG pool (see gas_network_changes)."""
NOT_ON_THE_GRID_TWH_YR = 6.0
"""Terminals up to this size load lorries and ships (Pori, Tornio, Lysekil); Malta's is its only source."""
OPENING_MONTH = "07"
"""Terminals are known by year only: they count from the middle of it."""
REOPENS = "reopens if gas returns"
DEMAND_YEARS = 3
HOUSEHOLD_SECTOR = "household"


def network(vintages: tuple[Vintage, ...]) -> dict[str, Any]:
    """Document of the network; its version is a checksum of everything in it."""
    contents = {
        "arcs": arcs(),
        "terminals": terminals(),
        "storages": storages(),
        "deliverability": _deliverability(),
        "vintages": {vintage.name: shares(vintage) for vintage in vintages},
        "sources": {
            "arcs": "gas_interconnectors (ENTSOG 2021), gas_network_changes; lines to single storages left out",
            "terminals": "lng_terminals, operating; gas_network_changes for those opened since",
            "storages": "gas_storage_capacity",
            "deliverability": "anchor_figures: steepest withdrawal and injection ever seen per fill",
            "demand_share": f"eu_gas_demand, mean of each calendar month over {DEMAND_YEARS} years",
            "protected_share": "eu_gas_demand_sector where households stand alone, else gas_uses_members of 2020",
            "production_share": "gas_production_members, the rest by gas_uses_members of 2020",
            "start_storage_share": "gas_storage, last reading of each state; the rest by working volume",
            "libya_share": "eu_gas_supply_quarterly, last four quarters",
        },
    }
    version = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()[:12]
    return {"version": version, **contents}


def arcs() -> list[dict[str, Any]]:
    """Pipelines with capacity [TWh a month], first month in service and first month out of it."""
    pipes = data.load("gas_interconnectors")
    pipes = pipes[(pipes["flag"] != "storage") & (pipes["capacity_gwh_d"] > 0)]
    keys = ["from_country", "to_country", "point"]
    changes = data.load("gas_network_changes")
    dated = changes[changes["capacity_gwh_d"].isna()].set_index(keys)
    unknown = dated.index.difference(pd.MultiIndex.from_frame(pipes[keys]))
    if len(unknown):
        raise ValueError(f"gas_network_changes dates pipelines that gas_interconnectors does not hold: {list(unknown)}")
    old = pipes[[*keys, "capacity_gwh_d"]].join(dated[["opens", "closes", "flag"]], on=keys)
    new = changes[changes["capacity_gwh_d"].notna() & (changes["from_country"] != LNG)]
    both = pd.concat([old, new[[*keys, "capacity_gwh_d", "opens", "closes", "flag"]]]).fillna("")
    both[keys[:2]] = both[keys[:2]].replace(RENAMED)
    both.loc[both["point"] == TAP_ENTRY, keys[:2]] = TAP
    both = both[~both[keys[:2]].apply(tuple, axis=1).isin(LEFT_OUT)].sort_values(keys)
    return [
        {
            "from": row["from_country"],
            "to": row["to_country"],
            "point": row["point"],
            "capacity_twh_month": _rounded(row["capacity_gwh_d"] * DAYS_PER_MONTH * TWH_PER_GWH),
            "opens": row["opens"],
            "closes": row["closes"],
            "reopens": row["flag"].endswith(REOPENS),
        }
        for row in both.to_dict("records")
    ]


def terminals() -> list[dict[str, Any]]:
    """LNG terminals on the grid, with capacity [TWh a month] and first month."""
    units = data.load("lng_terminals")
    units = units[units["status"] == "operating"]
    by_site = units.groupby(["country", "terminal", "start_year"], as_index=False)["capacity_twh_yr"].sum()
    by_site = by_site[(by_site["capacity_twh_yr"] > NOT_ON_THE_GRID_TWH_YR) | by_site["country"].isin(["HR", "MT"])]
    known = [
        (
            row["country"],
            row["terminal"],
            row["capacity_twh_yr"] / MONTHS_PER_YEAR,
            f"{row['start_year']:.0f}-{OPENING_MONTH}",
        )
        for row in by_site.to_dict("records")
    ]
    changes = data.load("gas_network_changes")
    added = [
        (row["to_country"], row["point"], row["capacity_gwh_d"] * DAYS_PER_MONTH * TWH_PER_GWH, row["opens"])
        for row in changes[changes["from_country"] == LNG].to_dict("records")
    ]
    names = ("country", "name", "capacity_twh_month", "opens")
    return [
        dict(zip(names, (country, name, _rounded(twh), opens), strict=True))
        for country, name, twh, opens in sorted(known + added)
        if twh > 0
    ]


def storages() -> list[dict[str, Any]]:
    """Working volume [TWh] and full rates [TWh a month] by state."""
    table = data.load("gas_storage_capacity")
    table = table[table["country"].isin(MEMBER_STATES)].sort_values("country")
    rate = DAYS_PER_MONTH * TWH_PER_GWH
    return [
        {
            "country": row["country"],
            "working_twh": _rounded(row["working_volume_twh"]),
            "injection_twh_month": _rounded(row["injection_capacity_gwh_d"] * rate),
            "withdrawal_twh_month": _rounded(row["withdrawal_capacity_gwh_d"] * rate),
        }
        for row in table.to_dict("records")
    ]


def shares(vintage: Vintage) -> dict[str, Any]:
    """How demand, protected demand, production and the opening stock of a vintage fall on the 27."""
    until = pd.Timestamp(vintage.month)
    demand = data.load("eu_gas_demand")
    demand = demand[demand["country"].isin(MEMBER_STATES) & (demand["month"] <= until)]
    seen = demand.pivot(index="month", columns="country", values="demand_twh").astype(float).dropna(how="all")
    recent = seen.iloc[-DEMAND_YEARS * MONTHS_PER_YEAR :]
    wide = recent.groupby(pd.DatetimeIndex(recent.index).month).mean()
    wide = wide.reindex(columns=MEMBER_STATES).fillna(0.0).clip(lower=0.0)
    return {
        "demand_share": _grid(wide.div(wide.sum(axis=1), axis=0)),
        "protected_share": _grid(protected_share(wide, until)),
        "production_share": [_rounded(x) for x in production_share(vintage)],
        "start_storage_share": [_rounded(x) for x in start_storage_share(until)],
        "libya_share": _rounded(_libya_share(until)),
    }


def protected_share(demand: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Share of protected customers in each calendar month.

    Where a state reports households apart, theirs. Elsewhere Eurostat's share of the year with the mean season of the
    states that report.
    """
    sectors = data.load("eu_gas_demand_sector")
    sectors = sectors[(sectors["month"] <= until) & sectors["country"].isin(MEMBER_STATES)]
    calendar = pd.DatetimeIndex(sectors["month"]).month
    households = sectors["demand_twh"].where(sectors["sector"] == HOUSEHOLD_SECTOR)
    by_month = sectors.assign(households=households).groupby([calendar, "country"])[["households", "demand_twh"]].sum()
    apart = by_month["households"].unstack()
    apart = apart.loc[:, apart.sum() > 0]
    reported = (apart / by_month["demand_twh"].unstack()[apart.columns]).clip(0.0, 1.0)
    season = (apart / apart.sum()).mean(axis=1)

    uses = data.load("gas_uses_members").set_index("country")
    protected = uses["households_twh"] + uses["services_twh"] + uses["district_heat_twh"]
    annual = (protected / uses["consumption_twh"]).reindex(demand.columns).fillna(0.0)
    monthly = pd.DataFrame(np.outer(season, annual * demand.sum()), index=season.index, columns=demand.columns)
    estimated = (monthly / demand.where(demand > 0, 1.0)).clip(upper=1.0)
    return reported.reindex(index=demand.index, columns=demand.columns).combine_first(estimated)


def production_share(vintage: Vintage) -> Array:
    """Share of each state in the EU's production in the vintage's year."""
    figures = data.load("gas_production_members")
    large = figures[figures["year"] == vintage.exports_year].set_index("country")["production_twh"]
    small = data.load("gas_uses_members").set_index("country")["production_twh"]
    produced = small.reindex(MEMBER_STATES).fillna(0.0)
    produced.update(large)
    return np.asarray(produced / produced.sum())


def start_storage_share(until: pd.Timestamp) -> Array:
    """Share of each state in the EU's stock at the last reading; without one, by working volume."""
    capacity = data.load("gas_storage_capacity").set_index("country")["working_volume_twh"].astype(float)
    table = data.load("gas_storage")
    wide = table[table["month"] <= until].pivot(index="month", columns="country", values="storage_twh")
    last = wide.loc[until] if until in wide.index else wide.iloc[-1]
    fill = last["EU"] / capacity["EU"]
    stock = last.reindex(MEMBER_STATES).fillna(fill * capacity.reindex(MEMBER_STATES)).fillna(0.0)
    held = np.minimum(stock.to_numpy(dtype=float), capacity.reindex(MEMBER_STATES).fillna(0.0).to_numpy())
    return np.asarray(held / held.sum())


def _libya_share(until: pd.Timestamp) -> float:
    """Libya's share of North African pipeline gas over the last four quarters."""
    routes = data.load("eu_gas_supply_quarterly").pivot(index="quarter", columns="route", values="supply_twh")
    year = routes[pd.DatetimeIndex(routes.index) + pd.offsets.QuarterEnd() <= until + pd.offsets.MonthEnd()].iloc[-4:]
    return float(year["libya"].sum() / (year["libya"].sum() + year["algeria"].sum()))


def _deliverability() -> dict[str, float]:
    """Withdrawal per fill and injection per empty share, both as multiples of the full rate."""
    figures = data.load("anchor_figures").set_index("item")["value"]
    return {
        "withdrawal_share_per_fill": float(figures["gas_withdrawal_share_per_fill"]),
        "injection_share_per_empty": float(figures["gas_injection_share_per_empty"]),
    }


def _grid(table: pd.DataFrame) -> list[list[float]]:
    """Twelve rows, January first, of 27 rounded shares."""
    return [[_rounded(value) for value in row] for row in table.reindex(columns=MEMBER_STATES).to_numpy()]


def _rounded(value: float) -> float:
    """Six significant digits, so that a rebuild on another machine gives the same bytes."""
    return float(f"{value:.6g}")
