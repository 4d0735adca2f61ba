"""The page: levers at the left; navigation, verdict and the view looked at on the right."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import tour
from dashboard.aria import aria, data
from dashboard.compare_parts import pin_button
from dashboard.engine import preset
from dashboard.figures.style import FONT
from dashboard.glossary import meanings
from dashboard.language import language, languages, mark, own_name, say
from dashboard.lever_form import declarations, drawers, headline_form, lever_id, options
from dashboard.menus import menu
from dashboard.views import VIEWS
from econ.levers import all_levers
from econ.scenario_files import preset_names

TITLE = mark("Energy embargo simulator")
THEME = {
    "fontFamily": FONT,
    "primaryColor": "blue",
    "defaultRadius": "md",
    "cursorType": "pointer",
}
STORES = ("look", "place", "ask", "incoming", "basis", "question", "done")
"""What the browser remembers; `callbacks` says who writes and who reads it."""

SCRIPT_TEXTS = (
    mark("Copied"),
    mark("Copy this link:"),
    mark("The server does not answer. Trying again …"),
    mark("The server does not answer. Try again later."),
    mark("The server failed on this request; its log says why."),
    mark("Type a number."),
    mark("{label}: between {low} and {high}."),
    mark("Called off."),
    mark("Search names, units, sources"),
    mark("{shown} of {count} shown"),
    mark("Back to {central}"),
    mark("Close"),
    mark("Three scenarios are pinned already: remove one under Compare."),
    mark("This scenario is pinned already: change it, or load another."),
)
"""Texts that scripts show."""


def page() -> Component:
    """Return the whole page, in the language in use."""
    made: Component = dmc.MantineProvider(
        [*_stores(), _header(), html.Div([_levers(), _outcome()], className="columns", id="columns"), tour.card()],
        theme=THEME,
        defaultColorScheme="auto",
    )
    return made


def script_texts() -> dict[str, str]:
    """Texts that scripts show, meanings of terms among them, in the language in use, and its code."""
    return {text: say(text) for text in SCRIPT_TEXTS} | meanings() | {"language": language()}


def _stores() -> list[Component]:
    return [
        dcc.Store(id="declarations", data=declarations()),
        *(dcc.Store(id=name) for name in STORES),
    ]


def _header() -> Component:
    """Title and the buttons that act on the whole page."""
    return html.Header(
        [
            html.H1(say(TITLE)),
            html.Span(id="scope", className="scope"),
            html.Div(id="busy", className="busy", role="status"),
            html.Div(
                [
                    _button("undo", "↶", say("Undo")),
                    _button("redo", "↷", say("Redo")),
                    _button("reset", say("Reset"), say("Back to no embargo")),
                    _button("copy-link", say("Copy link"), say("Copy a link that reproduces this run")),
                    pin_button(),
                    _reports(),
                    _languages(),
                    tour.opener(),
                    _button("theme", "◐", say("Light or dark")),
                ],
                className="actions",
            ),
        ],
        className="top",
    )


def _button(name: str, text: str, help: str) -> Component:
    """Plain button."""
    return html.Button(
        text,
        id=name,
        title=help,
        className="button",
        n_clicks=0,
        type="button",
        **aria(label=help if len(text) < 2 else text),
    )


def _reports() -> Component:
    """Menu of reports, and what is seen while one is made."""
    kinds = (("html", say("Report, HTML")), ("pdf", say("Report, PDF")))
    opener = menu(say("Report"), say("Report"), [(text, {"report": kind}) for kind, text in kinds])
    making = html.Div(
        [
            html.Span(say("Making the report …")),
            html.Progress(**aria(label=say("Progress"))),
            html.Button(say("Cancel"), id="cancel-report", className="button", type="button"),
        ],
        id="making-report",
        className="making-report",
        hidden=True,
        role="status",
    )
    return html.Div([opener, making])


def _languages() -> Component:
    """Menu of languages; choosing one loads the page again in it."""
    return menu(language().upper(), say("Language"), [(own_name(code), {"language": code}) for code in languages()])


def _levers() -> Component:
    """Form at the left; on a phone a panel that opens."""
    return html.Aside(
        [
            html.Button(
                say("Scenario and levers"),
                id="open-levers",
                className="button open-levers",
                type="button",
                **aria(expanded="false", controls="levers"),
            ),
            html.P(id="problem", className="problem", role="alert"),
            html.Div(
                [
                    dmc.Select(
                        id="preset",
                        label=say("Start from a scenario"),
                        data=_presets(),
                        value="no-embargo",
                        renderOption={"function": "presetOption"},
                        allowDeselect=False,
                        maxDropdownHeight=520,
                        comboboxProps={"width": 420, "position": "bottom-start"},
                        size="sm",
                    ),
                    html.P(id="why", className="note"),
                    dmc.Select(
                        id=lever_id("run.baseline"),
                        label=say("Hits the world of"),
                        data=options(all_levers()["run.baseline"]),
                        value=all_levers()["run.baseline"].default,
                        allowDeselect=False,
                        size="sm",
                    ),
                    html.P(id="baseline-note", className="note"),
                    html.P(id="stages-note", className="note"),
                    headline_form(),
                    html.H2(say("More levers")),
                    drawers(),
                ],
                id="levers",
                className="levers",
            ),
        ],
        className="side",
    )


def _presets() -> list[dict[str, Any]]:
    """Options of the preset menu, each with its one-sentence story."""
    names = sorted(preset_names(), key=lambda name: (name != "no-embargo", name))
    return [{"value": name, "label": say(preset(name).heading), "story": say(preset(name).why)} for name in names]


def _outcome() -> Component:
    """Navigation, verdict, the view looked at, and footer."""
    links = [html.A(say(view.title), href=f"#{view.key}", **data(view=view.key)) for view in VIEWS.values()]
    return html.Main(
        [
            html.Nav(links, id="views", className="views", **aria(label=say("Views"))),
            tour.invitation(),
            html.P(id="verdict", className="verdict", **aria(live="polite")),
            html.Div(id="warnings", className="warnings"),
            html.Div(id="view", className="view"),
            html.Details(
                [html.Summary(say("Get these numbers from a script")), html.Div(id="recipes")], className="recipes"
            ),
            html.Footer(id="footer"),
        ],
        className="outcome",
    )
