"""The record drawn: published ranges and ours, row by row, on one scale."""

from typing import Any

from dashboard.figures.panels import in_the_middle
from dashboard.figures.style import FONT, Look, base_layout, faded
from dashboard.language import say
from dashboard.track_record import (
    BLOCK_WORDS,
    OUTCOME_SIGNS,
    OUTCOME_WORDS,
    Line,
    counts,
    judged,
    ours_words,
    range_words,
)

Figure = dict[str, Any]
Table = tuple[list[str], list[list[Any]]]

FARTHEST = 4.0
"""Half widths beyond which a row is drawn at the edge, with an arrow."""

MARKS = {"hit": "circle", "near": "diamond", "miss": "x"}
COLOURS = {
    "light": {"hit": "#00694d", "near": "#8a6300", "miss": "#a8320a"},
    "dark": {"hit": "#4fd3a8", "near": "#e6b84d", "miss": "#ff9a7a"},
}
WIDTH_90, WIDTH_50 = 2.0, 4.5
"""Pixels of the bars of our bands."""

ROW_PIXELS, FRAME_PIXELS = 19, 64
LABEL_CHARACTERS, NARROW_LABEL_CHARACTERS = 62, 24


def record_rows(block: str, outcome: str, look: Look) -> Figure:
    """Draw published ranges (grey) and our medians with both bands, a row each, around the published centres.

    Parameters
    ----------
    block, outcome : str
        Which rows: one block or outcome, or ``all``.
    """
    rows = judged(block, outcome)
    layout = base_layout(look) | _axes(rows, look)
    layout["margin"] = {"l": 150 if look.narrow else 400, "r": 62, "t": 6, "b": 44}
    layout["hovermode"] = "closest"
    if not rows:
        layout["annotations"] = [in_the_middle(say("No row with this outcome here."), look)]
        return {"data": [], "layout": layout}
    data = [_published(rows, look), _centres(rows, look)]
    for kind in OUTCOME_WORDS:
        chosen = [(i, row) for i, row in enumerate(rows) if row.outcome == kind]
        if chosen:
            colour = COLOURS[look.theme.name][kind]
            data += [*_bands(chosen, colour), _medians(chosen, kind, colour, look), _words(chosen, kind, colour)]
    return {"data": data, "layout": layout}


def record_height(block: str, outcome: str) -> int:
    """Height of the drawing in pixels."""
    return FRAME_PIXELS + ROW_PIXELS * max(len(judged(block, outcome)), 4)


def record_finding(block: str, outcome: str) -> str:
    """Say how many rows hit and miss, and which misses most."""
    found = counts(block)
    where = say(BLOCK_WORDS[block]) if block in BLOCK_WORDS else say("All blocks")
    said = say(
        "{where}: {hits} hits, {near} near, {misses} misses of {judged} judged.",
        where=where,
        hits=found["hit"],
        near=found["near"],
        misses=found["miss"],
        judged=found["hit"] + found["near"] + found["miss"],
    )
    rows = judged(block, outcome)
    if not rows:
        return said
    worst = max(rows, key=lambda row: abs(row.apart(row.p50 or 0.0)))
    return f"{said} " + say(
        "Farthest off of those shown: {target} ({study}), ours {ours}, theirs {theirs} {unit}.",
        target=worst.target,
        study=worst.study,
        ours=ours_words(worst),
        theirs=range_words(worst.low, worst.centre, worst.high),
        unit=say(worst.unit),
    )


def record_table(block: str, outcome: str) -> Table:
    """Rows as they are drawn, with ids, units and reasons."""
    heads = ["id", "block", "study", "target", "unit", "published_low", "published_central", "published_high"]
    heads += ["ours_p05", "ours_p25", "ours_p50", "ours_p75", "ours_p95", "verdict", "distance", "reason"]
    rows = [
        [
            *(row.id, row.block, row.study, row.target, row.unit, row.low, row.centre, row.high),
            *(row.p05, row.p25, row.p50, row.p75, row.p95, row.outcome, row.distance, row.reason),
        ]
        for row in judged(block, outcome)
    ]
    return heads, rows


def _axes(rows: tuple[Line, ...], look: Look) -> dict[str, Any]:
    """Distance across, one row a line downwards."""
    most = NARROW_LABEL_CHARACTERS if look.narrow else LABEL_CHARACTERS
    title = say("← below · half widths from the published centre · above →")
    across = {
        "title": {"text": say("distance, half widths") if look.narrow else title, "standoff": 8},
        "range": [-FARTHEST - 0.25, FARTHEST + 0.25],
        "tickvals": [-4, -3, -2, -1, 0, 1, 2, 3, 4],
        "gridcolor": look.theme.grid,
        "zeroline": True,
        "zerolinecolor": look.theme.muted,
        "zerolinewidth": 1,
        "fixedrange": True,
    }
    down = {
        "range": [max(len(rows), 1) - 0.4, -0.6],
        "tickvals": list(range(len(rows))),
        "ticktext": [_label(row, most) for row in rows],
        "tickfont": {"size": 11, "color": look.theme.text},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    return {"xaxis": across, "yaxis": down}


def _label(row: Line, most: int) -> str:
    """Label of a row, cut where there is no room."""
    text = row.target if most < LABEL_CHARACTERS else f"{row.target} · {row.study}"
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _clipped(row: Line, value: float) -> float:
    """Place of a value, at the edge where it lies beyond."""
    return round(min(max(row.apart(value), -FARTHEST), FARTHEST), 4)


def _bars(ends: list[tuple[int, float, float]], name: str, colour: str, width: float) -> dict[str, Any]:
    """Bars from one end to the other, by row."""
    x = [place for _, low, high in ends for place in (low, high, None)]
    y = [place for i, _, _ in ends for place in (i, i, None)]
    line = {"color": colour, "width": width}
    return {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _published(rows: tuple[Line, ...], look: Look) -> dict[str, Any]:
    """Bars of the published ranges."""
    ends = [(i, _clipped(row, row.low), _clipped(row, row.high)) for i, row in enumerate(rows)]
    return _bars(ends, "published", faded(look.theme.muted, 0.4), 11)


def _bands(chosen: list[tuple[int, Line]], colour: str) -> list[dict[str, Any]]:
    """Bars of our 90 % bands and, thicker, of our 50 % bands, where there are any."""

    def ends(low: str, high: str) -> list[tuple[int, float, float]]:
        return [
            (i, _clipped(row, getattr(row, low)), _clipped(row, getattr(row, high)))
            for i, row in chosen
            if row.p05 is not None
        ]

    return [
        _bars(ends("p05", "p95"), "ours", colour, WIDTH_90),
        _bars(ends("p25", "p75"), "ours, 50 %", colour, WIDTH_50),
    ]


def _centres(rows: tuple[Line, ...], look: Look) -> dict[str, Any]:
    """Strokes at the published centres."""
    mark = {"symbol": "line-ns-open", "size": 10, "color": look.theme.text, "line": {"width": 1.5}}
    places = {"x": [0] * len(rows), "y": list(range(len(rows)))}
    return {"type": "scatter", "mode": "markers", "marker": mark, "hoverinfo": "skip", **places}


def _medians(chosen: list[tuple[int, Line]], kind: str, colour: str, look: Look) -> dict[str, Any]:
    """Our medians, their mark telling the outcome; an arrow where they lie beyond the edge."""
    far = [row.apart(row.p50 or 0.0) for _, row in chosen]
    symbols = [
        "triangle-right" if place > FARTHEST else "triangle-left" if place < -FARTHEST else MARKS[kind] for place in far
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": kind,
        "x": [_clipped(row, row.p50 or 0.0) for _, row in chosen],
        "y": [i for i, _ in chosen],
        "marker": {"symbol": symbols, "size": 9, "color": colour, "line": {"width": 1, "color": look.theme.paper}},
        "text": [_hover(row) for _, row in chosen],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _hover(row: Line) -> str:
    """Both figures in their own unit."""
    return say(
        "<b>{target}</b><br>{study}<br>theirs {theirs} {unit}<br>ours {ours} {unit}",
        target=row.target,
        study=row.study.replace("&", "&amp;"),
        theirs=range_words(row.low, row.centre, row.high),
        ours=ours_words(row),
        unit=say(row.unit),
    )


def _words(chosen: list[tuple[int, Line]], kind: str, colour: str) -> dict[str, Any]:
    """Outcome in words behind each row."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [FARTHEST + 0.25] * len(chosen),
        "y": [i for i, _ in chosen],
        "text": [f"{OUTCOME_SIGNS[kind]} {say(OUTCOME_WORDS[kind])}"] * len(chosen),
        "textposition": "middle right",
        "textfont": {"family": FONT, "size": 11, "color": colour},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
