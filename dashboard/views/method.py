"""Data & method: what the numbers rest on, what they cannot say, how to disagree, how to cite."""

from datetime import date

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import cite, method_parts
from dashboard.aria import aria
from dashboard.figures.charts import Chart
from dashboard.figures.series import series_figure, series_finding, series_table
from dashboard.glossary import glossary
from dashboard.language import mark, say
from dashboard.plain import plain
from dashboard.scene import Scene
from dashboard.series import SERIES_CHOICE, columns
from dashboard.views.cards import Updates, chart_card, english_note
from dashboard.views.view import View


def _key(scene: Scene) -> str:
    """Column that is chosen."""
    return scene.chosen(SERIES_CHOICE, tuple(columns()))


def _origin(scene: Scene) -> list[str]:
    """Say which series is drawn and where it comes from."""
    column = columns()[_key(scene)]
    entry = column.entry
    return [
        say("{title}, {unit} ({key})", title=column.label, unit=column.unit, key=column.key),
        say(
            "source: {publisher}, {series}; {link}",
            publisher=entry.publisher,
            series=entry.publisher_series_id,
            link=entry.link,
        ),
        say("licence: {licence}; compiled from {origin}", licence=entry.licence, origin=entry.compiled_from),
        say(
            "{first} to {last}, retrieved {day}", first=entry.first, last=entry.last, day=entry.retrieved_on.isoformat()
        ),
    ]


SERIES = Chart(
    key="method-series",
    title=mark("Observed series"),
    unit="",
    draw=lambda scene: series_figure(_key(scene), scene.look),
    tell=lambda scene: series_finding(_key(scene)),
    legend=mark("As published, after the steps named."),
    table=lambda scene: series_table(_key(scene)),
    width="half",
    origin=_origin,
)


def _body(scene: Scene) -> list[Component]:
    today = date.today()
    choose = dmc.Select(
        id={"type": "choice", "name": SERIES_CHOICE},
        label=say("Series to draw"),
        data=[{"value": column.key, "label": column.label} for column in columns().values()],
        value=_key(scene),
        searchable=True,
        allowDeselect=False,
        size="sm",
        className="method-choice",
    )
    about = html.Section(
        [html.H3(say("Where it comes from"), id="title-about"), html.Div(id="method-about", className="about")],
        className="card chart half",
        **aria(labelledby="title-about"),
    )
    return [
        html.Section(
            [
                html.H3(say("What these numbers are made with"), id="title-made-with"),
                html.Div(id="method-badges", className="badges"),
                html.P(method_parts.evidence(), className="note"),
                html.P(
                    [
                        html.Strong(say("Not an official forecast.") + " "),
                        say(
                            "No ministry, central bank or agency stands behind these numbers. They say what follows "
                            "from stated assumptions, and how uncertain that is."
                        ),
                    ],
                    className="note",
                ),
            ],
            className="card",
            **aria(labelledby="title-made-with"),
        ),
        *english_note(),
        method_parts.limits(),
        html.Div([html.H2(say("Data"))], className="record-head"),
        choose,
        html.Div([chart_card(SERIES), about], className="charts"),
        html.Section(
            [html.H3(say("All tables"), id="title-tables"), method_parts.series_list(today)],
            className="card",
            **aria(labelledby="title-tables"),
        ),
        html.Div([html.H2(say("Method"))], className="record-head"),
        plain(method_parts.disagree()),
        method_parts.equations_card(),
        cite.card(),
        html.Section(
            [html.H3(say("Glossary"), id="title-glossary"), plain(glossary())],
            className="card",
            id="card-glossary",
            **aria(labelledby="title-glossary"),
        ),
    ]


def _fill(scene: Scene) -> Updates:
    today, record = date.today(), scene.result.record
    return {
        "method-badges": {"children": method_parts.badges(record, today)},
        "method-about": {"children": method_parts.series_about(_key(scene), today)},
        "cite-text": {"children": cite.reference(scene.heading, record)},
        "cite-bibtex": {"children": cite.bibtex(scene.heading, record, today)},
    }


METHOD = View(key="method", title=mark("Data & method"), charts=(SERIES,), body=_body, fill=_fill)
