"""How effects spread over months: the lag shapes that several stops share."""

import numpy as np
from numpy.typing import NDArray

from econ.compiled import with_twin

Array = NDArray[np.float64]


MANY_DRAWS = 200
"""From so many on a loop over months is faster than a weighted cumulative sum, which makes more large arrays."""

LARGEST_EXPONENT = 600.0
"""The sum's largest weight, as a logarithm: beyond it, lags of days over ten years, numbers would overflow."""


@with_twin
def smoothed(target: Array, lag_months: Array) -> Array:
    r"""Partial adjustment towards a target path.

    .. math:: y_t = (1 - \lambda) x_t + \lambda y_{t-1}, \quad \lambda = e^{-1/\tau}   (MODEL.md, eq. 2)

    so that after :math:`\tau` months of a constant target 63 percent of the way is done. For few draws computed as a
    weighted cumulative sum, which is the same recursion without a loop, unless its weights would overflow; a zero
    target gives exactly zero.

    Parameters
    ----------
    target : array, (draw, region, month)
    lag_months : array, broadcastable to (draw, region, 1)
        Time constant tau. [months]

    Returns
    -------
    array, shape of the broadcast
    """
    kept = np.exp(-1.0 / np.atleast_1d(lag_months))
    path: Array = target * (1.0 - kept)
    if path.shape[0] >= MANY_DRAWS or path.shape[-1] / np.min(lag_months) > LARGEST_EXPONENT:
        for month in range(1, path.shape[-1]):
            path[..., month] += kept[..., 0] * path[..., month - 1]
        return path
    growth = np.exp(np.arange(path.shape[-1]) / lag_months)
    path *= growth
    np.cumsum(path, axis=-1, out=path)
    path /= growth
    return path


@with_twin
def mean_age(size: Array) -> Array:
    """Mean age in months of a stock of shocks: each month what is there grows older, what is new starts at one.

    Parameters
    ----------
    size : array, (..., month)
        Size of the shock, zero or more; a fall takes from all ages alike.

    Returns
    -------
    array, (..., month)
        Zero where there is no shock.

    Examples
    --------
    >>> mean_age(np.array([0.0, 1.0, 1.0, 2.0, 0.0])).tolist()
    [0.0, 1.0, 2.0, 2.0, 0.0]
    """
    age = (size > 0).astype(float)
    kept = np.minimum(size[..., 1:], size[..., :-1])
    old_share = np.divide(kept, size[..., 1:], out=np.zeros_like(kept), where=kept > 0)
    for month in range(1, size.shape[-1]):
        age[..., month] += old_share[..., month - 1] * age[..., month - 1]
    return age


def lagged(path: Array, months: int) -> Array:
    """Path as it was some months ago; zero before the first month."""
    return np.concatenate([np.zeros_like(path[..., :months]), path[..., :-months]], axis=-1)


def trailing_mean(deviation: Array, months: int) -> Array:
    """Mean over the last months of a deviation that is zero before the first.

    Examples
    --------
    >>> trailing_mean(np.array([4.0, 0.0, 2.0]), 2).tolist()
    [2.0, 2.0, 1.0]
    """
    total = np.cumsum(deviation, axis=-1)
    return (total - lagged(total, months)) / months


def year_on_year(level_pct: Array) -> Array:
    """Twelve-month change of a deviation from baseline that is zero before the first month, in pp."""
    change = level_pct.copy()
    change[..., 12:] -= level_pct[..., :-12]
    return change


def summed_over_years(yearly_change: Array) -> Array:
    """Level whose twelve-month change this is; the inverse of `year_on_year`.

    Examples
    --------
    >>> level = np.arange(30.0) ** 2
    >>> bool(np.allclose(summed_over_years(year_on_year(level)), level))
    True
    """
    level = yearly_change.copy()
    for month in range(12, level.shape[-1], 12):
        block = level[..., month : month + 12]
        block += level[..., month - 12 : month - 12 + block.shape[-1]]
    return level


def by_quarter(path: Array) -> Array:
    """Average over blocks of three months, (..., month) -> (..., quarter); quarters count from the first month."""
    return path.reshape(*path.shape[:-1], -1, 3).mean(axis=-1)
