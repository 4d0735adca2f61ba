"""How much GDP moves when industrial production moves."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from scipy.stats import norm

from econ.estimate.fit import Estimate, Fit
from econ.estimate.quarterly import AREAS, BEFORE_PANDEMIC, LAST_QUARTER, SUFFIX, Area, log_gdp, of_area, without

FIRST = "1995Q2"
GROWTH_QUARTERS = 4
PANDEMIC = ("2020Q1", "2022Q2")
"""Growth over a year that starts or ends in 2020-01 to 2021-06."""


@dataclass(frozen=True)
class Ratio:
    """Standard deviation of GDP growth over that of production growth, bracketed by the two regressions.

    Attributes
    ----------
    central : float
        Ratio of standard deviations, the geometric mean of the other two.
    gdp_on_production, one_over_production_on_gdp : float
    correlation : float
    observations : int
    last_quarter : str
    """

    central: float
    gdp_on_production: float
    one_over_production_on_gdp: float
    correlation: float
    observations: int
    last_quarter: str

    @property
    def log_spread(self) -> float:
        """Standard deviation of the logarithm: the two regressions as 5 and 95 % points, and sampling error.

        The sampling part is that of a ratio of standard deviations, with one independent observation a year.
        """
        bracket = -np.log(self.correlation) / norm.ppf(0.95)
        years = self.observations / GROWTH_QUARTERS
        return float(np.hypot(bracket, np.sqrt((1.0 - self.correlation**2) / years)))


@cache
def ratio(area: Area, first: str = FIRST, last: str = LAST_QUARTER, quarters: int = GROWTH_QUARTERS) -> Ratio:
    """Compare growth of GDP and of industrial production over a number of quarters."""
    production = 100.0 * np.log(of_area("industrial_production", "ip_index", area))
    frame = pd.DataFrame({"gdp": log_gdp(area).diff(quarters), "production": production.diff(quarters)})
    frame = without(frame.loc[first:last].dropna(), *PANDEMIC)
    spread, correlation = frame.std(), float(frame["gdp"].corr(frame["production"]))
    central = float(spread["gdp"] / spread["production"])
    return Ratio(central, central * correlation, central / correlation, correlation, len(frame), str(frame.index[-1]))


def industry_gdp() -> Fit:
    """Ratio of the GDP response to the response of industrial production, by region."""
    found = {area: ratio(area) for area in AREAS}
    return Fit(
        id="industry-gdp",
        title="GDP response over industrial production response",
        method=(
            "Growth over four quarters. Both series hold noise of their own, so GDP on production gives too small a "
            "ratio and production on GDP too large a one; the ratio of standard deviations lies between (reduced "
            "major axis), and the two regressions are taken as 5 and 95 % points, widened by sampling error."
        ),
        sample=", ".join(f"{area} {FIRST} to {one.last_quarter}" for area, one in found.items())
        + f", without {PANDEMIC[0]} to {PANDEMIC[1]}",
        observations=sum(one.observations for one in found.values()),
        estimates=tuple(
            Estimate.lognormal(f"industry_gdp_ratio_{SUFFIX[a]}", "ratio", float(np.log(one.central)), one.log_spread)
            for a, one in found.items()
        ),
        statistics={f"{area}: correlation of growth rates": one.correlation for area, one in found.items()},
        table=_table(),
    )


def _table() -> str:
    lines = [
        "| sample | area | growth over | GDP on production | ratio of deviations | 1 / production on GDP | quarters |",
        "|---|---|---|---|---|---|---|",
    ]
    for last in (LAST_QUARTER, BEFORE_PANDEMIC):
        for area in AREAS:
            for quarters in (1, GROWTH_QUARTERS):
                one = ratio(area, FIRST, last, quarters)
                lines.append(
                    f"| {FIRST} to {one.last_quarter} | {area} | {quarters} | {one.gdp_on_production:.2f} | "
                    f"{one.central:.2f} | {one.one_over_production_on_gdp:.2f} | {one.observations} |"
                )
    return "\n".join(lines)
