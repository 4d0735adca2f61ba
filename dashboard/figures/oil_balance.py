"""From gross to net: how much of an oil cut is rerouted, replaced and lost."""

from typing import Any

import numpy as np

from dashboard.amounts import month_words, number
from dashboard.figures.areas import Part, area_limits, areas, line
from dashboard.figures.panels import axes_of, nothing, panel_axes, panel_title, refs
from dashboard.figures.style import Look, base_layout
from dashboard.figures.waterfall import MARGIN, Step, bar_axis, bar_labels, bars
from dashboard.language import mark, say
from econ.result import Array, Result
from econ.variables import VARIABLES

GROSS = "oil_gross_cut_mbd"
PARTS = (
    ("oil_net_loss_mbd", "net", mark("Lost")),
    ("oil_rerouted_mbd", "rerouted", mark("Re-routed")),
    ("oil_opec_offset_mbd", "opec", mark("OPEC+")),
    ("oil_stock_release_mbd", "stocks", mark("State stocks")),
    ("oil_commercial_stock_draw_mbd", "commercial", mark("Trade stocks")),
)
"""Variable, colour and label of the parts a gross cut falls into; stocks being refilled count negative."""

UNIT = mark("mb/d")
NONE = mark("No oil is cut in this scenario.")
A_YEAR_IN, LAST_OF_CUT, LAST_OF_RUN = (
    mark("A year into the cut, {month}"),
    mark("Last month of the cut, {month}"),
    mark("Last month of the run, {month}"),
)
LEAST_CUT_MBD = 0.005


def month_shown(gross: Array) -> tuple[int, str]:
    """Return the month a year into the cut, when offsets have had time to come, or its last where it is shorter.

    Returns
    -------
    tuple of int and str
        Index of the month, and the heading that tells what month of the cut it is.
    """
    cut = np.flatnonzero(gross > 0.5 * gross.max())
    if not cut.size:
        return 0, A_YEAR_IN
    if cut[0] + 11 <= cut[-1]:
        return int(cut[0]) + 11, A_YEAR_IN
    return int(cut[-1]), LAST_OF_CUT if cut[-1] < gross.size - 1 else LAST_OF_RUN


def oil_balance(result: Result, look: Look) -> dict[str, Any]:
    """Waterfall a year into the cut, and the same parts stacked over time (means over draws, mb/d).

    Returns
    -------
    dict
        A plotly figure; only the stacked series carry the `meta` that a CSV is written from.
    """
    gross = _part(result, GROSS, say("Cut, gross"), look.theme.muted)
    layout = base_layout(look) | {"margin": MARGIN}
    if gross.path.max() < LEAST_CUT_MBD:
        return {"data": [], "layout": layout | nothing(say(NONE), look)}
    parts = [_part(result, name, say(label), look.theme.oil[colour]) for name, colour, label in PARTS]
    month, when = month_shown(gross.path)
    whole = Step(label=say("Cut"), height=float(gross.path[month]), colour=look.theme.oil["gross"])
    steps = [Step(label=part.label, height=float(part.path[month]), colour=part.colour) for part in parts]
    trace = bars([whole, *steps[1:], steps[0]], say(UNIT))
    limits = area_limits([parts], [gross.path * 1.08], least_span=1.0)
    left, right = axes_of(0), axes_of(1)
    for panel in (0, 1):
        layout |= panel_axes(result.months, panel, 2, say(UNIT), limits, look)
    layout["xaxis"] = bar_axis(trace, look) | {key: layout["xaxis"][key] for key in ("domain",) if not look.narrow}
    layout["annotations"] = [
        *bar_labels(trace, look),
        panel_title(say(when, month=month_words(result.months[month])), look.theme.text) | refs(left, domain=True),
        panel_title(say("Over time"), look.theme.text) | refs(right, domain=True),
    ]
    stack = areas(parts, result.months, right, look, decimals=2)
    outline = line(gross, result.months, right, decimals=2)
    outline["line"] = {"color": look.theme.muted, "width": 1.5, "dash": "dot"}
    return {"data": [trace, *stack, outline], "layout": layout}


def oil_balance_finding(result: Result) -> str:
    """Say in one sentence how much of the cut is lost a year on."""
    path = result.mean(GROSS, "World")
    if float(path.max()) < LEAST_CUT_MBD:
        return say(NONE)
    month, when = month_shown(path)
    net, rerouted, opec, stocks, trade = (float(result.mean(name, "World")[month]) for name, _, _ in PARTS)
    negative = min(round(stocks, 2), round(trade, 2)) < 0
    refilled = say("A negative number means that stocks are refilled.") if negative else ""
    sentence = say(
        "{when}, the mean over draws: of {gross} mb/d cut {rerouted} are rerouted, OPEC+ replaces {opec}, "
        "state stocks {stocks} and commercial stocks {trade}; {net} mb/d are lost.",
        when=say(when, month=month_words(result.months[month])),
        gross=number(float(path[month]), 2),
        rerouted=number(rerouted, 2),
        opec=number(opec, 2),
        stocks=number(stocks, 2),
        trade=number(trade, 2),
        net=number(net, 2),
    )
    return f"{sentence} {refilled}".strip()


def _part(result: Result, variable: str, label: str, colour: str) -> Part:
    """Mean path of a variable with its label and colour."""
    unit, path = VARIABLES[variable].unit, result.mean(variable, "World")
    return Part(variable=variable, region="World", unit=unit, label=label, colour=colour, path=path)
