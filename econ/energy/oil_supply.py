"""Oil supply: from the gross cut to the net loss, barrel by barrel."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import lagged, mean_age
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import DAYS_PER_MONTH

Array = NDArray[np.float64]

EU = 0
"""Index of the EU along `BUYERS`: it is not a buyer of last resort for its own refused oil."""


@dataclass(frozen=True)
class OilSupply:
    """Oil accounts, all (draw, 1, month) in mb/d; gross cut = rerouted + OPEC+ offset + stock release + net loss.

    Attributes
    ----------
    gross_cut_mbd : array
        Russian oil refused by buyers or withheld by Russia, and oil lost elsewhere at the same time.
    russian_exports_mbd : array
        What Russia still sells, rerouted oil included.
    unplaced_share : array
        Share of Russia's exports refused by buyers and not yet placed elsewhere; drives the Urals discount.
    shut_in_share : array
        Share of exports withheld or lost for good.
    """

    gross_cut_mbd: Array
    rerouted_mbd: Array
    opec_offset_mbd: Array
    stock_release_mbd: Array
    net_loss_mbd: Array
    russian_exports_mbd: Array
    unplaced_share: Array
    shut_in_share: Array


def oil_supply(scenario: Scenario, paths: LeverPaths, compliance: Array, baseline: Baseline, draws: Draws) -> OilSupply:
    """Follow the cut barrels: rerouted, replaced by OPEC+ or from government stocks, or lost (MODEL.md, eq. 5 to 8).

    A buyers' embargo reroutes what willing buyers can take; oil that Russia withholds reroutes nowhere. A shut-in
    costs capacity for good (`russia_shut_in_capacity_loss_per_year`). Commercial stocks are part of the demand
    elasticity ("in use"), so they are no separate line here.

    Parameters
    ----------
    compliance : array, (draw, buyer, month)
        Shares given up under secondary sanctions.

    Returns
    -------
    OilSupply
    """
    levers = scenario.levers
    exports = baseline.by_buyer["russia_oil_exports_mbd"][None, :, None]
    total = exports.sum()

    withheld_share = _with_capacity_loss(paths["oil.shut_in"], draws)
    own_cut = np.concatenate(
        [paths[f"oil.{buyer}_cut_share"] for buyer in ("eu", "india", "china", "turkiye", "rest")], axis=1
    )
    refused_share = np.maximum(own_cut, compliance)
    refused = exports * (1.0 - withheld_share) * refused_share
    rerouted = _rerouted(scenario, refused, refused_share, exports, draws)

    gross = (
        withheld_share * total
        + refused.sum(axis=1, keepdims=True)
        + paths.shock(levers.other_shocks.world_oil_outage_mbd)
    )
    imposed = levers.overrides.oil_net_loss_mbd
    if imposed is not None:
        path = paths.imposed(imposed)
        gross = np.where(np.isnan(path), gross, path)
        rerouted = np.where(np.isnan(path), rerouted, 0.0)
    gap = gross - rerouted
    opec = np.minimum(gap, _opec_available(scenario, gap, baseline, draws))
    stocks = baseline.numbers["government_stocks_mmbbl"]
    release = _release(
        gap - opec, levers.offsets.stock_release_mbd, paths.start, levers.offsets.stock_release_months, stocks
    )
    if imposed is not None:
        opec = np.where(np.isnan(path), opec, 0.0)
        release = np.where(np.isnan(path), release, 0.0)
    unplaced = refused.sum(axis=1, keepdims=True) - rerouted
    return OilSupply(
        gross_cut_mbd=gross,
        rerouted_mbd=rerouted,
        opec_offset_mbd=opec,
        stock_release_mbd=release,
        net_loss_mbd=gap - opec - release,
        russian_exports_mbd=total * (1.0 - withheld_share) - unplaced,
        unplaced_share=np.maximum(unplaced, 0.0) / total,
        shut_in_share=withheld_share,
    )


def _with_capacity_loss(shut_in: Array, draws: Draws) -> Array:
    """Share of exports missing: what is withheld now, and at least what earlier shut-ins have cost for good."""
    years_shut = np.cumsum(lagged(shut_in, 1), axis=-1) / 12.0
    return np.maximum(shut_in, np.minimum(draws["russia_shut_in_capacity_loss_per_year"] * years_shut, 1.0))


def _rerouted(scenario: Scenario, refused: Array, refused_share: Array, exports: Array, draws: Draws) -> Array:
    """Refused oil that willing buyers take: limited by who is left, growing with time from the announcement."""
    oil, timing = scenario.levers.oil, scenario.levers.timing
    willing = 1.0 - (refused_share * exports)[:, EU + 1 :].sum(axis=1, keepdims=True) / exports[:, EU + 1 :].sum()
    share = np.minimum(oil.reroute_share * draws["reroute_scale"], 1.0)
    target = share * willing * refused.sum(axis=1, keepdims=True)
    speed = 1.0 - np.exp(-1.0 / oil.reroute_months)
    foreseen = target.copy()
    for ahead in range(1, timing.announced_months_ahead + 1):
        foreseen[..., :-ahead] = np.maximum(foreseen[..., :-ahead], target[..., ahead:])
    placed = np.zeros_like(target)
    capacity = np.zeros_like(target[..., 0])
    for month in range(target.shape[-1]):
        capacity = capacity + speed * (foreseen[..., month] - capacity)
        placed[..., month] = np.minimum(capacity, target[..., month])
    return placed


def _opec_available(scenario: Scenario, gap: Array, baseline: Baseline, draws: Draws) -> Array:
    """Spare capacity opened against the gap, growing with the gap's mean age after the delay, in mb/d."""
    offsets = scenario.levers.offsets
    waited = np.maximum(mean_age(gap) - offsets.opec_delay_months, 0.0)
    opened = 1.0 - np.exp(-waited / draws["opec_ramp_months"])
    spare = draws["opec_spare_capacity_scale"] * baseline.numbers["opec_spare_capacity_mbd"]
    return offsets.opec_spare_use_share * spare * opened


def _release(gap: Array, rate_mbd: float, start: int, months: int, stock_mmbbl: float) -> Array:
    """Government stocks released from the start, never more than the gap or what is left, in mb/d."""
    t = np.arange(gap.shape[-1])
    wanted = np.minimum(np.where((t >= start) & (t < start + months), rate_mbd, 0.0), gap)
    before = lagged(np.cumsum(wanted, axis=-1), 1) * DAYS_PER_MONTH
    return np.clip((stock_mmbbl - before) / DAYS_PER_MONTH, 0.0, wanted)
