"""Local projections on a shock, with the joint covariance of all variables and horizons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.estimate.gas_data import month_dummies

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Outcome:
    """One variable by month.

    Attributes
    ----------
    level : Series
        Logarithm times 100, percentage points or index points.
    base : Series
        Level before each month, from which the response is counted.
    lags : DataFrame
        Earlier levels as regressors, the base among them; without columns where the controls already hold them.
    """

    level: pd.Series
    base: pd.Series
    lags: pd.DataFrame


@dataclass(frozen=True)
class Projections:
    """Responses to one unit of the shock.

    Attributes
    ----------
    horizons : array of int
        Months after the shock.
    point : array, (variable, horizon)
    influence : array, (month, variable, horizon)
        What each month of the shock adds to the error of each response: the cross product is the covariance.
    observations : array of int, (variable, horizon)
    """

    horizons: NDArray[np.int_]
    point: Array
    influence: Array
    observations: NDArray[np.int_]

    @property
    def standard_error(self) -> Array:
        """Heteroskedasticity-robust standard errors, (variable, horizon)."""
        return np.sqrt((self.influence**2).sum(axis=0))

    @property
    def covariance(self) -> Array:
        """Joint covariance, (variable, horizon, variable, horizon)."""
        flat = self.influence.reshape(len(self.influence), -1)
        return np.asarray(flat.T @ flat).reshape(self.point.shape * 2)

    def scaled(self, variable: int, horizon: int, size: float) -> "Projections":
        """Return the responses when one variable moves by `size` at one horizon, with the error of that scale.

        At horizon zero this is LP-IV: the shock as the instrument of that variable's change.
        """
        at = int(np.searchsorted(self.horizons, horizon))
        scale = self.point[variable, at]
        point = size * self.point / scale
        own = self.influence[:, variable, at][:, None, None]
        return Projections(self.horizons, point, (size * self.influence - point * own) / scale, self.observations)


def bridge(level: pd.Series, left_out: slice | None) -> pd.Series:
    """Level with the months left out replaced by a line between the months around them."""
    if left_out is None:
        return level
    kept = level.copy()
    kept[left_out] = np.nan
    return kept.interpolate(limit_area="inside").combine_first(level)


def monthly(level: pd.Series, lags: int, left_out: slice | None) -> Outcome:
    """Outcome observed every month."""
    bridged = bridge(level, left_out)
    return Outcome(level, bridged.shift(1), lagged(bridged, lags))


def quarterly(level: pd.Series, lags: int, left_out: slice | None, months: pd.DatetimeIndex) -> Outcome:
    """Outcome observed by quarter: every month has its quarter's level, lags are earlier quarters.

    The response at a horizon is the mean over the quarters in which that month can lie; nothing later than the quarter
    before the shock is a regressor.
    """
    bridged = bridge(level, left_out)
    held = pd.concat([level, lagged(bridged, lags)], axis=1).reindex(months, method="ffill", limit=2)
    return Outcome(held.iloc[:, 0], held.iloc[:, 1], held.iloc[:, 1:])


def lagged(level: pd.Series, lags: int) -> pd.DataFrame:
    """Levels of the last periods."""
    return pd.DataFrame({f"{level.name}_{lag}": level.shift(lag) for lag in range(1, lags + 1)}, index=level.index)


def project(
    shock: pd.Series,
    outcomes: Mapping[str, Outcome],
    horizons: Sequence[int],
    controls: pd.DataFrame,
    left_out: slice | None,
) -> Projections:
    r"""Regress every outcome at every horizon on the shock, with calendar-month effects.

    .. math:: y_{t+h} - y_{t-1} = \beta_h z_t + \gamma_h' (y_{t-1}, \dots, y_{t-p}, x_t) + e_{t,h}

    Lags of the level make heteroskedasticity-robust errors valid at every horizon without correction for overlap
    (Montiel Olea & Plagborg-Møller 2021), across horizons and variables too, as the shock cannot be foretold.

    Parameters
    ----------
    shock : Series
        By month, without gaps.
    outcomes : mapping of str to Outcome
    horizons : sequence of int
        Months, rising.
    controls : DataFrame
        Further regressors by month.
    left_out : slice or None
        Months that are neither months of a shock nor of an outcome. The month after them is no month of a shock, as
        its response would be counted from inside.
    """
    months = pd.DatetimeIndex(shock.index)
    ahead = pd.date_range(months[0], periods=len(months) + max(horizons), freq="MS")
    hidden = pd.Series(False, index=ahead)
    if left_out is not None:
        hidden[left_out] = True
    fixed = month_dummies(months).join(controls.reindex(months)).to_numpy(dtype=float)
    z = shock.to_numpy(dtype=float)
    usable = ~(hidden | hidden.shift(1, fill_value=False)).to_numpy()[: len(z)] & np.isfinite(z)
    shape = (len(outcomes), len(horizons))
    point, counts, influence = np.full(shape, np.nan), np.zeros(shape, dtype=int), np.zeros((len(z), *shape))
    for variable, outcome in enumerate(outcomes.values()):
        base = outcome.base.reindex(months).to_numpy(dtype=float)
        regressors = np.column_stack([fixed, outcome.lags.reindex(months).to_numpy(dtype=float)])
        level = outcome.level.reindex(ahead).where(~hidden).to_numpy(dtype=float)
        complete = np.flatnonzero(usable & np.isfinite(base) & np.isfinite(regressors).all(axis=1))
        basis, _ = np.linalg.qr(regressors[complete])
        for place, horizon in enumerate(horizons):
            change = (level[horizon : horizon + len(z)] - base)[complete]
            known = np.isfinite(change)
            rows = complete[known]
            slope, errors = _slope(z[rows], change[known], basis[known], basis[~known])
            point[variable, place], influence[rows, variable, place] = slope, errors
            counts[variable, place] = len(rows)
    return Projections(np.array(horizons), point, influence, counts)


def _slope(shock: Array, change: Array, basis: Array, missing: Array) -> tuple[float, Array]:
    """Coefficient of the shock, and every month's contribution to its error.

    The regressors are the rows of an orthonormal basis that have an outcome; `missing` holds the other rows.
    """
    product = np.eye(basis.shape[1]) - missing.T @ missing
    both = np.column_stack([shock, change])
    own, left = (both - basis @ np.linalg.solve(product, basis.T @ both)).T
    slope = float(own @ left / (own @ own))
    freedom = len(shock) - basis.shape[1] - 1
    return slope, own * (left - slope * own) / (own @ own) * np.sqrt(len(shock) / freedom)
