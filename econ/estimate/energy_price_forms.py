"""Money or logarithms: which form of the pass-through foretells energy prices better."""

from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.optimize import minimize

from econ.estimate.energy_prices import FIRST, LAG_START, LOG_LAG_BOUNDS, pass_through, regressors
from econ.estimate.price_data import CRISIS, LAST, contributions, energy_prices, passed_through

CALM_UNTIL = "2021-06"
"""Fits up to here predict the energy crisis without having seen it."""


def log_form(region: str, last: str) -> pd.Series:
    """Contribution predicted by elasticities: the annual rate of energy prices regressed on logarithms up to `last`.

    Lags by search, like the form in money; the whole sample is predicted, the weight of energy taken as known.
    """
    price, found = np.log(energy_prices(region)), contributions(region)
    rate = np.log1p(found["energy"] / found["energy_weight"] / 100.0).rename("rate")

    def frame(log_lags: np.ndarray) -> pd.DataFrame:
        parts = {
            name: passed_through(price[name], float(np.exp(lag))).diff(12)
            for name, lag in zip(price, log_lags, strict=True)
        }
        return pd.DataFrame(parts).assign(constant=1.0).join(rate).dropna()[FIRST[region] :]

    def misfit(log_lags: np.ndarray) -> float:
        known = frame(log_lags)[:last]
        return float(np.linalg.lstsq(known.drop(columns="rate").to_numpy(), known["rate"].to_numpy(), rcond=None)[1][0])

    search = minimize(misfit, np.log(LAG_START), method="L-BFGS-B", bounds=LOG_LAG_BOUNDS)
    best = frame(search.x)
    fit = sm.OLS(best["rate"][:last], best.drop(columns="rate")[:last]).fit()
    predicted = best.drop(columns="rate") @ fit.params
    return 100.0 * found["energy_weight"].reindex(best.index) * np.expm1(predicted)


@cache
def form_errors(region: str) -> pd.DataFrame:
    """Root mean squared errors of the contribution [pp], in money and in logarithms.

    Returns
    -------
    pandas.DataFrame
        Rows ``money`` and ``logarithms``; columns ``in sample``: the whole sample fitted, and ``crisis unseen``:
        2021-07 to 2023-12 predicted by fits to 2021-06. No measures are set apart.
    """
    observed = contributions(region)["energy"]
    rows: dict[str, dict[str, float]] = {"money": {}, "logarithms": {}}
    for label, last, judged in (("in sample", LAST, slice(None)), ("crisis unseen", CALM_UNTIL, CRISIS)):
        found = pass_through(region, last=last)
        x = regressors(region, (found.oil_lag_months, found.gas_lag_months))[FIRST[region] :]
        forms = {"money": x @ found.results.params[list(x)], "logarithms": log_form(region, last)}
        for name, predicted in forms.items():
            miss = (observed - predicted).dropna()[judged]
            rows[name][label] = float(np.sqrt((miss**2).mean()))
    return pd.DataFrame(rows).T
