"""Both sides' endurance on one axis: by which month each threshold, and each side, gives way."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.amounts import month_words, percent
from dashboard.figures.charts import Table
from dashboard.figures.fan import Trace
from dashboard.figures.style import Look, base_layout, faded, month_axis
from dashboard.figures.waiting_game import beginnings, stage_line
from dashboard.language import say
from dashboard.once import verdict_of
from dashboard.scene import Scene
from dashboard.wording import REGION_WORDS
from econ.levers import all_levers
from econ.risk.thresholds import SIDES
from econ.risk.verdict import Verdict

LEAST_PROBABILITY = 0.01
"""Thresholds that fewer paths pass have no row."""

QUANTILES = (0.05, 0.5, 0.95)


@dataclass(frozen=True, kw_only=True)
class Row:
    """When one thing gives way.

    Attributes
    ----------
    side, lever : str
        Whose, and on which threshold; no lever for the side itself.
    probability : float
        Share of paths in which it does within the horizon.
    months : tuple of int
        Index of the month by which 5, 50 and 95 % of those paths have; empty where there are none.
    """

    side: str
    lever: str
    probability: float
    months: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name of the side or of the threshold."""
        if not self.lever:
            return say("{side} breaks", side=say(REGION_WORDS[self.side]))
        return say(all_levers()[f"thresholds.{self.lever}"].label)


def rows(verdict: Verdict) -> list[Row]:
    """Rows from top to bottom: each side, then its thresholds from the first to give way to the last."""
    found = []
    for side in SIDES:
        found.append(_row(side, "", verdict.broken[side]))
        own = [_row(side, one.lever, one.probability) for one in verdict.crossings if one.side == side]
        passed = [row for row in own if row.probability >= LEAST_PROBABILITY]
        found += sorted(passed, key=lambda row: row.months[1])
    return found


def endurance(scene: Scene) -> dict[str, Any]:
    """Bars from the month by which 5 % of the breaking paths have broken to that of 95 %, with a dot at half."""
    result, look = scene.result, scene.look
    shown = rows(verdict_of(result))
    data = [_bar(row, place, result.months, look) for place, row in enumerate(shown) if row.months]
    data += [_dot(row, place, result.months, look) for place, row in enumerate(shown) if row.months]
    layout = base_layout(look) | {
        "margin": {"l": 124 if look.narrow else 156, "r": 62, "t": 22, "b": 26},
        "hovermode": "closest",
        "xaxis": month_axis(result.months, look, panel_is_small=look.narrow),
        "yaxis": _row_axis(shown, look),
        "annotations": [_share(row, place, look) for place, row in enumerate(shown)] + [_heading(look)],
        "shapes": [_divider(place, look) for place, row in enumerate(shown) if place and not row.lever]
        + [stage_line(month, look) for month, _ in beginnings(result)],
    }
    return {"data": data, "layout": layout}


def endurance_finding(scene: Scene) -> str:
    """Say when each side gives way, if it does."""
    result = scene.result
    sentences = []
    for row in rows(verdict_of(result)):
        if row.lever:
            continue
        side = say(REGION_WORDS[row.side])
        if not row.months:
            sentences.append(say("{side} breaks in no path.", side=side))
            continue
        early, half, late = (month_words(result.months[i]) for i in row.months)
        sentences.append(
            say(
                "{side} breaks in {share} of paths, half of those by {half} (5 % by {early}, 95 % by {late}).",
                side=side,
                share=percent(row.probability),
                half=half,
                early=early,
                late=late,
            )
        )
    return " ".join(sentences)


def endurance_table(scene: Scene) -> Table:
    """When each side and each threshold gives way."""
    verdict = verdict_of(scene.result)
    levels = {(one.side, one.lever): one.level for one in verdict.crossings}
    lines = []
    for row in rows(verdict):
        lever = all_levers()[f"thresholds.{row.lever}"] if row.lever else None
        when = [scene.result.months[i] for i in row.months] or [""] * len(QUANTILES)
        lines.append(
            [
                row.side,
                row.lever or "any",
                levels.get((row.side, row.lever)),
                lever.unit if lever else "",
                row.probability,
                *when,
            ]
        )
    heads = ["side", "threshold", "level", "unit", "probability", "p05_month", "p50_month", "p95_month"]
    return heads, lines


def _row(side: str, lever: str, probability: tuple[float, ...]) -> Row:
    """Row of a probability that grows month by month."""
    path = np.array(probability)
    last = float(path[-1])
    months = tuple(int(np.argmax(path >= q * last - 1e-12)) for q in QUANTILES) if last > 0 else ()
    return Row(side=side, lever=lever, probability=last, months=months)


def _bar(row: Row, place: int, months: tuple[str, ...], look: Look) -> Trace:
    """Span of a row, drawn thick for a side."""
    colour = look.theme.regions[row.side]
    early, _, late = (f"{months[i]}-01" for i in row.months)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [early, late],
        "y": [place, place],
        "line": {"color": faded(colour, 0.3 if row.lever else 0.5), "width": 5 if row.lever else 11},
        "hoverinfo": "skip",
    }


def _dot(row: Row, place: int, months: tuple[str, ...], look: Look) -> Trace:
    early, half, late = (months[i] for i in row.months)
    words = say(
        "{label}: in {share} of paths, half of them by {half} (5 % by {early}, 95 % by {late})",
        label=f"<b>{row.label}</b>",
        share=percent(row.probability),
        half=month_words(half),
        early=month_words(early),
        late=month_words(late),
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [f"{half}-01"],
        "y": [place],
        "marker": {
            "color": look.theme.regions[row.side],
            "size": 8 if row.lever else 12,
            "line": {"color": look.theme.paper, "width": 1.5},
        },
        "cliponaxis": False,
        "hovertemplate": words + "<extra></extra>",
    }


def _row_axis(shown: list[Row], look: Look) -> dict[str, Any]:
    """Names of the rows, top to bottom; sides in their colours."""
    names = [
        f"&nbsp;&nbsp;{row.label}&nbsp;"
        if row.lever
        else f'<span style="color:{look.theme.regions[row.side]}"><b>{row.label}</b></span>&nbsp;'
        for row in shown
    ]
    return {
        "range": [len(shown) - 0.4, -0.6],
        "tickvals": list(range(len(shown))),
        "ticktext": names,
        "title": {"text": ""},
        "tickfont": {"size": 11},
        "ticklabelstandoff": 6,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
    }


def _share(row: Row, place: int, look: Look) -> dict[str, Any]:
    """Share of paths in which it gives way, in a column on the right."""
    text = percent(row.probability) if row.months else say("never")
    return {
        "xref": "paper",
        "yref": "y",
        "x": 1,
        "y": place,
        "xanchor": "left",
        "xshift": 8,
        "text": text if row.lever else f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": 11, "color": look.theme.muted if row.lever else look.theme.text},
    }


def _heading(look: Look) -> dict[str, Any]:
    """Say what stands in the column on the right."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 8,
        "text": say("of paths"),
        "showarrow": False,
        "font": {"size": 10.5, "color": look.theme.muted},
    }


def _divider(place: int, look: Look) -> dict[str, Any]:
    """Line between two sides."""
    return {
        "type": "line",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": place - 0.5,
        "y1": place - 0.5,
        "line": {"color": look.theme.grid, "width": 1},
    }
