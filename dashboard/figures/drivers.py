"""What goes with an outcome across draws: a bar a coefficient."""

from typing import Any

from dashboard.amounts import number, signed
from dashboard.coefficient_words import plain_name
from dashboard.figures.charts import Table
from dashboard.figures.panels import in_the_middle
from dashboard.figures.style import Look, base_layout, faded
from dashboard.language import say
from econ.association import LEAST_DRAWS, associations, chance
from econ.outcomes import OUTCOMES, Outcome
from econ.result import Result

MOST_BARS = 10
NAMED = 3


def watched(key: str) -> Outcome:
    """Outcome whose paths are correlated: its own, or those of what it rests on."""
    return OUTCOMES[OUTCOMES[key].stand_in or key]


def region_of(key: str) -> str:
    """Region whose colour an outcome has."""
    start = key.partition("-")[0]
    return {"eu": "EU", "us": "US", "ttf": "EU", "russia": "RU"}.get(start, "World")


def correlations(result: Result, key: str, look: Look) -> dict[str, Any]:
    """Bars of the strongest rank correlations, and between dashes what chance alone would give."""
    found = associations(result, watched(key))[:MOST_BARS][::-1]
    reach = max([0.2, *(abs(one.correlation) for one in found)]) * (1.45 if look.narrow else 1.3)
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": [round(one.correlation, 4) for one in found],
        "y": [_wrapped(plain_name(one.name), look) for one in found],
        "text": [signed(one.correlation, 2) for one in found],
        "textposition": "outside",
        "textfont": {"size": 11, "color": look.theme.text},
        "cliponaxis": False,
        "marker": {"color": look.theme.regions[region_of(key)]},
        "hoverinfo": "skip",
    }
    layout = base_layout(look) | {
        "margin": {"l": 142 if look.narrow else 240, "r": 20, "t": 6, "b": 34},
        "xaxis": {
            "range": [-reach, reach],
            "gridcolor": look.theme.grid,
            "zeroline": True,
            "zerolinecolor": look.theme.muted,
            "fixedrange": True,
            "title": {"text": say("rank correlation, −1 to 1"), "standoff": 6, "font": {"size": 11}},
            "nticks": 5,
        },
        "yaxis": {"fixedrange": True, "ticks": "", "automargin": False, "tickfont": {"color": look.theme.text}},
        "bargap": 0.35,
        "shapes": [_chance(result.record.n_draws, look)] if found else [],
        "annotations": [] if found else [in_the_middle(_wrapped(_why_nothing(result), look), look)],
    }
    return {"data": [bar] if found else [], "layout": layout}


def correlations_finding(result: Result, key: str) -> str:
    """Name the strongest, and say what a correlation is not."""
    found = associations(result, watched(key))[:NAMED]
    if not found:
        return _why_nothing(result)
    names = "; ".join(f"{plain_name(one.name)} ({signed(one.correlation, 2)})" for one in found)
    stand_in = ""
    if OUTCOMES[key].stand_in:
        stand_in = say(
            "A probability is a share of draws and has no value in each: shown is {outcome}, which it rests on. ",
            outcome=say(watched(key).label),
        )
    return stand_in + say(
        "Strongest: {names}. Higher draws of the coefficient go with a higher (+) or lower (−) outcome. Between the "
        "dashes lies what chance alone gives with {draws} draws. Correlation, not effect: coefficients estimated "
        "together move together.",
        names=names,
        draws=number(result.record.n_draws, 0),
    )


def correlations_table(result: Result, key: str) -> Table:
    """All correlations."""
    rows: list[list[Any]] = [
        [watched(key).label, one.name, round(one.correlation, 4)] for one in associations(result, watched(key))
    ]
    return ["outcome", "coefficient", "rank_correlation"], rows


def _why_nothing(result: Result) -> str:
    if result.record.n_draws < LEAST_DRAWS:
        return say("Correlations need at least {count} draws.", count=LEAST_DRAWS)
    return say("In this scenario the outcome is the same in every draw: nothing goes with it.")


def _chance(n_draws: int, look: Look) -> dict[str, Any]:
    """Band that correlations of unrelated coefficients fall into."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": -chance(n_draws),
        "x1": chance(n_draws),
        "y0": 0,
        "y1": 1,
        "line": {"color": look.theme.muted, "width": 1, "dash": "dot"},
        "fillcolor": faded(look.theme.muted, 0.08),
    }


def _wrapped(text: str, look: Look) -> str:
    """Text in lines that fit beside the bars."""
    width, lines = (22 if look.narrow else 36), [""]
    for word in text.split():
        if lines[-1] and len(f"{lines[-1]} {word}") > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
