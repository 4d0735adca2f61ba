"""Panels of a figure: beside each other, or below each other on a narrow screen."""

from typing import Any

from dashboard.figures.style import Limits, Look, month_axis, value_axis


def axes_of(panel: int) -> dict[str, str]:
    """Names of the axes that a panel's traces refer to."""
    suffix = str(panel + 1) if panel else ""
    return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}


def panel_axes(
    months: tuple[str, ...],
    panel: int,
    panels: int,
    title: str,
    limits: Limits,
    look: Look,
    *,
    own_scale: bool = False,
) -> dict[str, dict[str, Any]]:
    """Axes of one panel.

    Parameters
    ----------
    panel, panels : int
        Which panel of how many.
    title : str
        Title of the value axis.
    own_scale : bool
        Whether the value axis differs from the first panel's, and so shows its numbers.
    """
    suffix = str(panel + 1) if panel else ""
    x_axis = month_axis(months, look, panel_is_small=panels > 1)
    y_axis = value_axis(title, limits, look)
    if panels > 1:
        gap = 0.16 if look.narrow else 0.12 if own_scale else 0.045
        share = (1 - gap * (panels - 1)) / panels
        start = panel * (share + gap)
        if look.narrow:
            y_axis["domain"] = [1 - start - share, 1 - start]
        else:
            x_axis["domain"] = [start, start + share]
            y_axis["showticklabels"] = panel == 0 or own_scale
    x_axis["anchor"], y_axis["anchor"] = f"y{suffix}", f"x{suffix}"
    return {f"xaxis{suffix}": x_axis, f"yaxis{suffix}": y_axis}


def panel_title(text: str, colour: str) -> dict[str, Any]:
    """Heading above a panel."""
    return {
        "x": 0,
        "y": 1,
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 4,
        "font": {"size": 12, "color": colour},
    }


def refs(axes: dict[str, str], *, domain: bool = False) -> dict[str, str]:
    """Axis references of an annotation."""
    suffix = " domain" if domain else ""
    return {"xref": axes["xaxis"] + suffix, "yref": axes["yaxis"] + suffix}
