"""The validation book: every published row beside the model, each study run once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.parameters import Parameters
from econ.validation.backtest import GAS_SERIES, Backtest, backtest
from econ.validation.happened import MONTHS
from econ.validation.measure import aggregate, measured
from econ.validation.observed import observed
from econ.validation.providers import Provided, provided_rows
from econ.validation.rows import Measure, Row, load_rows
from econ.validation.studies import run_study
from econ.validation.verdict import Ours, Score, Verdict, distance, score, verdict

Array = NDArray[np.float64]

BLOCKS = ("oil", "gas")
FROM_OBSERVED = "percent_of_observed"


@dataclass(frozen=True)
class Entry:
    """One row of the book; `ours` is None where nothing can be said, and `reason` says why."""

    row: Row
    ours: Ours | None
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Book:
    """All entries, and the backtest they were taken from where one was needed."""

    entries: tuple[Entry, ...]
    backtest: Backtest | None

    def score(self, block: str = "") -> Score:
        """Return the score of a block, or of all."""
        return score(entry.verdict for entry in self.entries if block in ("", entry.row.block))


def make_book(
    rows: Iterable[Row] | None = None,
    *,
    n_draws: int,
    parameters: Parameters | None = None,
    history: Backtest | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Book:
    """Measure rows and judge them.

    Parameters
    ----------
    rows : iterable of Row, optional
        None = all of `published.csv`.
    n_draws : int
    parameters : Parameters, optional
        Coefficients in place of those that ship with the model; providers keep their own.
    history : Backtest, optional
        Backtest with these coefficients, if there is one already.
    say : callable
        Told what is being run.

    Returns
    -------
    Book
    """
    rows = tuple(load_rows() if rows is None else rows)
    asked = {row.id for row in rows}
    given = provided_rows(asked, say=say)
    rows += tuple(one.row for name, one in given.items() if name not in asked)
    studies = sorted({(row.study_file, row.vintage) for row in rows if row.source == "study" and row.id not in given})
    results = {}
    for name, vintage in studies:
        say(f"study {name}")
        results[name, vintage] = run_study(name, vintage, n_draws, parameters)
    if history is None and any(row.source == "replay" and row.id not in given for row in rows):
        say("replay of 2021-10 to 2023-12, one run a month")
        history = backtest(parameters, n_draws)

    def entry(row: Row) -> Entry:
        if row.id in given:
            return _provided(row, given[row.id])
        try:
            if row.source == "study" and row.measure:
                return judged(row, Ours.of(measured(*results[row.study_file, row.vintage], row.measure)))
            if row.source == "replay" and row.measure and history:
                return judged(row, Ours.of(_replayed(history, row.measure)))
        except ValueError as error:
            return Entry(row, None, "not scored", f"{error}. {row.reason}".removesuffix(". "))
        return Entry(row, None, "not scored", row.reason)

    return Book(tuple(entry(row) for row in rows), history)


def judged(row: Row, ours: Ours, note: str = "") -> Entry:
    """Entry with its verdict; the reason says how far off ours is and what to know."""
    told = [text for text in (distance(ours, row.low, row.high), note or row.reason) if text]
    return Entry(row, ours, verdict(ours, row.low, row.high), "; ".join(told))


def _provided(row: Row, provided: Provided) -> Entry:
    """Entry of a row that another part of the model has measured."""
    if provided.ours is None or row.source == "none":
        return Entry(row, provided.ours, "not scored", row.reason if row.source == "none" else provided.note)
    return judged(row, provided.ours, provided.note)


def _replayed(history: Backtest, measure: Measure) -> Array:
    """Value a row asks of the replay, one a draw; months before the replay are as observed."""
    run = history.gas if measure.variable in GAS_SERIES else history.oil
    if measure.variable not in run.paths:
        raise ValueError(f"the engine reports no {measure.variable}")
    path = run.paths[measure.variable]
    values = observed(measure.variable)
    before = values[measure.first_month : measure.last_month]
    before = before[before.index < MONTHS[0]]
    months = [month for month in MONTHS if measure.first_month <= month <= measure.last_month]
    window = path[:, [MONTHS.index(month) for month in months]]
    window = np.concatenate([np.broadcast_to(before.to_numpy(float), (len(path), len(before))), window], axis=1)
    found = aggregate(window, measure.aggregation)
    if measure.base.startswith(FROM_OBSERVED):
        _, first, last = measure.base.split(" ")
        return 100.0 * (found / float(values[first:last].mean()) - 1.0)
    return found
