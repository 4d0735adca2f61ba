"""The waiting game's cards: every threshold, what may come of a threat, and what moves the verdict."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.amounts import in_marks, month_words, number, percent, unit_words
from dashboard.aria import aria
from dashboard.language import mark, say
from dashboard.lever_form import SHORT_UNITS
from dashboard.places import place
from dashboard.tables import table
from dashboard.views.jobs import job_card
from dashboard.wording import REGION_WORDS
from econ.levers import Lever, all_levers
from econ.parameters import load_parameters
from econ.risk.verdict import Crossing, Verdict
from econ.risk.verdict_sensitivity import Sensitivity, SobolIndex, Swing
from econ.threat_table import OUTCOMES, ThreatRow
from econ.variables import VARIABLES

SIDES = REGION_WORDS | {"West": mark("West")}
MOST_SWINGS = 8
"""Rows shown of each kind of assumption."""

CONTEST_HEADS = (
    mark("Russia against"),
    mark("Russia first"),
    mark("Opponent first"),
    mark("Same month"),
    mark("Neither"),
    mark("Holds out, months"),
)
THRESHOLD_HEADS = (
    mark("Threshold"),
    mark("Passed at"),
    mark("Passed by the end"),
    mark("Median month"),
    mark("Stage"),
)
THREAT_HEADS = (mark("First year of the threat, mean"), mark("Without"), *(name.capitalize() for name in OUTCOMES))
SWING_HEADS = (mark("Assumption"), mark("Low"), mark("High"), mark("Lead at low"), mark("Lead at high"))
SOBOL_HEADS = (mark("Coefficient"), mark("Alone"), mark("With interactions"))

THREAT_HELP = mark(
    "Runs the scenario three times: buyers of Russian oil give way as far as the model expects and the rest is "
    "punished; the threat works; it is ignored and carried out in full. Takes some seconds."
)
SENSITIVITY_HELP = mark(
    "Moves every assumption, threshold and coefficient in turn and follows how much longer the West holds out than "
    "Russia. Takes ten seconds or more."
)


def thresholds_card() -> Component:
    """Card of the thresholds, filled with every run."""
    return html.Section(
        [
            html.Div(
                html.H3(say("Who breaks first, and on which threshold"), id="title-thresholds"), className="card-head"
            ),
            html.Div(id="thresholds", className="thresholds"),
        ],
        className="card",
        id="card-thresholds",
        **aria(labelledby="title-thresholds"),
    )


def thresholds(verdict: Verdict, *, staged: bool) -> list[Component]:
    """Contests, and thresholds that some path passes, with their stage if there are any; the others are named below."""
    contests = [
        (
            say(SIDES[opponent]),
            *(percent(share) for share in (first.russia, first.opponent, first.same_month, first.neither)),
            _holds_out(verdict, opponent),
        )
        for opponent, first in verdict.first.items()
    ]
    passed = sorted(
        (crossing for crossing in verdict.crossings if crossing.probability[-1] > 0.0),
        key=lambda crossing: -crossing.probability[-1],
    )
    never = [_threshold(crossing) for crossing in verdict.crossings if crossing.probability[-1] == 0.0]
    count = verdict.count_needed
    needed = say("one threshold") if count == 1 else say("{count} thresholds", count=count)
    shown: list[Component] = [
        table(
            _said(CONTEST_HEADS),
            contests,
            say(
                "A side breaks with {needed} passed; Russia holds out {months} months",
                needed=needed,
                months=_holds_out(verdict, "RU"),
            ),
        )
    ]
    if verdict.russia_without_embargo:
        anyhow = say(
            "Without an embargo Russia breaks in {share} of paths by {month}: what the embargo adds is the difference.",
            share=percent(verdict.russia_without_embargo[-1]),
            month=month_words(verdict.months[-1]),
        )
        shown.append(html.P(anyhow, className="note"))
    if passed:
        columns = len(THRESHOLD_HEADS) if staged else len(THRESHOLD_HEADS) - 1
        rows = [_crossing_row(crossing)[:columns] for crossing in passed]
        shown.append(
            table(_said(THRESHOLD_HEADS[:columns]), rows, say("Thresholds passed, and when half of those paths had"))
        )
    if never:
        shown.append(html.P(say("Passed in no path: {thresholds}.", thresholds="; ".join(never)), className="note"))
    return shown


def cards() -> list[Component]:
    """Both cards that wait to be asked."""
    return [
        job_card("threat", say("What comes of a threat to buyers"), say(THREAT_HELP), say("Compare")),
        job_card("sensitivity", say("What moves the verdict"), say(SENSITIVITY_HELP), say("Work it out")),
    ]


def threat(rows: Sequence[ThreatRow], heading: str) -> list[Component]:
    """Show what comes of a threat."""
    lines = [
        (
            f"{say(VARIABLES[row.variable].label)}, {place(row.region)}, {unit_words(row.variable)}",
            *(number(value) for value in (row.baseline, row.carried_out, row.works, row.ignored)),
        )
        for row in rows
    ]
    notes = " ".join(f"{say(name.capitalize())}: {say(meaning)}" for name, meaning in OUTCOMES.items())
    return [table(_said(THREAT_HEADS), lines, heading), html.P(notes, className="finding")]


def sensitivity(moved: Sensitivity, heading: str) -> list[Component]:
    """Show how far the verdict moves, and what share of its spread each leading coefficient explains."""
    central, on_path = moved.central, moved.central_path
    finding = say(
        "{heading}, {draws} draws: the West outlasts Russia by {lead} months on average; Russia breaks first in "
        "{russia} of paths, the West in {west}. This lead is counted up to the horizon. One at a time, with all else "
        "as it is, moves it so:",
        heading=heading,
        draws=moved.n_draws,
        lead=number(central.lead_months, 0),
        russia=percent(central.russia_first),
        west=percent(central.opponent_first),
    )
    lead, lead_on_path = (number(one.lead_months, 0) for one in (central, on_path))
    groups = (
        (say("Assumptions and offsets, from a lead of {lead}", lead=lead), moved.assumptions),
        (say("Thresholds, from a lead of {lead}", lead=lead), moved.thresholds),
        (
            say(
                "Coefficients as named in parameters.toml, all others central: from a lead of {lead}", lead=lead_on_path
            ),
            moved.coefficients,
        ),
    )
    tables = [table(_said(SWING_HEADS), _swing_rows(swings[:MOST_SWINGS]), caption) for caption, swings in groups]
    if moved.sobol:
        caption = say("Share of the lead's variance by the leading coefficients (Sobol; sampling error about 0.1)")
        tables.append(
            table(_said(SOBOL_HEADS), [_sobol_row(i) for i in moved.sobol if i.output == "lead_months"], caption)
        )
    return [html.P(finding, className="answer-finding"), html.Div(tables, className="answer-tables")]


def _said(heads: Sequence[str]) -> list[str]:
    """Heads of a table in the language in use."""
    return [say(head) for head in heads]


def _holds_out(verdict: Verdict, side: str) -> str:
    """Months endured on average; a lower bound where some paths never break."""
    endurance = verdict.endurance[side]
    return f"{'≥ ' if endurance.never_share > 0 else ''}{number(endurance.mean_months, 0)}"


def _threshold(crossing: Crossing) -> str:
    """Side and threshold in words."""
    label = say(all_levers()[f"thresholds.{crossing.lever}"].label)
    side = say(SIDES[crossing.side])
    return label if label.startswith(side) else f"{side}: {label}"


def _crossing_row(crossing: Crossing) -> tuple[str, ...]:
    lever = all_levers()[f"thresholds.{crossing.lever}"]
    return (
        _threshold(crossing),
        _value(lever, crossing.level),
        percent(crossing.probability[-1]),
        month_words(crossing.median_month),
        say(crossing.stage),
    )


def _value(lever: Lever, value: float) -> str:
    """Value of a lever with its unit."""
    unit = say(SHORT_UNITS.get(lever.unit, lever.unit))
    return percent(value) if lever.unit.startswith("share") else f"{_three(value)} {unit}".strip()


def _swing_rows(swings: Sequence[Swing]) -> list[tuple[str, ...]]:
    return [
        (
            _name(swing.name),
            _bound(swing.name, swing.low),
            _bound(swing.name, swing.high),
            number(swing.at_low.lead_months, 0),
            number(swing.at_high.lead_months, 0),
        )
        for swing in swings
    ]


def _bound(name: str, value: float) -> str:
    """Value of a lever or coefficient with its unit."""
    if name in all_levers():
        return _value(all_levers()[name], value)
    return f"{_three(value)} {say(load_parameters().coefficients[name].unit)}"


def _three(value: float) -> str:
    """Write a number with up to three significant digits."""
    return in_marks(f"{value:.3g}")


def _sobol_row(index: SobolIndex) -> tuple[str, ...]:
    return _name(index.name), number(max(index.first_order, 0.0), 2), number(max(index.total, 0.0), 2)


def _name(name: str) -> str:
    """Label of a lever; a coefficient by its name."""
    return say(all_levers()[name].label) if name in all_levers() else name.replace("_", " ")
