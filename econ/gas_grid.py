"""The gas grid as built from the data, and the question the EU's totals put to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES, MEMBER_STATES
from econ.energy.gas_network_problem import GasNetworkProblem
from econ.errors import BadInputError

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

FILE = Path(__file__).parent / "baselines" / "network" / "gas.json"

LNG = "LNG"
SOURCES = ("NO", "DZ", "LY", "AZ", "GB", "TR", "RU", LNG)
ENTRY = {
    "norway": "NO",
    "azerbaijan": "AZ",
    "uk_net": "GB",
    "turkstream": "TR",
    "other_russian_pipeline": "RU",
    "russian_lng": LNG,
    "other_lng": LNG,
}
"""Node at which each route's gas stands; North Africa's is shared by Algeria and Libya, production by the states."""
TRANSIT = ("CH", "UA", "RS", "BA", "MK", "MD", "AL", "SM")
NODES = (*MEMBER_STATES, *SOURCES, *TRANSIT)


@dataclass(frozen=True)
class Arc:
    """A pipe or a terminal."""

    start: str
    end: str
    points: str
    capacity_twh_month: float
    opens: str
    closes: str
    reopens: bool

    def in_service(self, month: str, observed: str) -> bool:
        """Whether it carries gas in a month, seen from the last observed one; months as text compare by time.

        What closed later than observed is the scenario's business: the supply of the routes says so.
        """
        return month >= self.opens and (not self.closes or self.reopens or self.closes > observed)


@dataclass(frozen=True)
class GasGrid:
    """Arcs, storages and shares of the built document (`econ/build_baseline/network.py`)."""

    version: str
    arcs: tuple[Arc, ...]
    storage_states: tuple[str, ...]
    working_twh: Array
    injection_twh_month: Array
    withdrawal_twh_month: Array
    deliverability: Mapping[str, float]
    vintages: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class EuGas:
    """The EU's gas totals of a run of months, in TWh: what the network has to place.

    Attributes
    ----------
    vintage, observed : str
        Baseline whose shares hold, and the last month it has seen.
    months : tuple of str
    demand_twh : array, (month,)
        What customers want, before any cut.
    routes_twh : array, (route, month)
        Supply by source, along `GAS_ROUTES`.
    capacity_twh, start_twh, end_twh : float
        All storages together: working volume, opening stock, and the stock to end with.
    kept_share : float
        Share of the working volume that is kept.
    emergency : array of bool, (month,)
        Months in which customers may be asked to save ahead.
    grid_of : str
        Month whose pipes and terminals serve all months; empty = each month has its own.
    """

    vintage: str
    observed: str
    months: tuple[str, ...]
    demand_twh: Array
    routes_twh: Array
    capacity_twh: float
    start_twh: float
    end_twh: float
    kept_share: float
    emergency: Flags
    grid_of: str = ""


@cache
def load_grid() -> GasGrid:
    """Grid that ships with the model.

    Raises
    ------
    BadInputError
        If its file is missing or damaged.
    """
    try:
        document = json.loads(FILE.read_text(encoding="utf-8"))
        stores = document["storages"]

        def column(name: str) -> Array:
            return np.array([store[name] for store in stores], dtype=float)

        return GasGrid(
            version=str(document["version"]),
            arcs=_arcs(document),
            storage_states=tuple(store["country"] for store in stores),
            working_twh=column("working_twh"),
            injection_twh_month=column("injection_twh_month"),
            withdrawal_twh_month=column("withdrawal_twh_month"),
            deliverability=document["deliverability"],
            vintages=document["vintages"],
            sources=document["sources"],
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise BadInputError(
            f"{FILE.name}: not a readable gas network ({error}); restore it or rebuild it with `make baselines`."
        ) from None


def _arcs(document: Mapping[str, Any]) -> tuple[Arc, ...]:
    """Pipes of the document, then its terminals as arcs from the LNG pool; unknown nodes are an error."""
    pipes = [
        Arc(a["from"], a["to"], a["point"], a["capacity_twh_month"], a["opens"], a["closes"], a["reopens"])
        for a in document["arcs"]
    ]
    terminals = [
        Arc(LNG, t["country"], t["name"], t["capacity_twh_month"], t["opens"], "", False) for t in document["terminals"]
    ]
    reachable = tuple(arc for arc in pipes + terminals if arc.end not in SOURCES or arc.end in ("GB", "TR"))
    for arc in reachable:
        if arc.start not in NODES or arc.end not in NODES:
            raise ValueError(f"arc {arc.start}-{arc.end} joins a node that is not known")
    return reachable


def pairs(grid: GasGrid) -> tuple[tuple[str, str], ...]:
    """Neighbours that any pipe or terminal joins: parallel pipes count as one arc."""
    return tuple(sorted({(arc.start, arc.end) for arc in grid.arcs}))


def vintage_for(grid: GasGrid, name: str, month: str) -> str:
    """Vintage of the grid for a baseline: its own, else that of the last month up to the baseline's, else the first."""
    if name in grid.vintages:
        return name
    dated = sorted(vintage for vintage in grid.vintages if vintage[0].isdigit())
    return next((vintage for vintage in reversed(dated) if vintage <= month), dated[0])


def points_of(grid: GasGrid, start: str, end: str) -> str:
    """Names of the pipes or terminals of an arc."""
    return "; ".join(arc.points for arc in grid.arcs if (arc.start, arc.end) == (start, end))


def question(grid: GasGrid, gas: EuGas, *, price_eur_mwh: float, solidarity: bool) -> GasNetworkProblem:
    """Place the EU's totals on the grid: states' shares of demand and production, and what is in service each month."""
    shares = grid.vintages[vintage_for(grid, gas.vintage, gas.observed)]
    joined = pairs(grid)
    where = {pair: i for i, pair in enumerate(joined)}
    capacity = np.zeros((len(joined), len(gas.months)))
    for arc in grid.arcs:
        runs = [arc.in_service(gas.grid_of or month, gas.observed) for month in gas.months]
        capacity[where[arc.start, arc.end]] += arc.capacity_twh_month * np.array(runs)

    calendar = np.array([int(month[5:]) - 1 for month in gas.months])
    demand, protected, supply = (np.zeros((len(NODES), len(gas.months))) for _ in range(3))
    states = slice(0, len(MEMBER_STATES))
    falls_on = np.array(shares["demand_share"])[calendar].T
    demand[states] = falls_on / falls_on.sum(axis=0) * gas.demand_twh
    protected[states] = np.array(shares["protected_share"])[calendar].T
    routes = dict(zip(GAS_ROUTES, gas.routes_twh, strict=True))
    produced = np.array(shares["production_share"])
    supply[states] = np.outer(produced / produced.sum(), routes["production"])
    for route, node in ENTRY.items():
        supply[NODES.index(node)] += routes[route]
    supply[NODES.index("LY")] = shares["libya_share"] * routes["north_africa"]
    supply[NODES.index("DZ")] = routes["north_africa"] - supply[NODES.index("LY")]

    working = grid.working_twh * gas.capacity_twh / grid.working_twh.sum()
    opening = np.array([shares["start_storage_share"][MEMBER_STATES.index(state)] for state in grid.storage_states])
    start = _within(gas.start_twh * opening / opening.sum(), working)
    return GasNetworkProblem(
        arc_from=np.array([NODES.index(start_) for start_, _ in joined]),
        arc_to=np.array([NODES.index(end) for _, end in joined]),
        capacity_twh=capacity,
        demand_twh=demand,
        protected_share=protected,
        supply_twh=supply,
        storage_node=np.array([NODES.index(state) for state in grid.storage_states]),
        working_twh=working,
        injection_twh_month=grid.injection_twh_month,
        withdrawal_twh_month=grid.withdrawal_twh_month,
        start_twh=start,
        floor_twh=np.minimum(gas.kept_share * working, start),
        end_twh=min(gas.end_twh, gas.capacity_twh),
        withdrawal_share_per_fill=grid.deliverability["withdrawal_share_per_fill"],
        injection_share_per_empty=grid.deliverability["injection_share_per_empty"],
        member=np.array([node in MEMBER_STATES for node in NODES]),
        emergency=gas.emergency,
        rationing_price_eur_mwh=price_eur_mwh,
        solidarity=solidarity,
    )


def _within(stock: Array, working: Array) -> Array:
    """Stock cut at the working volumes, what is cut spread over the room that others have."""
    kept = np.minimum(stock, working)
    room = working - kept
    spread = kept + room * min((stock - kept).sum() / max(room.sum(), np.finfo(float).tiny), 1.0)
    return np.asarray(np.minimum(spread, working))
