"""Sharing a gas shortage: who bears it, and shortages imposed by the user."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


def shortage_burden(demand_share: Array, dependence: Array, largest_shortage: float, *, solidarity: bool) -> Array:
    """How many times the common shortage each state bears; the demand-weighted mean is one.

    Under solidarity all bear the same. Without it the burden is proportional to the dependence on Russian gas,
    evened out just as far as needed for no state to be short of more than all its gas.

    Examples
    --------
    >>> shortage_burden(np.array([0.5, 0.5]), np.array([3.0, 1.0]), 0.1, solidarity=False)
    array([1.5, 0.5])
    """
    if solidarity:
        return np.ones_like(demand_share)
    burden: Array = dependence / (demand_share @ dependence)
    worst = burden.max()
    if worst * largest_shortage <= 1.0:
        return burden
    keep = (1.0 / largest_shortage - 1.0) / (worst - 1.0)
    return 1.0 + keep * (burden - 1.0)


def imposed_on_all(scenario: Scenario, paths: LeverPaths, share: Array) -> Array:
    """Replace the rationed share by the EU path of `overrides.gas_shortage_share` while it runs."""
    override = scenario.levers.overrides.gas_shortage_share or {}
    if "EU" not in override:
        return share
    imposed = paths.imposed(override["EU"])
    return np.where(np.isnan(imposed), share, imposed)


def imposed_on_states(scenario: Scenario, paths: LeverPaths, common: Array, burden: Array, weight: Array) -> Array:
    """Change of the EU's share where states have a shortage of their own imposed: that for their common one."""
    change = np.zeros_like(common)
    for state, path in (scenario.levers.overrides.gas_shortage_share or {}).items():
        if state != "EU":
            i, imposed = MEMBER_STATES.index(state), paths.imposed(path)
            change = change + weight[i] * np.where(np.isnan(imposed), 0.0, imposed - burden[i] * common)
    return change
