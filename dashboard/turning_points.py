"""The month in which a path is furthest above or below no embargo: what headlines, findings and labels quote.

It need not be the path's own highest or lowest month: without embargo it may rise and fall by itself.
"""

from dataclasses import dataclass

from dashboard.amounts import amount, digits, is_fraction, number
from dashboard.language import say
from econ.result import Array, Result
from econ.summary import extreme_month
from econ.variables import VARIABLES


@dataclass(frozen=True, kw_only=True)
class TurningPoint:
    """Median, 90 % band and no-embargo value of a variable in one month.

    Attributes
    ----------
    index : int
        Position of the month in the run.
    before : float
        Value of the same month without embargo.
    """

    variable: str
    region: str
    month: str
    index: int
    median: float
    low: float
    high: float
    before: float

    @property
    def change(self) -> float:
        """Scenario minus no embargo."""
        return self.median - self.before

    @property
    def band(self) -> str:
        """90 % band without its unit; empty where it has none or all draws agree."""
        scale, decimals = (100, 0) if is_fraction(self.variable) else (1, digits(self.median))
        low, high = (number(scale * end, decimals) for end in (self.low, self.high))
        return "" if VARIABLES[self.variable].certain or low == high else say("{low} to {high}", low=low, high=high)

    @property
    def moves(self) -> bool:
        """Whether the change can be seen at the precision shown."""
        if is_fraction(self.variable):
            return amount(self.variable, self.median) != amount(self.variable, self.before)
        decimals = digits(self.median)
        return number(self.median, decimals) != number(self.before, decimals)


def path_without_embargo(result: Result, variable: str, region: str) -> Array:
    """Path of the same variable if nothing happened, shape (month,)."""
    path = result.baseline_path(variable, region)
    if path is None:
        raise ValueError(f"the run has no path without embargo for {variable} in {region}")
    return path


def turning_point(result: Result, variable: str, region: str) -> TurningPoint:
    """Find the month that the summary quotes; where nothing can be seen to move at all, the first month."""
    index = extreme_month(result, variable, region)
    point = _point_in(result, variable, region, index)
    return point if point.moves else _point_in(result, variable, region, 0)


def _point_in(result: Result, variable: str, region: str, index: int) -> TurningPoint:
    """Median, band and no-embargo value in one month."""
    bands = result.quantiles(variable, region)[:, index]
    return TurningPoint(
        variable=variable,
        region=region,
        month=result.months[index],
        index=index,
        median=float(bands[2]),
        low=float(bands[0]),
        high=float(bands[4]),
        before=float(path_without_embargo(result, variable, region)[index]),
    )
