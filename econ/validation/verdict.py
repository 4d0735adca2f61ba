"""Verdicts: does ours agree with theirs."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Verdict = Literal["hit", "near", "miss", "not scored"]
Array = NDArray[np.float64]

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Measured:
    """What the model says of a row, in the row's unit.

    Attributes
    ----------
    row_id : str
    median : float
        Or the only value there is.
    note : str
        What one must know when comparing.
    p05, p25, p75, p95 : float or None
        Ends of the 90 % and of the 50 % band; all None where the model was run on one path only.
    """

    row_id: str
    median: float
    note: str = ""
    p05: float | None = None
    p25: float | None = None
    p75: float | None = None
    p95: float | None = None

    def __post_init__(self) -> None:
        """Refuse part of a band, and points that are out of order."""
        points = (self.p05, self.p25, self.median, self.p75, self.p95)
        known = [point for point in points if point is not None]
        if len(known) not in (1, len(points)) or known != sorted(known):
            raise ValueError(f"{self.row_id}: the 5, 25, 50, 75 and 95 % points must be in order, got {points}")

    @classmethod
    def of(cls, row_id: str, draws: Array, note: str = "") -> "Measured":
        """Median and ends of both bands of draws, shape (draw,)."""
        p05, p25, median, p75, p95 = (float(value) for value in np.quantile(draws, QUANTILES))
        return cls(row_id, median, note, p05, p25, p75, p95)


def verdict(ours: Measured, low: float, high: float) -> Verdict:
    """Return "hit" if our median lies in the published range, "near" if our 90 % band overlaps it, else "miss".

    What was run on one path has no band, so it is a hit or a miss.

    Examples
    --------
    >>> ours = Measured.of("a", np.array([90.0, 95.0, 100.0, 110.0, 120.0]))
    >>> verdict(ours, 95.0, 110.0), verdict(ours, 110.0, 130.0), verdict(Measured("a", 100.0), 110.0, 130.0)
    ('hit', 'near', 'miss')
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
    >>> round(standardised_error(Measured("a", 10.0), 2.0, 5.0, 8.0), 2)
    1.67
    """
    widths = (high - low, 0.0 if ours.p05 is None or ours.p95 is None else ours.p95 - ours.p05)
    half = math.hypot(*widths) / 2.0
    return abs(ours.median - central) / half if half else float("nan")
