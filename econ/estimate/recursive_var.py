"""Recursively identified vector autoregressions, and the effect of a driver that is held up for a while."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from statsmodels.tsa.api import VAR

Array = NDArray[np.float64]

HORIZON = 12
HELD_QUARTERS = 4
REPLICATIONS = 300
SEED = 2012
MONTHS_PER_QUARTER = 3.0


@dataclass(frozen=True)
class Responses:
    """Responses to one shock of one standard deviation.

    Attributes
    ----------
    point : array, (horizon, variable)
        Quarters 0 to `HORIZON`.
    drawn : array, (replication, horizon, variable)
        With coefficients drawn from their asymptotic distribution; the covariance of the residuals is held.
    observations : int
    """

    point: Array
    drawn: Array
    observations: int


def responses(levels: pd.DataFrame, shock: str, lags: int = 2, left_out: tuple[str, str] | None = None) -> Responses:
    """Fit a VAR in levels and return the responses to a shock, variables ordered as the columns.

    Parameters
    ----------
    levels : DataFrame, indexed by quarter
        What comes earlier does not respond within the quarter to what comes later.
    left_out : pair of quarters, optional
        Each quarter between them gets a dummy of its own.
    """
    known = levels.dropna()
    dummies = None
    if left_out:
        chosen = [q for q in known.index if pd.Period(left_out[0]) <= q <= pd.Period(left_out[1])]
        dummies = np.column_stack([(known.index == q).astype(float) for q in chosen])
    fitted = VAR(known.to_numpy(), exog=dummies).fit(lags)
    impact = np.linalg.cholesky(np.asarray(fitted.sigma_u))[:, list(known.columns).index(shock)]
    coefficients = np.asarray(fitted.params)
    rng = np.random.default_rng(SEED)
    factor = np.linalg.cholesky(np.asarray(fitted.cov_params()))
    drawn = coefficients.ravel() + rng.standard_normal((REPLICATIONS, len(factor))) @ factor.T
    return Responses(
        _paths(coefficients[None], impact, lags)[0],
        _paths(drawn.reshape(REPLICATIONS, *coefficients.shape), impact, lags),
        int(fitted.nobs),
    )


def _paths(coefficients: Array, impact: Array, lags: int) -> Array:
    """Impulse responses, (replication, horizon, variable); lags are the last rows of the coefficients."""
    count = len(impact)
    lagged = coefficients[:, -count * lags :]
    path = np.zeros((len(coefficients), lags + HORIZON + 1, count))
    path[:, lags] = impact
    for quarter in range(lags + 1, path.shape[1]):
        past = path[:, quarter - lags : quarter][:, ::-1].reshape(len(coefficients), 1, -1)
        path[:, quarter] = (past @ lagged)[:, 0]
    return path[:, lags:]


def held(output: Array, driver: Array) -> tuple[Array, Array]:
    """Output and driver when shocks hold the driver one unit up for a year and then let go; (..., horizon) each."""
    up, lost = np.zeros_like(driver), np.zeros_like(output)
    for quarter in range(HELD_QUARTERS):
        size = (1.0 - up[..., quarter]) / driver[..., 0]
        rest = driver.shape[-1] - quarter
        up[..., quarter:] += size[..., None] * driver[..., :rest]
        lost[..., quarter:] += size[..., None] * output[..., :rest]
    return lost, up


def partial_adjustment(output: Array, driver: Array, lag_months: float) -> tuple[Array, Array]:
    """Coefficient of the driver smoothed as in eq. 2 that comes closest to output, and the share of it explained."""
    keep = np.exp(-MONTHS_PER_QUARTER / lag_months)
    felt = np.zeros_like(driver)
    felt[..., 0] = (1.0 - keep) * driver[..., 0]
    for quarter in range(1, driver.shape[-1]):
        felt[..., quarter] = keep * felt[..., quarter - 1] + (1.0 - keep) * driver[..., quarter]
    coefficient = (felt * output).sum(axis=-1) / (felt**2).sum(axis=-1)
    missed = ((output - coefficient[..., None] * felt) ** 2).sum(axis=-1)
    return coefficient, 1.0 - missed / (output**2).sum(axis=-1)
