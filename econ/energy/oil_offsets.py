"""Offsets: OPEC+ spare capacity and government stocks."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import lagged
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import DAYS_PER_MONTH

Array = NDArray[np.float64]

REFILL_STOPS_AT_LOG = 0.10
"""No government refills while Brent is ten percent above baseline (judgement; less so below, in proportion)."""


def opec_offset(
    scenario: Scenario, paths: LeverPaths, gap: Array, age_months: Array, baseline: Baseline, draws: Draws
) -> Array:
    r"""Spare capacity opened against the gap, growing with the gap's mean age after the delay.

    .. math:: w \min\left(G, \; [C - b\, O]^+ (1 - e^{-m/\tau})\right)   (MODEL.md, eq. 7)

    with willingness `w`: that share of a small gap is filled (row oil_opec_response_share), of a large one that share
    of spare capacity `C`. Of another outage `O` the share `b` takes spare barrels with it: a closed strait or an
    attacked field holds them back barrel for barrel.

    Parameters
    ----------
    gap, age_months : array, (draw, 1, month)
        Cut and not rerouted [mb/d], and its mean age.

    Returns
    -------
    array, (draw, 1, month)
        In mb/d, never more than the gap.
    """
    offsets = scenario.levers.offsets
    waited = np.maximum(age_months - offsets.opec_delay_months, 0.0)
    opened = -np.expm1(-waited / draws["opec_ramp_months"])
    trapped = offsets.spare_behind_outage_share * paths.shock(scenario.levers.other_shocks.world_oil_outage_mbd)
    spare = draws["opec_spare_capacity_scale"] * baseline.numbers["opec_spare_capacity_mbd"]
    return offsets.opec_spare_use_share * np.minimum(gap, np.maximum(spare - trapped, 0.0) * opened)


def government_release(
    scenario: Scenario, paths: LeverPaths, gap: Array, brent_log_before: Array, stock_mmbbl: float
) -> Array:
    """Government stocks released from the start, and refilled afterwards; refills are negative (MODEL.md, eq. 8).

    Released is never more than the gap or what is left. Once the release is over what was released is bought back at
    the pace of the lever, the less so the further last month's Brent was above baseline.

    Parameters
    ----------
    gap : array, (draw, 1, month)
        Left after rerouting and OPEC+. [mb/d]
    brent_log_before : array, (draw, 1, month)
        Log deviation of Brent from baseline, a month earlier.

    Returns
    -------
    array, (draw, 1, month)
        In mb/d.
    """
    offsets = scenario.levers.offsets
    t = np.arange(gap.shape[-1])
    over = paths.start + offsets.stock_release_months
    wanted = np.minimum(np.where((t >= paths.start) & (t < over), offsets.stock_release_mbd, 0.0), gap)
    released = _until_used_up(wanted, np.array(stock_mmbbl / DAYS_PER_MONTH))
    eager = np.clip(1.0 - brent_log_before / REFILL_STOPS_AT_LOG, 0.0, 1.0)
    refill = np.where(t >= over, offsets.stock_refill_mbd, 0.0) * eager
    return released - _until_used_up(refill, released.sum(axis=-1, keepdims=True))


def _until_used_up(wanted: Array, stock: Array) -> Array:
    """Flows until a stock, counted in months of the same flow, is used up."""
    return np.clip(stock - lagged(np.cumsum(wanted, axis=-1), 1), 0.0, wanted)
