"""What each side can bear: the watched path of one threshold with its 90 % band, and the level that must hold."""

from typing import Any

import numpy as np

from dashboard.amounts import month_words, percent
from dashboard.figures.fan import OUTER_BAND, Trace, rounded
from dashboard.figures.panels import axes_of, panel_key, refs
from dashboard.figures.style import Limits, Look, base_layout, faded, month_axis, stepped_limits, value_axis
from dashboard.language import say
from dashboard.once import verdict_of
from dashboard.pain import Panel
from dashboard.scene import Scene
from dashboard.turning_points import path_without_embargo
from dashboard.wording import REGION_WORDS
from econ.levers import all_levers
from econ.result import Array, Result
from econ.risk.thresholds import UNEMPLOYMENT, Threshold
from econ.risk.verdict import Crossing

COUNTED_FROM_CALM = ("_vs_baseline_pct", "_vs_baseline_pp", "_pct_gdp", "_rationed_share")
"""Suffixes of what is about zero without embargo, where a dotted path would say nothing; not so Russia's deficit."""


def threshold_panel(panel: Panel, scene: Scene) -> dict[str, Any]:
    """Draw the watched path of each side that a threshold binds, and the threshold as a line across."""
    result, look = scene.result, scene.look
    level = panel.level(scene)
    data: list[Trace] = []
    for threshold in panel.watched:
        data += _paths(result, threshold, look)
    limits = _limits(panel, data, level)
    if level is not None:
        data.append(_line(result, level, look))
    y_axis = value_axis(say(panel.unit), limits, look)
    if panel.is_fraction:
        y_axis["tickformat"] = ".0%"
    layout = base_layout(look) | {
        "xaxis": month_axis(result.months, look, panel_is_small=True),
        "yaxis": y_axis,
        "annotations": [_sides(panel, look)] if len(panel.watched) > 1 else [],
    }
    return {"data": data, "layout": layout}


def threshold_finding(panel: Panel, scene: Scene) -> str:
    """Say how many paths pass the threshold, and when half of them have."""
    if panel.level(scene) is None:
        return say("Not judged.")
    found = [one for one in verdict_of(scene.result).crossings if one.lever == panel.lever]
    return " ".join(_passed_words(one) for one in found)


def _passed_words(one: Crossing) -> str:
    side, share = say(REGION_WORDS[one.side]), percent(one.probability[-1])
    if not one.median_month:
        return say("{side}: passed in no path.", side=side)
    return say(
        "{side}: passed in {share} of paths, half of those by {month}.",
        side=side,
        share=share,
        month=month_words(one.median_month),
    )


def _judged(result: Result, threshold: Threshold) -> Array:
    """Quantiles 5, 50 and 95 % of the path as it is judged, shape (3, month)."""
    variable = "unemployment_rate_pct" if threshold.variable == UNEMPLOYMENT else threshold.variable
    if threshold.months == 1:
        bands = result.quantiles(variable, threshold.side)[[0, 2, 4]]
        if threshold.variable == UNEMPLOYMENT:
            bands = bands - path_without_embargo(result, variable, threshold.side)
        return bands
    path = result.draws(variable, threshold.side)
    if not path.any():
        return np.zeros((3, path.shape[1]))
    judged = threshold.judged(path)
    found: Array = np.quantile(np.ascontiguousarray(judged.T), (0.05, 0.5, 0.95), axis=1)
    return found


def _paths(result: Result, threshold: Threshold, look: Look) -> list[Trace]:
    """Band, path without embargo where it says something, and median of one side."""
    colour, side = look.theme.regions[threshold.side], say(REGION_WORDS[threshold.side])
    low, median, high = _judged(result, threshold)
    variable = threshold.variable
    unit = {UNEMPLOYMENT: "pp"}.get(variable, all_levers()[f"thresholds.{threshold.lever}"].unit)
    if threshold.months > 1:
        unit = f"{unit}, mean of the last {threshold.months} months"
    percents = variable.endswith("_share")

    def trace(column: str, y: Array, **more: Any) -> Trace:
        meta = {"variable": variable, "region": threshold.side, "unit": unit, "column": column}
        return {"type": "scatter", "mode": "lines", "x": list(result.months), "y": rounded(y), "meta": meta} | more

    edge = {"line": {"width": 0}, "hoverinfo": "skip"}
    traces = [
        trace("p05", low, **edge),
        trace("p95", high, **edge, fill="tonexty", fillcolor=faded(colour, OUTER_BAND)),
    ]
    if threshold.months == 1 and not _calm_is_zero(threshold):
        without = path_without_embargo(result, variable, threshold.side)
        dotted = {"color": look.theme.muted, "width": 1.5, "dash": "dot"}
        traces.append(trace("no_embargo", without, line=dotted, hoverinfo="skip"))
    shown = f"<b>{side} %{{y:{'.0%' if percents else '.1f'}}}</b><extra></extra>"
    traces.append(trace("p50", median, line={"color": colour, "width": 2.25}, hovertemplate=shown))
    return traces


def _calm_is_zero(threshold: Threshold) -> bool:
    """Whether the path is about zero without embargo."""
    if threshold.variable == "russia_deficit_pct_gdp":
        return False
    return threshold.variable == UNEMPLOYMENT or threshold.variable.endswith(COUNTED_FROM_CALM)


def _limits(panel: Panel, data: list[Trace], level: float | None) -> Limits:
    """Room for all curves, and around the line so that it can be drawn further."""
    lowest = low = min(min(trace["y"]) for trace in data)
    high = max(max(trace["y"]) for trace in data)
    if level is not None:
        room = 0.3 * panel.least_span
        low, high = min(low, level - room), max(high, level + room)
    if panel.sign > 0 and lowest >= 0.0:
        low = 0.0
    limits = stepped_limits(low, high, least_span=panel.least_span)
    return (limits[0], min(limits[1], 1.0), limits[2]) if panel.is_fraction else limits


def _line(result: Result, level: float, look: Look) -> Trace:
    """Draw the threshold."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [result.months[0], result.months[-1]],
        "y": [level, level],
        "line": {"color": look.theme.text, "width": 1.5, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _sides(panel: Panel, look: Look) -> dict[str, Any]:
    """Names of the sides in their colours."""
    names = [
        f'<span style="color:{look.theme.regions[one.side]}"><b>{say(REGION_WORDS[one.side])}</b></span>'
        for one in panel.watched
    ]
    return panel_key("   ".join(names), look.theme.muted) | refs(axes_of(0), domain=True)
