"""Verdicts: does ours agree with theirs, and how often."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Verdict = Literal["hit", "near", "miss", "not scored"]
Array = NDArray[np.float64]

BAND_QUANTILES = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Ours:
    """Median and 90 % band of the model, in the row's unit."""

    low: float
    median: float
    high: float

    def __post_init__(self) -> None:
        """Refuse a band that does not hold its median."""
        if not self.low <= self.median <= self.high:
            raise ValueError(f"median {self.median} must lie between {self.low} and {self.high}")

    @classmethod
    def of(cls, draws: Array) -> "Ours":
        """Median and 5 and 95 % points of draws, shape (draw,)."""
        return cls(*(float(value) for value in np.quantile(draws, BAND_QUANTILES)))


@dataclass(frozen=True)
class Score:
    """How often ours agrees with theirs.

    Attributes
    ----------
    scored, not_scored : int
        Rows with and without a verdict.
    overlap_share, inside_share : float
        Of the scored rows: 90 % band overlaps the published range; median lies inside it. NaN where none is scored.
    """

    scored: int
    not_scored: int
    overlap_share: float
    inside_share: float


def verdict(ours: Ours, low: float, high: float) -> Verdict:
    """Return "hit" if our median lies in the published range, "near" if our 90 % band overlaps it, else "miss".

    Examples
    --------
    >>> verdict(Ours(90.0, 100.0, 120.0), 95.0, 110.0)
    'hit'
    >>> verdict(Ours(90.0, 100.0, 120.0), 110.0, 130.0)
    'near'
    >>> verdict(Ours(90.0, 100.0, 120.0), 121.0, 130.0)
    'miss'
    """
    if low <= ours.median <= high:
        return "hit"
    return "near" if ours.low <= high and ours.high >= low else "miss"


def distance(ours: Ours, low: float, high: float) -> str:
    """Say how far our median lies outside the published range; empty where it does not."""
    if low <= ours.median <= high:
        return ""
    side, edge = ("below", low) if ours.median < low else ("above", high)
    return f"median {abs(ours.median - edge):.3g} {side} the published range"


def score(verdicts: Iterable[Verdict]) -> Score:
    """Count verdicts."""
    given = list(verdicts)
    scored = [one for one in given if one != "not scored"]
    inside = sum(one == "hit" for one in scored)
    overlap = inside + sum(one == "near" for one in scored)
    count = len(scored)
    return Score(
        scored=count,
        not_scored=len(given) - count,
        overlap_share=overlap / count if count else float("nan"),
        inside_share=inside / count if count else float("nan"),
    )
