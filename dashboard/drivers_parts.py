"""Parts of "What drives it": the tornado, Sobol shares, and how outcomes and drivers are worded."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import number, percent
from dashboard.aria import aria, data
from dashboard.coefficient_words import plain_name
from dashboard.figures.charts import Table
from dashboard.figures.drivers import region_of
from dashboard.language import mark, say
from dashboard.lever_form import short_unit
from dashboard.scene import Scene
from dashboard.tables import table
from econ.levers import all_levers
from econ.outcomes import OUTCOMES, Outcome
from econ.parameters import load_parameters
from econ.sensitivity import Driver, Drivers, Refused

OUTCOME = "drivers-outcome"
TORNADO = "drivers-tornado"
MOST_DRIVERS = 15
KINDS = {"assumption": mark("assumption"), "lever": mark("lever in use"), "coefficient": mark("coefficient")}

HELP = mark(
    "Takes the path with every coefficient central and moves one thing at a time: each coefficient to its 5 % and 95 % "
    "point, each assumption over the range a reader may hold, each lever in use a quarter down and up. Then draws the "
    "five leading coefficients together for their Sobol indices. About ten seconds."
)


def outcome_key(scene: Scene) -> str:
    """Outcome that is asked about."""
    return scene.chosen(OUTCOME, tuple(OUTCOMES))


def outcome_choice(scene: Scene) -> Component:
    """Menu of outcomes."""
    made: Component = dmc.Select(
        id={"type": "choice", "name": OUTCOME},
        label=say("What moves"),
        data=[{"value": key, "label": say(one.label)} for key, one in OUTCOMES.items()],
        value=outcome_key(scene),
        allowDeselect=False,
        size="sm",
        maxDropdownHeight=420,
        className="outcome-choice",
    )
    return made


def told(asked: Outcome, value: float) -> str:
    """Value of an outcome with its unit."""
    if asked.unit == "probability":
        return percent(value)
    return f"{number(value, asked.decimals)} {say(asked.unit)}"


def answer(found: Drivers, heading: str) -> list[Component]:
    """Tornado, Sobol shares and their limits."""
    asked = OUTCOMES[found.outcome]
    if not found.drivers:
        nothing = say("{heading}: nothing that was tried moves this outcome.", heading=heading)
        return [html.P(nothing, className="answer-finding"), *_refused(found)]
    strongest = found.drivers[0]
    finding = say(
        "{heading}: {outcome} is {central} with every coefficient central. What moves it most is {name}: {low} at one "
        "end, {high} at the other. {moving} of {tried} assumptions, levers and coefficients move it at all.",
        heading=heading,
        outcome=say(asked.label),
        central=told(asked, found.central),
        name=driver_name(strongest),
        low=told(asked, strongest.at_low),
        high=told(asked, strongest.at_high),
        moving=len(found.drivers),
        tried=len(found.drivers) + found.unmoved,
    )
    shown: list[Component] = [
        html.Div([html.P(finding, className="answer-finding"), _downloads()], className="tornado-head"),
        tornado(found),
        *_refused(found),
    ]
    if found.outcome == "lead":
        lead = say(
            "On a single path a side breaks in one month or not at all, so this outcome jumps; the Waiting game view "
            "tells what moves the verdict on average over draws, thresholds included."
        )
        shown.append(html.P(lead, className="note"))
    if found.sobol:
        shown.append(_sobol(found))
    return shown


def tornado(found: Drivers) -> Component:
    """Bars from low to high for the leading drivers, on one scale."""
    asked, leading = OUTCOMES[found.outcome], found.drivers[:MOST_DRIVERS]
    ends = [found.central, *(at for one in leading for at in (one.at_low, one.at_high))]
    low, high = min(ends), max(ends)

    def place(value: float) -> float:
        return 100.0 * (value - low) / (high - low)

    def part(one: Driver, side: str) -> Component:
        here, centre = place(one.at_low if side == "low" else one.at_high), place(found.central)
        span = {"left": f"{min(here, centre):.2f}%", "width": f"{abs(here - centre):.2f}%"}
        return html.Span(className=f"part {side}", style=span)

    def row(one: Driver) -> Component:
        centre = html.Span(className="centre", style={"left": f"{place(found.central):.2f}%"})
        bar = html.Div([part(one, "low"), part(one, "high"), centre], className="bar", **aria(hidden="true"))
        name: list[Any] = [driver_name(one), html.Span(say(KINDS[one.kind]), className="kind")]
        return html.Tr(
            [
                html.Th(name, scope="row"),
                html.Td(driver_value(one.name, one.low), className="at low"),
                html.Td(told(asked, one.at_low), className="gives"),
                html.Td(driver_value(one.name, one.high), className="at high"),
                html.Td(told(asked, one.at_high), className="gives"),
                html.Td(bar, className="bars"),
            ]
        )

    words = (say("Moved"), say("Low"), say("gives"), say("High"), say("gives"), say("Outcome, smaller to larger"))
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in words]))
    caption = html.Caption(
        [
            html.Span(className="part low key", **aria(hidden="true")),
            say("at low"),
            html.Span(className="part high key", **aria(hidden="true")),
            say("at high; line: {central} with all central", central=told(asked, found.central)),
        ]
    )
    body = html.Tbody([row(one) for one in leading])
    return html.Div(
        html.Table([caption, head, body], className="tornado"), className=f"table region-{region_of(found.outcome)}"
    )


def _refused(found: Drivers) -> list[Component]:
    """List what could not be tried, and why; nothing where all could."""
    if not found.refused:
        return []
    reasons = [
        say(
            "{name} at {value}: {reason}",
            name=driver_name(one),
            value=driver_value(one.name, one.end),
            reason=one.reason,
        )
        for one in found.refused
    ]
    head = html.P(say("Not tried, as the scenario does not allow it:"), className="note")
    return [head, html.Ul([html.Li(reason, className="note") for reason in reasons])]


def _downloads() -> Component:
    """Buttons that save all drivers."""
    return html.Div(
        [
            html.Button(
                kind.upper(),
                className="button",
                type="button",
                **aria(label=say("Save all drivers as {kind}", kind=kind.upper())),
                **data(download=kind, table=TORNADO),
            )
            for kind in ("csv", "xlsx")
        ],
        className="answer-controls",
    )


def _sobol(found: Drivers) -> Component:
    heads = (say("Coefficient"), say("Alone"), say("With interactions"))
    rows = [
        (plain_name(one.name), percent(max(one.first_order, 0.0)), percent(max(one.total, 0.0))) for one in found.sobol
    ]
    caption = say(
        "Sobol indices: share of the outcome's variance when the five leading coefficients are drawn independently "
        "over their whole distribution and all others stay central (sampling error about 10 points)"
    )
    return html.Div(table(heads, rows, caption), className="sobol")


def drivers_table(found: Drivers) -> Table:
    """All drivers, and what could not be tried, to save."""
    asked = OUTCOMES[found.outcome]
    heads = ["outcome", "unit", "central", "name", "kind", "name_unit", "low", "high", "outcome_at_low"]
    heads += ["outcome_at_high", "sobol_first_order", "sobol_total", "not_tried_because"]
    about = (asked.label, asked.unit, found.central)
    sobol = {one.name: (one.first_order, one.total) for one in found.sobol}
    rows: list[list[Any]] = []
    for one in found.drivers:
        ends = (float(one.low), float(one.high), one.at_low, one.at_high)
        rows.append([*about, one.name, one.kind, _unit(one.name), *ends, *sobol.get(one.name, (None, None)), None])
    for no in found.refused:
        reach = (float(no.low), float(no.high))
        rows.append([*about, no.name, no.kind, _unit(no.name), *reach, None, None, None, None, no.reason])
    return heads, rows


def driver_name(one: Driver | Refused) -> str:
    """Label of a lever, or a coefficient in words."""
    return plain_name(one.name) if one.kind == "coefficient" else say(all_levers()[one.name].label)


def driver_value(name: str, value: float) -> str:
    """Value of a lever or coefficient with its unit."""
    lever = all_levers().get(name)
    if lever is not None and lever.kind == "switch":
        return say("on") if value else say("off")
    if lever is not None and lever.kind == "share":
        return percent(value)
    unit = say(_unit(name)) if lever is None else short_unit(lever)
    return f"{four(value)} {unit}".strip()


def four(value: float) -> str:
    """Write a number with up to four significant digits, as the evidence has them."""
    plain = f"{value:.4g}"
    if "e" in plain:
        plain = f"{value:.6f}".rstrip("0")
    return number(value, len(plain.partition(".")[2]))


def _unit(name: str) -> str:
    known = load_parameters().coefficients
    return known[name].unit if name in known else all_levers()[name].unit
