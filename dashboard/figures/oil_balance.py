"""From gross to net: how much of an oil cut is rerouted, replaced and lost."""

from typing import Any

import numpy as np

from dashboard.amounts import month_words, number
from dashboard.figures.fan import rounded
from dashboard.figures.style import Limits, Look, base_layout, month_axis, stepped_limits, value_axis
from econ.result import Array, Result
from econ.variables import VARIABLES

GROSS = "oil_gross_cut_mbd"
PARTS = (
    ("oil_net_loss_mbd", "net", "Lost"),
    ("oil_rerouted_mbd", "rerouted", "Rerouted"),
    ("oil_opec_offset_mbd", "opec", "OPEC+"),
    ("oil_stock_release_mbd", "stocks", "State stocks"),
    ("oil_commercial_stock_draw_mbd", "commercial", "Trade stocks"),
)
"""Variable, colour and label of the parts a gross cut falls into; stocks being refilled count negative."""

MARGIN = {"l": 52, "r": 14, "t": 22, "b": 34}
"""As in other figures, with room for a label of two lines below the bars."""


def mean_path(result: Result, variable: str) -> Array:
    """Mean over draws, shape (month,): unlike medians, means of the parts add up to the mean of the whole."""
    path: Array = result.draws(variable, "World").mean(axis=0)
    return path


def month_shown(result: Result) -> tuple[int, str]:
    """Return the month a year into the cut, when offsets have had time to come, or its last where it is shorter.

    Returns
    -------
    tuple of int and str
        Index of the month, and what month of the cut it is.
    """
    gross = mean_path(result, GROSS)
    cut = np.flatnonzero(gross > 0.5 * gross.max())
    if not cut.size:
        return 0, ""
    if cut[0] + 11 <= cut[-1]:
        return int(cut[0]) + 11, "a year into the cut"
    return int(cut[-1]), "last month of the cut" if cut[-1] < gross.size - 1 else "last month of the run"


def oil_balance(result: Result, look: Look) -> dict[str, Any]:
    """Waterfall a year into the cut, and the same parts stacked over time (means over draws, mb/d).

    Returns
    -------
    dict
        A plotly figure; only the stacked series carry the `meta` that a CSV is written from.
    """
    gross = mean_path(result, GROSS)
    paths = {name: mean_path(result, name) for name, _, _ in PARTS}
    month, when = month_shown(result)
    limits = stepped_limits(0.0, float(gross.max()) * 1.08, least_span=1.0)
    layout = base_layout(look) | {"margin": MARGIN} | _axes(result, (max(limits[0], 0.0), *limits[1:]), look)
    if gross.max() < 0.005:
        layout |= {axis: {"visible": False} for axis in ("xaxis", "yaxis", "xaxis2", "yaxis2")}
        layout["annotations"] = [_nothing(look)]
        return {"data": [], "layout": layout}
    bars = _waterfall(gross, paths, month, look)
    data = [bars, *_stack(result, gross, paths, look)]
    layout["annotations"] = [
        *_bar_labels(bars, look),
        _heading(f"{when[:1].upper()}{when[1:]}, {month_words(result.months[month])}", "x", look),
        _heading("Over time", "x2", look),
    ]
    return {"data": data, "layout": layout}


def oil_balance_finding(result: Result) -> str:
    """Say in one sentence how much of the cut is lost a year on."""
    month, when = month_shown(result)
    gross = float(mean_path(result, GROSS)[month])
    if float(mean_path(result, GROSS).max()) < 0.005:
        return "No oil is cut in this scenario."
    net, rerouted, opec, stocks, trade = (float(mean_path(result, name)[month]) for name, _, _ in PARTS)
    refilled = " (negative: refilled)" if min(round(stocks, 2), round(trade, 2)) < 0 else ""
    return (
        f"In {month_words(result.months[month])}, {when}, the mean over draws: "
        f"of {number(gross, 2)} mb/d cut {number(rerouted, 2)} are rerouted, "
        f"OPEC+ replaces {number(opec, 2)}, state stocks {number(stocks, 2)} and commercial stocks {number(trade, 2)}"
        f"{refilled}; {number(net, 2)} mb/d are lost."
    )


def _waterfall(gross: Array, paths: dict[str, Array], month: int, look: Look) -> dict[str, Any]:
    """Bars from the gross cut down to the net loss."""
    labels, heights, bases, colours = ["Cut"], [float(gross[month])], [0.0], [look.theme.oil["gross"]]
    level = float(gross[month])
    for name, colour, label in (*PARTS[1:], PARTS[0]):
        height = float(paths[name][month])
        level = level - height if name != PARTS[0][0] else 0.0
        labels.append(label)
        heights.append(height)
        bases.append(level)
        colours.append(look.theme.oil[colour])
    return {
        "type": "bar",
        "x": labels,
        "y": [round(h, 4) for h in heights],
        "base": [round(b, 4) for b in bases],
        "marker": {"color": colours},
        "hovertemplate": "%{x}: %{y:.2f} mb/d<extra></extra>",
    }


def _bar_labels(bars: dict[str, Any], look: Look) -> list[dict[str, Any]]:
    """Heights in figures, each above its bar and above the axis; a bar that hangs down has its label on top too."""
    return [
        {
            "xref": "x",
            "yref": "y",
            "x": name,
            "y": max(base, base + height, 0.0),
            "yanchor": "bottom",
            "yshift": 1,
            "borderpad": 0,
            "text": number(height, 1 if abs(height) >= 0.095 or height == 0 else 2),
            "showarrow": False,
            "font": {"size": 11, "color": look.theme.text},
        }
        for name, height, base in zip(bars["x"], bars["y"], bars["base"], strict=True)
    ]


def _stack(result: Result, gross: Array, paths: dict[str, Array], look: Look) -> list[dict[str, Any]]:
    """Parts stacked over time under the line of the gross cut."""
    common = {"type": "scatter", "mode": "lines", "x": list(result.months), "xaxis": "x2", "yaxis": "y2"}

    def meta(name: str) -> dict[str, str]:
        return {"variable": name, "region": "World", "unit": VARIABLES[name].unit, "column": "mean"}

    stack = [
        common
        | {
            "y": rounded(paths[name]),
            "name": label,
            "stackgroup": "parts",
            "fillcolor": look.theme.oil[colour],
            "line": {"width": 0},
            "meta": meta(name),
            "hovertemplate": f"{label} %{{y:.2f}}<extra></extra>",
        }
        for name, colour, label in PARTS
    ]
    line = {
        "y": rounded(gross),
        "name": "Cut, gross",
        "line": {"color": look.theme.muted, "width": 1.5, "dash": "dot"},
        "meta": meta(GROSS),
        "hovertemplate": "Cut, gross %{y:.2f} mb/d<extra></extra>",
    }
    return [*stack, common | line]


def _axes(result: Result, limits: Limits, look: Look) -> dict[str, dict[str, Any]]:
    """Two panels with the same scale."""
    bars = {
        "type": "category",
        "tickangle": 0,
        "tickfont": {"size": 10},
        "tickvals": ["Cut", *(label for _, _, label in PARTS)],
        "ticktext": [
            "Cut",
            *(label.replace("Rerouted", "Re-<br>routed").replace(" ", "<br>") for _, _, label in PARTS),
        ],
        "fixedrange": True,
        "anchor": "y",
        "linecolor": look.theme.grid,
    }
    time = month_axis(result.months, look, panel_is_small=True) | {"anchor": "y2"}
    left, right = value_axis("mb/d", limits, look), value_axis("mb/d" if look.narrow else "", limits, look)
    right["anchor"] = "x2"
    if look.narrow:
        left["domain"], right["domain"] = [0.56, 1.0], [0.0, 0.42]
    else:
        bars["domain"], time["domain"] = [0.0, 0.5], [0.56, 1.0]
        right["showticklabels"] = False
    return {"xaxis": bars, "yaxis": left, "xaxis2": time, "yaxis2": right}


def _heading(text: str, axis: str, look: Look) -> dict[str, Any]:
    """Heading of a panel."""
    return {
        "xref": f"{axis} domain",
        "yref": f"{axis.replace('x', 'y')} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 4,
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": 12, "color": look.theme.text},
    }


def _nothing(look: Look) -> dict[str, Any]:
    """Say that there is nothing to draw."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "text": "No oil is cut in this scenario.",
        "showarrow": False,
        "font": {"size": 13, "color": look.theme.muted},
    }
