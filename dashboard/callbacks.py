"""Wiring of the form: callbacks in the browser, which only delegate to `assets/form.js`.

The circle, without a loop: a link, preset or reset is an ``ask``; the server answers it with ``incoming`` form values;
the browser applies them to the controls; the controls make the ``question``. `assets/pump.js` puts the question to the
server, newest first, writes its answer onto the page, and writes the address bar itself, so that nothing listens to
its own echo.
"""

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

LEVERS = {"type": "lever", "name": ALL}
SWITCHES = {"type": "switch", "name": ALL}
CHOICES = {"type": "choice", "name": ALL}


def register(app: Dash) -> None:
    """Register all callbacks of the page."""

    def script(name: str, *wires: Any, first: bool = False) -> None:
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("embargo", name), *wires, prevent_initial_call=not first
        )

    script("look", Output("look", "data"), Input("theme", "n_clicks"), first=True)
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
        Input(CHOICES, "value"),
        Input("basis", "data"),
        Input("look", "data"),
        Input("place", "data"),
        State(LEVERS, "id"),
        State(SWITCHES, "id"),
        State(CHOICES, "id"),
        State("declarations", "data"),
        State("question", "data"),
    )
    script("pump", Output("done", "data"), Input("question", "data"))
    script("load", Output("incoming", "data"), Input("ask", "data"))
