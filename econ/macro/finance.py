"""Finance: equities, credit spreads and the euro, and what falling wealth and tight credit do to spending."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.dynamics import smoothed
from econ.paths import LeverPaths

Array = NDArray[np.float64]

WEALTH_LAG_MONTHS = np.array([[[9.0]]])
"""Spending follows wealth over one to two years (Chodorow-Reich, Nenov & Simsek 2021)."""

STRESS_LAG_MONTHS = np.array([[[12.0]]])
"""With it a year of stress costs what it costs in the VAR of the fit `credit-spread`."""

LOG_PER_10_PCT = 0.1
"""Coefficients per 10 percent are estimated in logarithms, where this is ten percent."""


def equity_log_deviation(brent_log: Array, gdp_pct: Array, draws: Draws) -> Array:
    """Log deviation of equities from oil-supply news and last month's GDP; (draw, region, month) (eq. 26).

    Both coefficients are those of US equities; the EU borrows them, because no open euro-area index was found.
    """
    oil_pct = draws["equity_pct_per_10pct_oil"] * brent_log / LOG_PER_10_PCT
    return (oil_pct + draws["equity_pct_per_pct_gdp"] * gdp_pct) / 100.0


def credit_spread_deviation(paths: LeverPaths, brent_log: Array, gdp_pct: Array, draws: Draws) -> Array:
    """Deviation of the BAA-AAA spread: oil, GDP and `financial_stress_sd`; the EU borrows the US estimates (eq. 45).

    Returns
    -------
    array, (draw, region, month)
        Percentage points (fit `credit-spread`).
    """
    oil = draws["credit_spread_pp_per_10pct_oil"] * brent_log / LOG_PER_10_PCT
    stress = draws["credit_spread_pp_per_stress_sd"] * paths["other_shocks.financial_stress_sd"]
    return oil + draws["credit_spread_pp_per_pct_gdp"] * gdp_pct + stress


def euro_log_deviation(ttf_log: Array, draws: Draws) -> Array:
    """Log deviation of dollars per euro from the price of gas; (draw, 1, month) (fit `exchange-rate`, eq. 46).

    It is an output: what a weaker euro adds to prices is inside the pass-through of gas already.
    """
    return draws["euro_pct_per_10pct_ttf"] / 100.0 * ttf_log / LOG_PER_10_PCT


def finance_effect_pct(paths: LeverPaths, equity_pct: Array, draws: Draws) -> Array:
    """GDP effect of equity wealth and of the lever `financial_stress_sd`, (draw, region, month) in percent (eq. 27)."""
    propensity = draws.by_region("wealth_gdp_pct_per_equity_pct")
    stress = draws["stress_gdp_pct_per_sd"] * smoothed(paths["other_shocks.financial_stress_sd"], STRESS_LAG_MONTHS)
    return propensity * smoothed(equity_pct, WEALTH_LAG_MONTHS) + stress
