"""Verdict of the waiting game: who breaks first, when, on which threshold and at which stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.checks import require
from econ.levers.assumptions import Thresholds
from econ.result import Result
from econ.risk.stages import stage_by_month
from econ.risk.thresholds import SIDES, UNEMPLOYMENT, Threshold, broken_by_then, passed_by_then

Array = NDArray[np.float64]
Months = NDArray[np.int_]
Flags = NDArray[np.bool_]

WEST = ("EU", "US")
OPPONENTS = {"EU": ("EU",), "US": ("US",), "West": WEST}
"""Whom Russia plays against; the West breaks as soon as either of its members does."""


@dataclass(frozen=True)
class BreaksFirst:
    """Probabilities of the four ways a contest between Russia and an opponent ends; they sum to one (eq. 58)."""

    russia: float
    opponent: float
    same_month: float
    neither: float


@dataclass(frozen=True)
class Endurance:
    """How long a side holds out.

    Attributes
    ----------
    mean_months : float
        Full months before it breaks, averaged over paths; a path that never breaks counts the whole horizon.
    never_share : float
        Share of paths in which it does not break within the horizon, so `mean_months` is a lower bound.
    """

    mean_months: float
    never_share: float


@dataclass(frozen=True)
class Crossing:
    """When one threshold is passed.

    Attributes
    ----------
    side, lever : str
    level : float
        The lever's value.
    median_path : tuple of float
        Median of what it judges, by month, so that the distance shows also where nothing is passed.
    probability : tuple of float
        Share of paths that have passed it by each month.
    median_month : str
        Month in which half of those paths that pass it have done so; empty where none does.
    stage : str
        Stage of the scenario in that month.
    """

    side: str
    lever: str
    level: float
    median_path: tuple[float, ...]
    probability: tuple[float, ...]
    median_month: str
    stage: str


@dataclass(frozen=True)
class Verdict:
    """Outcome of the waiting game within the horizon.

    Attributes
    ----------
    months : tuple of str
    count_needed : int
        Thresholds a side must pass to break.
    broken : mapping of str to tuple of float
        Probability that RU, EU, US, and the West (either of the two) have broken by each month.
    first : mapping of str to BreaksFirst
        Russia against EU, US and West.
    endurance : mapping of str to Endurance
        By side, and for the West.
    crossings : tuple of Crossing
        One for each threshold that is judged.
    russia_without_embargo : tuple of float
        Probability that Russia has broken by each month if nothing happens: its fund runs dry anyhow on some baselines.
        Empty where thresholds are not the scenario's own.
    """

    months: tuple[str, ...]
    count_needed: int
    broken: Mapping[str, tuple[float, ...]]
    first: Mapping[str, BreaksFirst]
    endurance: Mapping[str, Endurance]
    crossings: tuple[Crossing, ...]
    russia_without_embargo: tuple[float, ...] = ()


def waiting_game_verdict(result: Result, thresholds: Thresholds | None = None) -> Verdict:
    """Judge a run, month by month and path by path; no part of a run, and quick beside one.

    Parameters
    ----------
    result : Result
        A run, not a difference of two.
    thresholds : Thresholds, optional
        In place of the scenario's own: no new run is needed.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> from econ import load_scenario, simulate
    >>> run = simulate(load_scenario("no-embargo").with_levers({"run.n_draws": 50}))
    >>> first = waiting_game_verdict(run).first["West"]
    >>> round(first.russia + first.opponent + first.same_month + first.neither, 9)
    1.0
    """
    own = result.scenario.levers.thresholds
    thresholds = thresholds or own
    at_rest = result.baseline_path("russia_exhausted_prob", "RU") if thresholds == own else None
    horizon = len(result.months)
    passed = passed_in(result, thresholds)
    broken = breaks(passed, thresholds.count_needed, horizon)
    months = {side: first_months(flags) for side, flags in broken.items()}
    stages = stage_by_month(result.scenario, result.months)
    return Verdict(
        months=result.months,
        count_needed=thresholds.count_needed,
        broken={side: tuple(flags.mean(axis=0).tolist()) for side, flags in broken.items()},
        first={opponent: breaks_first(months["RU"], months[opponent], horizon) for opponent in OPPONENTS},
        endurance={side: Endurance(float(m.mean()), float((m == horizon).mean())) for side, m in months.items()},
        crossings=tuple(_crossing(result, thresholds, *one, stages) for one in passed.items()),
        russia_without_embargo=() if at_rest is None else tuple(at_rest.tolist()),
    )


def passed_in(result: Result, thresholds: Thresholds) -> Mapping[Threshold, Flags]:
    """Whether each threshold has been passed in a run up to each month, (draw, month)."""
    require(not result.versus, "The waiting game needs a run, not the difference of two.")

    def path_of(variable: str, side: str) -> Array | None:
        return _path(result, variable, side) if variable in (*result.blocks, UNEMPLOYMENT) else None

    return passed_by_then(thresholds, path_of)


def months_endured(result: Result, thresholds: Thresholds) -> dict[str, Months]:
    """Full months that each side, and the West, holds out, (draw,); the horizon where it never breaks."""
    broken = breaks(passed_in(result, thresholds), thresholds.count_needed, len(result.months))
    return {side: first_months(flags) for side, flags in broken.items()}


def breaks(passed: Mapping[Threshold, Flags], count_needed: int, horizon: int) -> dict[str, Flags]:
    """Whether each side, and the West, has broken by each month, (draw, month)."""
    broken = {side: broken_by_then(passed, count_needed, side) for side in SIDES}
    broken = {side: flags if flags.size else np.zeros((1, horizon), dtype=bool) for side, flags in broken.items()}
    return broken | {"West": broken["EU"] | broken["US"]}


def first_months(broken: Flags) -> Months:
    """Full months endured before breaking, (draw,); the number of months where a path never breaks."""
    return np.where(broken[:, -1], broken.argmax(axis=1), broken.shape[1])


def breaks_first(russia: Months, opponent: Months, horizon: int) -> BreaksFirst:
    """Compare months endured, path by path (MODEL.md, eq. 58)."""
    russia, opponent = np.broadcast_arrays(russia, opponent)
    tie = russia == opponent
    return BreaksFirst(
        russia=float((russia < opponent).mean()),
        opponent=float((opponent < russia).mean()),
        same_month=float((tie & (russia < horizon)).mean()),
        neither=float((tie & (russia == horizon)).mean()),
    )


def _watched(variable: str) -> str:
    """Variable of a result that a threshold's variable is read from."""
    return "unemployment_rate_pct" if variable == UNEMPLOYMENT else variable


def _at_rest(result: Result, variable: str, side: str) -> Array | float:
    """Path from which a threshold's variable is counted: the baseline for unemployment, else zero."""
    path = result.baseline_path(_watched(variable), side) if variable == UNEMPLOYMENT else None
    return 0.0 if path is None else path


def _path(result: Result, variable: str, side: str) -> Array:
    """Path of a threshold's variable in a run, (draw, month)."""
    path: Array = result.draws(_watched(variable), side)
    return path - _at_rest(result, variable, side) if variable == UNEMPLOYMENT else path


def _crossing(
    result: Result, thresholds: Thresholds, threshold: Threshold, passed: Flags, stages: Sequence[str]
) -> Crossing:
    if threshold.months == 1:
        median = result.median(_watched(threshold.variable), threshold.side)
        median_path = median - _at_rest(result, threshold.variable, threshold.side)
    else:
        median_path = np.median(threshold.judged(_path(result, threshold.variable, threshold.side)), axis=0)
    when = first_months(passed)
    happens = when < passed.shape[1]
    place = int(np.median(when[happens])) if happens.any() else None
    return Crossing(
        side=threshold.side,
        lever=threshold.lever,
        level=getattr(thresholds, threshold.lever),
        median_path=tuple(median_path.tolist()),
        probability=tuple(passed.mean(axis=0).tolist()),
        median_month="" if place is None else result.months[place],
        stage="" if place is None else stages[place],
    )
