"""Fan charts: the median path of a variable with its 50 and 90 % bands, over the path without embargo."""

from typing import Any

import numpy as np

from dashboard.amounts import amount, is_fraction, month_words, number
from dashboard.figures.panels import axes_of, panel_axes, panel_title, refs
from dashboard.figures.style import Limits, Look, base_layout, faded, stepped_limits
from dashboard.language import say
from dashboard.turning_points import TurningPoint, path_without_embargo, turning_point
from dashboard.wording import REGION_WORDS
from econ.result import QUANTILE_NAMES, Array, Result
from econ.variables import VARIABLES

Trace = dict[str, Any]

OUTER_BAND, INNER_BAND = 0.20, 0.38
"""Opacities of the 90 and 50 % bands: apart in grey print too."""

PANEL_WIDTH, PANEL_HEIGHT = 260.0, 185.0
"""About how large a panel is drawn, in pixels: to place labels."""

LEAST_SPANS = {
    "_usd_bbl": 30.0,
    "_eur_mwh": 20.0,
    "_usd_mmbtu": 4.0,
    "_usd_t": 40.0,
    "_twh": 40.0,
    "_vs_baseline_pct": 2.0,
    "_yoy_pct": 4.0,
    "_rate_pct": 2.0,
}
"""Smallest height of an axis by the variable's suffix, so that a calm run looks calm."""


def fan(result: Result, variable: str, regions: tuple[str, ...], unit: str, look: Look) -> dict[str, Any]:
    """Fan chart of a variable, one panel a region, all on the same scale.

    Parameters
    ----------
    unit : str
        Title of the value axis.

    Returns
    -------
    dict
        A plotly figure; each trace's `meta` says which column of which series it draws.
    """
    limits = fan_limits(result, variable, regions)
    data: list[Trace] = []
    layout = base_layout(look) | {"annotations": []}
    for panel, region in enumerate(regions):
        axes = axes_of(panel)
        data += [trace | axes for trace in fan_traces(result, variable, region, look.theme.regions[region], look)]
        layout |= panel_axes(result.months, panel, len(regions), unit, limits, look)
        layout["yaxis" + axes["yaxis"][1:]]["tickformat"] = ".0%" if is_fraction(variable) else ""
        layout["annotations"].append(turning_label(result, variable, region, limits, len(regions), look) | refs(axes))
        if len(regions) > 1:
            heading = panel_title(say(REGION_WORDS[region]), look.theme.regions[region])
            layout["annotations"].append(heading | refs(axes, domain=True))
    return {"data": data, "layout": layout}


def rounded(path: Array) -> list[float]:
    """Path as a list with six significant digits, as every door shows it."""
    return [float(f"{value:.6g}") for value in path.tolist()]


def fan_traces(
    result: Result, variable: str, region: str, colour: str, look: Look, *, dots: str = "", name: str = ""
) -> list[Trace]:
    """Bands, median and no-embargo path of one region.

    Parameters
    ----------
    colour : str
        Of median and bands.
    dots : str
        Colour of the path without embargo, by default a quiet grey.
    name : str
        What hover texts call the line, where several share a panel.
    """
    called = f"{name}: " if name else ""
    months = list(result.months)
    bands = [rounded(row) for row in result.quantiles(variable, region)]

    def trace(column: str, y: list[float], **more: Any) -> Trace:
        meta = {"variable": variable, "region": region, "unit": VARIABLES[variable].unit, "column": column}
        return {"type": "scatter", "mode": "lines", "x": months, "y": y, "meta": meta} | more

    traces = []
    if not VARIABLES[variable].certain:
        edge = {"line": {"width": 0}, "hoverinfo": "skip"}
        for lower, upper, opacity in ((0, 4, OUTER_BAND), (1, 3, INNER_BAND)):
            traces.append(trace(QUANTILE_NAMES[lower], bands[lower], **edge))
            fill = {"fill": "tonexty", "fillcolor": faded(colour, opacity)}
            traces.append(trace(QUANTILE_NAMES[upper], bands[upper], **edge, **fill))
    without = rounded(path_without_embargo(result, variable, region))
    traces.append(
        trace(
            "no_embargo",
            without,
            line={"color": dots or look.theme.muted, "width": 1.5, "dash": "dot"},
            hovertemplate=f"{called}{say('without embargo')} %{{y:{_format(variable)}}}<extra></extra>",
        )
    )
    traces.append(
        trace(
            "p50",
            bands[2],
            line={"color": colour, "width": 2.25},
            text=_band_words(variable, bands),
            hovertemplate=f"{called}<b>%{{y:{_format(variable)}}}</b>%{{text}}<extra></extra>",
        )
    )
    return traces


def _format(variable: str) -> str:
    """Return plotly's number format for a variable."""
    return ".0%" if is_fraction(variable) else ".1f"


def _band_words(variable: str, bands: list[list[float]]) -> list[str] | None:
    """90 % band of each month, for the hover text."""
    if VARIABLES[variable].certain:
        return None
    scale, decimals = (100, 0) if is_fraction(variable) else (1, 1)
    pairs = zip(bands[0], bands[4], strict=True)
    words = say("{low} to {high}")
    return [
        f" ({words.format(low=number(scale * low, decimals), high=number(scale * high, decimals))})"
        for low, high in pairs
    ]


def fan_limits(result: Result, variable: str, regions: tuple[str, ...], *, least_span: float = 0.0) -> Limits:
    """Limits of the value axis, shared by all panels; `least_span` takes the place of the variable's own."""
    if VARIABLES[variable].certain:
        return 0.0, 1.0, 0.2
    shown = [result.quantiles(variable, region) for region in regions]
    without = [path_without_embargo(result, variable, region) for region in regions]
    low = min(float(path.min()) for path in (*shown, *without))
    high = max(float(path.max()) for path in (*shown, *without))
    if is_fraction(variable):
        return 0.0, max(1.0, high), 0.2
    if variable.endswith("_usd_bn"):
        low = 0.0
    least_span = least_span or next((span for suffix, span in LEAST_SPANS.items() if variable.endswith(suffix)), 1.0)
    return stepped_limits(low, high, least_span=least_span)


def turning_label(
    result: Result, variable: str, region: str, limits: Limits, panels: int, look: Look, *, name: str = ""
) -> dict[str, Any]:
    """Value at the turning point, written at the line; where several share a panel its name and the bare number."""
    point = turning_point(result, variable, region)
    if not point.moves:
        return {"visible": False, "text": ""}
    curves = (result.median(variable, region), path_without_embargo(result, variable, region))
    right, up = _offset(point, curves, limits, PANEL_WIDTH if panels == 1 or look.narrow else PANEL_WIDTH * 0.75)
    return {
        "x": f"{point.month}-01",
        "y": point.median,
        "text": f"{name} <b>{number(point.median)}</b>" if name else f"<b>{amount(variable, point.median)}</b>",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": look.theme.text,
        "standoff": 1,
        "ax": right,
        "ay": -up,
        "xanchor": "left" if right > 0 else "right",
        "font": {"size": 12, "color": look.theme.text},
        "bgcolor": faded(look.theme.paper, 0.7),
        "borderpad": 1,
        "hovertext": month_words(point.month),
    }


def _offset(point: TurningPoint, curves: tuple[Array, ...], limits: Limits, width: float) -> tuple[int, int]:
    """Pixels right and up from the point to its label: inside the panel, and over as little of the curves as can be."""
    months = len(curves[0])
    fine = np.linspace(0, months - 1, 4 * months)
    x, x_point = fine * width / (months - 1), point.index * width / (months - 1)
    pixels = PANEL_HEIGHT / (limits[1] - limits[0])
    heights = [(np.interp(fine, np.arange(months), curve) - limits[0]) * pixels for curve in curves]
    y_point = (point.median - limits[0]) * pixels
    text_width = 7.5 * len(amount(point.variable, point.median))

    def cost(offset: tuple[int, int]) -> tuple[bool, int]:
        left = x_point + offset[0] - (text_width if offset[0] < 0 else 0)
        low, high = y_point + offset[1] - 11, y_point + offset[1] + 11
        within = (x > left - 2) & (x < left + text_width + 2)
        outside = left < 0 or left + text_width > width or low < 0 or high > PANEL_HEIGHT
        return outside, sum(int((within & (y > low) & (y < high)).sum()) for y in heights)

    sides, up = ((-30, 30) if point.index > 0.55 * months else (30, -30)), (1 if point.change > 0 else -1)
    return min(((right, up * rise) for rise in (18, -18, 36, -36) for right in sides), key=cost)
