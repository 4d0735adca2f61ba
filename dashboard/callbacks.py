"""Wiring: callbacks that only delegate, on the server to `handlers`, in the browser to the scripts in `assets`.

The circle, without a loop: a link, preset or reset is an ``ask``; the server answers it with ``incoming`` form values;
the browser applies them to the controls; the controls make the ``question``; the server answers it with figures and
the ``address``; the browser writes the address bar itself, so that nothing listens to its own echo.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update

from dashboard import handlers
from dashboard.figures import CHARTS
from dashboard.lever_form import drawer_groups
from econ.errors import BadInputError

SLOW = ThreadPoolExecutor(max_workers=4, thread_name_prefix="slow")
"""Threads of their own for what takes seconds, so that sliders never wait for them."""

LEVERS = {"type": "lever", "name": ALL}
SWITCHES = {"type": "switch", "name": ALL}


def register(app: Dash) -> None:
    """Register all callbacks of the page."""
    _in_browser(app)
    _on_server(app)
    _on_demand(app, "network", handlers.network, "network-quantile")
    _on_demand(app, "threat", handlers.threat)
    _on_demand(app, "sensitivity", handlers.sensitivity)


def _in_browser(app: Dash) -> None:
    """Wire the callbacks that run in the browser."""

    def script(name: str, *wires: Any, first: bool = False) -> None:
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("embargo", name), *wires, prevent_initial_call=not first
        )

    script("view", Output("view", "data"), Input("theme", "n_clicks"), first=True)
    script(
        "ask",
        Output("ask", "data"),
        Input("preset", "value"),
        Input("reset", "n_clicks"),
        State("basis", "data"),
        State("question", "data"),
        first=True,
    )
    script(
        "apply",
        Output(LEVERS, "value"),
        Output(SWITCHES, "checked"),
        Output("stages", "value"),
        Output("preset", "value"),
        Output("basis", "data"),
        Input("incoming", "data"),
        State(LEVERS, "id"),
        State(SWITCHES, "id"),
    )
    script(
        "gather",
        Output("question", "data"),
        Input(LEVERS, "value"),
        Input(SWITCHES, "checked"),
        Input("stages", "value"),
        Input("basis", "data"),
        Input("view", "data"),
        State(LEVERS, "id"),
        State(SWITCHES, "id"),
        State("declarations", "data"),
        State("question", "data"),
    )
    script("address", Output("done", "data"), Input("address", "data"))
    script(
        "save",
        Output("done", "data", allow_duplicate=True),
        Input({"type": "save", "chart": ALL, "format": ALL}, "n_clicks"),
    )
    script("copyLink", Output("copy-link", "children"), Input("copy-link", "n_clicks"))
    script("openLevers", Output("open-levers", "aria-expanded"), Input("open-levers", "n_clicks"))


def _on_server(app: Dash) -> None:
    """Wire the two callbacks of the circle that run on the server, off the event loop."""

    @app.callback(Output("incoming", "data"), Input("ask", "data"), prevent_initial_call=True)
    async def load(ask: dict[str, Any]) -> Any:
        return await asyncio.to_thread(handlers.load, ask)

    figures = [Output(f"chart-{key}", "figure") for key in CHARTS]
    findings = [Output(f"finding-{key}", "children") for key in CHARTS]
    tallies = [Output({"type": "tally", "group": group}, "children") for group in drawer_groups()]
    texts = [
        Output(name, "children")
        for name in (
            "verdict",
            "headlines",
            "warnings",
            "footer",
            "thresholds",
            "why",
            "baseline-note",
            "stages-note",
            "scope",
            "problem",
        )
    ]

    @app.callback(
        {
            "figures": figures,
            "findings": findings,
            "tallies": tallies,
            "texts": texts,
            "address": Output("address", "data"),
        },
        Input("question", "data"),
        running=[(Output("busy", "className"), "busy running", "busy")],
        prevent_initial_call=True,
    )
    async def answer(question: dict[str, Any] | None) -> dict[str, Any]:
        return await asyncio.to_thread(_answer, question)

    def _answer(question: dict[str, Any] | None) -> dict[str, Any]:
        stay = {
            "figures": [no_update] * len(figures),
            "findings": [no_update] * len(findings),
            "tallies": [no_update] * len(tallies),
            "texts": [no_update] * len(texts),
            "address": no_update,
        }
        if question is None:
            return stay
        try:
            shown = handlers.answer(question)
        except BadInputError as error:
            return stay | {"texts": [*[no_update] * (len(texts) - 1), str(error)]}
        return {
            "figures": shown.figures,
            "findings": shown.findings,
            "tallies": [_tally(shown.tallies[group]) for group in drawer_groups()],
            "texts": [
                shown.verdict,
                shown.headlines,
                shown.warnings,
                shown.footer,
                shown.thresholds,
                shown.why,
                shown.baseline_note,
                shown.stages_note,
                shown.scope,
                question.get("problem", ""),
            ],
            "address": shown.address,
        }


def _on_demand(app: Dash, name: str, work: Callable[..., Any], *choices: str) -> None:
    """Work out on demand what takes seconds: a new question wipes it, another choice works it out anew.

    Parameters
    ----------
    name : str
        Component that shows the answer; its button is ``run-`` and the name.
    work : callable
        Handler that takes the question and the values of the choices.
    choices : str
        Components whose values are choices.
    """

    @app.callback(
        Output(name, "children"),
        Input(f"run-{name}", "n_clicks"),
        Input("question", "data"),
        *[Input(choice, "value") for choice in choices],
        State(name, "children"),
        running=[
            (Output(f"run-{name}", "disabled"), True, False),
            (Output(name, "className"), "answer working", "answer"),
        ],
        prevent_initial_call=True,
    )
    async def work_out(_clicks: int, question: dict[str, Any] | None, *rest: Any) -> Any:
        *chosen, shown = rest
        asked = ctx.triggered_id == f"run-{name}" or (ctx.triggered_id in choices and shown)
        if question is None or not asked:
            return []
        return await asyncio.get_running_loop().run_in_executor(SLOW, partial(work, question, *chosen))


def _tally(count: int) -> list[Any]:
    """Words for the number of changed levers in a drawer; the comma parts them from the drawer's name when read out."""
    return [html.Span(", ", className="unseen"), f"{count} changed"] if count else []
