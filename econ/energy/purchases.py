"""Purchases: what each buyer takes of Russia's oil once refused oil has found other buyers."""

import numpy as np
from numpy.typing import NDArray

from econ.energy.oil_rerouting import outside_eu, share_of

Array = NDArray[np.float64]


def purchases_mbd(
    exports_mbd: Array, exported_share: Array, refused_share: Array, placeable_mbd: Array, rerouted_mbd: Array
) -> Array:
    """Purchases of one commodity by buyer; they add up to what Russia sells (MODEL.md, eq. 50).

    Each buyer takes its usual volume less what it refuses, of what Russia offers. Rerouted oil goes to buyers other
    than the EU and than those who refused it, in proportion to what they have not refused themselves.

    Parameters
    ----------
    exports_mbd : array, (buyer,)
        Usual volumes.
    exported_share : array, (draw, 1, month)
        Share of its exports that Russia does not withhold.
    refused_share, placeable_mbd : array, (draw, buyer, month)
        `econ.energy.oil_rerouting.placeable`, of what Russia offers, by who refuses it.
    rerouted_mbd : array, (draw, 1, month)

    Returns
    -------
    array, (draw, buyer, month)
        mb/d.
    """
    kept = exports_mbd[None, :, None] * exported_share * (1.0 - refused_share)
    takers = outside_eu(exports_mbd)[None, :, None] * (1.0 - refused_share)
    other_takers = takers.sum(axis=1, keepdims=True) - takers
    refused = placeable_mbd.sum(axis=1, keepdims=True)
    offered = share_of(share_of(rerouted_mbd, refused) * placeable_mbd, other_takers)
    return kept + takers * (offered.sum(axis=1, keepdims=True) - offered)
