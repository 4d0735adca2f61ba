"""Which channels bring a recession about: contributions to its probability, stacked, quarter by quarter."""

from typing import Any

import numpy as np

from dashboard.amounts import month_words, signed
from dashboard.channel_words import channel_label, channel_words
from dashboard.figures.fan import Trace, rounded
from dashboard.figures.palette import CHANNEL_COLOURS
from dashboard.figures.panels import axes_of, nothing, panel_axes, panel_title, refs
from dashboard.figures.style import Limits, Look, base_layout, stepped_limits
from dashboard.language import say
from dashboard.recession_words import REGIONS
from dashboard.scene import Scene
from dashboard.wording import REGION_WORDS
from econ.axes import CHANNELS
from econ.result import Array, Result
from econ.variables import VARIABLES

LEAST_POINTS = 0.05
"""A channel that never adds this much, in points, is not drawn."""

QUARTER_MS = 3 * 30.4 * 86_400_000


def channel_panels(scene: Scene) -> dict[str, Any]:
    """Contributions of the channels to the probability of a recession within a year, one panel a region."""
    result, look = scene.result, scene.look
    shown = _shown(result)
    layout = base_layout(look) | {"barmode": "relative", "bargap": 0, "annotations": []}
    if not shown:
        return {"data": [], "layout": layout | nothing(nothing_words(), look)}
    data: list[Trace] = []
    limits = _limits(result, shown)
    for panel, region in enumerate(REGIONS):
        axes = axes_of(panel)
        layout |= panel_axes(result.months, panel, len(REGIONS), say("points"), limits, look)
        data += [_bars(result, channel, region, look, in_key=not panel) | axes for channel in shown]
        data.append(_total(result, region, look, in_key=not panel) | axes)
        title = panel_title(say(REGION_WORDS[region]), look.theme.regions[region])
        layout["annotations"].append(title | refs(axes, domain=True))
    layout |= {
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": -0.1 if look.narrow else -0.14,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "traceorder": "normal",
            "font": {"size": 11, "color": look.theme.muted},
            "bgcolor": "rgba(0,0,0,0)",
        },
        "margin": layout["margin"] | {"b": 96 if look.narrow else 52},
    }
    return {"data": data, "layout": layout}


def channel_finding(scene: Scene) -> str:
    """Name the largest channels where the risk has changed most."""
    result = scene.result
    if not _shown(result):
        return nothing_words()
    sentences = []
    for region in REGIONS:
        paths = {channel: _path(result, channel, region) for channel in CHANNELS}
        total = np.sum(list(paths.values()), axis=0)
        peak = int(np.argmax(np.abs(total)))
        if abs(total[peak]) < LEAST_POINTS:
            sentences.append(say("{region}: no channel changes the risk.", region=say(REGION_WORDS[region])))
            continue
        first, second = sorted(paths, key=lambda channel: -abs(paths[channel][peak]))[:2]
        sentences.append(
            say(
                "{region}, {month}: {total} points in all, of which {first} {first_points} and {second} "
                "{second_points}.",
                region=say(REGION_WORDS[region]),
                month=month_words(result.months[peak]),
                total=signed(total[peak], 1),
                first=channel_words(first),
                first_points=signed(paths[first][peak], 1),
                second=channel_words(second),
                second_points=signed(paths[second][peak], 1),
            )
        )
    return " ".join(sentences)


def nothing_words() -> str:
    """Say that no channel does anything."""
    return say("No channel changes the recession risk in this scenario.")


def _path(result: Result, channel: str, region: str) -> Array:
    return result.median(f"recession_12m_{channel}_pp", region)


def _shown(result: Result) -> list[str]:
    """Channels that matter in either economy."""
    return [
        channel
        for channel in CHANNELS
        if max(float(np.abs(_path(result, channel, region)).max()) for region in REGIONS) >= LEAST_POINTS
    ]


def _bars(result: Result, channel: str, region: str, look: Look, *, in_key: bool) -> Trace:
    """One bar a quarter, over its middle month."""
    variable = f"recession_12m_{channel}_pp"
    return {
        "type": "bar",
        "x": list(result.months[1::3]),
        "y": rounded(_path(result, channel, region)[1::3]),
        "width": QUARTER_MS,
        "name": channel_label(channel),
        "legendgroup": channel,
        "showlegend": in_key,
        "marker": {
            "color": CHANNEL_COLOURS[channel],
            "line": {"color": look.theme.paper, "width": 0.5},
        },
        "meta": {"variable": variable, "region": region, "unit": VARIABLES[variable].unit, "column": "p50"},
        "hovertemplate": f"{channel_label(channel)} %{{y:+.1f}}<extra></extra>",
    }


def _total(result: Result, region: str, look: Look, *, in_key: bool) -> Trace:
    """Sum of all channels."""
    total = np.sum([_path(result, channel, region) for channel in CHANNELS], axis=0)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(result.months[1::3]),
        "y": rounded(total[1::3]),
        "name": say("All channels"),
        "legendgroup": "total",
        "showlegend": in_key,
        "line": {"color": look.theme.text, "width": 2},
        "hovertemplate": f"<b>{say('All channels')} %{{y:+.1f}}</b><extra></extra>",
    }


def _limits(result: Result, shown: list[str]) -> Limits:
    """One scale for both panels, wide enough for what stands on top of each other."""
    stacks = [[_path(result, channel, region) for channel in shown] for region in REGIONS]
    high = max(float(np.sum(np.maximum(stack, 0.0), axis=0).max()) for stack in stacks)
    low = min(float(np.sum(np.minimum(stack, 0.0), axis=0).min()) for stack in stacks)
    return stepped_limits(low, high, least_span=5.0)
