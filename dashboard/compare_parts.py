"""Parts of the comparison: the button that pins, the legend of scenarios, the invitation, and the tables."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import amount, month_words
from dashboard.aria import aria, data
from dashboard.comparison import (
    AGAINST,
    BAND,
    BANDED,
    LETTERS,
    MOST_PINS,
    REFERENCES,
    SHOW,
    SHOWN,
    Compared,
    difference,
    gap,
    headline_points,
    minus_words,
    others,
    query_alike,
    stored_unit,
    why_not,
)
from dashboard.engine import preset
from dashboard.figures.charts import Table
from dashboard.figures.compare import difference_unit, difference_words
from dashboard.language import mark, say
from dashboard.places import place
from dashboard.scene import Scene
from econ.link import to_query
from econ.scenario_files import preset_names
from econ.summary import HEADLINE_ROWS
from econ.variables import VARIABLES

SHOW_WORDS = {"overlay": mark("Overlay"), "difference": mark("Difference")}
AGAINST_WORDS = {"A": mark("minus A, the form's"), "B": mark("minus B, pinned first")}
INVITED = (
    "full-fuel-embargo",
    "eu-total-ban",
    "secondary-tariffs-500",
    "embargo-with-full-mitigation",
    "turkstream-stop",
)
MOST_INVITED = 4
"""Presets offered where nothing is pinned yet."""


def pin_button() -> Component:
    """Button that sets the form's scenario aside, with the number of those set aside."""
    help = say("Set this scenario aside to compare with")
    return html.Button(
        [say("Pin"), html.Span(id="pin-count", className="pin-count")],
        id="pin",
        title=help,
        className="button",
        type="button",
        **aria(label=say("Pin: set this scenario aside to compare with")),
        **data(pin=""),
    )


def controls(scene: Scene) -> Component:
    """Choices of the view, and the menu of presets to pin."""
    return html.Div(
        [
            _choice(SHOW, say("Show"), [(name, say(SHOW_WORDS[name])) for name in SHOWN], scene.chosen(SHOW, SHOWN)),
            _choice(
                AGAINST,
                say("Differences"),
                [(name, say(AGAINST_WORDS[name])) for name in REFERENCES],
                scene.chosen(AGAINST, REFERENCES),
            ),
            _choice(
                BAND,
                say("90 % band of"),
                [(name, name if name in LETTERS else say("none")) for name in BANDED],
                scene.chosen(BAND, BANDED),
            ),
            preset_menu(),
        ],
        className="compare-controls",
    )


def _choice(name: str, label: str, options: list[tuple[str, str]], value: str) -> Component:
    """One choice among a few, all of them in sight."""
    made = dmc.SegmentedControl(
        id={"type": "choice", "name": name},
        data=[{"value": option, "label": words} for option, words in options],
        value=value,
        size="xs",
        **aria(label=label),
    )
    return html.Div([html.Span(label, className="choice-label"), made], className="compare-choice")


def preset_menu() -> Component:
    """Menu that pins a preset as it stands."""
    items = [
        dmc.MenuItem(say(preset(name).heading), **data(pin=to_query(preset(name), name)))
        for name in sorted(preset_names(), key=lambda name: (name != "no-embargo", name))
    ]
    target = html.Button(say("Pin a preset ▾"), className="button", type="button")
    made: Component = dmc.Menu(
        [dmc.MenuTarget(target), dmc.MenuDropdown(items, className="preset-menu")], position="bottom-end", shadow="md"
    )
    return made


def invitation(scene: Scene) -> list[Component]:
    """Invite to pin something; the presets offered run as the form's scenario does, so that they compare."""
    run = {name: value for name, value in scene.scenario.changed().items() if name.startswith("run.")}
    cards = []
    for name in [name for name in INVITED if name != scene.start.name][:MOST_INVITED]:
        offered = preset(name).with_levers({key: run[key] for key in run if key not in preset(name).changed()})
        cards.append(
            html.Button(
                [html.Strong(say(offered.heading)), html.Span(say(offered.why))],
                className="invite",
                type="button",
                **data(pin=to_query(offered, name)),
            )
        )
    return [
        html.H2(say("Pin a scenario to compare with")),
        html.P(
            say(
                "Press Pin at the top to set aside what the form holds now, then move a lever or load another "
                "scenario: up to {count} pinned ones stand beside the form's. The link then carries them all. Or start "
                "with one of these:",
                count=MOST_PINS,
            )
        ),
        html.Div(cards, className="invites"),
    ]


def legend(runs: tuple[Compared, ...], against: Compared | None) -> list[Component]:
    """Scenarios by letter, each with its world, and what can be done with it."""
    return [html.Ul([_legend_row(one, place, runs, against) for place, one in enumerate(runs)], className="scenarios")]


def _legend_row(one: Compared, place: int, runs: tuple[Compared, ...], against: Compared | None) -> Component:
    record = one.result.record
    words = say(
        "{world} · {levers} · {draws} draws, {months} months",
        world=one.world,
        levers=_levers_set(one),
        draws=record.n_draws,
        months=record.horizon_months,
    )
    lines: list[Component] = [html.Strong(one.heading), html.Span(words, className="note")]
    buttons: list[Component] = []
    if place:
        of = say("{letter}, {heading}", letter=one.letter, heading=one.heading)
        load = html.A(
            say("Load"),
            href=f"?{one.query}#compare",
            className="button",
            **aria(label=say("Load {scenario} into the form", scenario=of)),
            **data(load=one.query),
        )
        remove = html.Button(
            say("Remove"), className="button", type="button", **aria(label=say("Remove {scenario}", scenario=of)),
            **data(unpin=str(place - 1)),
        )  # fmt: skip
        buttons = [load, remove]
        if why_not(one, runs[0]) and (alike := query_alike(one.query, runs[0].query)):
            buttons.insert(0, _match_button(alike, place))
    else:
        lines[0] = html.Strong([one.heading, html.Span(say(" (in the form)"), className="unit")])
    if against is not None and one.letter != against.letter and (reason := why_not(one, against)):
        refusal = say("{difference} cannot be shown: {reason}.", difference=minus_words(one, against), reason=reason)
        lines.append(html.Span(refusal, className="refusal"))
    return html.Li(
        [
            html.Span(
                [html.Span(className=f"swatch swatch-{one.letter}", **aria(hidden="true")), one.letter],
                className="letter",
            ),
            html.Div(lines, className="scenario"),
            html.Div(buttons, className="scenario-buttons"),
        ],
        **data(letter=one.letter),
    )  # fmt: skip


def _match_button(alike: str, place: int) -> Component:
    """Button that gives a pinned scenario the world, start, horizon and draws of the form's."""
    return html.Button(
        say("Run it like A"),
        className="button",
        type="button",
        title=say("Give it the baseline, start, horizon, draws and seed of A, so that the two can be subtracted"),
        **data(repin=str(place - 1), query=alike),
    )


def _levers_set(one: Compared) -> str:
    """How many levers differ from no embargo."""
    count = sum(not name.startswith("run.") for name in one.scenario.changed())
    stages = len(one.scenario.stages)
    words = say("{count} levers set", count=count) if count != 1 else say("1 lever set")
    return words if not stages else say("{levers}, {stages} later stages", levers=words, stages=stages)


def headline_table(runs: tuple[Compared, ...], against: Compared) -> list[Component]:
    """Headline numbers of each scenario, and the differences to one of them."""
    rest = others(runs, against)
    heads = [say("At the largest gap to no embargo"), *(one.letter for one in runs)]
    heads += [minus_words(one, against) for one in rest]
    points = [headline_points(one) for one in runs]
    rows = []
    for row, (variable, region) in enumerate(HEADLINE_ROWS):
        cells = [html.Td(_value(mine[row].variable, mine[row].median, mine[row].month)) for mine in points]
        cells += [html.Td(_difference_cell(one, against, variable, region), className="difference") for one in rest]
        label: list[Any] = [say(VARIABLES[variable].label), html.Span(f" {place(region)}", className="unit")]
        rows.append(html.Tr([html.Th(label, scope="row"), *cells]))
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    return [html.Div(html.Table([head, html.Tbody(rows)]), className="table")]


def _value(variable: str, value: float, month: str) -> list[Any]:
    return [amount(variable, value), html.Span(month_words(month), className="when")]


def _difference_cell(one: Compared, against: Compared, variable: str, region: str) -> list[Any]:
    """Largest difference with its band and month; a dash where none can be taken."""
    if why_not(one, against):
        return ["–"]
    apart = gap(difference(one, against), variable, region)
    low, median, high = (difference_words(variable, value) for value in (apart.low, apart.median, apart.high))
    if float(apart.low) == float(apart.high) == 0.0:
        return [say("none")]
    band = "" if VARIABLES[variable].certain or low == high else say("{low} to {high}, ", low=low, high=high)
    return [f"{median} {difference_unit(variable)}", html.Span(f"{band}{month_words(apart.month)}", className="when")]


def headline_rows(runs: tuple[Compared, ...], against: Compared) -> Table:
    """Return the same as a table to save: a row a headline number and scenario or difference."""
    heads = ["scenario", "baseline", "variable", "label", "region", "unit", "month", "p05", "p50", "p95", "no_embargo"]
    rows: list[list[Any]] = []
    for one in runs:
        for point in headline_points(one):
            variable = VARIABLES[point.variable]
            about = [one.name, one.result.record.baseline, point.variable, variable.label, point.region, variable.unit]
            rows.append([*about, point.month, *map(_six, (point.low, point.median, point.high, point.before))])
    for one in others(runs, against):
        if why_not(one, against):
            continue
        for name, region in HEADLINE_ROWS:
            apart, variable = gap(difference(one, against), name, region), VARIABLES[name]
            unit = stored_unit(name, against)
            about = [minus_words(one, against), one.result.record.baseline, name, variable.label, region, unit]
            rows.append([*about, apart.month, *map(_six, (apart.low, apart.median, apart.high)), None])
    return heads, rows


def _six(value: float) -> float:
    """Six significant digits, as every door shows."""
    return float(f"{value:.6g}")
