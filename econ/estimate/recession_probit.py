"""Recession probits: candidates compared by forecasts made with what was known, and the one that is chosen."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray
from statsmodels.discrete.discrete_model import BinaryResultsWrapper

from econ.estimate.forecast_scores import difference_with_error, log_scores
from econ.estimate.recession_data import RecessionData, euro_area, us
from econ.normal import normal_cdf

Array = NDArray[np.float64]
Predictors = tuple[str, ...]

DATA = {"us": us, "eu": euro_area}
FIRST_FORECAST = "1985"
ERROR_LAG_YEARS = 2
"""Bandwidth of HAC errors: the outcome overlaps over one year, and recessions last up to one and a half."""

MOST_STEPS, SMALLEST_STEP = 50, 1e-8
"""Of Newton's method, which climbs a concave likelihood."""

CANDIDATES: dict[str, tuple[Predictors, ...]] = {
    "us": (
        (),
        ("term_spread",),
        ("term_spread", "policy_rate"),
        ("term_spread", "baa_aaa"),
        ("term_spread", "equities"),
        ("term_spread", "oil"),
        ("term_spread", "oil_12"),
        ("term_spread", "policy_rate", "oil"),
        ("term_spread", "equities", "oil"),
    ),
    "eu": (
        (),
        ("term_spread",),
        ("term_spread", "policy_rate"),
        ("term_spread", "baa_aaa"),
        ("term_spread", "equities"),
        ("oil",),
        ("term_spread", "oil"),
        ("term_spread", "gas"),
    ),
}
"""All that was tried, in this order; the empty one is the base rate, the next the yield curve alone."""

BASE_RATE: Predictors = ()
CURVE: Predictors = ("term_spread",)


@dataclass(frozen=True)
class Forecasts:
    """Out-of-sample probabilities and outcomes by origin."""

    probability: pd.Series
    outcome: pd.Series

    @property
    def log_scores(self) -> pd.Series:
        """Log score by origin."""
        return log_scores(self.outcome, self.probability)


def fit(origins: pd.DataFrame, predictors: Predictors, lags: int) -> BinaryResultsWrapper:
    """Probit of the outcome by maximum likelihood, with HAC errors over `lags` periods."""
    design = sm.add_constant(origins[list(predictors)])
    return sm.Probit(origins["outcome"], design).fit(disp=0, cov_type="HAC", cov_kwds={"maxlags": lags})


def penalised_fit(outcome: Array, predictors: Array) -> Array:
    """Probit whose slopes, per standard deviation of their predictor, have a standard normal prior.

    Early windows hold two or three recessions, which a predictor can separate without error; the likelihood alone has
    no maximum then. In the full samples the prior moves nothing that matters.

    Parameters
    ----------
    outcome : array, (origin,)
    predictors : array, (origin, predictor)

    Returns
    -------
    array, (1 + predictor,)
        Constant and slopes, per unit of the predictors.

    Raises
    ------
    ArithmeticError
        If no maximum is found.
    """
    mean, spread = predictors.mean(axis=0), predictors.std(axis=0)
    model = sm.Probit(outcome, np.column_stack([np.ones(len(outcome)), (predictors - mean) / spread]))
    precision = np.diag([0.0] + [1.0] * predictors.shape[1])
    found = np.zeros(len(precision))
    for _ in range(MOST_STEPS):
        step = np.linalg.solve(precision - model.hessian(found), model.score(found) - precision @ found)
        found = found + step
        if np.abs(step).max() < SMALLEST_STEP:
            slopes = found[1:] / spread
            return np.concatenate([[found[0] - slopes @ mean], slopes])
    raise ArithmeticError(f"No maximum found on {len(outcome)} origins.")


def probability(coefficients: Array, predictors: Array) -> Array:
    """Probabilities that constant and slopes give, (origin,)."""
    return normal_cdf(coefficients[0] + predictors @ coefficients[1:])


def training(known: RecessionData, origins: pd.DataFrame, first: pd.Timestamp) -> pd.DataFrame:
    """Origins whose outcome was settled and announced before a forecast made at `first`."""
    return origins[origins.index <= known.known(first)]


def expanding_window(
    known: RecessionData, origins: pd.DataFrame, predictors: Predictors, since: str = FIRST_FORECAST
) -> Forecasts:
    """Forecasts from `since` on, coefficients estimated anew each year on what was known at its first origin."""
    outcome, values = origins["outcome"].to_numpy(), origins[list(predictors)].to_numpy()
    later = origins[since:]
    parts = []
    for _, year in later.groupby(pd.DatetimeIndex(later.index).year):
        count = len(training(known, origins, year.index[0]))
        start = int(origins.index.searchsorted(year.index[0]))
        coefficients = penalised_fit(outcome[:count], values[:count])
        parts.append(probability(coefficients, values[start : start + len(year)]))
    return Forecasts(pd.Series(np.concatenate(parts), index=later.index), later["outcome"])


@cache
def contest(region: str, in_recession: bool = False) -> dict[Predictors, Forecasts]:
    """Forecasts of all candidates of a region, on the same origins."""
    known = DATA[region]()
    origins = known.origins(in_recession=in_recession)
    return {candidate: expanding_window(known, origins, candidate) for candidate in CANDIDATES[region]}


def gain(region: str, better: Predictors, worse: Predictors, *, in_recession: bool = False) -> tuple[float, float]:
    """Mean gain in log score of one candidate over another, and its standard error."""
    found = contest(region, in_recession)
    lags = ERROR_LAG_YEARS * DATA[region]().periods_per_year
    return difference_with_error(found[better].log_scores, found[worse].log_scores, lags)


@cache
def best(region: str) -> Predictors:
    """Candidate with the highest out-of-sample log score."""
    found = contest(region, False)
    return max(found, key=lambda candidate: float(found[candidate].log_scores.mean()))


@cache
def chosen(region: str) -> Predictors:
    """Return the candidate the model uses: the best with an oil price, unless clearly worse than the best of all.

    The model is asked what an oil shock does, and leaving oil out claims to know that its effect is zero. The price of
    having it in, however, must stay within one standard error of the difference in log score.
    """
    found, first = contest(region, False), best(region)
    with_oil = [candidate for candidate in found if "oil" in candidate]
    leader = max(with_oil, key=lambda candidate: float(found[candidate].log_scores.mean()))
    if leader == first:
        return leader
    loss, error = gain(region, first, leader)
    return leader if loss <= error else first


@cache
def final_fit(region: str) -> BinaryResultsWrapper:
    """Fit the chosen candidate on all origins that count."""
    known = DATA[region]()
    return fit(known.origins(), chosen(region), ERROR_LAG_YEARS * known.periods_per_year)


def in_sample(region: str) -> pd.Series:
    """Fitted probability at every origin that counts."""
    origins = DATA[region]().origins()
    found = probability(final_fit(region).params.to_numpy(), origins[list(chosen(region))].to_numpy())
    return pd.Series(found, index=origins.index)
