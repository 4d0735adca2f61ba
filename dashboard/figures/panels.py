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
        Title of the value axis; panels beside each other on one scale show it once.
    own_scale : bool
        Whether the value axis differs from the first panel's, and so shows its numbers.
    """
    suffix = str(panel + 1) if panel else ""
    x_axis = month_axis(months, look, panel_is_small=panels > 1)
    y_axis = value_axis(title if panel == 0 or own_scale or look.narrow else "", limits, look)
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
    return panel_key(f"<b>{text}</b>", colour)


def panel_key(text: str, colour: str) -> dict[str, Any]:
    """Line of text above a panel."""
    return {
        "x": 0,
        "y": 1,
        "text": text,
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


def in_the_middle(text: str, look: Look) -> dict[str, Any]:
    """Words in place of a drawing."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "text": text,
        "showarrow": False,
        "font": {"size": 13, "color": look.theme.muted},
    }


def nothing(text: str, look: Look) -> dict[str, Any]:
    """Layout without axes that says why there is nothing to draw."""
    hidden = {axis: {"visible": False} for axis in ("xaxis", "yaxis", "xaxis2", "yaxis2")}
    return hidden | {"annotations": [in_the_middle(text, look)]}
