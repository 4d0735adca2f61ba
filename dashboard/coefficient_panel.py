"""Every coefficient of the model with its range and source, and what has been moved by hand."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.coefficient_words import KINDS, by_block, fit_of, plain_name, studies
from dashboard.drivers_parts import four
from dashboard.language import mark, say
from dashboard.scene import Scene
from econ.parameters import Parameter, load_parameters

HEADS = (
    mark("Coefficient"),
    mark("Central"),
    mark("5 to 95 %"),
    mark("Unit"),
    mark("Spread"),
    mark("Rests on"),
    mark("Move"),
)


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
    return html.Section(
        [
            html.Div(html.H3(say("Assumptions: every coefficient"), id="title-coefficients"), className="card-head"),
            html.P(note, className="note"),
            html.Div(id="coefficients-moved", className="moved-list", **aria(live="polite")),
            html.Div(id="coefficient-search", className="coefficient-search", **data(label=say("Search"))),
            html.Div(
                id="coefficients",
                className="table coefficients",
                tabIndex=0,
                role="region",
                **aria(labelledby="title-coefficients"),
            ),
        ],
        className="card coefficient-card",
        **aria(labelledby="title-coefficients"),
    )


def document() -> dict[str, Any]:
    """Return the table as plain data: two thousand cells are too many for Dash, so a script builds them at once."""
    return {
        "heads": [say(head) for head in HEADS],
        "blocks": [
            {"title": say(title), "rows": [_row(name, one) for name, one in coefficients.items()]}
            for title, coefficients in by_block().items()
        ],
    }


def _row(name: str, one: Parameter) -> dict[str, Any]:
    """One coefficient: texts as they are shown, and numbers for its slider."""
    label = plain_name(name)
    return {
        "name": name,
        "label": label,
        "note": one.note,
        "cells": [
            four(one.central),
            say("{low} to {high}", low=four(one.low), high=four(one.high)),
            say(one.unit),
            say(one.distribution),
        ],
        "evidence": one.evidence,
        "kind": say(KINDS[one.evidence]),
        "source": one.source,
        "links": _links(one),
        "move": say("Move {name}", name=label),
        "low": one.low,
        "central": one.central,
        "high": one.high,
        "unit": say(one.unit),
    }


def _links(one: Parameter) -> list[dict[str, str]]:
    """Fit report, and the studies of the evidence table; without an address where none is known."""
    fit = fit_of(one)
    report = [{"text": say("fit report"), "address": f"page/report/{fit}"}] if fit else []
    found = [studies()[row] for row in one.rows]
    return report + [{"text": study, "address": address} for study, address in dict.fromkeys(found)]


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
