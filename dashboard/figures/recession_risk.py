"""Recession risk over time: by the chosen definition, as shades behind GDP, and beside the econometric one."""

from itertools import pairwise
from typing import Any

import numpy as np

from dashboard.amounts import month_words, number, percent
from dashboard.figures.fan import OUTER_BAND, Trace, fan, rounded
from dashboard.figures.panels import axes_of, panel_axes, panel_key, refs
from dashboard.figures.style import Limits, Look, base_layout, faded, stepped_limits
from dashboard.language import say
from dashboard.recession_words import REGIONS, chosen
from dashboard.scene import Scene
from dashboard.turning_points import path_without_embargo
from dashboard.wording import REGION_WORDS
from econ.result import Array, Result
from econ.variables import VARIABLES

SIMULATED, IN_PROGRESS, PROBIT = "recession_12m_prob", "recession_now_prob", "probit_recession_12m_prob"
GROWTH = "gdp_growth_yoy_pct"
DARKEST = 0.5
"""Opacity of a quarter in which all paths are in recession."""

LEAST_HEIGHT = 0.2
"""A probability axis ends no lower than here."""


def risk_timeline(scene: Scene) -> dict[str, Any]:
    """Probability of the chosen recession by month in both economies, dotted without embargo."""
    result, look, variable = scene.result, scene.look, chosen(scene).variable
    data = []
    for region in REGIONS:
        colour = look.theme.regions[region]
        without = path_without_embargo(result, variable, region)
        data.append(_line(result, variable, region, "no_embargo", without, {"color": colour, "dash": "dot"}))
        path = result.median(variable, region)
        data.append(_line(result, variable, region, "p50", path, {"color": colour, "width": 2.5}))
    axes = axes_of(0)
    key = panel_key(_region_names(look) + "   " + say("dotted: without embargo"), look.theme.muted)
    layout = base_layout(look) | {"annotations": [key | refs(axes, domain=True)]}
    layout |= _probability_axes(result, 0, 1, data, look)
    return {"data": data, "layout": layout}


def growth_fan(scene: Scene) -> dict[str, Any]:
    """Fan of GDP growth in both economies, each quarter shaded by the share of paths that are then in recession."""
    result, look = scene.result, scene.look
    figure = fan(result, GROWTH, REGIONS, say("% a year"), look)
    figure["layout"]["shapes"] = [
        shape for panel, region in enumerate(REGIONS) for shape in _shades(result, region, panel, look)
    ]
    key = panel_key(say("grey: share of paths in recession"), look.theme.muted) | refs(axes_of(0), domain=True)
    figure["layout"]["annotations"].append(key | {"xshift": 30, "font": {"size": 11, "color": look.theme.muted}})
    return figure


def growth_finding(scene: Scene) -> str:
    """Say when most paths are in recession, and how low growth then is."""
    result = scene.result
    sentences = []
    for region in REGIONS:
        shares = result.median(IN_PROGRESS, region)
        darkest = int(np.argmax(shares))
        low, _, median, _, high = result.quantiles(GROWTH, region)[:, darkest]
        sentences.append(
            say(
                "{region}: most paths at once, {share}, are in recession in the quarter of {month}, when growth is "
                "{median} % a year (90 % band {low} to {high}).",
                region=say(REGION_WORDS[region]),
                share=percent(float(shares[darkest])),
                month=month_words(result.months[darkest]),
                median=number(median, 1),
                low=number(low, 1),
                high=number(high, 1),
            )
        )
    return " ".join(sentences)


def probit_panels(scene: Scene) -> dict[str, Any]:
    """Draw the simulated and the econometric probability of a recession within a year, one panel a region."""
    result, look = scene.result, scene.look
    data: list[Trace] = []
    for panel, region in enumerate(REGIONS):
        data += [trace | axes_of(panel) for trace in _both_methods(result, region, look)]
    layout = base_layout(look) | {"annotations": []}
    for panel, region in enumerate(REGIONS):
        layout |= _probability_axes(result, panel, len(REGIONS), data, look)
        name = f'<span style="color:{look.theme.regions[region]}"><b>{say(REGION_WORDS[region])}</b></span>'
        key = f"{name}   ─── {say('simulated')}   ╌╌ {say('probit')}"
        layout["annotations"].append(panel_key(key, look.theme.muted) | refs(axes_of(panel), domain=True))
    return {"data": data, "layout": layout}


def probit_finding(scene: Scene) -> str:
    """Say what both methods find where the simulated risk is highest."""
    result = scene.result
    sentences = []
    for region in REGIONS:
        simulated = result.median(SIMULATED, region)
        peak = int(np.argmax(simulated))
        low, _, median, _, high = result.quantiles(PROBIT, region)[:, peak]
        sentences.append(
            say(
                "{region}, {month}: simulated {simulated}, probit {probit} (90 % band {low} to {high}).",
                region=say(REGION_WORDS[region]),
                month=month_words(result.months[peak]),
                simulated=percent(float(simulated[peak])),
                probit=percent(float(median)),
                low=percent(float(low)),
                high=percent(float(high)),
            )
        )
    return " ".join(sentences)


def _both_methods(result: Result, region: str, look: Look) -> list[Trace]:
    """Band and median of the probit, and the simulated probability over it."""
    colour = look.theme.regions[region]
    bands = result.quantiles(PROBIT, region)
    edge = {"width": 0}
    upper = _line(result, PROBIT, region, "p95", bands[4], edge)
    return [
        _line(result, PROBIT, region, "p05", bands[0], edge) | {"hoverinfo": "skip"},
        upper | {"hoverinfo": "skip", "fill": "tonexty", "fillcolor": faded(colour, OUTER_BAND)},
        _line(result, PROBIT, region, "p50", bands[2], {"color": colour, "width": 1.75, "dash": "dash"})
        | {"hovertemplate": f"{say('probit')} %{{y:.0%}}<extra></extra>"},
        _line(result, SIMULATED, region, "p50", result.median(SIMULATED, region), {"color": colour, "width": 2.5})
        | {"hovertemplate": f"<b>{say('simulated')} %{{y:.0%}}</b><extra></extra>"},
    ]


def _shades(result: Result, region: str, panel: int, look: Look) -> list[dict[str, Any]]:
    """Grey behind each quarter, the darker the more paths are in recession; neighbours of one shade are joined."""
    axes = axes_of(panel)
    shares = np.round(result.median(IN_PROGRESS, region) / 0.05) * 0.05
    changes = [0, *(np.flatnonzero(np.diff(shares)) + 1).tolist(), len(shares)]
    months = [*(f"{month}-01" for month in result.months), f"{result.months[-1]}-28"]
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": axes["xaxis"],
            "yref": f"{axes['yaxis']} domain",
            "x0": months[start],
            "x1": months[end],
            "y0": 0,
            "y1": 1,
            "line": {"width": 0},
            "fillcolor": faded(look.theme.muted, DARKEST * float(shares[start])),
        }
        for start, end in pairwise(changes)
        if shares[start] > 0
    ]


def _line(result: Result, variable: str, region: str, column: str, path: Array, line: dict[str, Any]) -> Trace:
    """One path of a probability."""
    words = {"no_embargo": say("{region} without embargo", region=say(REGION_WORDS[region]))}.get(
        column, say(REGION_WORDS[region])
    )
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(result.months),
        "y": rounded(path),
        "line": line,
        "meta": {"variable": variable, "region": region, "unit": VARIABLES[variable].unit, "column": column},
        "hovertemplate": f"{words} %{{y:.0%}}<extra></extra>",
    }


def _probability_axes(
    result: Result, panel: int, panels: int, data: list[Trace], look: Look
) -> dict[str, dict[str, Any]]:
    """Axes of a panel, from zero to above the highest curve of all, in steps, and never beyond 100 %."""
    highest = max(max(trace["y"]) for trace in data)
    _, high, step = stepped_limits(0.0, min(highest, 1.0), least_span=LEAST_HEIGHT)
    limits: Limits = (0.0, 1.0, 0.2) if high > 0.7 else (0.0, high, step)
    axes = panel_axes(result.months, panel, panels, say("probability, %"), limits, look)
    axes["yaxis" + axes_of(panel)["yaxis"][1:]]["tickformat"] = ".0%"
    return axes


def _region_names(look: Look) -> str:
    """Names of the regions in their colours."""
    return "   ".join(
        f'<span style="color:{look.theme.regions[region]}"><b>{say(REGION_WORDS[region])}</b></span>'
        for region in REGIONS
    )
