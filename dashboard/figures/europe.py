"""Europe's outlines, drawn as filled lines: plotly's own maps fetch theirs from elsewhere."""

from functools import cache
from itertools import pairwise
from typing import Any

from dashboard.figures.style import Look, base_layout
from data.rows import rows
from econ.axes import MEMBER_STATES

Point = tuple[int, int]
"""East and north, in km of the projection EPSG:3035."""

TABLE = "europe_map"
FRAME_X_KM, FRAME_Y_KM = (2590.0, 6520.0), (1350.0, 5330.0)
"""What of Europe is shown."""

SMALL_STATES = ("CY", "LU", "MT")
"""States too small to be seen or hit: they get a marker as well."""

LABELS_MOVED_KM = {
    **{"HR": (75, 80), "IT": (0, 10), "SE": (-70, -150), "FI": (0, -150), "GR": (-65, 15), "BE": (-25, 10)},
    **{"FR": (20, 30), "DK": (30, 10), "AT": (80, 0), "PT": (-10, 20), "LV": (45, -15), "EE": (20, 0)},
}
"""East and north of a state's middle, where that lies off its land or a border cuts through the text."""


@cache
def outlines() -> dict[str, list[list[Point]]]:
    """Outlines of every country by code, the largest piece first.

    Raises
    ------
    DataError
        If the table is not the one the catalogue describes.
    """
    rings: dict[str, dict[str, list[Point]]] = {}
    for row in rows(TABLE):
        points = rings.setdefault(row["country"], {}).setdefault(row["ring"], [])
        points.append((int(row["x_km"]), int(row["y_km"])))
    return {country: list(pieces.values()) for country, pieces in rings.items()}


@cache
def path(country: str) -> dict[str, list[int | None]]:
    """Outlines of a country as one line with gaps."""
    return _line(outlines()[country])


@cache
def neighbours() -> dict[str, list[int | None]]:
    """Outlines of all countries that are no member states, as one line with gaps."""
    return _line([ring for country, rings in outlines().items() if country not in MEMBER_STATES for ring in rings])


@cache
def middle(country: str) -> Point:
    """Centre of gravity of a country's largest piece, moved to where a label fits."""
    ring = outlines()[country][0]
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    whole = 3.0 * sum(cross for _, _, cross in crosses)
    east, north = (sum((a[axis] + b[axis]) * cross for a, b, cross in crosses) / whole for axis in (0, 1))
    moved = LABELS_MOVED_KM.get(country, (0, 0))
    return round(east + moved[0]), round(north + moved[1])


def land(look: Look) -> str:
    """Colour of the countries that are no member states."""
    return look.theme.grid


def neighbours_trace(look: Look) -> dict[str, Any]:
    """Countries that are no member states, in grey."""
    line = {"color": look.theme.paper, "width": 0.8}
    return area(neighbours(), land(look), line) | {"hoverinfo": "skip"}


def area(points: dict[str, list[int | None]], colour: str, line: dict[str, Any]) -> dict[str, Any]:
    """Trace of a filled area."""
    return {"type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": colour, "line": line} | points


def map_layout(look: Look) -> dict[str, Any]:
    """Layout of a map: no axes, the same scale both ways."""
    hidden = {"visible": False, "fixedrange": True}
    return base_layout(look) | {
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "hovermode": "closest",
        "xaxis": hidden | {"range": list(FRAME_X_KM)},
        "yaxis": hidden | {"range": list(FRAME_Y_KM), "scaleanchor": "x"},
    }


def _line(rings: list[list[Point]]) -> dict[str, list[int | None]]:
    """Join closed lines one after the other, with gaps between them."""
    x: list[int | None] = []
    y: list[int | None] = []
    for ring in rings:
        x += [None] * bool(x) + [point[0] for point in ring]
        y += [None] * bool(y) + [point[1] for point in ring]
    return {"x": x, "y": y}
