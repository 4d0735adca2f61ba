"""What stands beside and below the map: the ranking of the member states, and one state's exposures."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import month_words, number, percent
from dashboard.aria import aria, data
from dashboard.figures.map_scale import Scale
from dashboard.figures.state_map import at, scale, values_by_state, words
from dashboard.language import say
from dashboard.places import place
from dashboard.scene import Scene
from dashboard.state_values import (
    EXPOSURES,
    MEASURE,
    MEASURES,
    PATHS,
    STATE,
    VARIABLE,
    Shown,
    exposure,
    month_index,
    paths,
    shown_of,
    state_of,
    unit_of,
)
from dashboard.tables import table
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline

MORE_EXPOSED, LESS_EXPOSED = 1.25, 0.8
"""Times the EU's exposure from which on, and up to which, a state is said to be more or less exposed."""


def ranked(scene: Scene) -> list[tuple[str, float]]:
    """Member states and what is shown of them in the month chosen, the hardest hit first."""
    month, values = month_index(scene), values_by_state(scene)
    sign = -1.0 if shown_of(scene).worse == "high" else 1.0
    return sorted(((s, at(values[s], month)) for s in MEMBER_STATES), key=lambda one: (sign * one[1], place(one[0])))


def ranking(scene: Scene) -> list[Component]:
    """Table of all states in the month chosen, below the EU; a state's name is a button that chooses it."""
    colours, month = scale(scene), month_index(scene)
    eu = at(values_by_state(scene)["EU"], month)
    rows = [_row(scene, "EU", eu, colours, month)]
    rows += [_row(scene, state, value, colours, month) for state, value in ranked(scene)]
    exposed = shown_of(scene).exposure
    heads = [say("State"), unit_of(scene), *([] if exposed else [say("90 % band")])]
    caption: list[Component | str] = [html.Span(say(shown_of(scene).title))]
    if not exposed:
        caption += [", ", _month(scene, month)]
    made = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody(rows),
        ]
    )
    return [html.Div(made, className="table")]


def _month(scene: Scene, month: int) -> Component:
    """Month in words, kept in step by the script."""
    made: Component = html.Span(month_words(scene.result.months[month]), className="map-month-words")
    return made


def _row(scene: Scene, region: str, value: float, colours: Scale, month: int) -> Component:
    low, _, high = (float(band[min(month, len(band) - 1)]) for band in paths(scene, region))
    name = place(region)
    head: Component | str = name
    if region != "EU":
        head = html.Button(
            name,
            type="button",
            className="state-name",
            **data(state=region),
            **aria(pressed="true" if region == state_of(scene) else "false"),
        )
    band = f"{number(low, colours.decimals)} … {number(high, colours.decimals)}"
    swatch = html.Span(
        className="swatch",
        style={"background": colours.colours[colours.of(value)] if region != "EU" else "transparent"},
        **aria(hidden="true"),
    )
    cells = [html.Td([swatch, html.Span(words(scene, value, colours), className="value-now")])]
    if not shown_of(scene).exposure:
        cells.append(html.Td(band, className="band-now"))
    kind = "union" if region == "EU" else "chosen" if region == state_of(scene) else ""
    made: Component = html.Tr([html.Th(head, scope="row"), *cells], className=kind, **data(row=region))
    return made


def finding(scene: Scene) -> str:
    """Say which states are hit hardest and least, and where the EU stands."""
    shown, values = shown_of(scene), values_by_state(scene)
    colours, month, order = scale(scene), month_index(scene), ranked(scene)
    if order[0][1] == order[-1][1]:
        return say(
            "{title}: {value} {unit} in every member state, {month}.",
            title=say(shown.title),
            value=words(scene, order[0][1], colours),
            unit=unit_of(scene),
            month=month_words(scene.result.months[month]),
        )

    def named(pairs: Sequence[tuple[str, float]]) -> str:
        return ", ".join(f"{place(state)} {words(scene, value, colours)}" for state, value in pairs)

    said = {
        "title": say(shown.title),
        "unit": unit_of(scene),
        "first": named(order[:3]),
        "last": named(order[-1:]),
        "eu": words(scene, at(values["EU"], month), colours),
    }
    if shown.exposure:
        return say("{title}, {unit}: most exposed {first}; least {last}; EU {eu}.", **said)
    when = month_words(scene.result.months[month])
    return say("{title}, {unit}, {month}: hardest hit {first}; least {last}; EU {eu}.", month=when, **said)


def map_table(scene: Scene) -> tuple[list[str], list[list[object]]]:
    """Medians of all states and months, for export."""
    shown, values = shown_of(scene), values_by_state(scene)
    months = ("",) if shown.exposure else scene.result.months
    rows: list[list[object]] = [
        [shown.key, state, unit_of(scene), month, values[state][i]]
        for state in ("EU", *MEMBER_STATES)
        for i, month in enumerate(months)
    ]
    return ["variable", "region", "unit", "month", "exposure" if shown.exposure else "p50"], rows


def variable_select(scene: Scene) -> Component:
    """Control of what the map shows."""
    groups = ((say("By month"), PATHS), (say("Exposure, all months"), EXPOSURES))
    made: Component = dmc.Select(
        id={"type": "choice", "name": VARIABLE},
        label=say("Show"),
        data=[
            {"group": group, "items": [{"value": one.key, "label": say(one.title)} for one in members]}
            for group, members in groups
        ],
        value=shown_of(scene).key,
        allowDeselect=False,
        maxDropdownHeight=420,
        size="xs",
    )
    return made


def measure_control(scene: Scene) -> Component:
    """Control of values or changes."""
    made: Component = html.Div(
        dmc.SegmentedControl(
            id={"type": "choice", "name": MEASURE},
            data=[{"value": key, "label": say(text)} for key, text in MEASURES.items()],
            value=scene.chosen(MEASURE, tuple(MEASURES)),
            size="xs",
        ),
        role="group",
        **aria(label=say("Value or change")),
    )
    return made


def state_select(scene: Scene) -> Component:
    """Control of the state looked at."""
    states = sorted(MEMBER_STATES, key=place)
    made: Component = dmc.Select(
        id={"type": "choice", "name": STATE},
        data=[{"value": state, "label": place(state)} for state in states],
        value=state_of(scene),
        allowDeselect=False,
        searchable=True,
        maxDropdownHeight=420,
        size="xs",
        **aria(label=say("Member state")),
    )
    return made


def exposures_in_words(scene: Scene) -> str:
    """Say what a state is more and less exposed to than the EU."""
    state, baseline = state_of(scene), scene.result.record.baseline
    compared = [(one, exposure(baseline, one, state), exposure(baseline, one, "EU")) for one in EXPOSURES]
    more = [_named(*one) for one in compared if one[1] >= MORE_EXPOSED * one[2]]
    less = [_named(*one) for one in compared if one[1] <= LESS_EXPOSED * one[2]]
    shares = load_baseline(baseline).by_member
    i = MEMBER_STATES.index(state)
    sentences = [
        say(
            "{state} makes {gdp} of the EU's GDP and burns {gas} of its gas.",
            state=place(state),
            gdp=percent(float(shares["gdp_share"][i])),
            gas=percent(float(shares["gas_demand_share"][i])),
        )
    ]
    if more:
        sentences.append(say("More exposed than the EU on average: {list}.", list="; ".join(more)))
    if less:
        sentences.append(say("Less exposed: {list}.", list="; ".join(less)))
    if not more and not less:
        sentences.append(say("About as exposed as the EU on average in all respects."))
    return " ".join(sentences)


def exposures_in_figures(scene: Scene) -> list[Component]:
    """Table of a state's exposures beside the EU's, and where each comes from."""
    state, baseline = state_of(scene), scene.result.record.baseline
    sources = load_baseline(baseline).sources
    rows = [
        (say(one.title), *(_amount(one, exposure(baseline, one, region)) for region in (state, "EU")))
        for one in EXPOSURES
    ]
    return [
        table((say("Exposure"), place(state), say("EU")), rows, say("Relative to the EU, but for shares")),
        html.Ul([html.Li(f"{say(one.title)}: {sources[one.key]}") for one in EXPOSURES], className="sources"),
    ]


def _named(shown: Shown, own: float, eu: float) -> str:
    """Exposure with the state's figure and the EU's."""
    if shown.weight:
        values = {"title": say(shown.title), "own": _amount(shown, own), "eu": _amount(shown, eu)}
        return say("{title} ({own} of demand; EU {eu})", **values)
    if own < 0:
        return say("{title} (exports more than it imports)", title=say(shown.title))
    return say("{title} ({times} times the EU)", title=say(shown.title), times=number(own, 1))


def _amount(shown: Shown, value: float) -> str:
    """Figure of an exposure."""
    return percent(value) if shown.weight else number(value, 2)
