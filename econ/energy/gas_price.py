"""European gas price: expected scarcity over the coming year, priced against what demand and LNG can give."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def scarcity_log_price(
    shortfall_share: Array, demand_elasticity: Array, lng_elasticity: Array, lng_share: Array
) -> Array:
    r"""Log deviation of TTF that makes demand and LNG close an expected shortfall.

    Demand falls by :math:`\varepsilon_D x` and LNG rises by :math:`\varepsilon_L x` of its share :math:`\ell` in supply
    when the log price rises by `x`, so

    .. math:: x = \frac{m}{\varepsilon_D + \varepsilon_L \ell}   (MODEL.md, eq. 12)

    closes an expected shortfall of share `m` of demand. The price is exponential, hence convex, in the shortfall.

    Parameters
    ----------
    shortfall_share : array
        Expected shortfall over the coming year as a share of demand; negative = surplus.
    demand_elasticity, lng_elasticity : array
        Both as positive numbers.
    lng_share : array
        LNG over demand in the baseline.

    Returns
    -------
    array
    """
    return shortfall_share / (demand_elasticity + lng_elasticity * lng_share)


def expected_loss_twh(loss_twh: Array, known_from: int, believed_end: Array, window_months: int = 12) -> Array:
    """Average monthly loss that people in each month expect over the coming year.

    Parameters
    ----------
    loss_twh : array, (month,)
        Loss that will happen, net of announced replacements.
    known_from : int
        Month of the announcement; nothing is expected before.
    believed_end : array, (month,)
        Month, as an index, in which people of that month believe the loss ends.

    Returns
    -------
    array, (month,)
    """
    months = loss_twh.size
    ahead = np.arange(months)[:, None] + np.arange(window_months)[None, :]
    future = loss_twh[np.minimum(ahead, months - 1)]
    expected = np.where(ahead < believed_end[:, None], future, 0.0).mean(axis=1)
    return np.where(np.arange(months) >= known_from, expected, 0.0)
