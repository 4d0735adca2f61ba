"""Convergence: how a series returns to its trend, at the speed its own history shows."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.build_baseline.vintages import PATH_MONTHS

Array = NDArray[np.float64]

LEAST_KEPT, MOST_KEPT = 0.05, 0.90
"""Bounds on the share of a gap that is left after a year."""


def persistence(series: pd.Series, trend: float) -> float:
    """Monthly persistence of a gap to trend, from how much of it was left a year later (least squares).

    The year-ahead regression is used because month-to-month persistence says little about twelve months on: annual
    rates overlap, and prices that end a sample on a spike look like random walks.
    """
    gap = series.to_numpy(dtype=float) - trend
    kept = float(gap[12:] @ gap[:-12] / (gap[:-12] @ gap[:-12]))
    return float(min(max(kept, LEAST_KEPT), MOST_KEPT) ** (1.0 / 12.0))


def converge(start: float, trend: float, rho: float, months: int = PATH_MONTHS) -> Array:
    """Path from the month after `start` that closes the gap to `trend` by ``1 - rho`` a month."""
    return np.asarray(trend + (start - trend) * rho ** np.arange(1, months + 1), dtype=np.float64)


def converge_from(observed: pd.Series, month: str, trend: float, rho: float) -> Array:
    """Converging path from the month after `month`, its start moved on by the months since the last observation."""
    age = (pd.Timestamp(month).to_period("M") - observed.index[-1].to_period("M")).n
    return converge(float(observed.iloc[-1]), trend, rho, PATH_MONTHS + age)[age:]


def converge_price(series: pd.Series, fit_until: str, years: int = 10) -> tuple[Array, str]:
    """Path of a price: its logarithm converges to the mean of the last years before `fit_until`.

    Parameters
    ----------
    series : Series
        Observed price by month, the last one the starting point.
    """
    log = np.log(series)
    history = log[:fit_until].iloc[-12 * years :]
    trend = float(history.mean())
    rho = persistence(history, trend)
    how = (
        f"from {series.iloc[-1]:.1f} in {series.index[-1]:%Y-%m} to {np.exp(trend):.1f}, monthly persistence {rho:.3f}"
    )
    return np.asarray(np.exp(converge(float(log.iloc[-1]), trend, rho))), how


def follow(observed: pd.Series, month: str, projected: pd.Series, path_from: pd.Series) -> Array:
    """Path from the month after `month`: observed months first, then projected ones, then the converging rest.

    Parameters
    ----------
    observed, projected : Series
        Values by month; `projected` may be empty.
    path_from : Series
        Converging path by month, used for what neither covers.
    """
    months = pd.date_range(pd.Timestamp(month) + pd.offsets.MonthBegin(), periods=PATH_MONTHS, freq="MS")
    path = observed.reindex(months).combine_first(projected.reindex(months)).combine_first(path_from.reindex(months))
    return path.ffill().to_numpy(dtype=float)  # a path from an older month ends earlier, at its trend


def dated(path: Array, last: pd.Timestamp) -> pd.Series:
    """Path with the months that follow `last`."""
    return pd.Series(path, index=pd.date_range(last + pd.offsets.MonthBegin(), periods=len(path), freq="MS"))
