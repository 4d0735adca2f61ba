"""Fan of a variable in one member state, with the EU's median beside it."""

from dataclasses import replace
from typing import Any

from dashboard.amounts import amount, is_fraction, month_words
from dashboard.figures.fan import LEAST_SPANS, fan, rounded
from dashboard.figures.style import Look, stepped_limits
from dashboard.language import say
from dashboard.places import place
from dashboard.turning_points import turning_point
from econ.result import Result
from econ.variables import VARIABLES

LEAST_SHARE = 0.2
"""Smallest height of an axis of shares."""


def state_fan(result: Result, variable: str, state: str, unit: str, look: Look) -> dict[str, Any]:
    """Fan chart of a state in ink, the EU's median in the EU's colour.

    Parameters
    ----------
    unit : str
        Title of the value axis.

    Returns
    -------
    dict
        A plotly figure; each trace's `meta` says which column of which series it draws.
    """
    theme = replace(look.theme, regions={**look.theme.regions, state: look.theme.text})
    figure = fan(result, variable, (state,), unit, replace(look, theme=theme))
    eu = rounded(result.median(variable, "EU"))
    tick = ".0%" if is_fraction(variable) else ".1f"
    figure["data"].append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(result.months),
            "y": eu,
            "line": {"color": look.theme.regions["EU"], "width": 1.75, "dash": "dash"},
            "hovertemplate": f"{say('EU')} %{{y:{tick}}}<extra></extra>",
            "meta": {"variable": variable, "region": "EU", "unit": VARIABLES[variable].unit, "column": "p50"},
        }
    )
    axis = figure["layout"]["yaxis"]
    low, high = axis["range"]
    if is_fraction(variable):
        low, high = 0.0, float(result.quantiles(variable, state).max())
    if is_fraction(variable) or min(eu) < low or max(eu) > high:
        least = next((span for suffix, span in LEAST_SPANS.items() if variable.endswith(suffix)), LEAST_SHARE)
        limits = stepped_limits(min(low, *eu), max(high, least, *eu), least_span=least)
        axis |= {"range": list(limits[:2]), "tick0": limits[0], "dtick": limits[2]}
    return figure


def state_fan_finding(result: Result, variable: str, state: str) -> str:
    """Say what the state's turning point is, and where the EU stands in the same month."""
    point = turning_point(result, variable, state)
    values = {
        "state": place(state),
        "value": amount(variable, point.median),
        "month": month_words(point.month),
        "eu": amount(variable, float(result.median(variable, "EU")[point.index])),
    }
    if not point.moves:
        return say("{state} stays on the no-embargo path.", state=values["state"])
    if not point.band:
        return say("{state} {value} in {month}; EU {eu}.", **values)
    return say("{state} {value} in {month} (90 % band {band}); EU {eu}.", band=point.band, **values)
