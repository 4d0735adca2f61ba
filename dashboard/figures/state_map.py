"""Map of the member states: one filled outline each, coloured by what is shown in one month.

The figure carries the values of all months, so that the page's script (`assets/map.js`) can step through them.
"""

from functools import cache
from typing import Any

from dashboard.amounts import month_words, number, signed
from dashboard.figures.europe import SMALL_STATES, area, map_layout, middle, neighbours_trace, path
from dashboard.figures.map_scale import Scale, scale_of
from dashboard.language import language
from dashboard.places import place
from dashboard.scene import Scene, once_per_scene
from dashboard.state_values import is_change, least_span, month_index, paths, shown_of, state_of, unit_of
from econ.axes import MEMBER_STATES

Trace = dict[str, Any]

LABELLED = tuple(state for state in MEMBER_STATES if state not in (*SMALL_STATES, "SI"))
LABELLED_NARROW = ("DE", "ES", "FI", "FR", "IE", "IT", "PL", "RO", "SE")
"""States whose value is written on the map, and those on a phone's."""


@once_per_scene
def values_by_state(scene: Scene) -> dict[str, list[float]]:
    """Medians of all months by state, and the EU's, as they are shown; one value where nothing changes by month."""
    return {state: _rounded(scene, state) for state in (*MEMBER_STATES, "EU")}


@once_per_scene
def scale(scene: Scene) -> Scale:
    """Colours for the values of all states and months, so that a colour means the same in each month."""
    shown, values = shown_of(scene), values_by_state(scene)
    return scale_of(
        (value for state in MEMBER_STATES for value in values[state]),
        diverging=is_change(scene) or shown.key.endswith("_vs_baseline_pct"),
        worse_is_high=shown.worse == "high",
        least_span=least_span(shown),
        look=scene.look,
    )


def state_map(scene: Scene) -> dict[str, Any]:
    """Draw the map of what is chosen.

    Returns
    -------
    dict
        A plotly figure. `customdata` of every state's trace holds its values by month, `meta` its code; `meta` of the
        last trace holds the scale, the months in words, and the EU's values.
    """
    values = values_by_state(scene)
    colours = scale(scene)
    month = month_index(scene)
    data = [neighbours_trace(scene.look)]
    data += [_state(scene, state, values[state], colours, month) for state in MEMBER_STATES]
    data += [_marker(scene, state, values[state], colours, month) for state in SMALL_STATES]
    data += [_chosen(scene), _labels(scene, values, colours, month), _key(scene, values, colours, month)]
    return {"data": data, "layout": map_layout(scene.look)}


def words(scene: Scene, value: float, colours: Scale) -> str:
    """Value as it is written on the map."""
    return (signed if is_change(scene) else number)(value, colours.decimals)


def at(values: list[float], month: int) -> float:
    """Value in a month; the only one where nothing changes by month."""
    return values[min(month, len(values) - 1)]


def _rounded(scene: Scene, state: str) -> list[float]:
    """Median path with four significant digits: more cannot be seen, and it is sent with every answer."""
    return [float(f"{value:.4g}") for value in paths(scene, state)[1].tolist()]


def _state(scene: Scene, state: str, values: list[float], colours: Scale, month: int) -> Trace:
    """Fill a state's outline."""
    value = at(values, month)
    line = {"color": scene.look.theme.paper, "width": 0.8}
    return area(path(state), colours.colours[colours.of(value)], line) | _about(scene, state, values, value, colours)


def _marker(scene: Scene, state: str, values: list[float], colours: Scale, month: int) -> Trace:
    """Dot on a state that is too small to be seen."""
    value, (x, y) = at(values, month), middle(state)
    dot = {
        "color": colours.colours[colours.of(value)],
        "size": 9 if scene.look.narrow else 13,
        "line": {"color": scene.look.theme.text, "width": 1},
    }
    about = _about(scene, state, values, value, colours) | {"hoveron": "points"}
    return {"type": "scatter", "mode": "markers", "x": [x], "y": [y], "marker": dot} | about


def _about(scene: Scene, state: str, values: list[float], value: float, colours: Scale) -> Trace:
    """Tell what a state's traces carry besides their form."""
    name = place(state)
    return {
        "name": name,
        "text": f"<b>{name}</b><br>{words(scene, value, colours)} {unit_of(scene)}",
        "hoverinfo": "text",
        "hoveron": "fills",
        "customdata": values,
        "meta": {"state": state},
    }


def _chosen(scene: Scene) -> Trace:
    """Outline of the state chosen."""
    line = {"color": scene.look.theme.text, "width": 2.2}
    return {"type": "scatter", "mode": "lines", "line": line, "hoverinfo": "skip"} | path(state_of(scene))


def _labels(scene: Scene, values: dict[str, list[float]], colours: Scale, month: int) -> Trace:
    """Values written on the map."""
    states = LABELLED_NARROW if scene.look.narrow else LABELLED
    shown = [at(values[state], month) for state in states]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [middle(state)[0] for state in states],
        "y": [middle(state)[1] for state in states],
        "text": [words(scene, value, colours) for value in shown],
        "textfont": {"size": 10.5, "color": [colours.inks[colours.of(value)] for value in shown]},
        "hoverinfo": "skip",
        "meta": {"labels": list(states)},
    }


def _key(scene: Scene, values: dict[str, list[float]], colours: Scale, month: int) -> Trace:
    """Colour bar with unit; its trace draws nothing."""
    theme, edges, count = scene.look.theme, colours.edges, len(colours.colours)
    steps = [[i / count, colour] for i, colour in enumerate(colours.colours)]
    colourscale = [pair for i, (at_, colour) in enumerate(steps) for pair in ([at_, colour], [(i + 1) / count, colour])]
    every = 2 if count > (5 if scene.look.narrow else 9) else 1
    bar = {
        "orientation": "h",
        "x": 0.01,
        "xanchor": "left",
        "y": 0.995,
        "yanchor": "top",
        "len": 0.5 if scene.look.narrow else 0.4,
        "thickness": 11,
        "outlinewidth": 0,
        "tickvals": edges[::every],
        "ticktext": [number(edge, _edge_digits(colours)) for edge in edges[::every]],
        "tickfont": {"size": 11, "color": theme.muted},
        "ticks": "",
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "hoverinfo": "skip",
        "marker": {
            "color": [edges[0]],
            "cmin": edges[0],
            "cmax": edges[-1],
            "colorscale": colourscale,
            "showscale": True,
            "colorbar": bar,
        },
        "meta": {
            "scale": colours.document(),
            "months": list(_month_words(language(), scene.result.months)),
            "month": month,
            "moves": len(values["EU"]) > 1,
            "of": f"{shown_of(scene).key} {is_change(scene)}",
            "signed": is_change(scene),
            "low_is_worse": shown_of(scene).worse == "low",
            "unit": unit_of(scene),
            "eu": values["EU"],
        },
    }


def _edge_digits(colours: Scale) -> int:
    """Digits after the point that the classes' ends need."""
    return next(digits for digits in range(4) if abs(round(colours.step, digits) - colours.step) < 1e-9)


@cache
def _month_words(_language: str, months: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(month_words, months))
