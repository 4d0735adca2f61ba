"""Arcs of the gas network: which carry gas in a month, and where they run on the map."""

from dataclasses import dataclass

from dashboard.figures.europe import Point, middle
from dashboard.language import say
from dashboard.places import place
from econ.network_document import NetworkDocument

LNG = "LNG"
OUTSIDE: dict[str, Point] = {
    "AZ": (6420, 2560),
    "DZ": (3720, 1410),
    "LY": (5010, 1390),
    "RU": (5980, 3950),
    "SM": (4530, 2330),
}
"""Where nodes stand that have no outline on the map: at its edge, on the side the gas comes from."""

NODES_MOVED: dict[str, Point] = {"NO": (4080, 4030), "GB": (3560, 3480), "TR": (6180, 2180)}
"""Nodes away from the middle of their country, where the pipes begin."""

LNG_FROM_KM: dict[str, tuple[int, int]] = {
    **{"BE": (-250, 150), "DE": (-150, 420), "EE": (-60, 170), "ES": (330, -260), "FI": (30, -420), "FR": (-480, 40)},
    **{"GR": (-240, -80), "HR": (-200, -190), "IT": (-250, -80), "LT": (-270, 60), "MT": (130, -40), "NL": (-190, 130)},
    **{"PL": (-60, 380), "PT": (-230, 20), "SE": (-180, -250), "IE": (-220, 0), "CY": (0, -110), "LV": (-260, 60)},
}
"""From which side of a state, seen from its middle, cargoes arrive."""
LEAST_TWH = 0.05
"""Flows and shortages below this are not drawn."""
BEND = 0.09


@dataclass(frozen=True)
class Arc:
    """An arc in one month."""

    start: str
    end: str
    flow_twh: float
    capacity_twh: float
    price_eur_mwh: float
    full: bool


def month_shown(document: NetworkDocument) -> int:
    """Month with the largest shortage; without any that of the dearest bottleneck, else that of the largest demand."""
    if max(document.eu_short_twh) < LEAST_TWH and document.bottlenecks:
        return document.months.index(document.bottlenecks[0].worst_month)
    series = document.eu_short_twh if max(document.eu_short_twh) >= LEAST_TWH else document.eu_demand_twh
    return series.index(max(series))


def arcs_in(document: NetworkDocument, month: int, least_price_eur_mwh: float) -> list[Arc]:
    """Arcs that carry gas in a month, the largest flows last; full ones are those worth more than a price."""
    arcs = [
        Arc(
            one.start,
            one.end,
            one.flow_twh[month],
            one.capacity_twh[month],
            one.shadow_price_eur_mwh[month],
            one.shadow_price_eur_mwh[month] > least_price_eur_mwh,
        )
        for one in document.flows
        if one.flow_twh[month] >= LEAST_TWH
    ]
    return sorted(arcs, key=lambda arc: (arc.full, arc.flow_twh))


def node_of(code: str) -> Point:
    """Where a node stands."""
    return OUTSIDE.get(code) or NODES_MOVED.get(code) or middle(code)


def curve(arc: Arc) -> list[tuple[float, float]]:
    """Points along an arc; the two directions between a pair bend apart."""
    end = node_of(arc.end)
    if arc.start == LNG:
        from_sea = LNG_FROM_KM.get(arc.end, (-200, 0))
        start = (end[0] + from_sea[0], end[1] + from_sea[1])
    else:
        start = node_of(arc.start)
    across = (BEND * (end[1] - start[1]), -BEND * (end[0] - start[0]))
    bend = ((start[0] + end[0]) / 2 + across[0], (start[1] + end[1]) / 2 + across[1])
    return [_bezier(start, bend, end, i / 12) for i in range(13)]


def _bezier(
    start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], t: float
) -> tuple[float, float]:
    x, y = ((1 - t) ** 2 * start[i] + 2 * t * (1 - t) * bend[i] + t**2 * end[i] for i in (0, 1))
    return round(x, 1), round(y, 1)


def route(arc: Arc) -> str:
    """Name of an arc."""
    if arc.start == LNG:
        return say("LNG terminals, {state}", state=place(arc.end))
    return f"{place(arc.start)} → {place(arc.end)}"
