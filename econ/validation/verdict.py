"""Verdicts: does ours agree with theirs, and how often."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Verdict = Literal["hit", "near", "miss", "not scored"]
Array = NDArray[np.float64]

BAND_QUANTILES = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Measured:
    """What the model says of a row, in the row's unit.

    Attributes
    ----------
    row_id : str
    median : float
        Or the only value there is.
    p05, p95 : float or None
        Ends of the 90 % band; None where the model was run on one path only.
    note : str
        What one must know when comparing.
    """

    row_id: str
    median: float
    p05: float | None
    p95: float | None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse half a band, and one that does not hold its median."""
        if self.p05 is None and self.p95 is None:
            return
        if self.p05 is None or self.p95 is None or not self.p05 <= self.median <= self.p95:
            raise ValueError(f"{self.row_id}: median {self.median} must lie between {self.p05} and {self.p95}")

    @classmethod
    def of(cls, row_id: str, draws: Array, note: str = "") -> "Measured":
        """Median and 5 and 95 % points of draws, shape (draw,)."""
        low, median, high = (float(value) for value in np.quantile(draws, BAND_QUANTILES))
        return cls(row_id, median, low, high, note)


@dataclass(frozen=True)
class Score:
    """How often ours agrees with theirs.

    Attributes
    ----------
    scored, not_scored : int
        Rows with and without a verdict.
    overlap_share, inside_share : float
        Of the scored rows: 90 % band overlaps the published range; median lies inside it. NaN where none is scored.
    standardised_error : float
        Mean of `standardised_error` over the scored rows; NaN where none is scored.
    """

    scored: int
    not_scored: int
    overlap_share: float
    inside_share: float
    standardised_error: float


def verdict(ours: Measured, low: float, high: float) -> Verdict:
    """Return "hit" if our median lies in the published range, "near" if our 90 % band overlaps it, else "miss".

    What was run on one path has no band, so it is a hit or a miss.

    Examples
    --------
    >>> verdict(Measured("a", 100.0, 90.0, 120.0), 95.0, 110.0)
    'hit'
    >>> verdict(Measured("a", 100.0, 90.0, 120.0), 110.0, 130.0)
    'near'
    >>> verdict(Measured("a", 100.0, None, None), 110.0, 130.0)
    'miss'
    """
    if low <= ours.median <= high:
        return "hit"
    overlaps = ours.p05 is not None and ours.p95 is not None and ours.p05 <= high and ours.p95 >= low
    return "near" if overlaps else "miss"


def distance(ours: Measured, low: float, high: float) -> str:
    """Say how far our median lies outside the published range; empty where it does not."""
    if low <= ours.median <= high:
        return ""
    side, edge = ("below", low) if ours.median < low else ("above", high)
    return f"median {abs(ours.median - edge):.3g} {side} the published range"


def standardised_error(ours: Measured, low: float, central: float, high: float) -> float:
    """Distance of our median from theirs, over the half width of both ranges together (root of the sum of squares).

    NaN where neither has a width.

    Examples
    --------
    >>> standardised_error(Measured("a", 10.0, 6.0, 14.0), 2.0, 5.0, 8.0)
    1.0
    """
    widths = (high - low, 0.0 if ours.p05 is None or ours.p95 is None else ours.p95 - ours.p05)
    half = math.hypot(*widths) / 2.0
    return abs(ours.median - central) / half if half else float("nan")


def score(verdicts: Iterable[Verdict], errors: Iterable[float] = ()) -> Score:
    """Count verdicts and average standardised errors, those that are numbers."""
    given = list(verdicts)
    sizes = [error for error in errors if not math.isnan(error)]
    scored = [one for one in given if one != "not scored"]
    inside = sum(one == "hit" for one in scored)
    overlap = inside + sum(one == "near" for one in scored)
    count = len(scored)
    return Score(
        scored=count,
        not_scored=len(given) - count,
        overlap_share=overlap / count if count else float("nan"),
        inside_share=inside / count if count else float("nan"),
        standardised_error=sum(sizes) / len(sizes) if sizes else float("nan"),
    )
