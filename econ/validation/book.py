"""The validation book: every published row beside the model, each study run once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.validation.backtest import GAS_SERIES, Backtest, backtest
from econ.validation.calibration import calibration
from econ.validation.happened import MONTHS
from econ.validation.measure import aggregate, measured
from econ.validation.observed import observed
from econ.validation.providers import provided
from econ.validation.rows import BLOCKS, Measure, Row, load_rows
from econ.validation.scores import Score, score
from econ.validation.studies import energy_is_fed, run_study
from econ.validation.verdict import Measured, Verdict, standardised_error, verdict

Array = NDArray[np.float64]

FROM_OBSERVED = "percent_of_observed"


@dataclass(frozen=True)
class Entry:
    """One row of the book; `ours` is None where nothing can be said; `reason` says why, or what one must know."""

    row: Row
    ours: Measured | None
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Book:
    """All entries, and the backtest they were taken from where one was needed."""

    entries: tuple[Entry, ...]
    backtest: Backtest | None

    def score(self, *blocks: str, energy_fed: bool | None = None, independent: bool | None = None) -> Score:
        """Return the score of one or several blocks, or of all; only of rows with energy fed or not, or independent."""
        chosen = [
            entry
            for entry in self.entries
            if entry.row.block in (blocks or BLOCKS)
            and energy_fed in (None, _energy_fed(entry.row))
            and independent in (None, entry.row.independent)
        ]
        bands = calibration((entry.ours, entry.row.central) for entry in chosen if entry.ours)
        return score((entry.verdict for entry in chosen), (_error(entry) for entry in chosen), bands)


def make_book(
    rows: Iterable[Row] | None = None,
    *,
    n_draws: int,
    history: Backtest | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Book:
    """Measure rows and judge them.

    Parameters
    ----------
    rows : iterable of Row, optional
        None = all of `published.csv`.
    n_draws : int
        Draws of a run, or of a fit's posterior.
    history : Backtest, optional
        Backtest with the coefficients that ship, if there is one already.
    say : callable
        Told what is being run.

    Returns
    -------
    Book
    """
    rows = tuple(load_rows() if rows is None else rows)
    given = provided((row.id for row in rows if row.source == "provider"), n_draws, say)
    results = {}
    for name, vintage in sorted({(row.study_file, row.vintage) for row in rows if row.source == "study"}):
        say(f"study {name}")
        results[name, vintage] = run_study(name, vintage, n_draws)
    if history is None and any(row.source == "replay" for row in rows):
        say(f"replay of {MONTHS[0]} to {MONTHS[-1]}")
        history = backtest(None, n_draws)

    def entry(row: Row) -> Entry:
        if row.source == "provider":
            return judged(row, given[row.id])
        try:
            if row.source == "study" and row.measure:
                draws = measured(*results[row.study_file, row.vintage], row.measure)
                return judged(row, Measured.of(row.id, draws, row.reason))
            if row.source == "replay" and row.measure and history:
                return judged(row, Measured.of(row.id, _replayed(history, row.measure), row.reason))
        except ValueError as error:
            return Entry(row, None, "not scored", f"{error}. {row.reason}".removesuffix(". "))
        return Entry(row, None, "not scored", row.reason)

    return Book(tuple(entry(row) for row in rows), history)


def judged(row: Row, ours: Measured) -> Entry:
    """Entry with its verdict."""
    return Entry(row, ours, verdict(ours, row.low, row.high), ours.note)


def _energy_fed(row: Row) -> bool:
    """Whether a row's prices and shortages of energy are given and not the model's own answer to a cut."""
    return row.source != "study" or energy_is_fed(row.study_file)


def _error(entry: Entry) -> float:
    """Standardised error of a judged entry."""
    row = entry.row
    return standardised_error(entry.ours, row.low, row.central, row.high) if entry.ours else float("nan")


def _replayed(history: Backtest, measure: Measure) -> Array:
    """Value a row asks of the replay, one a draw; months before the replay are as observed."""
    run = history.gas if measure.variable in GAS_SERIES else history.oil
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
