"""Who bears a gas shortage, and what that costs: burdens of the member states relative to the EU."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TIE_SHARE = 0.025
"""Slice of other customers' demand that the network cuts at a time: smaller differences between states are ties."""


def network_burden(
    demand_twh: Array, other_twh: Array, other_short_twh: Array, protected_short_twh: Array, demand_share: Array
) -> Array | None:
    """How many times the EU's shortage each state bears on the network; the demand-weighted mean is one.

    All arguments but the last are sums over the months of the network. Other customers' share is moved towards the
    EU's by up to a slice, because which of two states the linear programme cuts first within a slice says nothing.

    Parameters
    ----------
    demand_twh, other_twh : array, (state,)
        Demand, and that of customers who are not protected.
    other_short_twh, protected_short_twh : array, (state,)
        What they lack.
    demand_share : array, (state,)
        Weights of the states in the EU's shortage.

    Returns
    -------
    array, (state,), or None
        None where nobody is short.

    Examples
    --------
    >>> half = np.array([50.0, 50.0])
    >>> alone = network_burden(np.array([100.0, 100.0]), half, np.array([0.0, 30.0]), half * 0.0, np.array([0.5, 0.5]))
    >>> alone.round(2).tolist()
    [0.08, 1.92]
    """
    share = np.divide(other_short_twh, other_twh, out=np.zeros_like(other_twh), where=other_twh > 0)
    common = float(other_short_twh.sum() / max(float(other_twh.sum()), np.finfo(float).tiny))
    apart = share - common
    share = np.where(other_twh > 0, common + np.sign(apart) * np.maximum(np.abs(apart) - TIE_SHARE, 0.0), 0.0)
    short = share * other_twh + protected_short_twh
    burden = np.divide(short, demand_twh, out=np.zeros_like(short), where=demand_twh > 0)
    mean = float(burden @ demand_share / demand_share.sum())
    return burden / mean if mean > 0.0 else None


def firms_short_share(short_share: Array, protected_share: float) -> Array:
    """Share of their gas that firms lack when protected customers come last."""
    firms = 1.0 - protected_share
    return np.minimum(short_share / firms, 1.0) if firms > 0 else np.zeros_like(short_share)
