"""European gas price: expected scarcity over the coming year, priced against what demand and LNG can give."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


NEWTON_STEPS = 3
SMALLEST_SLOPE = 1e-6
LOG_PRICE_RANGE = (-5.0, 20.0)
"""Far beyond any price; a surplus that no price clears ends at the lower end and then at the coal floor."""

MONTHS_AHEAD = 18
"""How far markets look for the month in which storage would be lowest: always past the end of the coming winter."""


def scarcity_log_price(
    shortfall_share: Array,
    demand_elasticity: Array,
    lng_elasticity: Array,
    lng_share: Array,
    responsive_share: float = 1.0,
) -> Array:
    r"""Log deviation of TTF that makes demand and LNG close an expected shortfall.

    With demand :math:`d e^{-\varepsilon_D x}` (`d` is what public saving leaves of it) and LNG
    :math:`\ell e^{\varepsilon_L x}`, both as shares of baseline demand, `x` solves

    .. math:: d (1 - e^{-\varepsilon_D x}) + \ell (e^{\varepsilon_L x} - 1) = m   (MODEL.md, eq. 12)

    by Newton steps from the linear answer; the left side rises in `x`, so there is one solution.

    Parameters
    ----------
    shortfall_share : array
        Expected shortfall as a share of demand; negative = surplus.
    demand_elasticity, lng_elasticity : array
        Both as positive numbers.
    lng_share : array
        LNG over demand in the baseline.
    responsive_share : float
        Share of baseline demand that is left to respond to price.

    Returns
    -------
    array
        Exactly zero where nothing is short.
    """
    x = np.clip(shortfall_share / (responsive_share * demand_elasticity + lng_elasticity * lng_share), *LOG_PRICE_RANGE)
    for _ in range(NEWTON_STEPS):
        demand = responsive_share * np.exp(-demand_elasticity * x)
        lng = lng_share * np.exp(lng_elasticity * x)
        excess = responsive_share - demand + lng - lng_share - shortfall_share
        slope = demand_elasticity * demand + lng_elasticity * lng
        x = np.clip(x - excess / np.maximum(slope, SMALLEST_SLOPE), *LOG_PRICE_RANGE)
    return x


def expected_losses(loss_twh: Array, known_from: int, believed_end: Array) -> Array:
    """Monthly losses that people in each month expect for the coming months.

    Parameters
    ----------
    loss_twh : array, (month,)
        Loss that will happen, net of announced replacements, the recovery included.
    known_from : int
        Month of the announcement; nothing is expected before.
    believed_end : array, (month,)
        Month, as an index, in which people of that month believe the loss ends; infinite where they foresee it.

    Returns
    -------
    array, (month, months ahead)
    """
    months = loss_twh.size
    ahead = np.arange(months)[:, None] + np.arange(MONTHS_AHEAD)[None, :]
    future = np.where(ahead < believed_end[:, None], loss_twh[np.minimum(ahead, months - 1)], 0.0)
    return np.where(np.arange(months)[:, None] >= known_from, future, 0.0)
