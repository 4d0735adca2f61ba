"""Sharing a gas shortage: who bears it, and shortages imposed by the user."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


def shortage_burden(demand_share: Array, exposure: Array) -> Array:
    """How many times a small common shortage each state bears, (state,); the demand-weighted mean is one.

    The burden is proportional to an exposure: under solidarity the part of demand that is not protected, so that firms
    lack the same share everywhere; without it the dependence on Russian gas. `borne_share` evens it out where a
    shortage is too large for that.

    Examples
    --------
    >>> shortage_burden(np.array([0.5, 0.5]), np.array([3.0, 1.0]))
    array([1.5, 0.5])
    """
    return np.asarray(exposure / (demand_share @ exposure))


def borne_share(common: Array, burden: Array, largest_burden: float) -> Array:
    """Shortage of a state from the common one, evened out just as far as no state lacks more than all its gas (eq. 42).

    Each draw and month is evened out by itself: what a draw finds does not depend on the others that are run.

    Parameters
    ----------
    common : array, (draw, ..., month)
        Share of demand that the EU lacks.
    burden : array, broadcastable
        How many times that the state bears; `largest_burden` is the largest of all states.

    Returns
    -------
    array, like `common`
        Share of the state's demand.
    """
    if largest_burden <= 1.0:
        return common * burden
    spread = common * (largest_burden - 1.0)
    keep = np.divide(1.0 - common, spread, out=np.ones_like(common), where=spread > 1.0 - common)
    return np.asarray(common * (1.0 + keep * (burden - 1.0)))


def imposed_on_all(scenario: Scenario, paths: LeverPaths, share: Array) -> Array:
    """Replace the rationed share by the EU path of `overrides.gas_shortage_share` while it runs."""
    override = scenario.levers.overrides.gas_shortage_share or {}
    if "EU" not in override:
        return share
    imposed = paths.imposed(override["EU"])
    return np.where(np.isnan(imposed), share, imposed)


def imposed_on_states(
    scenario: Scenario, paths: LeverPaths, common: Array, burden: Array, weight: Array, most: Array
) -> Array:
    """Change of the EU's share where states have a shortage of their own imposed: that for what they would bear.

    `most` is what counts of a state's shortage, (state,): all its gas, or the gas of its firms.
    """
    change = np.zeros_like(common)
    for state, path in (scenario.levers.overrides.gas_shortage_share or {}).items():
        if state != "EU":
            i, imposed = MEMBER_STATES.index(state), paths.imposed(path)
            borne = borne_share(common, burden[i], float(burden.max()))
            change = change + weight[i] * np.where(
                np.isnan(imposed), 0.0, np.minimum(imposed, most[i]) - np.minimum(borne, most[i])
            )
    return change
