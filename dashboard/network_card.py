"""The gas network card: a button, and who goes short and which pipes are full once it has been worked out."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import month_words, number, percent
from dashboard.aria import aria
from dashboard.language import mark, say
from dashboard.model_sentences import retold
from dashboard.places import place
from dashboard.tables import table
from dashboard.views.jobs import DRAWN, job_card
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
SHORT_HEADS = (mark("State"), mark("Worst month"), mark("Short"), mark("Short, firms only"), mark("Short, all months"))
FULL_HEADS = (mark("Full where more would help"), mark("Months full"), mark("Worth, EUR/MWh"))


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
    return job_card("network", title, say(EXPLANATION), say("Work it out"), which, choices=f"{CHOICE} {DRAWN}")


def answer(document: NetworkDocument, heading: str, price_note: str = "", *drawings: Component) -> list[Component]:
    """Show finding, drawings, tables and limits of a network that has been worked out."""
    short = [row for row in document.states if row.worst_month]
    shown: list[Component] = [html.P(finding(document, heading), className="answer-finding"), *drawings]
    tables = []
    if short:
        rows = [_state_row(row) for row in short]
        spared = sorted(place(row.state) for row in document.states if not row.worst_month)
        tables.append(
            _table(SHORT_HEADS, rows, say("Shortage by member state"), mark("The other {count} states"), spared)
        )
    if document.bottlenecks:
        rows = [_bottleneck_row(b) for b in document.bottlenecks]
        caption = say("Bottlenecks and what more capacity would be worth")
        tables.append(_table(FULL_HEADS, rows, caption, mark("The other {count} bottlenecks")))
    if tables:
        shown.append(html.Div(tables, className="answer-tables"))
    return [*shown, html.P(" ".join(map(retold, filter(None, (price_note, *document.notes)))), className="finding")]


def finding(document: NetworkDocument, heading: str) -> str:
    """One sentence on who goes short, and on which path of the run."""
    said = {
        "heading": heading,
        "path": path_words(document.quantile),
        "first": month_words(document.months[0]),
        "last": month_words(document.months[-1]),
        "rule": say("sharing what is missing") if document.solidarity else say("each state serving itself first"),
    }
    short = [row for row in document.states if row.worst_month]
    if not short:
        return say("{heading}, {path}: no member state goes short, {first} to {last}, {rule}.", **said)
    worst = short[0]
    return say(
        "{heading}, {path}: {short} of {states} states go short, {rule}; {worst} most, by {share} in {month}. "
        "{missing} TWh are missing, {first} to {last}.",
        short=len(short),
        states=len(document.states),
        worst=place(worst.state),
        share=percent(worst.worst_share),
        month=month_words(worst.worst_month),
        missing=number(sum(document.eu_short_twh)),
        **said,
    )


def path_words(quantile: float) -> str:
    """Which path of the run a quantile is.

    Examples
    --------
    >>> path_words(0.5), path_words(0.95)
    ('median path', 'bad path (5 % of draws are worse)')
    """
    if quantile == 0.5:
        return say("median path")
    path = mark("bad path ({worse} % of draws are worse)")
    if quantile < 0.5:
        path = mark("good path ({worse} % of draws are worse)")
    return say(path, worse=f"{100 * (1 - quantile):.3g}")


def _state_row(row: StateShortage) -> tuple[str, ...]:
    return (
        place(row.state),
        month_words(row.worst_month),
        percent(row.worst_share),
        percent(row.worst_other_share),
        percent(row.short_share),
    )


def _bottleneck_row(row: Bottleneck) -> tuple[str, ...]:
    where = (
        say("LNG terminals, {place}", place=place(row.end))
        if row.start == LNG
        else f"{place(row.start)} → {place(row.end)}"
    )
    return where, str(row.full_months), number(row.shadow_price_eur_mwh)


def _table(
    heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
    caption: str,
    others: str,
    spared: Sequence[str] = (),
) -> Component:
    """Table whose first rows are in view; the others, and who is spared, unfold below it."""
    heads = tuple(map(say, heads))
    shown = [table(heads, rows[:MOST_ROWS], caption)]
    hidden: list[Component] = []
    if len(rows) > MOST_ROWS:
        hidden.append(table(heads, rows[MOST_ROWS:], say("{caption}, continued", caption=caption)))
    if spared:
        hidden.append(html.P(say("Not short: {states}.", states=", ".join(spared)), className="note"))
    if hidden:
        count = len(rows[MOST_ROWS:]) + len(spared)
        shown.append(html.Details([html.Summary(say(others, count=count)), *hidden], className="answer-others"))
    return html.Div(shown)
