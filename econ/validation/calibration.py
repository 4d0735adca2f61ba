"""Calibration: do our bands hold as many published figures as they claim, not fewer and not more."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.stats import binom

from econ.validation.verdict import Measured
from econ.validation.widths import Width

NOMINAL = (0.9, 0.5)
CHANCE = 0.95
"""Of books of as many independent rows whose bands are right, how many show counts inside the range of chance."""


@dataclass(frozen=True)
class Calibration:
    """How many published centres lie in our bands.

    Attributes
    ----------
    banded : int
        Judged rows that have a band; what was run on one path has none.
    in_90, in_50 : int
        Of these, rows whose published centre lies in the 90 % and in the 50 % band.
    stretch_90 : float
        By how much both halves of the 90 % bands would have to be stretched to hold nine in ten of the centres; more
        than one where bands are too narrow or beside the figures, NaN where there is no band.
    """

    banded: int
    in_90: int
    in_50: int
    stretch_90: float = math.nan

    @property
    def chance(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Least and most rows in the 90 % and in the 50 % band that chance alone explains if bands are right."""
        return chance(self.banded, NOMINAL[0]), chance(self.banded, NOMINAL[1])

    @property
    def width(self) -> Width:
        """Whether bands are too narrow or too wide; a band beside the figures counts as too narrow for its errors.

        A count below the range of chance is too narrow, one above it too wide; "wrong in shape" is one of each.

        Examples
        --------
        >>> Calibration(20, 18, 10).width, Calibration(20, 12, 4).width, Calibration(20, 20, 19).width
        ('within chance', 'too narrow', 'too wide')
        """
        if self.banded == 0:
            return "no band"
        counts = list(zip((self.in_90, self.in_50), self.chance, strict=True))
        narrow, wide = any(n < low for n, (low, _) in counts), any(n > high for n, (_, high) in counts)
        if narrow or wide:
            return "wrong in shape" if narrow and wide else "too narrow" if narrow else "too wide"
        (_, (least, most)) = counts[1]
        return "too few rows" if (least, most) == (0, self.banded) else "within chance"


def calibration(measured: Iterable[tuple[Measured, float]]) -> Calibration:
    """Count the published centres in our bands.

    Parameters
    ----------
    measured : iterable of (Measured, float)
        Ours and the published centre of each judged row.
    """
    banded = [(ours, centre) for ours, centre in measured if ours.p05 is not None]
    distances = [_half_bands(ours, centre) for ours, centre in banded]
    return Calibration(
        banded=len(banded),
        in_90=sum(_holds(ours.p05, centre, ours.p95) for ours, centre in banded),
        in_50=sum(_holds(ours.p25, centre, ours.p75) for ours, centre in banded),
        stretch_90=float(np.quantile(distances, NOMINAL[0], method="higher")) if distances else math.nan,
    )


def chance(rows: int, share: float) -> tuple[int, int]:
    """Central range of a binomial count: what `CHANCE` of books of independent rows show whose bands are right.

    Examples
    --------
    >>> chance(20, 0.5), chance(20, 0.9)
    ((6, 14), (15, 20))
    """
    low, high = binom.interval(CHANCE, rows, share)
    return int(low), int(high)


def _half_bands(ours: Measured, centre: float) -> float:
    """Distance of a published centre from our median, in halves of our 90 % band on its side."""
    end = ours.p05 if centre < ours.median else ours.p95
    half = abs((end if end is not None else math.nan) - ours.median)
    away = abs(centre - ours.median)
    return away / half if half else math.inf if away else 0.0


def _holds(low: float | None, value: float, high: float | None) -> bool:
    return low is not None and high is not None and low <= value <= high
