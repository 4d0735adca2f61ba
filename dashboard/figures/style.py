"""Colours, fonts and axes of every figure; the page's style sheet mirrors the colours as CSS variables."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.language import language, separators

Limits = tuple[float, float, float]
"""Lower end, upper end and step of a value axis."""

FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Colours of one theme; the regions keep theirs in every chart.

    Okabe and Ito's palette, which people with any common colour blindness can tell apart; lighter on dark.
    """

    name: str
    paper: str
    text: str
    muted: str
    grid: str
    regions: Mapping[str, str]
    oil: Mapping[str, str]


LIGHT = Theme(
    name="light",
    paper="#ffffff",
    text="#1f2933",
    muted="#55606c",
    grid="#e6e9ed",
    regions={"EU": "#0072B2", "US": "#D55E00", "RU": "#A5548A", "World": "#00805E"},
    oil={
        "gross": "#8a94a0",
        "rerouted": "#b9c2cc",
        "opec": "#E69F00",
        "stocks": "#56B4E9",
        "commercial": "#0072B2",
        "net": "#1f2933",
    },
)
DARK = Theme(
    name="dark",
    paper="#1b1f24",
    text="#e8ebee",
    muted="#a9b3bd",
    grid="#323940",
    regions={"EU": "#5CB8EE", "US": "#FF9A57", "RU": "#DE94BF", "World": "#3CCBA0"},
    oil={
        "gross": "#8a94a0",
        "rerouted": "#5a6570",
        "opec": "#E69F00",
        "stocks": "#56B4E9",
        "commercial": "#0072B2",
        "net": "#cfd6dd",
    },
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a figure is shown: its theme, and whether panels stand below each other for a narrow screen."""

    theme: Theme = LIGHT
    narrow: bool = False

    @classmethod
    def of(cls, theme: str, *, narrow: bool) -> "Look":
        """Look by the theme's name."""
        return cls(theme=DARK if theme == "dark" else LIGHT, narrow=narrow)


def faded(colour: str, opacity: float) -> str:
    """Colour with an opacity, as plotly writes it."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def base_layout(look: Look) -> dict[str, Any]:
    """Layout shared by all figures: transparent, quiet, no dragging (it would trap scrolling on a phone)."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 11, "color": look.theme.muted},
        "margin": {"l": 52, "r": 14, "t": 22, "b": 26},
        "showlegend": False,
        "separators": "".join(separators(language())),
        "hovermode": "x",
        "dragmode": False,
        "uirevision": "constant",
        "hoverlabel": {
            "bgcolor": look.theme.paper,
            "bordercolor": look.theme.grid,
            "font": {"family": FONT, "size": 12, "color": look.theme.text},
        },
    }


def month_axis(months: tuple[str, ...], look: Look, *, panel_is_small: bool) -> dict[str, Any]:
    """Time axis with few, readable ticks."""
    count = len(months)
    if count <= 18:
        every, label = 3, "%b %y"
    elif count <= 30:
        every, label = 6, "%b %y"
    elif count <= (66 if panel_is_small else 84):
        every, label = 12, "%Y"
    else:
        every, label = 24, "%Y"
    return {
        "type": "date",
        "range": [f"{months[0]}-01", f"{months[-1]}-01"],
        "tick0": f"{months[0][:4]}-01-01",
        "dtick": f"M{every}",
        "tickformat": label,
        "hoverformat": "%b %Y",
        "showgrid": False,
        "zeroline": False,
        "linecolor": look.theme.grid,
        "tickcolor": look.theme.grid,
        "ticks": "outside",
        "ticklen": 4,
        "fixedrange": True,
    }


def value_axis(title: str, limits: Limits, look: Look) -> dict[str, Any]:
    """Value axis from its limits and step."""
    return {
        "title": {"text": title, "standoff": 6, "font": {"size": 11, "color": look.theme.muted}},
        "range": list(limits[:2]),
        "tick0": limits[0],
        "dtick": limits[2],
        "gridcolor": look.theme.grid,
        "zeroline": limits[0] < 0 < limits[1],
        "zerolinecolor": look.theme.muted,
        "zerolinewidth": 1,
        "fixedrange": True,
    }


def stepped_limits(low: float, high: float, *, least_span: float) -> Limits:
    """Limits and step on round numbers around a range, so that an axis moves in steps rather than with every slider.

    Examples
    --------
    >>> stepped_limits(61.0, 148.0, least_span=20)
    (60.0, 160.0, 20.0)
    >>> stepped_limits(0.0, 0.0, least_span=2)
    (-1.0, 1.0, 0.5)
    """
    if high - low < least_span:
        middle = (low + high) / 2
        low, high = middle - least_span / 2, middle + least_span / 2
    rough = (high - low) / 5
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(m * magnitude for m in (1, 2, 5, 10) if rough <= m * magnitude * 1.0000001)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step
