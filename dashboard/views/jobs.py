"""What takes seconds: cards with a button, a progress bar and a way to call it off."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.language import say
from dashboard.scene import Scene

Tick = Callable[[float], None]
"""Told what share of a job is done; raises `Cancelled` once nobody waits any more."""

Job = Callable[[Scene, Tick], list[Component]]


DRAWN = "theme narrow"
"""What a drawing depends on besides its numbers: keys of the page's question."""


class Cancelled(Exception):
    """Nobody waits for this job any more."""


def job_card(
    name: str, title: str | list[Component | str], help: str, button: str, *controls: Component, choices: str = ""
) -> Component:
    """Card whose answer is worked out on demand; a new question wipes it.

    Parameters
    ----------
    name : str
        Name of the job.
    title, help, button : str
        Texts in the language in use.
    controls : Component
        Controls before the button.
    choices : str
        What has an answer worked out anew, separated by blanks: names of choices, and `DRAWN` where it holds a drawing.
    """
    run = html.Button(button, id=f"run-{name}", className="button", type="button", **data(work=name, choices=choices))
    progress = html.Progress(id=f"progress-{name}", max="1", hidden=True, **aria(label=say("Progress")))
    cancel = html.Button(say("Cancel"), id=f"cancel-{name}", className="button", type="button", hidden=True)
    return html.Section(
        [
            html.Div(
                [
                    html.H3(title, id=f"title-{name}"),
                    html.Div([*controls, progress, cancel, run], className="answer-controls"),
                ],
                className="card-head",
            ),
            html.P(help, className="note"),
            html.Div(id=name, className="answer", **aria(live="polite")),
        ],
        className="card answer-card",
        id=f"card-{name}",
        **aria(labelledby=f"title-{name}"),
    )
