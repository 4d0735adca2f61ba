"""Growth by quarters: baseline, scenario, and shocks as history had them."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import RISK_REGIONS
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import by_quarter

Array = NDArray[np.float64]

BLOCK_QUARTERS = 12
"""Length of a stretch of history; report `growth-residuals` says why."""

RECENT_QUARTERS = 3
"""Quarters before the first simulated one that growth over four quarters and pairs of quarters need."""

LEAD_QUARTERS = 6
"""At most so many quarters lie between a region's last observed quarter and the first simulated one."""


def history_blocks(quarters: int) -> int:
    """Stretches of history needed for a number of simulated quarters."""
    return -(-quarters // BLOCK_QUARTERS)


def growth_residual_pct(quarters: int, baseline: Baseline, draws: Draws) -> Array:
    r"""Deviation of quarterly growth from the baseline's path.

    .. math:: e_q = \rho e_{q-1} + u_q   (MODEL.md, eq. 31)

    The shocks `u` are stretches of twelve past quarters, the same ones for all regions (moving-block bootstrap,
    circular), so that persistence, fat tails and falling together are those of history. It starts at zero in a
    region's last observed quarter; the first stretch begins as much earlier. No pandemic quarters.

    Returns
    -------
    array, (draw, region, quarter)
        Regions as `RISK_REGIONS`; from `RECENT_QUARTERS` before the first simulated quarter on. [percent]
    """
    if draws.central:
        return np.zeros((1, len(RISK_REGIONS), RECENT_QUARTERS + quarters))
    history = baseline.paths["growth_history_shock_pct"][0]
    length = history.shape[-1]
    starts = (draws.history_starts.T * length).astype(int)
    quarter = np.arange(-LEAD_QUARTERS, quarters)
    block = np.maximum(quarter, 0) // BLOCK_QUARTERS
    index = (starts[block] + (quarter - block * BLOCK_QUARTERS)[:, None]) % length
    shocks = history.T[index]
    unobserved = quarter[:, None] >= -baseline.by_risk_region["growth_quarters_unobserved"]
    residual = shocks * unobserved[:, None]
    persistence = baseline.by_risk_region["growth_persistence"]
    for step in range(1, len(quarter)):
        residual[step] += persistence * residual[step - 1]
    return np.moveaxis(residual[LEAD_QUARTERS - RECENT_QUARTERS :], 0, -1)


def quarterly_growth_pct(gdp_pct: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Quarterly growth: baseline, scenario, and a residual taken from history.

    .. math:: g_q = g^0_q + \Delta_q + e_q   (MODEL.md, eq. 31)

    Parameters
    ----------
    gdp_pct : array, (draw, region, month)
        Deviation from baseline; regions as `RISK_REGIONS`, months in whole quarters counted from the first.

    Returns
    -------
    array, (draw, region, quarter)
        From `RECENT_QUARTERS` before the first simulated quarter on. [percent, not annualised]
    """
    change = quarterly_change_pct(gdp_pct)
    recent = [baseline.by_risk_region[f"gdp_growth_quarter_minus_{k}_pct"] for k in range(RECENT_QUARTERS, 0, -1)]
    path = np.concatenate(
        [np.stack(recent, axis=-1)[None], baseline.path("gdp_growth_quarterly_pct", change.shape[-1])], -1
    )
    growth = path + growth_residual_pct(change.shape[-1], baseline, draws)
    if change.shape[0] > growth.shape[0]:
        growth = np.repeat(growth, change.shape[0], axis=0)
    growth[..., RECENT_QUARTERS:] += change
    return growth


def quarterly_change_pct(gdp_pct: Array) -> Array:
    """Contribution of a deviation from baseline to growth in each quarter, (..., month) -> (..., quarter)."""
    return np.diff(by_quarter(gdp_pct), axis=-1, prepend=0.0)


def four_quarter_growth_pct(growth: Array) -> Array:
    """Growth over four quarters of quarterly growth that begins `RECENT_QUARTERS` early."""
    total = np.cumsum(growth, axis=-1)
    return total[..., 3:] - np.concatenate([np.zeros_like(total[..., :1]), total[..., :-4]], axis=-1)
