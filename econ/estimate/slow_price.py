"""Regressions on a price that gets through slowly: the persistence is estimated with the elasticities."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.optimize import minimize_scalar
from statsmodels.regression.linear_model import RegressionResultsWrapper

PERSISTENCE_RANGE = (0.5, 0.99)
STEP = 1e-4
LAGS_MONTHS = 6

Design = Callable[[float], tuple[pd.Series, pd.DataFrame]]
"""Dependent variable and regressors at a persistence; index = month or (equation, month)."""


def remembered(log_price: pd.Series, persistence: float) -> pd.Series:
    """Partial adjustment to a price: what has got through so far of today's and earlier months' prices."""
    return log_price.ewm(alpha=1.0 - persistence, adjust=False).mean()


def fit_with_persistence(design: Design) -> tuple[RegressionResultsWrapper, float]:
    """Least squares over coefficients and persistence, with autocorrelation-robust errors for both.

    The persistence is found by search; adding the slope of the fitted values in it as a regressor (a Gauss-Newton step
    of length zero) gives the joint covariance. Several equations in one design get Driscoll-Kraay errors.

    Returns
    -------
    results, persistence
        `results` has an extra regressor ``persistence`` whose standard error is that of the persistence.
    """

    def plain(phi: float) -> RegressionResultsWrapper:
        return sm.OLS(*design(phi)).fit()

    phi = float(minimize_scalar(lambda at: plain(at).ssr, bounds=PERSISTENCE_RANGE, method="bounded").x)
    params = plain(phi).params
    dependent, regressors = design(phi)
    slope = (design(phi + STEP)[1] - design(phi - STEP)[1]) @ params / (2.0 * STEP)
    model = sm.OLS(dependent, regressors.assign(persistence=slope))
    if regressors.index.nlevels == 1:
        return model.fit(cov_type="HAC", cov_kwds={"maxlags": LAGS_MONTHS}), phi
    months = regressors.index.get_level_values(-1)
    time = np.searchsorted(np.unique(months), months)
    return model.fit(cov_type="hac-groupsum", cov_kwds={"time": time, "maxlags": LAGS_MONTHS}), phi


def correlation_of(results: RegressionResultsWrapper, names: list[str]) -> np.ndarray:
    """Correlation of some of the coefficients."""
    covariance = results.cov_params().loc[names, names].to_numpy()
    error = np.sqrt(np.diag(covariance))
    return np.asarray(covariance / np.outer(error, error))
