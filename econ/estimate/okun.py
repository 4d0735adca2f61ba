"""Okun's law with a lag, euro area and United States."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm

from econ.estimate.fit import Estimate, Fit
from econ.estimate.quarterly import (
    AREAS,
    BEFORE_PANDEMIC,
    LAST_QUARTER,
    SUFFIX,
    Area,
    log_gdp,
    of_area,
    quarterly,
    without,
)
from econ.estimate.slow_price import correlation_of, fit_with_persistence, remembered

FIRST = "1995Q2"
FURLOUGH = ("2020Q1", "2021Q4")
"""The pandemic and the two quarters after it, in which the lag still remembers it."""

SAMPLES = {
    "all but the pandemic": (FIRST, LAST_QUARTER),
    "to 2019": (FIRST, BEFORE_PANDEMIC),
    "1995 to 2007": (FIRST, "2007Q4"),
    "2000 to 2019": ("2000Q1", BEFORE_PANDEMIC),
    "2010 to 2019": ("2010Q1", BEFORE_PANDEMIC),
    "2022 to 2025": ("2022Q1", LAST_QUARTER),
}
MEMORY_STARTS = "1985"
GROUNDS = {"EA": ("1995Q1", "2025Q2"), "US": ("1995Q1", "2025Q4")}


@dataclass(frozen=True)
class OkunResult:
    """Okun coefficient, lag in months (with standard errors), their correlation, and how the regression fits."""

    coefficient: float
    coefficient_error: float
    lag_months: float
    lag_log_error: float
    correlation: float
    observations: int
    r_squared: float
    durbin_watson: float


@cache
def monthly_gdp(area: Area) -> pd.Series:
    """Log GDP times 100, interpolated between the middles of quarters."""
    middle = log_gdp(area)
    starts = pd.PeriodIndex(middle.index).to_timestamp()
    months = pd.Series(middle.to_numpy(), index=starts + pd.DateOffset(months=1))
    return months.resample("MS").interpolate()[MEMORY_STARTS:]


def smoothed_gdp(area: Area, persistence: float) -> pd.Series:
    """GDP as the model's labour market feels it: monthly, by partial adjustment, averaged by quarter."""
    return quarterly(remembered(monthly_gdp(area), persistence))


def changes(area: Area, persistence: float, first: str, last: str) -> pd.DataFrame:
    """Quarterly changes of unemployment and of smoothed GDP, pandemic left out."""
    frame = pd.DataFrame(
        {
            "unemployment": of_area("unemployment", "unemployment_rate_pct", area).diff(),
            "gdp": smoothed_gdp(area, persistence).diff(),
        }
    )
    return without(frame.loc[first:last].dropna(), *FURLOUGH)


@cache
def okun_of(area: Area, first: str = FIRST, last: str = LAST_QUARTER) -> OkunResult:
    """Regress changes of unemployment on changes of smoothed GDP; the smoothing is estimated with them."""

    def design(phi: float) -> tuple[pd.Series, pd.DataFrame]:
        frame = changes(area, phi, first, last)
        return frame["unemployment"], sm.add_constant(frame[["gdp"]])

    found, phi = fit_with_persistence(design)
    return OkunResult(
        coefficient=float(found.params["gdp"]),
        coefficient_error=float(found.bse["gdp"]),
        lag_months=float(-1.0 / np.log(phi)),
        lag_log_error=float(found.bse["persistence"] / (phi * -np.log(phi))),
        correlation=float(correlation_of(found, ["gdp", "persistence"])[0, 1]),
        observations=int(found.nobs),
        r_squared=float(found.rsquared),
        durbin_watson=float(sm.stats.durbin_watson(found.resid)),
    )


def okun() -> Fit:
    r"""Okun coefficients and lags of both regions.

    .. math:: \Delta u_q = a + \beta\, \Delta L(y)_q + e_q   (MODEL.md, eq. 30)

    with `L` the monthly partial adjustment of eq. 2.
    """
    found = {area: okun_of(area) for area in AREAS}
    correlation = np.eye(2 * len(AREAS))
    for k, area in enumerate(AREAS):
        correlation[k, k + 2] = correlation[k + 2, k] = found[area].correlation
    return Fit(
        id="okun",
        title="Okun's law with a lag",
        method=(
            "Quarterly change of the unemployment rate on the change of GDP smoothed by monthly partial adjustment "
            "(GDP interpolated between quarters' middles); coefficient and lag by nonlinear least squares, HAC errors "
            "of six quarters. Trend growth is the constant. Furlough schemes cut the link in the pandemic, so its "
            "quarters and the two after it are out. The US lost the link after 2010: alone, 2010 to 2019 and 2022 to "
            "2025 show none: unemployment then fell for years at steady growth. Residuals are autocorrelated."
        ),
        sample=", ".join(f"{area} {GROUNDS[area][0]} to {GROUNDS[area][1]}" for area in AREAS)
        + f", without {FURLOUGH[0]} to {FURLOUGH[1]}",
        observations=sum(one.observations for one in found.values()),
        estimates=(
            *(
                Estimate.normal(f"okun_{SUFFIX[a]}", "pp per percent", one.coefficient, one.coefficient_error)
                for a, one in found.items()
            ),
            *(
                Estimate.lognormal(
                    f"okun_lag_months_{SUFFIX[a]}", "months", float(np.log(one.lag_months)), one.lag_log_error
                )
                for a, one in found.items()
            ),
        ),
        correlation=correlation,
        statistics={
            f"{area}: {name}": value
            for area, one in found.items()
            for name, value in (
                ("standard error of the coefficient", one.coefficient_error),
                ("R2", one.r_squared),
                ("Durbin-Watson", one.durbin_watson),
            )
        },
        table=_table(),
    )


def _table() -> str:
    lines = ["| sample | area | coefficient (s.e.) | lag, months | R2 | quarters |", "|---|---|---|---|---|---|"]
    for name, (first, last) in SAMPLES.items():
        for area in AREAS:
            one = okun_of(area, first, last)
            slope = f"{one.coefficient:.2f} ({one.coefficient_error:.2f})"
            lines.append(
                f"| {name} | {area} | {slope} | {one.lag_months:.1f} | {one.r_squared:.2f} | {one.observations} |"
            )
    return "\n".join(lines)
