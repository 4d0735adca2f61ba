"""Rerouting: refused crude and products find other buyers, slowly and never all."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.dynamics import smoothed
from econ.scenario import Scenario

Array = NDArray[np.float64]

EU = 0
"""Index of the EU along `BUYERS`: it is not a buyer of last resort for its own refused oil."""


def outside_eu(exports_mbd: Array) -> Array:
    """Volumes by buyer with none for the EU, (buyer,)."""
    elsewhere = exports_mbd.copy()
    elsewhere[EU] = 0.0
    return elsewhere


def placeable(refused_share: Array, exports_mbd: Array) -> Array:
    """Refused oil by who refuses it, times the share of other buyers, by what they buy, that still take Russian oil.

    No buyer takes back what it refuses, and the EU takes nothing that others refuse.

    Parameters
    ----------
    refused_share : array, (draw, buyer, month)
    exports_mbd : array, (buyer,)

    Returns
    -------
    array, (draw, buyer, month)
        mb/d.
    """
    elsewhere = outside_eu(exports_mbd)[None, :, None]
    kept = elsewhere * (1.0 - refused_share)
    others, others_kept = elsewhere.sum() - elsewhere, kept.sum(axis=1, keepdims=True) - kept
    return exports_mbd[None, :, None] * refused_share * np.maximum(share_of(others_kept, others), 0.0)


def share_of(part: Array, whole: Array) -> Array:
    """Part over whole, zero where there is none."""
    return np.divide(part, whole, out=np.zeros(np.broadcast_shapes(part.shape, whole.shape)), where=whole > 0)


def weighted(volume_mbd: Array, share: Array) -> Array:
    """Sum over buyers of their volume, (buyer,), times a share, (draw, buyer, month); (draw, 1, month)."""
    return np.asarray(np.einsum("b,dbm->dm", volume_mbd, share)[:, None, :])


def rerouted(scenario: Scenario, placeable_mbd: Array, reroute_share: float, draws: Draws) -> Array:
    """Refused oil of one commodity that willing buyers take, before the limit of tankers and ports.

    The target is the share that ends up elsewhere, of what is refused, as far as buyers are willing; the capacity to
    carry it follows by eq. 2 from the announcement (MODEL.md, eq. 6). Only oil refused now can be rerouted now.

    Parameters
    ----------
    placeable_mbd : array, (draw, 1, month)
        Refused oil for which there are willing buyers: the sum of `placeable`.

    Returns
    -------
    array, (draw, 1, month)
    """
    oil, timing = scenario.levers.oil, scenario.levers.timing
    target = np.minimum(reroute_share * draws["reroute_scale"], 1.0) * placeable_mbd
    foreseen = target.copy()
    for ahead in range(1, timing.announced_months_ahead + 1):
        foreseen[..., :-ahead] = np.maximum(foreseen[..., :-ahead], target[..., ahead:])
    return np.minimum(smoothed(foreseen, np.array(oil.reroute_months)), target)


def within_tanker_limit(crude: Array, products: Array, limit_mbd: float) -> tuple[Array, Array]:
    """Both cut in proportion where together they exceed what tankers and ports can carry to new places."""
    total = crude + products
    kept = np.where(total > limit_mbd, limit_mbd / np.maximum(total, max(limit_mbd, 1e-9)), 1.0)
    return crude * kept, products * kept
