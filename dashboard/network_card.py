"""The gas network card: a button, and who goes short and which pipes are full once it has been worked out."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import month_words, number, percent
from dashboard.aria import aria
from dashboard.language import mark, say
from dashboard.places import place
from dashboard.tables import table
from dashboard.views.jobs import job_card
from econ.network_document import Bottleneck, NetworkDocument, StateShortage

CHOICE = "network-quantile"
QUANTILES = ("0.5", "0.95")
"""Paths of the run to choose from."""

QUANTILE_WORDS = (mark("Median"), mark("Bad: 5 % are worse"))

MOST_ROWS = 12
"""Rows shown of each table at once; the others unfold below it."""

EXPLANATION = mark(
    "Places this run's gas on pipes, terminals and storages, month by month for up to three years. "
    "Takes a second and does not slow the levers."
)
LNG = "LNG"
SHORT_HEADS = ("State", "Worst month", "Short", "Short, firms only", "Short, all months")
FULL_HEADS = ("Full where more would help", "Months full", "Worth, EUR/MWh")


def card(quantile: str) -> Component:
    """Card before the network has been worked out."""
    which = dmc.Select(
        id={"type": "choice", "name": CHOICE},
        data=[{"value": value, "label": say(label)} for value, label in zip(QUANTILES, QUANTILE_WORDS, strict=True)],
        value=quantile,
        allowDeselect=False,
        size="xs",
        **aria(label=say("Which path of the run")),
    )
    title: list[Component | str] = [say("Gas network"), html.Span(f" {say('by member state')}", className="unit")]
    return job_card("network", title, say(EXPLANATION), say("Work it out"), which, choices=CHOICE)


def answer(document: NetworkDocument, heading: str, price_note: str = "", *drawings: Component) -> list[Component]:
    """Show finding, drawings, tables and limits of a network that has been worked out."""
    short = [row for row in document.states if row.worst_month]
    shown: list[Component] = [html.P(finding(document, heading), className="answer-finding"), *drawings]
    tables = []
    if short:
        rows = [_state_row(row) for row in short]
        spared = sorted(place(row.state) for row in document.states if not row.worst_month)
        tables.append(_table(SHORT_HEADS, rows, "Shortage by member state", "states", spared))
    if document.bottlenecks:
        rows = [_bottleneck_row(b) for b in document.bottlenecks]
        tables.append(_table(FULL_HEADS, rows, "Bottlenecks and what more capacity would be worth", "bottlenecks"))
    if tables:
        shown.append(html.Div(tables, className="answer-tables"))
    return [*shown, html.P(" ".join(filter(None, (price_note, *document.notes))), className="finding")]


def finding(document: NetworkDocument, heading: str) -> str:
    """One sentence on who goes short, and on which path of the run."""
    window = f"{month_words(document.months[0])} to {month_words(document.months[-1])}"
    rule = "sharing what is missing" if document.solidarity else "each state serving itself first"
    start = f"{heading}, {path_words(document.quantile)}"
    short = [row for row in document.states if row.worst_month]
    if not short:
        return f"{start}: no member state goes short, {window}, {rule}."
    worst, missing = short[0], sum(document.eu_short_twh)
    return (
        f"{start}: {len(short)} of {len(document.states)} states go short, {rule}; {place(worst.state)} most, by "
        f"{percent(worst.worst_share)} in {month_words(worst.worst_month)}. "
        f"{number(missing)} TWh are missing, {window}."
    )


def path_words(quantile: float) -> str:
    """Which path of the run a quantile is.

    Examples
    --------
    >>> path_words(0.5), path_words(0.95)
    ('median path', 'bad path (5 % of draws are worse)')
    """
    if quantile == 0.5:
        return "median path"
    return f"{'bad' if quantile > 0.5 else 'good'} path ({100 * (1 - quantile):.3g} % of draws are worse)"


def _state_row(row: StateShortage) -> tuple[str, ...]:
    return (
        place(row.state),
        month_words(row.worst_month),
        percent(row.worst_share),
        percent(row.worst_other_share),
        percent(row.short_share),
    )


def _bottleneck_row(row: Bottleneck) -> tuple[str, ...]:
    where = f"LNG terminals, {place(row.end)}" if row.start == LNG else f"{place(row.start)} → {place(row.end)}"
    return where, str(row.full_months), number(row.shadow_price_eur_mwh)


def _table(
    heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
    caption: str,
    kind: str,
    spared: Sequence[str] = (),
) -> Component:
    """Table whose first rows are in view; the others, and who is spared, unfold below it."""
    shown = [table(heads, rows[:MOST_ROWS], caption)]
    hidden: list[Component] = []
    if len(rows) > MOST_ROWS:
        hidden.append(table(heads, rows[MOST_ROWS:], f"{caption}, continued"))
    if spared:
        hidden.append(html.P(f"Not short: {', '.join(spared)}.", className="note"))
    if hidden:
        others = len(rows[MOST_ROWS:]) + len(spared)
        shown.append(html.Details([html.Summary(f"The other {others} {kind}"), *hidden], className="answer-others"))
    return html.Div(shown)
