"""Areas stacked on each other: what parts make up a whole, month by month.

Each area lies between two plain lines, so that it can be moved while a slider is dragged. Positive parts stack up from
zero, negative ones down; a part that changes sign is drawn on the side it is on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.figures.fan import rounded
from dashboard.figures.style import Limits, Look, stepped_limits
from econ.result import Array

Trace = dict[str, Any]

SEAM = 0.75
"""Width of the line between two areas, which tells them apart in grey print too."""

HALF_LETTERS, WHOLE_LETTERS, NARROW_LETTERS = 82, 96, 46
"""About how many letters of a legend stand in a line of a card of half and of whole width, and on a phone."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a whole.

    Attributes
    ----------
    variable, region, unit : str
        What the exported table calls it.
    label : str
        What the legend and hover texts call it, in the language in use.
    colour : str
    path : array, (month,)
    """

    variable: str
    region: str
    unit: str
    label: str
    colour: str
    path: Array

    @property
    def meta(self) -> dict[str, str]:
        """What the exported table takes from the trace; areas hold their own values beside their upper edge."""
        return {"variable": self.variable, "region": self.region, "unit": self.unit, "column": "mean"}


def areas(
    parts: Sequence[Part], months: tuple[str, ...], axes: dict[str, str], look: Look, *, decimals: int
) -> list[Trace]:
    """Areas of the parts, first at the bottom.

    Returns
    -------
    list of dict
        Always the same number of traces for the same parts: an edge at zero and one area a part, once upwards and once
        downwards.
    """
    common = {"type": "scatter", "mode": "lines", "x": list(months)} | axes
    seam = {"color": look.theme.paper, "width": SEAM}
    edge = common | {"line": {"width": 0}, "hoverinfo": "skip"}
    traces: list[Trace] = []
    for upwards in (True, False):
        level = np.zeros(len(months))
        traces.append(edge | {"y": rounded(level)})
        for part in parts:
            level = level + (np.maximum(part.path, 0.0) if upwards else np.minimum(part.path, 0.0))
            area = common | {"y": rounded(level), "fill": "tonexty", "fillcolor": part.colour, "line": seam}
            if upwards:
                area |= {
                    "name": part.label,
                    "customdata": rounded(part.path),
                    "meta": part.meta | {"values": "customdata"},
                    "hovertemplate": f"{part.label} %{{customdata:.{decimals}f}}<extra></extra>",
                }
            else:
                area |= {"hoverinfo": "skip", "line": {"width": 0}}
            traces.append(area)
    return traces


def line(part: Part, months: tuple[str, ...], axes: dict[str, str], *, decimals: int, dotted: bool = False) -> Trace:
    """Line over the areas, such as their sum; dotted where it is what would be without embargo."""
    column = {"column": "no_embargo"} if dotted else {}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(months),
        "y": rounded(part.path),
        "name": part.label,
        "line": {"color": part.colour, "width": 1.5 if dotted else 2.25} | ({"dash": "dot"} if dotted else {}),
        "meta": part.meta | column,
        "hovertemplate": f"<b>{part.label} %{{y:.{decimals}f}}</b><extra></extra>",
    } | axes


def area_limits(stacks: Sequence[Sequence[Part]], lines: Sequence[Array], *, least_span: float) -> Limits:
    """Limits of a value axis that holds all stacks and lines."""
    up = [sum((np.maximum(part.path, 0.0) for part in parts), np.zeros(1)) for parts in stacks]
    down = [sum((np.minimum(part.path, 0.0) for part in parts), np.zeros(1)) for parts in stacks]
    low = min(0.0, *(float(path.min()) for path in (*down, *lines)))
    high = max(0.0, *(float(path.max()) for path in (*up, *lines)))
    limits = stepped_limits(low, high, least_span=least_span)
    return (0.0, limits[1], limits[2]) if low == 0.0 and high > 0.0 else limits


def legend(
    parts: Sequence[Part],
    look: Look,
    *,
    first: Sequence[Part] = (),
    dotted: Sequence[Part] = (),
    letters: int = HALF_LETTERS,
) -> dict[str, Any]:
    """Legend above the panels as an annotation: areas in the order of the stack, lines before and dotted ones after.

    Plotly's own legend sets all entries in columns as wide as the longest, which takes twice the room.
    """
    entries = [f'<span style="color:{part.colour}">\u2501</span> {part.label}' for part in first]
    entries += [f'<span style="color:{part.colour}">\u25a0</span> {part.label}' for part in parts]
    entries += [f'<span style="color:{part.colour}">\u2508</span> {part.label}' for part in dotted]
    labels = [part.label for part in (*first, *parts, *dotted)]
    lines = _wrapped(entries, labels, NARROW_LETTERS if look.narrow else letters)
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "text": "<br>".join(lines),
        "font": {"size": 11, "color": look.theme.text},
    }


def below_legend(layout: dict[str, Any], note: dict[str, Any], *, titles: bool) -> dict[str, Any]:
    """Layout with a legend above the panels and their titles, and one box that tells all parts of a month."""
    lines = note["text"].count("<br>") + 1
    over = 20 if titles else 4
    margin = layout["margin"] | {"t": over + 6 + 15 * lines}
    placed = note | {"yshift": over}
    return layout | {"margin": margin, "hovermode": "x unified", "annotations": [placed]}


def _wrapped(entries: Sequence[str], labels: Sequence[str], letters: int) -> list[str]:
    """Entries in lines of at most so many letters."""
    lines: list[list[str]] = [[]]
    used = 0
    for entry, label in zip(entries, labels, strict=True):
        width = len(label) + 5
        if lines[-1] and used + width > letters:
            lines.append([])
            used = 0
        lines[-1].append(entry)
        used += width
    return ["\u2003".join(one) for one in lines]
