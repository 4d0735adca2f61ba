"""Fans of several variables in one figure: in one panel on one scale, or in panels with scales of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard.amounts import is_fraction
from dashboard.figures.fan import PANEL_HEIGHT, fan_limits, fan_traces, turning_label
from dashboard.figures.panels import axes_of, panel_axes, panel_title, refs
from dashboard.figures.style import Limits, Look, base_layout, stepped_limits
from dashboard.language import say
from dashboard.wording import finding
from econ.result import Result

LEAST_SPAN = 10.0
"""Least height of an axis that several fans share, in their unit."""

LABEL_HEIGHT = 16.0
"""Pixels that a label at a line takes."""


@dataclass(frozen=True, kw_only=True)
class Fan:
    """One fan: a variable in a region.

    Attributes
    ----------
    variable, region : str
    name : str
        What the figure calls it, in English.
    unit : str
        Title of its value axis, in English; where fans share a panel, the first one's counts.
    colour : str
        Of the line, by default the region's.
    """

    variable: str
    region: str
    name: str
    unit: str
    colour: str = ""

    def drawn_in(self, look: Look) -> str:
        """Colour of the line."""
        return self.colour or look.theme.regions[self.region]


def paired_fans(result: Result, fans: Sequence[Fan], look: Look) -> dict[str, Any]:
    """One panel a fan, each with a scale of its own."""
    data: list[dict[str, Any]] = []
    layout = base_layout(look) | {"annotations": []}
    for panel, one in enumerate(fans):
        axes, colour = axes_of(panel), one.drawn_in(look)
        limits = fan_limits(result, one.variable, (one.region,))
        data += [trace | axes for trace in fan_traces(result, one.variable, one.region, colour, look)]
        layout |= panel_axes(result.months, panel, len(fans), say(one.unit), limits, look, own_scale=True)
        layout["yaxis" + axes["yaxis"][1:]]["tickformat"] = ".0%" if is_fraction(one.variable) else ""
        label = turning_label(result, one.variable, one.region, limits, len(fans), look)
        layout["annotations"] += [label | refs(axes), panel_title(say(one.name), colour) | refs(axes, domain=True)]
    return {"data": data, "layout": layout}


def overlaid_fans(result: Result, fans: Sequence[Fan], look: Look) -> dict[str, Any]:
    """All fans in one panel from zero, each named at its line; dotted in its colour: without embargo."""
    axes = axes_of(0)
    several = [fan_limits(result, one.variable, (one.region,), least_span=LEAST_SPAN) for one in fans]
    low, high = min(0.0, *(one[0] for one in several)), max(one[1] for one in several)
    limits = stepped_limits(low, high, least_span=LEAST_SPAN)
    data: list[dict[str, Any]] = []
    layout = base_layout(look) | {"annotations": []}
    layout |= panel_axes(result.months, 0, 1, say(fans[0].unit), limits, look)
    several_names = len(fans) > 1
    names = [f'<span style="color:{one.drawn_in(look)}">{say(one.name)}</span>' for one in fans]
    if several_names:
        layout["annotations"].append(panel_title("   ".join(names), look.theme.text) | refs(axes, domain=True))
    labels = []
    for one in fans:
        colour, name = one.drawn_in(look), say(one.name) if several_names else ""
        dots = colour if several_names else ""
        data += fan_traces(result, one.variable, one.region, colour, look, dots=dots, name=name)
        labels.append(turning_label(result, one.variable, one.region, limits, 1, look, name=name) | refs(axes))
    layout["annotations"] += _apart(labels, limits)
    return {"data": data, "layout": layout}


def _apart(labels: list[dict[str, Any]], limits: Limits) -> list[dict[str, Any]]:
    """Labels at lines, each raised where it would stand on the one below."""

    def height(label: dict[str, Any]) -> float:
        return float((label["y"] - limits[0]) * PANEL_HEIGHT / (limits[1] - limits[0]) - label["ay"])

    shown = sorted((label for label in labels if label.get("visible", True)), key=height)
    for below, above in pairwise(shown):
        above["ay"] -= max(0.0, LABEL_HEIGHT - (height(above) - height(below)))
    return labels


def fans_finding(result: Result, fans: Sequence[Fan]) -> str:
    """Say for each fan what it shows."""
    if len(fans) == 1:
        return finding(result, fans[0].variable, (fans[0].region,))
    return " ".join(
        say("{name}: {finding}", name=say(one.name), finding=finding(result, one.variable, (one.region,)))
        for one in fans
    )
