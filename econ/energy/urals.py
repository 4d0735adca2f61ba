"""Urals: what Russia gets for a barrel."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import lagged
from econ.paths import LeverPaths

Array = NDArray[np.float64]

DELIVERED_SHARE = 7.5 / 27.0
"""Discount delivered to India over the discount at Russia's ports in late 2025 (row ru_urals_disc_shock: 7.5 of 27)."""


def urals_price(
    paths: LeverPaths,
    brent_usd_bbl: Array,
    brent_log_deviation: Array,
    displaced_share: Array,
    baseline: Baseline,
    draws: Draws,
) -> Array:
    r"""Price of Urals before any price cap.

    .. math:: P^U = P - \left[ d_0 + d_s v - k \cdot 100 \ln(P/P_0) \right] (1 - r) - d_{pre} r   (MODEL.md, eq. 11)

    with :math:`d_0` the baseline discount, which fades from its observed value to normal (before the war: normal only
    as far as the EU has stopped buying) with a half-life of months,
    `v` the share of exports whose buyers have turned away, forgotten at the same half-life as trade finds new ways,
    `k` what tightness does (estimated, and not clearly different from zero), and `r` the share of sanctions relief
    towards the pre-war discount. Nothing keeps the discount above zero.

    Parameters
    ----------
    displaced_share : array, (draw, 1, month)
        Share of Russia's exports that buyers refuse in a month, rerouted or not.

    Returns
    -------
    array, (draw, 1, month)
        USD/bbl, never below one dollar.
    """
    t = np.arange(1, paths.months + 1)
    half_life = draws["urals_discount_half_life_months"]
    kept = 0.5 ** (t / half_life)
    pre_war = baseline.numbers["urals_discount_pre_war_usd_bbl"]
    embargoed = np.maximum(baseline.numbers["sanctions_in_force"], paths["oil.eu_cut_share"])
    normal = pre_war + embargoed * (draws["urals_discount_normal_usd_bbl"] - pre_war)
    discount = normal + (baseline.numbers["urals_discount_usd_bbl"] - normal) * kept
    discount = discount + draws["urals_discount_shock_usd_bbl"] * newly_displaced(displaced_share, half_life)
    discount = discount - 100.0 * draws["urals_tightness_usd_per_pct"] * brent_log_deviation
    relief = paths["oil.sanctions_relief_share"]
    discount = discount * (1.0 - relief) + pre_war * relief
    return np.maximum(brent_usd_bbl - discount, 1.0)


def newly_displaced(displaced_share: Array, half_life_months: Array) -> Array:
    """Share of exports displaced so far, each part halved every half-life; (draw, 1, month)."""
    fresh = np.maximum(displaced_share - lagged(displaced_share, 1), 0.0)
    weight = 0.5 ** (np.arange(fresh.shape[-1]) / half_life_months)
    return weight * np.cumsum(fresh / weight, axis=-1)


def delivered_discount(discount_usd_bbl: Array) -> Array:
    """Discount as the buyer in India sees it: most of what Russia loses at its ports goes to freight and middlemen.

    One pair of figures from late 2025 is all the evidence; for China and Türkiye there is none, so none is given.
    """
    return DELIVERED_SHARE * discount_usd_bbl


def discount_gained_share(displaced_share: Array, brent_usd_bbl: Array, draws: Draws) -> Array:
    """Further discount, delivered, that displaced oil brings its buyers, as a share of Brent; (draw, 1, month)."""
    further = draws["urals_discount_shock_usd_bbl"] * newly_displaced(
        displaced_share, draws["urals_discount_half_life_months"]
    )
    return delivered_discount(further) / brent_usd_bbl


def realised_price(urals_usd_bbl: Array, price_cap_usd_bbl: float | None, paths: LeverPaths, draws: Draws) -> Array:
    """Average price Russia realises under a price cap on the part of its oil that uses Western services, in USD/bbl."""
    if price_cap_usd_bbl is None:
        return urals_usd_bbl
    covered = draws["price_cap_coverage_share"] * paths.active
    return urals_usd_bbl - covered * np.maximum(urals_usd_bbl - price_cap_usd_bbl, 0.0)
