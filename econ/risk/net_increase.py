"""Net price increase: how far a price has risen over the last year beyond the highest of the years before."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RECORD_MONTHS = 36
YEAR_MONTHS = 12
HISTORY_MONTHS = RECORD_MONTHS + YEAR_MONTHS - 1
"""Months needed before the first one for which the increase is wanted."""


def net_increase(log_price: Array, record_months: int = RECORD_MONTHS) -> Array:
    r"""Sum over twelve months of the rise over the highest price of the months before.

    .. math:: n_t = \sum_{k=0}^{11} \max\left(0, p_{t-k} - \max_{1 \le j \le m} p_{t-k-j}\right)   (MODEL.md, eq. 48)

    Parameters
    ----------
    log_price : array, (..., month)
        Any multiple of the logarithm; the result has its unit.
    record_months : int
        Length `m` of the memory.

    Returns
    -------
    array, (..., month - record_months - 11)
        From the first month with a full record on.

    References
    ----------
    .. [1] J. D. Hamilton, "What is an oil shock?", Journal of Econometrics 113, 2003.
    """
    months = log_price.shape[-1] - record_months
    before = np.full((*log_price.shape[:-1], months), -np.inf)
    for back in range(1, record_months + 1):
        before = np.maximum(before, log_price[..., record_months - back : record_months - back + months])
    rise = np.maximum(log_price[..., record_months:] - before, 0.0)
    total = np.cumsum(rise, axis=-1)
    year_before = np.concatenate([np.zeros_like(total[..., :1]), total[..., :-YEAR_MONTHS]], axis=-1)
    return total[..., YEAR_MONTHS - 1 :] - year_before
