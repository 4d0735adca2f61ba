"""What falling exports and uncovered deficits do to rouble, prices and output in Russia."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

ROUBLE_LAG_MONTHS = np.array([[[3.0]]])
REAL_GROWTH_PER_YEAR = 0.013
"""Growth that the budget law for 2026 rests on."""


def nominal_index(baseline: Baseline, months: int) -> Array:
    """Nominal GDP without an embargo over that of the baseline's month, (1, 1, month)."""
    growth = baseline.path("russia_cpi_yoy_pct", months) / 100.0 + REAL_GROWTH_PER_YEAR
    return np.exp(np.cumsum(growth, axis=-1) / MONTHS_PER_YEAR)


def rouble(ratio: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Roubles per dollar: part of a fall in export revenue comes through over months (MODEL.md, eq. 53).

    .. math:: R = R_0 \exp(-e L_3[\ln q])

    Parameters
    ----------
    ratio : array, (draw, 1, month)
        Export revenue over that without an embargo.
    """
    weaker = draws["rouble_revenue_elasticity"] * smoothed(np.log(ratio), ROUBLE_LAG_MONTHS)
    return baseline.path("rub_per_usd", ratio.shape[-1]) * np.exp(-weaker)


def prices_of_rouble(rub_per_usd: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Log deviation of consumer prices that comes of the rouble, `psi L_tau[ln(R/R_0)]` (MODEL.md, eq. 54)."""
    fall = np.log(rub_per_usd / baseline.path("rub_per_usd", rub_per_usd.shape[-1]))
    return draws["russia_rouble_pass_through"] * smoothed(fall, draws["russia_rouble_lag_months"])


def prices_of_money(uncovered_rub_trn: Array, nominal: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Log deviation of consumer prices that comes of money made for deficits, `theta L[sum u/M]` (MODEL.md, eq. 54).

    Parameters
    ----------
    uncovered_rub_trn : array, (draw, 1, month)
        Deficit that neither bonds nor the fund cover.
    nominal : array, (1, 1, month)
        Nominal GDP, with which the stock of money grows.
    """
    made = np.cumsum(uncovered_rub_trn / (baseline.numbers["russia_money_m2_rub_trn"] * nominal), axis=-1)
    return draws["russia_money_price_elasticity"] * smoothed(made, draws["russia_money_price_lag_months"])


def output_pct(ratio: Array, draws: Draws) -> Array:
    """GDP against baseline: percent lost per ten percent of export revenue lost, lagged (MODEL.md, eq. 55)."""
    return -draws["russia_gdp_pct_per_10pct_revenue"] * 10.0 * smoothed(1.0 - ratio, draws["russia_gdp_lag_months"])
