"""Armington trade: goods of different countries replace each other badly at first and better with time."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.dynamics import mean_age
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]


def elasticity(age_months: Array, draws: Draws) -> Array:
    r"""Elasticity of the quantity of imports to their price, by the age of a tariff.

    .. math:: \varepsilon(h) = \varepsilon_{lr} + (\varepsilon_{sr} - \varepsilon_{lr})\, e^{-\max(h-12, 0)/\tau}

    (MODEL.md, eq. 22): that of the first year is measured at a year, so nothing moves before.

    Parameters
    ----------
    age_months : array, (draw, 1, month)

    Returns
    -------
    array, (draw, 1, month)
        Negative.
    """
    short_run, long_run = draws["import_tariff_elasticity"], draws["import_tariff_elasticity_long_run"]
    past_a_year = np.maximum(age_months - MONTHS_PER_YEAR, 0.0)
    return long_run + (short_run - long_run) * np.exp(-past_a_year / draws["import_tariff_adjustment_months"])


def elasticity_of(tariff_pct: Array, draws: Draws) -> Array:
    """Elasticity month by month of a tariff that comes and goes, by the mean age of its points."""
    return elasticity(mean_age(tariff_pct), draws)


def trade_lost_share(tariff_pct: Array, elasticity: Array) -> Array:
    r"""Share of the quantity of trade that a tariff ends, :math:`1 - (1 + \tau)^{\varepsilon}`; zero without one.

    Examples
    --------
    >>> round(float(trade_lost_share(np.array(145.0), np.array(-2.0))), 2)
    0.83
    """
    return -np.expm1(elasticity * np.log1p(tariff_pct / 100.0))


def basket_rise_pct(share: float, rise: Array, elasticity: Array) -> Array:
    r"""Rise of the price of a basket in which goods with a small share become dearer and are partly replaced.

    .. math:: 100\, m\, \frac{(1 + r)^{1 + \varepsilon} - 1}{1 + \varepsilon}

    The exact price index of a constant elasticity of substitution, to first order in the share `m`; what replaces the
    goods at a higher price counts, what is no longer bought does not.

    Parameters
    ----------
    rise : array
        Rise of the price of these goods as a share.

    Examples
    --------
    >>> round(float(basket_rise_pct(0.02, np.array(0.5), np.array(-2.0))), 3)
    0.667
    """
    power = 1.0 + elasticity
    power = np.where(np.abs(power) < 1e-9, 1e-9, power)
    return 100.0 * share * np.expm1(power * np.log1p(rise)) / power
