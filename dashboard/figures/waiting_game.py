"""The waiting game: by when each side has passed as many thresholds as it can bear."""

from html import escape
from typing import Any

from dashboard.amounts import number, percent
from dashboard.figures.fan import rounded
from dashboard.figures.style import Look, base_layout, month_axis, value_axis
from dashboard.language import say
from dashboard.once import verdict_of
from dashboard.turning_points import path_without_embargo
from dashboard.wording import REGION_WORDS
from econ.result import Array, Result
from econ.risk.stages import BEFORE, stage_by_month
from econ.risk.verdict import Endurance
from econ.variables import VARIABLES

SIDES = (("russia_exhausted_prob", "RU"), ("eu_broken_prob", "EU"), ("us_broken_prob", "US"))
"""Variable and region of each side."""

MOST_STAGE_NAMES = 6
"""Beyond this many stages only their lines are drawn."""


def waiting_game(result: Result, look: Look) -> dict[str, Any]:
    """Probability by month that each side has broken, with and without the embargo, and where stages begin.

    Returns
    -------
    dict
        A plotly figure; each trace's `meta` says which column of which series it draws.
    """
    data = []
    for variable, region in SIDES:
        name = say(REGION_WORDS[region])
        line = {"color": look.theme.regions[region]}
        without = path_without_embargo(result, variable, region)
        data.append(
            _trace(
                result,
                variable,
                region,
                without,
                "no_embargo",
                say("{side}, without embargo", side=name),
                line | {"dash": "dot"},
            )
        )
        path = result.median(variable, region)
        data.append(_trace(result, variable, region, path, "p50", name, line | {"width": 2.5}))
    layout = base_layout(look) | {
        "xaxis": month_axis(result.months, look, panel_is_small=False),
        "yaxis": value_axis(say("probability, %"), (0.0, 1.0, 0.2), look) | {"tickformat": ".0%"},
        "annotations": [_ends(result, look)],
        "shapes": [],
    }
    stages = beginnings(result)
    for place, (month, stage) in enumerate(stages):
        layout["shapes"].append(stage_line(month, look))
        if len(stages) <= MOST_STAGE_NAMES:
            layout["annotations"].append(stage_name(month, stage, 0.98 - 0.3 * (place % 3), look))
    return {"data": data, "layout": layout}


def waiting_game_finding(result: Result) -> str:
    """Say in two sentences who breaks first, and how long each side holds out."""
    verdict = verdict_of(result)
    first, months = verdict.first["West"], len(result.months)
    russia, west = (_months(verdict.endurance[side]) for side in ("RU", "West"))
    both = say("both in the same month in {share}, ", share=percent(first.same_month))
    return say(
        "Within {months} months Russia breaks first in {russia} of paths, the West (EU or US) in {west}, {both}neither "
        "in {neither}. On average Russia holds out {russia_months}, the West {west_months}.",
        months=months,
        russia=percent(first.russia),
        west=percent(first.opponent),
        both=both if first.same_month >= 0.005 else "",
        neither=percent(first.neither),
        russia_months=russia,
        west_months=west,
    )


def _months(endurance: Endurance) -> str:
    """Mean endurance, a lower bound where some paths never break."""
    text = say("at least {months} months") if endurance.never_share > 0 else say("{months} months")
    return text.format(months=number(endurance.mean_months, 0))


def _trace(
    result: Result, variable: str, region: str, path: Array, column: str, name: str, line: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(result.months),
        "y": rounded(path),
        "name": name,
        "line": line,
        "meta": {"variable": variable, "region": region, "unit": VARIABLES[variable].unit, "column": column},
        "hovertemplate": f"{name} %{{y:.0%}}<extra></extra>",
    }


def _ends(result: Result, look: Look) -> dict[str, Any]:
    """Names of the sides in their colours, each with its probability at the end."""
    words = [
        f'<span style="color:{look.theme.regions[region]}"><b>{say(REGION_WORDS[region])} '
        f"{percent(result.median(variable, region)[-1])}</b></span>"
        for variable, region in SIDES
    ]
    return {
        "xref": "x domain",
        "yref": "y domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 4,
        "text": say("{shares} by the end", shares="   ".join(words)),
        "showarrow": False,
        "font": {"size": 12, "color": look.theme.muted},
    }


def beginnings(result: Result) -> list[tuple[str, str]]:
    """First month and name of every stage but one that holds from the first month on."""
    stages = stage_by_month(result.scenario, result.months)
    changes = [i for i in range(1, len(stages)) if stages[i] != stages[i - 1] and stages[i] != BEFORE]
    return [(result.months[i], stages[i]) for i in changes]


def stage_line(month: str, look: Look) -> dict[str, Any]:
    """Line at the first month of a stage."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "y domain",
        "x0": f"{month}-01",
        "x1": f"{month}-01",
        "y0": 0,
        "y1": 1,
        "line": {"color": look.theme.muted, "width": 1, "dash": "dot"},
    }


def stage_name(month: str, stage: str, height: float, look: Look) -> dict[str, Any]:
    """Name beside its line, one a step below the other; what a user typed is no markup."""
    return {
        "xref": "x",
        "yref": "y domain",
        "x": f"{month}-01",
        "y": height,
        "xanchor": "left",
        "yanchor": "top",
        "text": escape(say(stage), quote=False),
        "textangle": -90,
        "showarrow": False,
        "font": {"size": 10, "color": look.theme.muted},
    }
