"""The EU's gas accounts: what of a loss is made good by whom, month by month, so that it adds up."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.turning_points import path_without_embargo
from econ.axes import FIXED_GAS_ROUTES
from econ.baseline import load_baseline
from econ.result import Array, Result
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM

ALL_RATIONED = 1.0 - 1e-9
LEAST_LOSS_BCM = 0.005


@dataclass(frozen=True, kw_only=True)
class GasAccounts:
    """Means over draws against the path without embargo, (month,), bcm a month.

    Lost equals added, LNG, less used, storage, rationed and set by hand together, in every month.

    Attributes
    ----------
    lost : array
        Supply that the scenario takes away.
    added : array
        Supply that the scenario adds: extra LNG, pipelines that return.
    lng : array
        LNG that a higher price draws in; negative where storage is full and cargoes are turned away.
    saved : array
        Demand that price, income and public saving take away, less what cold weather adds.
    storage : array
        Gas drawn from storage; negative where it is refilled.
    rationed : array
        Demand that is not met.
    """

    lost: Array
    added: Array
    lng: Array
    saved: Array
    storage: Array
    rationed: Array

    @cached_property
    def by_hand(self) -> Array:
        """What a shortage set by hand takes out of demand although gas is there; negative, else zero."""
        rest = self.lost - self.added - self.lng - self.saved - self.storage - self.rationed
        return np.where(np.abs(rest) < LEAST_LOSS_BCM, 0.0, rest)

    @property
    def nothing_lost(self) -> bool:
        """Whether the scenario leaves supply as it is."""
        return bool(self.lost.max() < LEAST_LOSS_BCM)

    def months_shown(self) -> slice:
        """First twelve months of the cut, or all of it where it is shorter."""
        cut = np.flatnonzero(self.lost > 0.5 * self.lost.max())
        first, last = (int(cut[0]), int(cut[-1])) if cut.size else (0, 0)
        return slice(first, min(first + MONTHS_PER_YEAR, last + 1))


def gas_accounts(result: Result) -> GasAccounts:
    """Work the accounts out from the variables of a run."""
    rationed = _rationed_twh(result.draws("gas_demand_twh", "EU"), result.draws("gas_rationed_share", "EU"))
    less_burnt = path_without_embargo(result, "gas_demand_twh", "EU") - result.mean("gas_demand_twh", "EU")
    lost, added = (result.draws(f"gas_supply_{what}_bcm", "EU")[0] / MONTHS_PER_YEAR for what in ("loss", "added"))
    supply = sum(supply_by_route(result).values(), np.zeros(len(result.months)))
    usual = sum(usual_supply_by_route(result).values(), np.zeros(len(result.months)))
    return GasAccounts(
        lost=lost,
        added=added,
        lng=(supply - usual) / TWH_PER_BCM + lost - added,
        saved=(less_burnt - rationed) / TWH_PER_BCM,
        storage=_drawn_twh(result) / TWH_PER_BCM,
        rationed=rationed / TWH_PER_BCM,
    )


def supply_by_route(result: Result) -> dict[str, Array]:
    """Gas that comes by each route, mean over draws, (month,), TWh a month; the LNG of others closes the balance."""
    routes = {route: result.mean("gas_route_twh", route) for route in FIXED_GAS_ROUTES}
    return routes | {"other_lng": result.mean("gas_lng_twh", "EU") - routes["russian_lng"]}


def usual_supply_by_route(result: Result) -> dict[str, Array]:
    """Gas that would come by each route without embargo, as `supply_by_route`."""
    routes = {route: path_without_embargo(result, "gas_route_twh", route) for route in FIXED_GAS_ROUTES}
    return routes | {"other_lng": path_without_embargo(result, "gas_lng_twh", "EU") - routes["russian_lng"]}


def _rationed_twh(burnt: Array, share: Array) -> Array:
    """Mean over draws of demand that is not met, (month,), from what is burnt and the share of demand rationed."""
    if not share.any():
        return np.zeros(burnt.shape[-1])
    share = np.minimum(share, ALL_RATIONED)
    mean: Array = (burnt * share / (1.0 - share)).mean(axis=0)
    return mean


def _drawn_twh(result: Result) -> Array:
    """Mean over draws of gas drawn from storage beyond the usual, (month,), TWh."""
    numbers = load_baseline(result.record.baseline).numbers
    capacity = numbers["gas_storage_capacity_twh"]
    start = result.scenario.levers.gas.storage_start_share
    before = 0.0 if start is None else start - numbers["gas_storage_start_twh"] / capacity
    usual = path_without_embargo(result, "gas_storage_share", "EU")
    gap = result.mean("gas_storage_share", "EU") - usual
    return -capacity * np.diff(gap, prepend=before)
