"""Cards of charts: their place on the page, and what fills them with every run."""

from collections.abc import Iterable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.aria import aria
from dashboard.figures.charts import Chart, drawn
from dashboard.figures.plotly_config import page_config
from dashboard.glossary import explained
from dashboard.language import SOURCE, language, mark, say
from dashboard.menus import menu
from dashboard.scene import Scene

Updates = dict[str, dict[str, Any]]
"""New properties of components, by component id."""

SAVE_AS = (
    ("png", mark("Image, PNG")),
    ("svg", mark("Drawing, SVG")),
    ("csv", mark("Data, CSV")),
    ("xlsx", mark("Workbook, XLSX")),
    ("citation", mark("Copy as citation")),
)


IN_ENGLISH = mark(
    "Names of series, coefficients and study rows, notes on them, and the model's own text stand in English, as in the "
    "files they come from."
)


def english_note() -> list[Component]:
    """Line that says what is not translated; none in English."""
    return [] if language() == SOURCE else [html.P(say(IN_ENGLISH), className="note")]


def chart_grid(charts: Iterable[Chart], *more: Component) -> Component:
    """Cards of charts on the page's grid, and other cards after them."""
    return html.Div([*map(chart_card, charts), *more], className="charts")


def chart_card(chart: Chart) -> Component:
    """Card of a chart: title with unit, menu, drawing, finding."""
    title = html.H3(
        [*explained(say(chart.title)), html.Span(explained(f" {say(chart.unit)}"), className="unit")],
        id=f"title-{chart.key}",
    )
    return html.Section(
        [
            html.Div([title, _save_menu(chart)], className="card-head"),
            html.Div(
                dcc.Graph(
                    id=f"chart-{chart.key}",
                    figure={"data": [], "layout": _blank()},
                    config=page_config(),
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


def chart_updates(charts: Iterable[Chart], scene: Scene) -> Updates:
    """Figures and findings of a run."""
    updates: Updates = {}
    for chart in charts:
        figure, sentence = drawn(chart, scene)
        updates[f"chart-{chart.key}"] = {"figure": figure}
        updates[f"finding-{chart.key}"] = {"children": sentence}
    return updates


def _blank() -> dict[str, Any]:
    """Layout before the first run."""
    hidden = {"visible": False}
    return {"xaxis": hidden, "yaxis": hidden, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)"}


def _save_menu(chart: Chart) -> Component:
    """Menu that saves the chart or its data."""
    items = [(say(text), {"save": kind, "chart": chart.key}) for kind, text in SAVE_AS]
    return menu("⋯", say("Save the chart {title}", title=say(chart.title)), items, "quiet")
