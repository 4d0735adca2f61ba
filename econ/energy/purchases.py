"""Purchases: what each buyer takes of Russia's oil once refused oil has found other buyers."""

import numpy as np
from numpy.typing import NDArray

from econ.energy.oil_rerouting import EU

Array = NDArray[np.float64]


def purchases_mbd(exports_mbd: Array, exported_share: Array, refused_share: Array, rerouted_mbd: Array) -> Array:
    """Purchases of one commodity by buyer; they add up to what Russia sells (MODEL.md, eq. 50).

    Each buyer takes its usual volume less what it refuses, of what Russia offers. Rerouted oil goes to buyers other
    than the EU in proportion to what they have not refused, as `willing_share` counts them.

    Parameters
    ----------
    exports_mbd : array, (buyer,)
        Usual volumes.
    exported_share : array, (draw, 1, month)
        Share of its exports that Russia does not withhold.
    refused_share : array, (draw, buyer, month)
    rerouted_mbd : array, (draw, 1, month)

    Returns
    -------
    array, (draw, buyer, month)
        mb/d.
    """
    kept = exports_mbd[None, :, None] * exported_share * (1.0 - refused_share)
    elsewhere = kept.copy()
    elsewhere[:, EU] = 0.0
    total = elsewhere.sum(axis=1, keepdims=True)
    return kept + rerouted_mbd * np.divide(elsewhere, total, out=np.zeros_like(elsewhere), where=total > 0)
