"""Recession risk, always with its definition: simulated technical and deep recessions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import by_quarter

Array = NDArray[np.float64]

QUARTERS_PER_YEAR = 4
DEPRESSION_DEPTH_PCT = 10.0
BLOCK_QUARTERS = 8
"""Length of a stretch of history: as long as most recessions from peak to recovery."""


@dataclass(frozen=True)
class RecessionRisk:
    """Probabilities (1, region, month) and simulated growth.

    Attributes
    ----------
    technical_12m : array
        Share of paths in which two negative quarters in a row begin within the year that starts with the month's
        quarter (quarters count from the first simulated month).
    deep, depression : array
        Share of paths that by then have fallen from their peak by more than the user's depth, and by more than 10 %.
    growth_yoy_pct : array, (draw, region, month)
        Annual GDP growth with its macro residuals.
    """

    technical_12m: Array
    deep: Array
    depression: Array
    growth_yoy_pct: Array


def history_blocks(quarters: int) -> int:
    """Stretches of history needed for a number of quarters."""
    return -(-quarters // BLOCK_QUARTERS)


def growth_residual_pct(quarters: int, baseline: Baseline, draws: Draws) -> Array:
    """Deviations of quarterly growth from its mean, as stretches of two years of history; (draw, region, quarter).

    Blocks keep what makes recessions: persistence, fat tails, and the EU and US falling together (moving-block
    bootstrap, circular). Pandemic quarters are not in the history.
    """
    if draws.central:
        return np.zeros((1, 2, quarters))
    history = baseline.paths["growth_history_gap_pct"][0]
    length = history.shape[-1]
    starts = (draws.history_starts * length).astype(int)
    index = (starts[:, :, None] + np.arange(BLOCK_QUARTERS)) % length
    return np.moveaxis(history[:, index.reshape(draws.count, -1)[:, :quarters]], 0, 1)


def quarterly_growth_pct(gdp_pct: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Quarterly growth: baseline, scenario, and a residual taken from history.

    .. math:: g_q = g^0_q + \Delta_q + e_q   (MODEL.md, eq. 31)

    Returns
    -------
    array, (draw, region, quarter)
        Percent, not annualised.
    """
    level = by_quarter(gdp_pct)
    quarters = level.shape[-1]
    change = np.diff(level, axis=-1, prepend=0.0)
    return baseline.path("gdp_growth_quarterly_pct", quarters) + change + growth_residual_pct(quarters, baseline, draws)


def recession_risk(gdp_pct: Array, depth_pct: float, baseline: Baseline, draws: Draws) -> RecessionRisk:
    """Count recessions over the simulated paths.

    Parameters
    ----------
    gdp_pct : array, (draw, region, month)
        Deviation from baseline; months must be whole quarters.
    depth_pct : float
        Peak-to-trough fall that counts as deep. [percent]
    """
    growth = quarterly_growth_pct(gdp_pct, baseline, draws)
    negative = growth < 0.0
    begins = negative[..., :-1] & negative[..., 1:]
    padded = np.concatenate([begins, np.zeros((*begins.shape[:-1], QUARTERS_PER_YEAR), dtype=bool)], axis=-1)
    quarters = growth.shape[-1]
    within = np.zeros(growth.shape, dtype=bool)
    for ahead in range(QUARTERS_PER_YEAR):
        within |= padded[..., ahead : ahead + quarters]

    level = np.concatenate([np.zeros_like(growth[..., :1]), np.cumsum(growth, axis=-1)], axis=-1)
    fall = np.maximum.accumulate(np.maximum.accumulate(level, axis=-1) - level, axis=-1)[..., 1:]
    return RecessionRisk(
        technical_12m=_monthly(within.mean(axis=0, keepdims=True)),
        deep=_monthly((fall > depth_pct).mean(axis=0, keepdims=True)),
        depression=_monthly((fall > DEPRESSION_DEPTH_PCT).mean(axis=0, keepdims=True)),
        growth_yoy_pct=_monthly(_four_quarters(growth, baseline)),
    )


def _four_quarters(growth: Array, baseline: Baseline) -> Array:
    """Growth over four quarters, the first ones completed by observed quarters before the baseline month."""
    history = np.stack([baseline.by_macro_region[f"gdp_growth_quarter_minus_{k}_pct"] for k in (3, 2, 1)], axis=-1)
    extended = np.concatenate([np.broadcast_to(history, (growth.shape[0], *history.shape)), growth], axis=-1)
    total = np.cumsum(extended, axis=-1)
    return total[..., 3:] - np.concatenate([np.zeros_like(total[..., :1]), total[..., :-4]], axis=-1)


def _monthly(by_quarters: Array) -> Array:
    """Repeat each quarter's value over its three months."""
    return np.repeat(by_quarters, 3, axis=-1)
