"""Finance: equities, and what falling wealth and tight credit do to spending."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.dynamics import smoothed
from econ.paths import LeverPaths

Array = NDArray[np.float64]

WEALTH_LAG_MONTHS = np.array([[[9.0]]])
"""Spending follows wealth over one to two years (Chodorow-Reich, Nenov & Simsek 2021)."""

STRESS_LAG_MONTHS = np.array([[[6.0]]])


def equity_log_deviation(brent_log: Array, gdp_pct: Array, draws: Draws) -> Array:
    """Log deviation of equities from oil-supply news and last month's GDP; (draw, region, month) (eq. 26)."""
    oil = draws["equity_pct_per_10pct_oil"] / 100.0 * np.maximum(np.expm1(brent_log), 0.0) * 10.0
    return oil + draws["equity_pct_per_pct_gdp"] / 100.0 * gdp_pct


def finance_effect_pct(paths: LeverPaths, equity_pct: Array, draws: Draws) -> Array:
    """GDP effect of equity wealth and of the lever `financial_stress_sd`, (draw, region, month) in percent (eq. 27)."""
    propensity = np.concatenate(
        [draws["wealth_gdp_pct_per_equity_pct_eu"], draws["wealth_gdp_pct_per_equity_pct_us"]], axis=1
    )
    stress = draws["stress_gdp_pct_per_sd"] * smoothed(paths["other_shocks.financial_stress_sd"], STRESS_LAG_MONTHS)
    return propensity * smoothed(equity_pct, WEALTH_LAG_MONTHS) + stress
