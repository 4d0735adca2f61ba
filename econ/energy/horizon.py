"""Elasticities that grow with the time people have had to respond."""

import numpy as np
from numpy.typing import NDArray

from econ.dynamics import mean_age

Array = NDArray[np.float64]


def elasticity_after(short_run: Array, long_run: Array, adjustment_months: Array, shock: Array) -> Array:
    r"""Elasticity at the mean age of a shock.

    .. math:: e(h) = e_{sr} + (e_{lr} - e_{sr})(1 - e^{-h/\tau})   (MODEL.md, eq. 3)

    Parameters
    ----------
    short_run, long_run, adjustment_months : array, (draw, 1, 1)
    shock : array, (draw, 1, month)
        Whatever moves the market, of either sign; its mean age is `h`. [months]

    Returns
    -------
    array, (draw, 1, month)
    """
    growth = np.maximum(long_run - short_run, 0.0)
    return short_run + growth * -np.expm1(-mean_age(np.abs(shock)) / adjustment_months)
