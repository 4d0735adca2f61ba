"""The page: levers at the left, verdict, headline numbers and charts at the right."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import waiting_card
from dashboard.aria import aria
from dashboard.engine import preset
from dashboard.figures import CHARTS, Chart
from dashboard.figures.style import FONT
from dashboard.lever_form import declarations, drawers, headline_form, lever_id
from dashboard.network_card import card as network_card
from econ.levers import all_levers
from econ.scenario_files import preset_names

TITLE = "Energy embargo simulator"
GRAPH_CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "modeBarButtonsToRemove": ["sendChartToCloud"],
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}
SAVE_AS = (("png", "Image, PNG"), ("svg", "Drawing, SVG"), ("csv", "Data, CSV"))
THEME = {
    "fontFamily": FONT,
    "primaryColor": "blue",
    "defaultRadius": "md",
    "cursorType": "pointer",
}


def page() -> Component:
    """Return the whole page."""
    made: Component = dmc.MantineProvider(
        [*_stores(), _header(), html.Div([_levers(), _outcome()], className="columns", id="columns")],
        theme=THEME,
        defaultColorScheme="auto",
    )
    return made


def _stores() -> list[Component]:
    """Return what the browser remembers; `callbacks` says who writes and who reads it."""
    return [
        dcc.Store(id="declarations", data=declarations()),
        *(dcc.Store(id=name) for name in ("view", "ask", "incoming", "basis", "question", "address", "done")),
    ]


def _header() -> Component:
    """Title and the buttons that act on the whole page."""
    return html.Header(
        [
            html.H1(TITLE),
            html.Span(id="scope", className="scope"),
            html.Div(id="busy", className="busy", role="status"),
            html.Div(
                [
                    _button("reset", "Reset", "Back to no embargo"),
                    _button("copy-link", "Copy link", "Copy a link that reproduces this run"),
                    _button("theme", "◐", "Light or dark"),
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


def _levers() -> Component:
    """Form at the left; on a phone a panel that opens."""
    names = sorted(preset_names(), key=lambda name: (name != "no-embargo", name))
    return html.Aside(
        [
            html.Button(
                "Scenario and levers",
                id="open-levers",
                className="button open-levers",
                type="button",
                n_clicks=0,
                **aria(expanded="false", controls="levers"),
            ),
            html.P(id="problem", className="problem", role="alert"),
            html.Div(
                [
                    dmc.Select(
                        id="preset",
                        label="Start from a scenario",
                        data=[{"value": name, "label": preset(name).heading} for name in names],
                        value="no-embargo",
                        allowDeselect=False,
                        maxDropdownHeight=420,
                        size="sm",
                    ),
                    html.P(id="why", className="note"),
                    dmc.Select(
                        id=lever_id("run.baseline"),
                        label="Hits the world of",
                        data=list(all_levers()["run.baseline"].choices),
                        value=all_levers()["run.baseline"].default,
                        allowDeselect=False,
                        size="sm",
                    ),
                    html.P(id="baseline-note", className="note"),
                    html.P(id="stages-note", className="note"),
                    headline_form(),
                    html.H2("More levers"),
                    drawers(),
                ],
                id="levers",
                className="levers",
            ),
        ],
        className="side",
    )


def _outcome() -> Component:
    """Verdict, headline numbers, charts, gas network and footer."""
    return html.Main(
        [
            html.P(id="verdict", className="verdict", **aria(live="polite")),
            html.Div(id="warnings", className="warnings"),
            html.Div(id="headlines", className="headlines"),
            html.P(
                "Line: median of all draws. Shaded: the middle 50 % and 90 %. Dotted: the same month without embargo.",
                className="key",
            ),
            html.Div(
                [*(_card(chart) for chart in CHARTS.values()), waiting_card.thresholds_card()], className="charts"
            ),
            *waiting_card.cards(),
            network_card(),
            html.Footer(id="footer"),
        ],
        className="outcome",
    )


def _card(chart: Chart) -> Component:
    """Card of a chart: title with unit, menu, drawing, finding."""
    return html.Section(
        [
            html.Div(
                [
                    html.H3([chart.title, html.Span(f" {chart.unit}", className="unit")], id=f"title-{chart.key}"),
                    _save_menu(chart),
                ],
                className="card-head",
            ),
            html.Div(
                dcc.Graph(
                    id=f"chart-{chart.key}",
                    figure={"data": [], "layout": _blank()},
                    config=GRAPH_CONFIG,
                    responsive=True,
                    style={"height": "100%"},
                ),
                role="img",
                className="drawing",
                **aria(labelledby=f"title-{chart.key} finding-{chart.key}"),
            ),
            html.P(id=f"finding-{chart.key}", className="finding"),
        ],
        className=f"card chart {chart.width} panels-{chart.panels}",
        id=f"card-{chart.key}",
    )


def _blank() -> dict[str, Any]:
    """Layout before the first run."""
    hidden = {"visible": False}
    return {"xaxis": hidden, "yaxis": hidden, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)"}


def _save_menu(chart: Chart) -> Component:
    """Menu that saves the chart or its data."""
    items = [dmc.MenuItem(text, id={"type": "save", "chart": chart.key, "format": kind}) for kind, text in SAVE_AS]
    target = html.Button("⋯", className="button menu", type="button", **aria(label=f"Save the chart {chart.title}"))
    made: Component = dmc.Menu(
        [dmc.MenuTarget(target), dmc.MenuDropdown(items)], position="bottom-end", shadow="md", withinPortal=True
    )
    return made
