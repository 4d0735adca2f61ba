"""The EU's gas accounts of a finished run, in the terms of the network: the one place that reads them from a Result."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import FIXED_GAS_ROUTES, GAS_ROUTES
from econ.baseline import Baseline
from econ.errors import BadInputError
from econ.gas_grid import EuGas
from econ.parameters import Parameters
from econ.paths import lever_paths
from econ.result import Result
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM

Array = NDArray[np.float64]

MOST_MONTHS = 36
"""Window of the network: longer runs are placed for their first three years."""


@dataclass(frozen=True)
class _Paths:
    """Paths of the run at the chosen quantile, (month,); storage from the other end, because little of it is bad."""

    loss_twh: Array
    rationed_share: Array
    storage_twh: Array
    lng_twh: Array
    pipelines_twh: dict[str, Array]


def eu_gas(result: Result, baseline: Baseline, parameters: Parameters, quantile: float) -> EuGas:
    """Demand, supply by route and storage of a run (MODEL.md, decision 14).

    Pipelines and LNG are the run's. Demand is what the balance
    leaves: supply less the change in storage, before rationing.

    Raises
    ------
    BadInputError
        If the quantile is not between 0 and 1, or the result is a difference of two runs.
    """
    if not 0.0 < quantile < 1.0:
        raise BadInputError(f"quantile lies between 0 and 1, for example 0.5 for the median; got {quantile}.")
    if result.versus:
        raise BadInputError("The gas network needs a run, not the difference of two.")
    months = result.months[:MOST_MONTHS]
    paths = _paths_at(result, baseline, quantile, len(months))
    routes = _supply_by_route(result, baseline, paths)
    start_share = result.scenario.levers.gas.storage_start_share
    capacity = baseline.numbers["gas_storage_capacity_twh"]
    start = baseline.numbers["gas_storage_start_twh"] if start_share is None else start_share * capacity
    change = np.diff(paths.storage_twh, prepend=start)
    met = np.maximum(routes.sum(axis=0) - change, 0.0)
    strained = (paths.loss_twh > 0) | (paths.rationed_share > 0)
    return EuGas(
        vintage=baseline.name,
        observed=baseline.month,
        months=months,
        demand_twh=met / (1.0 - paths.rationed_share),
        routes_twh=routes,
        capacity_twh=capacity,
        start_twh=start,
        end_twh=float(paths.storage_twh[-1]),
        kept_share=parameters.coefficients["gas_storage_floor_share"].central,
        emergency=np.logical_or.accumulate(strained),
    )


def _paths_at(result: Result, baseline: Baseline, quantile: float, months: int) -> _Paths:
    """Paths of the variables at a quantile: 0.95 is a run worse than 95 % of draws."""

    def at(variable: str, probability: float, region: str = "EU") -> Array:
        return np.asarray(np.quantile(result.draws(variable, region)[:, :months], probability, axis=0))

    return _Paths(
        loss_twh=at("gas_supply_loss_bcm", quantile) * TWH_PER_BCM / MONTHS_PER_YEAR,
        rationed_share=np.clip(at("gas_rationed_share", quantile), 0.0, 1.0 - np.finfo(float).eps),
        storage_twh=at("gas_storage_share", 1.0 - quantile) * baseline.numbers["gas_storage_capacity_twh"],
        lng_twh=at("gas_lng_twh", quantile),
        pipelines_twh={
            route: at("gas_route_twh", quantile, route) for route in FIXED_GAS_ROUTES if route != "russian_lng"
        },
    )


def _supply_by_route(result: Result, baseline: Baseline, paths: _Paths) -> Array:
    """Supply along `GAS_ROUTES`, (route, month), as in the run; refused Russian LNG comes as far as it is rerouted."""
    months = paths.loss_twh.size
    usual = baseline.path("gas_supply_twh", months)[0, GAS_ROUTES.index("russian_lng")]
    cut = lever_paths(result.scenario, result.months)["gas.russian_lng_cut_share"][0, 0, :months]
    lost = (1.0 - result.scenario.levers.gas.lng_reroute_share) * cut
    russian = np.minimum(usual * (1.0 - lost), paths.lng_twh)
    supply = paths.pipelines_twh | {"russian_lng": russian, "other_lng": paths.lng_twh - russian}
    return np.stack([supply[route] for route in GAS_ROUTES])
