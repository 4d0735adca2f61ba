"""Every coefficient of the model with its range and source, and what has been moved by hand."""

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.coefficient_words import KINDS, by_block, fit_of, plain_name, studies
from dashboard.drivers_parts import four
from dashboard.language import say
from dashboard.scene import Scene
from econ.parameters import Parameter, load_parameters

LEVER = "assumptions.coefficients"
COLUMNS = 7


def panel() -> Component:
    """Table of all coefficients, with a box to search it."""
    known = load_parameters().coefficients
    count = {kind: sum(one.evidence == kind for one in known.values()) for kind in KINDS}
    note = say(
        "All {count} coefficients: {estimated} estimated here, {literature} from published studies, {judgement} "
        "judgements. Central value and the range that holds 90 % of draws. Move one to see what follows: its spread "
        "and all other draws stay, and every page, link and file says that it was moved.",
        count=len(known),
        **count,
    )
    heads = (
        say("Coefficient"),
        say("Central"),
        say("5 to 95 %"),
        say("Unit"),
        say("Spread"),
        say("Rests on"),
        say("Move"),
    )
    bodies = []
    for title, coefficients in by_block().items():
        head = html.Tr(html.Th(say(title), colSpan=COLUMNS, scope="rowgroup"), className="block")
        bodies.append(html.Tbody([head, *(_row(name, one) for name, one in coefficients.items())]))
    return html.Section(
        [
            html.Div(html.H3(say("Assumptions: every coefficient"), id="title-coefficients"), className="card-head"),
            html.P(note, className="note"),
            html.Div(id="coefficients-moved", className="moved-list", **aria(live="polite")),
            html.Div(id="coefficient-search", className="coefficient-search", **data(label=say("Search"))),
            html.Div(
                html.Table(
                    [html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])), *bodies], id="coefficients"
                ),
                className="table coefficients",
                tabIndex=0,
                role="region",
                **aria(labelledby="title-coefficients"),
            ),
        ],
        className="card coefficient-card",
        **aria(labelledby="title-coefficients"),
    )


def _row(name: str, one: Parameter) -> Component:
    words: list[Component | str] = [plain_name(name), html.Code(name)]
    words += [html.Span(one.note, className="about")] if one.note else []
    move = html.Button(
        "↔",
        className="button",
        type="button",
        title=say("Move it"),
        **aria(label=say("Move {name}", name=plain_name(name)), expanded="false"),
        **data(
            move=name,
            label=plain_name(name),
            low=repr(one.low),
            central=repr(one.central),
            high=repr(one.high),
            unit=say(one.unit),
        ),
    )
    cells = (four(one.central), say("{low} to {high}", low=four(one.low), high=four(one.high)), say(one.unit))
    return html.Tr(
        [
            html.Th(words, scope="row"),
            *(html.Td(text) for text in cells),
            html.Td(say(one.distribution)),
            html.Td(_source(one), className="source"),
            html.Td(move),
        ],
        **data(coefficient=name),
    )


def _source(one: Parameter) -> list[Component | str]:
    """Kind of evidence, the words for it, and links to the fit report or the studies."""
    shown: list[Component | str] = [
        html.Span(say(KINDS[one.evidence]), className=f"kind {one.evidence}"),
        f" {one.source}",
    ]
    if fit := fit_of(one):
        shown += [" ", _link(say("report"), f"page/report/{fit}")]
    for row in one.rows:
        study, address = studies()[row]
        shown += [html.Br(), _link(study, address) if address else study]
    return shown


def _link(text: str, address: str) -> Component:
    return html.A(text, href=address, target="_blank", rel="noopener noreferrer")


def moved(scene: Scene) -> list[Component]:
    """Coefficients moved by hand, each with a button that puts it back."""
    by_hand = scene.scenario.levers.assumptions.coefficients or {}
    known = load_parameters().coefficients
    return [
        html.Div(
            [
                html.Span(
                    say(
                        "{name}: {value} in place of {central} {unit}",
                        name=plain_name(name),
                        value=four(value),
                        central=four(known[name].central),
                        unit=say(known[name].unit),
                    )
                ),
                html.Button(
                    say("Put back"),
                    className="button",
                    type="button",
                    **aria(label=say("Put back {name}", name=plain_name(name))),
                    **data(putback=name),
                ),
            ],
            className="moved",
        )
        for name, value in by_hand.items()
    ]
