"""Pieces of the track record: scores by block, the rows with their reasons, and orders of member states."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.amounts import number, percent
from dashboard.aria import aria, data
from dashboard.language import capitalised, mark, say
from dashboard.places import place
from dashboard.tables import table
from dashboard.track_record import (
    BLOCK_WORDS,
    CALIBRATION,
    DEFINITION,
    OUTCOME_SIGNS,
    OUTCOME_WORDS,
    OUTCOMES,
    WIDTH_WORDS,
    Line,
    counts,
    distance_words,
    half_band_words,
    lines,
    ours_words,
    range_words,
    scenario_links,
)
from econ.validation.report import ECONOMY, LEAST_INSIDE_SHARE, LEAST_OVERLAP_SHARE
from econ.validation.stored import load_results

SCORE_HEADS = (
    mark("Block"),
    mark("Misses, near, hits"),
    mark("Judged"),
    mark("Our 90 % band overlaps theirs"),
    mark("Our median inside theirs"),
    mark("Mean distance, half widths"),
    mark("Not judged"),
)
BAND_HEADS = (
    mark("Block"),
    mark("Rows with a band"),
    mark("Their centre in our 90 % band"),
    mark("By chance"),
    mark("Their centre in our 50 % band"),
    mark("By chance"),
    mark("Our bands are"),
)
ROW_HEADS = (
    mark("What"),
    mark("Theirs"),
    mark("Ours: median (90 % band), 50 % band"),
    mark("Outcome"),
    mark("What one must know"),
)


def summary() -> Component:
    """Tell the counts, the test set in advance and whether it is met, and the scores by block."""
    found, economy = counts("all"), load_results()["scores"][ECONOMY]
    judged_rows = sum(found[kind] for kind in OUTCOMES)
    target = say(
        "For output and prices (EU, US and member states) the bar set in advance was: our band overlaps the published "
        "range in {least_overlap} of rows, our median lies inside it in {least_inside}. Reached: {overlap} "
        "({overlap_verdict}) and {inside} ({inside_verdict}).",
        least_overlap=percent(LEAST_OVERLAP_SHARE),
        least_inside=percent(LEAST_INSIDE_SHARE),
        overlap=percent(economy["overlap_share"]),
        overlap_verdict=_met(economy["overlap_share"], LEAST_OVERLAP_SHARE),
        inside=percent(economy["inside_share"]),
        inside_verdict=_met(economy["inside_share"], LEAST_INSIDE_SHARE),
    )
    return html.Section(
        [
            html.H3(say("How good is this model?"), id="title-scores"),
            html.P(
                say(
                    "Of {total} published figures {judged} can be put to the model: {misses} misses, {near} near, "
                    "{hits} hits. {unjudged} cannot be expressed in it; each says why.",
                    total=len(lines()),
                    judged=judged_rows,
                    misses=found["miss"],
                    near=found["near"],
                    hits=found["hit"],
                    unjudged=found["not scored"],
                ),
                className="answer-finding",
            ),
            html.P(target, className="note"),
            _scores(),
            html.P(say(DEFINITION), className="finding"),
            _bands(),
            html.P(say(CALIBRATION), className="finding"),
        ],
        className="card",
        **aria(labelledby="title-scores"),
    )


def rows_table() -> Component:
    """All rows that are judged; the choices of block and outcome hide the others."""
    rows = [line for line in lines() if line.outcome in OUTCOMES]
    head = html.Thead(html.Tr([html.Th(say(text), scope="col") for text in ROW_HEADS]))
    return html.Table(
        [html.Caption(say("Every judged row, with its reason")), head, html.Tbody([_row(line) for line in rows])],
        className="record-table",
    )


def not_judged() -> Component:
    """Rows that cannot be expressed, those with the same reason together."""
    reasons: dict[str, list[Line]] = {}
    for line in lines():
        if line.outcome not in OUTCOMES:
            reasons.setdefault(line.reason, []).append(line)
    items = [
        html.Li(
            [
                html.Strong(say("{count} rows, {study}: ", count=len(group), study=_studies(group))),
                html.Span("; ".join(line.target for line in group)),
                html.P(say(reason), className="why"),
            ]
        )
        for reason, group in reasons.items()
    ]
    count = sum(len(group) for group in reasons.values())
    heading = say("{count} published figures that cannot be put to the model, and why", count=count)
    return html.Details([html.Summary(heading), html.Ul(items, className="unjudged")], className="card unfold")


def rankings() -> Component:
    """Orders of member states: ours beside the studies'."""
    parts: list[Component] = []
    for ranking in load_results()["member_rankings"]:
        losses = sorted(ranking["gdp_pct"].items(), key=lambda pair: pair[1])
        rows = [
            (place(code), str(i), str(ranking["tier"][code]), number(loss, 1))
            for i, (code, loss) in enumerate(losses, start=1)
        ]
        caption = say(
            "{study}, scenario {scenario}: rank correlation {correlation} over {count} (1 is the same order)",
            study=ranking["study"],
            scenario=ranking["scenario"],
            correlation=number(ranking["spearman"], 2),
            count=len(losses),
        )
        heads = [say("State"), say("Our place"), say("Their group, 1 worst"), say("Our GDP, % vs baseline")]
        parts.append(table(heads, rows, caption))
    heading = say("Which member states lose most: our order beside theirs")
    return html.Details([html.Summary(heading), html.Div(parts, className="answer-tables")], className="card unfold")


def _scores() -> Component:
    """Scores by block, each with a bar of its outcomes."""
    scores = load_results()["scores"]
    body = []
    for block in ("all", *BLOCK_WORDS):
        one, found = scores[block], counts(block)
        words = [str(one["scored"]), percent(one["overlap_share"]), percent(one["inside_share"])]
        words += [number(one["standardised_error"], 1), str(one["not_scored"])]
        name = say(BLOCK_WORDS[block]) if block in BLOCK_WORDS else say("All")
        body.append(html.Tr([html.Th(name, scope="row"), html.Td(_bar(found)), *map(html.Td, words)]))
    head = html.Thead(html.Tr([html.Th(say(text), scope="col") for text in SCORE_HEADS]))
    return html.Div(html.Table([head, html.Tbody(body)], className="scores"), className="table")


def _bands() -> Component:
    """How many published centres our bands hold, by block, and what chance would explain."""
    scores = load_results()["scores"]
    rows = []
    for block in ("all", *BLOCK_WORDS):
        one = scores[block]
        name = say(BLOCK_WORDS[block]) if block in BLOCK_WORDS else say("All")
        held = [text for band in ("90", "50") for text in _held(one, band)] if one["banded"] else ["–"] * 4
        rows.append([name, str(one["banded"]), *held, say(WIDTH_WORDS[one["bands"]])])
    heads = [say(text) for text in BAND_HEADS]
    return table(heads, rows, say("Do our bands hold as many published figures as they claim?"))


def _held(one: Mapping[str, Any], band: str) -> list[str]:
    """Count and share of published centres in a band, and the range of chance."""
    low, high = one[f"chance_{band}"]
    count = say("{count} ({share})", count=one[f"in_{band}"], share=percent(one[f"in_{band}_share"]))
    return [count, say("{low} to {high}", low=low, high=high)]


def _bar(found: Mapping[str, int]) -> Component:
    """Stacked bar of outcomes, counts written on it."""
    parts = [
        html.Span(
            f"{OUTCOME_SIGNS[kind]} {found[kind]}",
            className=f"outcome-{kind}",
            style={"flexGrow": found[kind]},
            title=say(OUTCOME_WORDS[kind]),
        )
        for kind in OUTCOMES
        if found[kind]
    ]
    return html.Div(parts, className="outcome-bar")


def _row(line: Line) -> Component:
    """One row, marked with block and outcome for the filters."""
    query = scenario_links().get(line.id)
    link: list[Component | str] = (
        [" ", html.A(say("Load its scenario"), href=f"?{query}", className="load", **data(scenario=query))]
        if query
        else []
    )
    know = [capitalised(text) for text in (distance_words(line), say(line.reason)) if text]
    return html.Tr(
        [
            html.Th([line.target, html.Span(line.study, className="study")], scope="row"),
            html.Td(f"{range_words(line.low, line.centre, line.high)} {say(line.unit)}", **_head(1)),
            html.Td([f"{ours_words(line)} {say(line.unit)}", *_half_band(line)], **_head(2)),
            html.Td(_outcome(line.outcome), **_head(3)),
            html.Td([". ".join(know) + ("." if know else ""), *link], **_head(4)),
        ],
        **data(block=line.block, outcome=line.outcome),
    )


def _half_band(line: Line) -> list[Component]:
    """Our 50 % band under the median, where there is one."""
    told = half_band_words(line)
    return [html.Span(told, className="half-band")] if told else []


def _head(column: int) -> dict[str, Any]:
    """Head of a column, shown before the cell on a phone."""
    return data(head=say(ROW_HEADS[column]))


def _outcome(kind: str) -> Component:
    """Outcome as shape, word and colour."""
    return html.Span(f"{OUTCOME_SIGNS[kind]} {say(OUTCOME_WORDS[kind])}", className=f"sign outcome-{kind}")


def _studies(group: Sequence[Line]) -> str:
    """Name the studies of some rows once each."""
    return ", ".join(dict.fromkeys(line.study for line in group))


def _met(share: float, least: float) -> str:
    """Say whether a share reaches what was asked."""
    return say("met") if share >= least else say("not met")
