"""How good probability forecasts are: log score, Brier score, AUROC, reliability, and a test of the difference."""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.stats import rankdata

LEAST_PROBABILITY = 0.005
"""Forecasts are kept this far from zero and one in the log score, so that one miss does not decide a contest."""

BINS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 1.0)


def log_scores(outcome: pd.Series, probability: pd.Series) -> pd.Series:
    """Logarithm of the probability given to what happened; zero is perfect.

    Parameters
    ----------
    outcome : Series of 0 or 1
    probability : Series
    """
    kept = probability.clip(LEAST_PROBABILITY, 1.0 - LEAST_PROBABILITY)
    return pd.Series(np.log(kept.where(outcome == 1, 1.0 - kept)))


def brier(outcome: pd.Series, probability: pd.Series) -> float:
    """Mean squared error of the probabilities."""
    return float(((probability - outcome) ** 2).mean())


def auroc(outcome: pd.Series, probability: pd.Series) -> float:
    """Chance that an event had a higher probability than a non-event; ties count half (Mann-Whitney)."""
    event = outcome.to_numpy() == 1
    ranks = rankdata(probability.to_numpy())
    events, others = int(event.sum()), int((~event).sum())
    return float((ranks[event].sum() - events * (events + 1) / 2) / (events * others))


def difference_with_error(better: pd.Series, worse: pd.Series, lags: int) -> tuple[float, float]:
    """Mean difference of two score series and its HAC standard error (Diebold and Mariano 1995).

    Parameters
    ----------
    lags : int
        Bandwidth, at least the overlap of the forecasts. [periods]
    """
    difference = (better - worse).to_numpy()
    fitted = sm.OLS(difference, np.ones(len(difference))).fit(cov_type="HAC", cov_kwds={"maxlags": lags})
    return float(fitted.params[0]), float(fitted.bse[0])


def reliability(outcome: pd.Series, probability: pd.Series) -> pd.DataFrame:
    """Forecast and frequency by bin of the forecast.

    Returns
    -------
    DataFrame
        Columns ``from``, ``to``, ``forecasts``, ``mean_probability``, ``frequency``; empty bins are left out.
    """
    groups = pd.cut(probability, BINS, include_lowest=True, labels=False)
    rows = [
        {
            "from": BINS[int(number)],
            "to": BINS[int(number) + 1],
            "forecasts": len(chosen),
            "mean_probability": round(float(chosen.mean()), 3),
            "frequency": round(float(outcome[chosen.index].mean()), 3),
        }
        for number, chosen in probability.groupby(groups)
    ]
    return pd.DataFrame(rows)
