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


def growth_residual_pct(
    quarters: int, baseline: Baseline, draws: Draws, regions: tuple[str, ...] = RISK_REGIONS
) -> Array:
    r"""Deviation of quarterly growth from the baseline's path.

    .. math:: e_q = \rho e_{q-1} + u_q   (MODEL.md, eq. 31)

    The shocks `u` are stretches of twelve past quarters, the same ones for all regions (moving-block bootstrap,
    circular), so that persistence, fat tails and falling together are those of history. It starts at zero in a
    region's last observed quarter; the first stretch begins as much earlier. No pandemic quarters.

    Returns
    -------
    array, (draw, region, quarter)
        From `RECENT_QUARTERS` before the first simulated quarter on. [percent]
    """
    if draws.central:
        return np.zeros((1, len(regions), RECENT_QUARTERS + quarters))
    places = _places(regions)
    history = baseline.paths["growth_history_shock_pct"][0][places]
    length = history.shape[-1]
    starts = (draws.history_starts.T * length).astype(int)
    quarter = np.arange(-LEAD_QUARTERS, quarters)
    block = np.maximum(quarter, 0) // BLOCK_QUARTERS
    index = (starts[block] + (quarter - block * BLOCK_QUARTERS)[:, None]) % length
    shocks = history.T[index]
    unobserved = quarter[:, None] >= -baseline.by_risk_region["growth_quarters_unobserved"][places]
    residual = shocks * unobserved[:, None]
    persistence = baseline.by_risk_region["growth_persistence"][places]
    for step in range(1, len(quarter)):
        residual[step] += persistence * residual[step - 1]
    return np.moveaxis(residual[LEAD_QUARTERS - RECENT_QUARTERS :], 0, -1)


def quarterly_growth_pct(gdp_pct: Array, regions: tuple[str, ...], baseline: Baseline, draws: Draws) -> Array:
    r"""Quarterly growth: baseline, scenario, and a residual taken from history.

    .. math:: g_q = g^0_q + \Delta_q + e_q   (MODEL.md, eq. 31)

    Parameters
    ----------
    gdp_pct : array, (draw, region, month)
        Deviation from baseline; months in whole quarters counted from the first.
    regions : tuple of str
        Names of the regions, of `RISK_REGIONS`.

    Returns
    -------
    array, (draw, region, quarter)
        From `RECENT_QUARTERS` before the first simulated quarter on. [percent, not annualised]
    """
    change = quarterly_change_pct(gdp_pct)
    lead = [baseline.by_risk_region[f"gdp_growth_quarter_minus_{k}_pct"] for k in range(RECENT_QUARTERS, 0, -1)]
    path = baseline.path("gdp_growth_quarterly_pct", change.shape[-1])
    calm = np.concatenate([np.stack(lead, axis=-1)[None], path], axis=-1)[:, _places(regions)]
    growth = calm + growth_residual_pct(change.shape[-1], baseline, draws, regions)
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


def _places(regions: tuple[str, ...]) -> list[int]:
    """Positions of regions along the axis of `RISK_REGIONS`."""
    return [RISK_REGIONS.index(region) for region in regions]
