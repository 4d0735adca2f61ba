"""Recession risk, always with its definition: simulated technical and deep recessions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.risk.growth import RECENT_QUARTERS, four_quarter_growth_pct, quarterly_growth_pct

Array = NDArray[np.float64]

QUARTERS_PER_YEAR = 4
DEPRESSION_DEPTH_PCT = 10.0


@dataclass(frozen=True)
class RecessionRisk:
    """Probabilities (1, region, month) and simulated growth.

    Quarters count from the first simulated month, so a month has the probability of its quarter.

    Attributes
    ----------
    technical_now : array
        Share of paths in which the month's quarter is one of two or more negative quarters in a row.
    technical_12m : array
        Share of paths in which two negative quarters in a row begin within the year that starts with the month's
        quarter; a recession that goes on counts.
    deep, depression : array
        Share of paths that by then have fallen from their peak by more than the user's depth, and by more than 10 %.
    growth_yoy_pct : array, (draw, region, month)
        Annual GDP growth with its macro residuals.
    growth_pct : array, (draw, region, quarter)
        Quarterly growth, from `RECENT_QUARTERS` before the first simulated quarter on.
    """

    technical_now: Array
    technical_12m: Array
    deep: Array
    depression: Array
    growth_yoy_pct: Array
    growth_pct: Array


def recession_risk(
    gdp_pct: Array, regions: tuple[str, ...], depth_pct: float, baseline: Baseline, draws: Draws
) -> RecessionRisk:
    """Count recessions over the simulated paths.

    Parameters
    ----------
    gdp_pct : array, (draw, region, month)
        Deviation from baseline; months must be whole quarters.
    regions : tuple of str
        Names of the regions, of `RISK_REGIONS`.
    depth_pct : float
        Peak-to-trough fall that counts as deep. [percent]
    """
    growth = quarterly_growth_pct(gdp_pct, regions, baseline, draws)
    simulated = growth[..., RECENT_QUARTERS:]
    fall = peak_to_trough_pct(simulated)
    return RecessionRisk(
        technical_now=_share_of_paths(recession_now(growth)[..., RECENT_QUARTERS:]),
        technical_12m=_share_of_paths(recession_within_a_year(simulated)),
        deep=_share_of_paths(fall > depth_pct),
        depression=_share_of_paths(fall > DEPRESSION_DEPTH_PCT),
        growth_yoy_pct=monthly(four_quarter_growth_pct(growth)),
        growth_pct=growth,
    )


def recession_now(growth: Array) -> NDArray[np.bool_]:
    """Whether a quarter is one of two negative ones in a row, (..., quarter)."""
    negative = growth < 0.0
    pair = negative[..., :-1] & negative[..., 1:]
    now = np.zeros_like(negative)
    now[..., :-1] |= pair
    now[..., 1:] |= pair
    return now


def recession_within_a_year(growth: Array) -> NDArray[np.bool_]:
    """Whether two negative quarters in a row begin in a quarter or one of the three after it, (..., quarter)."""
    negative = growth < 0.0
    begins = np.zeros((*negative.shape[:-1], negative.shape[-1] + QUARTERS_PER_YEAR - 1), dtype=bool)
    begins[..., : negative.shape[-1] - 1] = negative[..., :-1] & negative[..., 1:]
    within = np.zeros_like(negative)
    for ahead in range(QUARTERS_PER_YEAR):
        within |= begins[..., ahead : ahead + negative.shape[-1]]
    return within


def peak_to_trough_pct(growth: Array) -> Array:
    """Largest fall of the level from an earlier peak, so far, (..., quarter)."""
    level = np.concatenate([np.zeros_like(growth[..., :1]), np.cumsum(growth, axis=-1)], axis=-1)
    fall: Array = np.maximum.accumulate(np.maximum.accumulate(level, axis=-1) - level, axis=-1)
    return fall[..., 1:]


def monthly(by_quarters: Array) -> Array:
    """Repeat each quarter's value over its three months."""
    return np.repeat(by_quarters, 3, axis=-1)


def _share_of_paths(happens: NDArray[np.bool_]) -> Array:
    """Probability by month of an event by quarter."""
    return monthly(happens.mean(axis=0, keepdims=True))
