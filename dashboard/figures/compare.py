"""Scenarios over each other, or their differences: a line each, told apart by colour, dash and letter."""

from dataclasses import dataclass
from typing import Any

from dashboard.amounts import amount, is_fraction, month_words, signed, unit_words
from dashboard.comparison import Compared, difference, gap, minus_words, why_not
from dashboard.figures.fan import LEAST_SPANS, rounded
from dashboard.figures.panels import axes_of, panel_axes, panel_title, refs
from dashboard.figures.style import Limits, Look, base_layout, faded, stepped_limits
from dashboard.language import say
from dashboard.turning_points import path_without_embargo, turning_point
from dashboard.wording import REGION_WORDS
from econ.result import QUANTILE_NAMES, Array, Result
from econ.variables import VARIABLES

Trace = dict[str, Any]

COLOURS = {
    "light": {"A": "#1f2933", "B": "#a36a00", "C": "#7a4fb3", "D": "#00786b"},
    "dark": {"A": "#e8ebee", "B": "#e0ac3c", "C": "#bb9bea", "D": "#4cc7b6"},
}
"""Colour of a scenario by theme and letter; the page's style sheet has the same. Regions keep theirs for themselves."""

DASHES = {"A": "solid", "B": "dash", "C": "dot", "D": "longdashdot"}
WIDTHS = {"A": 2.4, "B": 2.2, "C": 2.6, "D": 2.2}
BAND_OPACITY = 0.16
FIRST_LETTER_AT, LETTER_STEP = 0.2, 0.17
"""Where letters stand along the lines, as shares of the months: apart even where lines run together."""


@dataclass(frozen=True)
class Line:
    """One line of a comparison: a scenario, or a scenario less another.

    Attributes
    ----------
    letter : str
        Gives colour, dash and place of the letter.
    name : str
        "A", or "B minus A".
    result : Result
        Of the scenario, or of the difference.
    """

    letter: str
    name: str
    result: Result


def lines_of(runs: tuple[Compared, ...], against: Compared | None) -> list[Line]:
    """Line of each scenario, or of each difference that can be taken."""
    if against is None:
        return [Line(one.letter, one.letter, one.result) for one in runs]
    return [
        Line(one.letter, minus_words(one, against), difference(one, against))
        for one in runs
        if one.letter != against.letter and not why_not(one, against)
    ]


def comparison(
    lines: list[Line], variable: str, regions: tuple[str, ...], unit: str, banded: str, look: Look
) -> dict[str, Any]:
    """Chart of a variable, one panel a region, all on the same scale.

    Parameters
    ----------
    lines : list of Line
        Scenarios or differences.
    unit : str
        Title of the value axis.
    banded : str
        Letter of the line that is shown with its 90 % band; any other text for none.
    """
    layout = base_layout(look) | {"annotations": []}
    data: list[Trace] = []
    aligned = len({line.result.months[0] for line in lines}) <= 1
    limits = _limits(lines, variable, regions, banded)
    for panel, region in enumerate(regions):
        axes = axes_of(panel)
        data += [trace | axes for trace in _panel_traces(lines, variable, region, banded, aligned=aligned, look=look)]
        layout |= _panel_axes(lines, panel, len(regions), unit, limits, aligned=aligned, look=look)
        layout["yaxis" + axes["yaxis"][1:]]["tickformat"] = ".0%" if is_fraction(variable) else ""
        letters = [_letter(line, variable, region, aligned=aligned, look=look) for line in lines]
        layout["annotations"] += [letter | refs(axes) for letter in letters]
        if len(regions) > 1:
            title = panel_title(say(REGION_WORDS[region]), look.theme.regions[region])
            layout["annotations"].append(title | refs(axes, domain=True))
    return {"data": data, "layout": layout}


def overlay_finding(lines: list[Line], variable: str, regions: tuple[str, ...]) -> str:
    """Say where each scenario is at its largest gap to no embargo."""
    found = []
    for region in regions:
        points = [(line.name, turning_point(line.result, variable, region)) for line in lines]
        clauses = [
            say("{name} {value} in {month}", name=name, value=amount(variable, at.median), month=month_words(at.month))
            for name, at in points
        ]
        found.append(_told(region, clauses, regions))
    return " ".join(found)


def difference_finding(lines: list[Line], variable: str, regions: tuple[str, ...]) -> str:
    """Say how far apart scenarios come."""
    if not lines:
        return say("No difference can be taken: the list of scenarios says why.")
    found = []
    for region in regions:
        clauses = []
        for line in lines:
            apart = gap(line.result, variable, region)
            low, median, high = (difference_words(variable, value) for value in (apart.low, apart.median, apart.high))
            same = VARIABLES[variable].certain or low == high
            band = "" if same else say(" (90 % band {low} to {high})", low=low, high=high)
            value, when = f"{median} {difference_unit(variable)}", month_words(apart.month)
            clauses.append(say("{name}: {value} in {month}{band}", name=line.name, value=value, month=when, band=band))
        found.append(_told(region, clauses, regions))
    return " ".join(found)


def _told(region: str, clauses: list[str], regions: tuple[str, ...]) -> str:
    """Clauses on one region as a sentence."""
    text = "; ".join(clauses)
    return say("{region}: {text}.", region=say(REGION_WORDS[region]), text=text) if len(regions) > 1 else f"{text}."


def difference_words(variable: str, value: float) -> str:
    """Difference with its sign; of shares and probabilities in points."""
    return signed(100 * value, 0 if abs(value) >= 0.0095 else 1) if is_fraction(variable) else signed(value)


def difference_unit(variable: str) -> str:
    """Return the unit of a difference: percentages and shares differ by points."""
    if is_fraction(variable) or variable.endswith("_pct"):
        return say("points")
    return unit_words(variable)


def _panel_traces(
    lines: list[Line], variable: str, region: str, banded: str, *, aligned: bool, look: Look
) -> list[Trace]:
    """Band, path without embargo and medians of one region."""
    traces: list[Trace] = []
    colours = COLOURS[look.theme.name]
    meta = {"variable": variable, "region": region, "unit": VARIABLES[variable].unit}
    for line in lines:
        if line.letter == banded and not VARIABLES[variable].certain:
            bands = line.result.quantiles(variable, region)
            edge = {"line": {"width": 0}, "hoverinfo": "skip"}
            fill = {"fill": "tonexty", "fillcolor": faded(colours[line.letter], BAND_OPACITY)}
            traces.append(_trace(line, bands[0], aligned) | edge | {"meta": meta | {"column": QUANTILE_NAMES[0]}})
            traces.append(
                _trace(line, bands[4], aligned) | edge | fill | {"meta": meta | {"column": QUANTILE_NAMES[4]}}
            )
    if lines and not lines[0].result.versus and len({line.result.record.baseline_version for line in lines}) == 1:
        longest = max(lines, key=lambda line: len(line.result.months))
        without = _trace(longest, path_without_embargo(longest.result, variable, region), aligned)
        quiet = {"color": look.theme.muted, "width": 1.2, "dash": "dot"}
        traces.append(without | {"line": quiet, "hoverinfo": "skip", "meta": meta | {"column": "no_embargo"}})
    for line in lines:
        form = ".0%" if is_fraction(variable) else ".1f"
        style = {"color": colours[line.letter], "width": WIDTHS[line.letter], "dash": DASHES[line.letter]}
        traces.append(
            _trace(line, line.result.median(variable, region), aligned)
            | {"line": style, "meta": meta | {"column": "p50", "scenario": line.name}}
            | {"hovertemplate": f"<b>{line.name}</b> %{{y:{form}}}<extra></extra>"}
        )
    return traces


def _trace(line: Line, path: Array, aligned: bool) -> Trace:
    """Plain line over months, or over months since the run's first where runs start in different years."""
    months = list(line.result.months)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": months if aligned else list(range(len(months))),
        "y": rounded(path),
    }


def _limits(lines: list[Line], variable: str, regions: tuple[str, ...], banded: str) -> Limits:
    """Limits of the value axis, shared by all panels."""
    shown = []
    for line in lines:
        for region in regions:
            whole = line.letter == banded and not VARIABLES[variable].certain
            rows = line.result.quantiles(variable, region)[[0, 4]] if whole else line.result.median(variable, region)
            shown += [float(rows.min()), float(rows.max())]
            if not line.result.versus:
                without = path_without_embargo(line.result, variable, region)
                shown += [float(without.min()), float(without.max())]
    is_difference = bool(lines) and bool(lines[0].result.versus)
    if is_fraction(variable) and not is_difference:
        return 0.0, max(1.0, *shown, 1.0), 0.2
    low, high = min(shown, default=0.0), max(shown, default=0.0)
    if is_difference or variable.endswith("_usd_bn"):
        low, high = min(low, 0.0), max(high, 0.0)
    span = next((span for suffix, span in LEAST_SPANS.items() if variable.endswith(suffix)), 1.0)
    if is_difference:
        span = 0.1 if is_fraction(variable) else span / 5
    return stepped_limits(low, high, least_span=span)


def _panel_axes(
    lines: list[Line], panel: int, panels: int, unit: str, limits: Limits, *, aligned: bool, look: Look
) -> dict[str, dict[str, Any]]:
    """Axes of one panel, over months since each run's first where runs start in different years."""
    longest = max((line.result.months for line in lines), key=len, default=("2026-01", "2026-02"))
    axes = panel_axes(longest, panel, panels, unit, limits, look)
    if not aligned:
        x_axis = axes["xaxis" + axes_of(panel)["xaxis"][1:]]
        x_axis |= {"type": "linear", "range": [0, len(longest) - 1], "tick0": 0, "dtick": 12}
        x_axis |= {"tickformat": "", "hoverformat": "", "ticksuffix": say(" mo.")}
    return axes


def _letter(line: Line, variable: str, region: str, *, aligned: bool, look: Look) -> dict[str, Any]:
    """Letter on a line; the arrow that it does not show has it hidden while lines move."""
    place = FIRST_LETTER_AT + LETTER_STEP * "ABCD".index(line.letter)
    month = int(place * (len(line.result.months) - 1))
    return {
        "x": f"{line.result.months[month]}-01" if aligned else month,
        "y": float(line.result.median(variable, region)[month]),
        "text": f"<b>{line.letter}</b>",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 0.1,
        "arrowcolor": "rgba(0,0,0,0)",
        "ax": 0,
        "ay": 0,
        "font": {"size": 11, "color": COLOURS[look.theme.name][line.letter]},
        "bgcolor": look.theme.paper,
        "borderpad": 0,
    }
