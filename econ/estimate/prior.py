"""Prior of a coefficient: what other studies or fits say before this project's data are looked at."""

from dataclasses import dataclass

import numpy as np

from econ.draws import Z_95
from econ.estimate.fit import Estimate


@dataclass(frozen=True)
class Prior:
    """Lognormal prior of the absolute value of a coefficient.

    Attributes
    ----------
    name, unit : str
    low, high : float
        5 and 95 % points.
    source : str
        Where they come from.
    sign : {1, -1}
        Of the coefficient itself.
    median : float, optional
        Where it is not the geometric mean of the two points.
    """

    name: str
    unit: str
    low: float
    high: float
    source: str
    sign: int = 1
    median: float | None = None

    @classmethod
    def of(cls, estimate: Estimate, source: str) -> "Prior":
        """Prior that another fit gives."""
        return cls(estimate.name, estimate.unit, estimate.low, estimate.high, source, median=estimate.central)

    @property
    def central(self) -> float:
        """Median."""
        return float(np.sqrt(self.low * self.high)) if self.median is None else self.median

    @property
    def log_median(self) -> float:
        """Logarithm of the median."""
        return float(np.log(self.central))

    @property
    def log_spread(self) -> float:
        """Standard deviation of the logarithm."""
        return float(np.log(self.high / self.low) / (2.0 * Z_95))
