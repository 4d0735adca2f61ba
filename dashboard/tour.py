"""Guided tour: an invitation on the first visit and the steps, which `assets/tour.js` walks through."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.language import mark, say


@dataclass(frozen=True)
class Step:
    """One step: what it points at (a CSS selector), its title and text."""

    target: str
    title: str
    text: str


STEPS = (
    Step(
        "#preset",
        mark("Start from a scenario"),
        mark("Each asks one question: what if the EU bans it all, what if buyers are punished. Pick one to see."),
    ),
    Step(
        ".headline-levers",
        mark("Move a lever"),
        mark(
            "Everything on the right follows while you drag. Click the number to type it, the question mark for help. "
            "All other levers lie in drawers below."
        ),
    ),
    Step(
        "#verdict",
        mark("Read the verdict"),
        mark(
            "The answer in words: which scenario, from which world, and what it does. It is a model's answer, "
            "not an official forecast."
        ),
    ),
    Step(
        "#headlines",
        mark("Headline numbers, with bands"),
        mark(
            "Each shows the median, the range that holds 90 % of draws, and the change against no embargo. "
            "A wide band means: we do not know."
        ),
    ),
    Step(
        "#views",
        mark("Look closer"),
        mark(
            "Every view answers one question about the same run. Track record shows where the model was wrong before; "
            "Data & method says what it rests on."
        ),
    ),
    Step(
        ".chart .card-head .menu",
        mark("Take a chart with you"),
        mark("As image, drawing, data or citation. Title, scenario, baseline and version travel with it."),
    ),
    Step(
        "#copy-link",
        mark("Share the run"),
        mark("The address holds every lever: whoever opens the link sees the same numbers. Undo takes back a step."),
    ),
)


def invitation() -> Component:
    """Line that offers the tour; hidden until the script finds that nobody has answered it."""
    return html.Div(
        [
            html.Span(say("New here? A tour of a minute shows what this page can do.")),
            html.Button(say("Show me"), className="button", type="button", **data(tour="start")),
            html.Button(say("No, thanks"), className="button quiet", type="button", **data(tour="decline")),
        ],
        id="tour-invitation",
        className="tour-invitation",
        role="region",
        hidden=True,
        **aria(label=say("Guided tour")),
    )


def opener() -> Component:
    """Button in the header that starts the tour at any time."""
    label = say("Guided tour")
    return html.Button(
        "?", id="tour-open", className="button", type="button", title=label, **aria(label=label), **data(tour="start")
    )


def card() -> Component:
    """Card of the tour and its steps, hidden until it starts."""
    steps = [
        html.Div(
            [
                html.H2(say(step.title)),
                html.P(say(step.text)),
                html.P(
                    say("Step {number} of {count}", number=i, count=len(STEPS)),
                    className="tour-count",
                ),
            ],
            hidden=True,
            **data(target=step.target),
        )
        for i, step in enumerate(STEPS, start=1)
    ]
    buttons = [
        html.Button(say("Close"), className="button quiet", type="button", **data(tour="end")),
        html.Button(say("Back"), className="button", type="button", **data(tour="back")),
        html.Button(say("Next"), className="button primary", type="button", **data(tour="next", last=say("Done"))),
    ]
    return html.Div(
        [
            html.Div(id="tour-light", className="tour-light", hidden=True),
            html.Div(
                [html.Div(steps, id="tour-steps", **aria(live="polite")), html.Div(buttons, className="tour-buttons")],
                id="tour-card",
                className="tour-card",
                role="dialog",
                hidden=True,
                tabIndex="-1",
                **aria(label=say("Guided tour")),
            ),
        ]
    )
