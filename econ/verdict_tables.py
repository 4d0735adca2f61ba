"""Tables of the waiting game for the terminal, and the same in one long table for CSV."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from econ.risk.verdict import Verdict
from econ.risk.verdict_sensitivity import Sensitivity, Swing

MOST_SWINGS = 8
"""Assumptions, thresholds and coefficients printed, the largest swings first; JSON and CSV have all."""

LONG = ["table", "name", "measure", "value"]


@dataclass(frozen=True)
class Printed:
    """One table as it is printed."""

    caption: str
    headings: list[str]
    rows: list[list[str]]


def verdict_tables(found: Verdict) -> list[Printed]:
    """Who breaks first, and each threshold."""
    russia = found.endurance["RU"].mean_months
    contest = [
        [
            opponent,
            *(f"{p:.2f}" for p in (first.russia, first.opponent, first.same_month, first.neither)),
            f"{russia:.0f}",
            f"{found.endurance[opponent].mean_months:.0f}",
        ]
        for opponent, first in found.first.items()
    ]
    crossings = [
        [c.side, c.lever, f"{c.level:g}", f"{c.probability[-1]:.2f}", c.median_month, c.stage] for c in found.crossings
    ]
    headings = ["opponent", "Russia first", "opponent first", "same month", "neither", "Russia holds", "opponent holds"]
    who = "Who breaks first; months each side holds out, up to the horizon:"
    if found.russia_without_embargo:
        share, month = found.russia_without_embargo[-1], found.months[-1]
        who = f"Without an embargo Russia breaks in {share:.2f} of paths by {month}.\n{who}"
    return [
        Printed(who, headings, contest),
        Printed("Thresholds:", ["side", "threshold", "level", "passed", "median month", "stage"], crossings),
    ]


def sensitivity_tables(moved: Sensitivity) -> list[Printed]:
    """Largest swings of the lead of each kind, and the Sobol indices."""
    lead, on_path = (f"{one.lead_months:.0f}" for one in (moved.central, moved.central_path))
    groups = (
        (f"Assumptions, {moved.n_draws} draws, from a lead of {lead} months:", moved.assumptions),
        (f"Thresholds, {moved.n_draws} draws, from a lead of {lead} months:", moved.thresholds),
        (f"Coefficients at 5 and 95 %, all others central, from a lead of {on_path} months:", moved.coefficients),
    )
    indices = [[i.name, i.output, f"{i.first_order:.2f}", f"{i.total:.2f}"] for i in moved.sobol]
    return [
        *(_swings(caption, swings) for caption, swings in groups),
        Printed("Shares of variance (Sobol):", ["coefficient", "output", "alone", "in all"], indices),
    ]


def _swings(caption: str, swings: tuple[Swing, ...]) -> Printed:
    rows = [
        [s.name, f"{s.low:.4g}", f"{s.high:.4g}", f"{s.at_low.lead_months:.0f}", f"{s.at_high.lead_months:.0f}"]
        for s in swings[:MOST_SWINGS]
    ]
    left_out = len(swings) - len(rows)
    more = f" the {len(rows)} largest, {left_out} left out" if left_out else ""
    return Printed(caption + more, ["", "low", "high", "at low", "at high"], rows)


def long_rows(found: Verdict, moved: Sensitivity | None) -> list[list[str]]:
    """Everything as rows of table, name, measure and value."""
    rows: list[list[str]] = []

    def add(table: str, name: str, values: Mapping[str, object]) -> None:
        rows.extend([table, name, measure, str(value)] for measure, value in values.items())

    for opponent, first in found.first.items():
        add("first", opponent, asdict(first))
    for side, endurance in found.endurance.items():
        add("endurance", side, asdict(endurance))
    for c in found.crossings:
        passed = {"level": c.level, "passed": c.probability[-1], "median_month": c.median_month, "stage": c.stage}
        add("threshold", f"{c.side} {c.lever}", passed)
    if moved is not None:
        for s in (*moved.assumptions, *moved.thresholds, *moved.coefficients):
            leads = {"lead_at_low_months": s.at_low.lead_months, "lead_at_high_months": s.at_high.lead_months}
            add("swing", s.name, {"low": s.low, "high": s.high} | leads)
        for i in moved.sobol:
            add(f"sobol {i.output}", i.name, {"first_order": i.first_order, "total": i.total})
    return rows
