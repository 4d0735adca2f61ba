"""The stored record of the model against published figures and history, and words for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.amounts import in_marks, number, percent
from dashboard.language import mark, say
from econ.baseline import load_baseline
from econ.link import to_query
from econ.scenario import load_scenario
from econ.validation.rows import FILE as ROWS_FILE
from econ.validation.rows import load_rows
from econ.validation.stored import load_results
from econ.validation.widths import Width

BLOCK_WORDS = {
    "oil": mark("Oil"),
    "gas": mark("Gas and its network"),
    "macro": mark("Economy, EU and US"),
    "member": mark("Member states"),
    "recession": mark("Recession risk"),
    "russia": mark("Russia"),
}
OUTCOME_WORDS = {"hit": mark("hit"), "near": mark("near"), "miss": mark("miss"), "not scored": mark("not judged")}
OUTCOME_SIGNS = {"hit": "●", "near": "◆", "miss": "✕", "not scored": "–"}
OUTCOMES = ("miss", "near", "hit")
"""Outcomes that are judged; misses first."""

BLOCK_CHOICE, OUTCOME_CHOICE = "record-block", "record-outcome"
BLOCK_OPTIONS = (*BLOCK_WORDS, "all")
OUTCOME_OPTIONS = ("all", *OUTCOMES)

WIDTH_WORDS: Mapping[Width, str] = {
    "no band": mark("one path, no band"),
    "too few rows": mark("too few rows to tell"),
    "too narrow": mark("too narrow"),
    "too wide": mark("too wide"),
    "wrong in shape": mark("one too wide, the other too narrow"),
    "within chance": mark("no fault beyond chance"),
}
DEFINITION = mark(
    "Hit: our median lies inside the published range. Near: our 90 % band overlaps it. Miss: neither. What was run on "
    "one path has no band and is a hit or a miss. No coefficient is tuned to these rows, and a miss stays in the table."
)

CALIBRATION = mark(
    "A 90 % band should hold nine in ten of the published centres, a 50 % band half of them. Fewer: bands are too "
    "narrow, or beside the figures. More: too wide, a fault as well. By chance: what 95 of 100 books of as many "
    "independent rows would show if the bands were right; rows that share a study err together, so chance allows a "
    "wider range than that."
)


def bands_held_words() -> str:
    """Tell how many published figures our bands have held: how sure a reader of any band may be."""
    one = load_results()["scores"]["all"]
    return say(
        "How sure are we? Of {count} published figures our 90 % bands held {in_90} ({share_90}) and our 50 % bands "
        "{in_50} ({share_50}). Verdict on our bands: {verdict}.",
        count=one["banded"],
        in_90=one["in_90"],
        share_90=percent(one["in_90_share"]),
        in_50=one["in_50"],
        share_50=percent(one["in_50_share"]),
        verdict=say(WIDTH_WORDS[one["bands"]]),
    )


@dataclass(frozen=True)
class Line:
    """One published figure beside ours.

    Attributes
    ----------
    id, block, study, target, unit, outcome, distance, reason : str
        `target` says region, variable and horizon; `outcome` is a key of `OUTCOME_WORDS`.
    low, centre, high : float
        Published range.
    p05, p25, p50, p75, p95 : float or None
        Ours: None for all where nothing can be said, for all but the median where one path was run.
    """

    id: str
    block: str
    study: str
    target: str
    unit: str
    outcome: str
    distance: str
    reason: str
    low: float
    centre: float
    high: float
    p05: float | None
    p25: float | None
    p50: float | None
    p75: float | None
    p95: float | None

    @property
    def scale(self) -> float:
        """Half width of the published range and of our band together."""
        ours = self.p95 - self.p05 if self.p95 is not None and self.p05 is not None else 0.0
        return max((self.high - self.low + ours) / 2, 1e-9)

    def apart(self, value: float) -> float:
        """Distance of a value from the published centre, in half widths of both ranges together."""
        return (value - self.centre) / self.scale


@cache
def lines() -> tuple[Line, ...]:
    """All rows of the record, block by block."""
    found = [_line(row) for row in load_results()["rows"]]
    order = list(BLOCK_WORDS)
    return tuple(sorted(found, key=lambda line: order.index(line.block)))


@cache
def judged(block: str, outcome: str) -> tuple[Line, ...]:
    """Rows with a verdict, of one block and outcome or of ``all``."""
    return tuple(
        line
        for line in lines()
        if line.outcome in OUTCOMES and block in ("all", line.block) and outcome in ("all", line.outcome)
    )


@cache
def counts(block: str) -> Mapping[str, int]:
    """Count the rows by outcome, of one block or of ``all``."""
    return Counter(line.outcome for line in lines() if block in ("all", line.block))


@cache
def scenario_links() -> Mapping[str, str]:
    """Query of the scenario file of each row that was run on one, by row; none where no baseline fits it."""
    files = {row.id: row.study_file for row in load_rows() if row.source == "study" and row.study_file}
    queries = {name: _query(name) for name in set(files.values())}
    return {row: query for row, name in files.items() if (query := queries[name])}


def _query(study: str) -> str:
    """Query of a study's scenario; empty where it starts before the baseline that its file names."""
    scenario = load_scenario(ROWS_FILE.parent / "studies" / f"{study}.yaml")
    start = scenario.value("timing.start")
    return "" if start and start <= load_baseline(scenario.run.baseline).month else to_query(scenario)


def range_words(low: float, middle: float | None, high: float) -> str:
    """Return a middle with its range; only the middle where both ends are the same.

    Examples
    --------
    >>> range_words(18.0, 22.0, 27.0), range_words(5.0, 5.0, 5.0)
    ('22.0 (18.0 to 27.0)', '5.0')
    """
    ends = [significant(end) for end in (low, high)]
    centre = significant(middle) if middle is not None else ""
    if low == high:
        return centre or ends[0]
    if ends[0] == ends[1]:
        ends, centre = [number(low, 2), number(high, 2)], number(middle, 2) if middle is not None else ""
    return say("{middle} ({low} to {high})", middle=centre, low=ends[0], high=ends[1]).strip()


def distance_words(line: Line) -> str:
    """How far our median lies outside the published range; empty where it does not."""
    if not line.distance:
        return ""
    _median, size, side, *_ = line.distance.split()
    words = (
        mark("median {size} below the published range")
        if side == "below"
        else mark("median {size} above the published range")
    )
    return say(words, size=in_marks(size))


def ours_words(line: Line) -> str:
    """Our median with its 90 % band."""
    if line.p50 is None:
        return "–"
    if line.p05 is None or line.p95 is None:
        return say("{middle} (one path)", middle=significant(line.p50))
    return range_words(line.p05, line.p50, line.p95)


def half_band_words(line: Line) -> str:
    """Our 50 % band; empty where one path was run."""
    if line.p25 is None or line.p75 is None:
        return ""
    low, high = significant(line.p25), significant(line.p75)
    low, high = (number(line.p25, 2), number(line.p75, 2)) if low == high else (low, high)
    return say("50 %: {low} to {high}", low=low, high=high)


def significant(value: float) -> str:
    """Return a number with three digits or fewer.

    Examples
    --------
    >>> significant(-0.0426), significant(1.1), significant(226.3)
    ('−0.043', '1.1', '226')
    """
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 1 else 2 if size >= 0.1 or size == 0 else 3
    return number(value, decimals)


def _line(row: Mapping[str, Any]) -> Line:
    """Row of the results document."""
    published, ours = row["published"], row["ours"] or {}
    low, centre, high = published["low"], published["central"], published["high"]
    known = [end for end in (low, centre, high) if end is not None]
    low, high = (low if low is not None else known[0]), (high if high is not None else known[-1])
    return Line(
        id=row["id"],
        block=row["block"],
        study=row["study"],
        target=f"{row['region'].replace(',', ', ')} {row['variable']}, {row['horizon']}".removesuffix(", -"),
        unit=row["unit"],
        outcome=row["verdict"],
        distance=row["distance"],
        reason=row["reason"],
        low=low,
        centre=centre if centre is not None else (low + high) / 2,
        high=high,
        **{point: ours.get(point) for point in ("p05", "p25", "p50", "p75", "p95")},
    )
