"""Waterfall: bars from a whole down to what is left of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amounts import number
from dashboard.figures.style import Look

MARGIN = {"l": 52, "r": 14, "t": 22, "b": 34}
"""As in other figures, with room for a label of two lines below the bars."""


HIDDEN_WHILE_MOVING = {"showarrow": True, "arrowhead": 0, "arrowwidth": 0.1, "opacity": 1, "ax": 0, "ay": -2}
"""An arrow too short to be seen: the page hides what has one while bars are moved by a slider."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One bar; `label` breaks into lines at blanks and hyphens."""

    label: str
    height: float
    colour: str


def bars(steps: Sequence[Step], unit: str) -> dict[str, Any]:
    """Bars: the first stands for the whole, each further one takes its part off, the last stands for what is left."""
    level, bases = steps[0].height, [0.0]
    for step in steps[1:-1]:
        level -= step.height
        bases.append(level)
    bases.append(0.0)
    return {
        "type": "bar",
        "x": [step.label for step in steps],
        "y": [round(step.height, 4) for step in steps],
        "base": [round(base, 4) for base in bases],
        "marker": {"color": [step.colour for step in steps]},
        "hovertemplate": f"%{{x}}: %{{y:.2f}} {unit}<extra></extra>",
        "showlegend": False,
    }


def bar_ends(trace: dict[str, Any]) -> tuple[float, float]:
    """Lowest and highest point of all bars."""
    ends = [*trace["base"], *(base + height for base, height in zip(trace["base"], trace["y"], strict=True))]
    return min(ends), max(ends)


def bar_labels(trace: dict[str, Any], look: Look) -> list[dict[str, Any]]:
    """Heights in figures, each above its bar and above the axis; a bar that hangs down has its label on top too."""
    return [
        {
            "xref": "x",
            "yref": "y",
            "x": name,
            "y": max(base, base + height, 0.0),
            "yanchor": "bottom",
            "borderpad": 0,
            "text": number(height, 1 if abs(height) >= 0.095 or height == 0 else 2),
            **HIDDEN_WHILE_MOVING,
            "font": {"size": 11, "color": look.theme.text},
        }
        for name, height, base in zip(trace["x"], trace["y"], trace["base"], strict=True)
    ]


def bar_axis(trace: dict[str, Any], look: Look) -> dict[str, Any]:
    """Axis below the bars, with their names."""
    return {
        "type": "category",
        "tickangle": 0,
        "tickfont": {"size": 10},
        "tickvals": trace["x"],
        "ticktext": [label.replace("-", "-<br>").replace(" ", "<br>") for label in trace["x"]],
        "fixedrange": True,
        "anchor": "y",
        "linecolor": look.theme.grid,
    }
