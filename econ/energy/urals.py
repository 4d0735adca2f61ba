"""Urals: what Russia gets for a barrel."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import fading_maximum
from econ.paths import LeverPaths

Array = NDArray[np.float64]


def urals_price(
    paths: LeverPaths,
    brent_usd_bbl: Array,
    brent_log_deviation: Array,
    unplaced_share: Array,
    baseline: Baseline,
    draws: Draws,
) -> Array:
    r"""Price of Urals before any price cap.

    .. math:: P^U = P - \left[ d_0 + d_s u - k \cdot 100 (P/P_0 - 1) \right] (1 - r) - d_{pre} r   (MODEL.md, eq. 11)

    with :math:`d_0` the baseline discount, which fades from its observed value to normal (before the war: normal only
    as far as the EU has stopped buying) with a half-life of months,
    `u` the share of exports refused and not yet placed (with a memory of the same half-life), `k` the narrowing when
    oil is scarce (the discount may turn negative), and `r` the share of sanctions relief towards the pre-war discount.

    Returns
    -------
    array, (draw, 1, month)
        USD/bbl, never below one dollar.
    """
    months = paths.months
    t = np.arange(1, months + 1)
    kept = 0.5 ** (t / draws["urals_discount_half_life_months"])
    pre_war = baseline.numbers["urals_discount_pre_war_usd_bbl"]
    embargoed = np.maximum(baseline.numbers["sanctions_in_force"], paths["oil.eu_cut_share"])
    normal = pre_war + embargoed * (draws["urals_discount_normal_usd_bbl"] - pre_war)
    discount = normal + (baseline.numbers["urals_discount_usd_bbl"] - normal) * kept
    memory = draws["urals_discount_half_life_months"] / np.log(2.0)
    discount = discount + draws["urals_discount_shock_usd_bbl"] * fading_maximum(unplaced_share, memory)
    discount = discount - draws["urals_tightness_usd_per_pct"] * 100.0 * np.expm1(np.maximum(brent_log_deviation, 0.0))
    relief = paths["oil.sanctions_relief_share"]
    discount = discount * (1.0 - relief) + baseline.numbers["urals_discount_pre_war_usd_bbl"] * relief
    return np.maximum(brent_usd_bbl - discount, 1.0)


def realised_price(urals_usd_bbl: Array, price_cap_usd_bbl: float | None, paths: LeverPaths, draws: Draws) -> Array:
    """Average price Russia realises under a price cap on the part of its oil that uses Western services, in USD/bbl."""
    if price_cap_usd_bbl is None:
        return urals_usd_bbl
    covered = draws["price_cap_coverage_share"] * paths.active
    return urals_usd_bbl - covered * np.maximum(urals_usd_bbl - price_cap_usd_bbl, 0.0)
