"""The gas network card: a button, and who goes short and which pipes are full once it has been worked out."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import month_words, number, percent
from dashboard.aria import aria
from econ.network_document import Bottleneck, NetworkDocument, StateShortage

QUANTILES = (("0.5", "Median"), ("0.95", "Bad: 5 % are worse"))
MOST_ROWS = 12
"""Rows shown of each table; the whole is in `embargo network` and in the HTTP interface."""

EXPLANATION = (
    "Places this run's gas on pipes, terminals and storages, month by month for up to three years. "
    "Takes a second and does not slow the levers."
)
LNG = "LNG"
SHORT_HEADS = ("State", "Worst month", "Short", "firms alone", "All months")
FULL_HEADS = ("Full where more would help", "Months full", "Worth, EUR/MWh")


def card() -> Component:
    """Card before the network has been worked out."""
    return html.Section(
        [
            html.Div(
                [
                    html.H3(["Gas network", html.Span(" by member state", className="unit")], id="title-network"),
                    html.Div(
                        [
                            dmc.Select(
                                id="network-quantile",
                                data=[{"value": value, "label": label} for value, label in QUANTILES],
                                value=QUANTILES[0][0],
                                allowDeselect=False,
                                size="xs",
                                **aria(label="Which path of the run"),
                            ),
                            html.Button("Work it out", id="run-network", className="button", type="button", n_clicks=0),
                        ],
                        className="network-controls",
                    ),
                ],
                className="card-head",
            ),
            html.P(EXPLANATION, className="note"),
            html.Div(id="network", className="network", **aria(live="polite")),
        ],
        className="card network-card",
        id="card-network",
        **aria(labelledby="title-network"),
    )


def answer(document: NetworkDocument, heading: str) -> list[Component]:
    """Show finding, tables and limits of a network that has been worked out."""
    short = [row for row in document.states if row.worst_month]
    shown: list[Component] = [html.P(finding(document, heading), className="network-finding")]
    tables = []
    if short:
        tables.append(_table(SHORT_HEADS, [_state_row(row) for row in short[:MOST_ROWS]], "Shortage by member state"))
    if document.bottlenecks:
        rows = [_bottleneck_row(b) for b in document.bottlenecks[:MOST_ROWS]]
        tables.append(_table(FULL_HEADS, rows, "Bottlenecks and what more capacity would be worth"))
    if tables:
        shown.append(html.Div(tables, className="network-tables"))
    return [*shown, html.P(" ".join(document.notes), className="finding")]


def finding(document: NetworkDocument, heading: str) -> str:
    """One sentence on who goes short."""
    window = f"{month_words(document.months[0])} to {month_words(document.months[-1])}"
    rule = "sharing what is missing" if document.solidarity else "each state serving itself first"
    short = [row for row in document.states if row.worst_month]
    if not short:
        return f"{heading}: no member state goes short, {window}, {rule}."
    worst, missing = short[0], sum(document.eu_short_twh)
    return (
        f"{heading}: {len(short)} of {len(document.states)} states go short, {rule}; {worst.state} most, by "
        f"{percent(worst.worst_share)} in {month_words(worst.worst_month)}. "
        f"{number(missing)} TWh are missing, {window}."
    )


def _state_row(row: StateShortage) -> tuple[str, ...]:
    return (
        row.state,
        month_words(row.worst_month),
        percent(row.worst_share),
        percent(row.worst_other_share),
        percent(row.short_share),
    )


def _bottleneck_row(row: Bottleneck) -> tuple[str, ...]:
    where = f"LNG terminals, {row.end}" if row.start == LNG else f"{row.start} → {row.end}"
    return where, str(row.full_months), number(row.shadow_price_eur_mwh)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]], caption: str) -> Component:
    """Table whose first column names the row; it scrolls by itself where the page is narrow."""

    def line(row: tuple[str, ...]) -> Any:
        return html.Tr([html.Th(row[0], scope="row"), *(html.Td(text) for text in row[1:])])

    return html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                html.Tbody([line(row) for row in rows]),
            ]
        ),
        className="network-table",
    )
