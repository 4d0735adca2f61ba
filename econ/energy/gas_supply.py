"""Gas supply of the EU by route: what a scenario takes away and adds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import FIXED_GAS_ROUTES, GAS_ROUTES
from econ.baseline import Baseline
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM

Array = NDArray[np.float64]


@dataclass(frozen=True)
class SupplyChange:
    """Changes of supply that a scenario brings, each (month,) in TWh a month, before any response.

    Attributes
    ----------
    lost_twh, added_twh : array
        Gas removed and gas added over all routes.
    lng_twh : array
        The part of both that is LNG; a loss is negative.
    fixed_routes_twh : array, (route, month)
        What comes by each route that brings the same at any price, in the order of `FIXED_GAS_ROUTES`.
    """

    lost_twh: Array
    added_twh: Array
    lng_twh: Array
    fixed_routes_twh: Array


def supply_change(scenario: Scenario, paths: LeverPaths, baseline: Baseline) -> SupplyChange:
    """Gas removed and gas added by the scenario (MODEL.md, eq. 40).

    Refused Russian LNG is lost unless it finds other buyers and frees other cargoes. Of an outage elsewhere in the
    world the EU loses its share of world LNG at first; price decides the rest.
    """
    supply = dict(zip(GAS_ROUTES, baseline.path("gas_supply_twh", paths.months)[0], strict=True))

    def lever(name: str) -> Array:
        return paths[f"gas.{name}"][0, 0]

    cut = {
        "russian_lng": lever("russian_lng_cut_share"),
        "turkstream": lever("turkstream_cut_share"),
        "other_russian_pipeline": lever("other_pipeline_cut_share"),
        "norway": lever("norway_outage_share"),
    }
    refused = cut["russian_lng"] * supply["russian_lng"] * (1.0 - scenario.levers.gas.lng_reroute_share)
    share_of_world = (supply["russian_lng"] + supply["other_lng"]) / (
        baseline.numbers["world_lng_trade_twh_yr"] / MONTHS_PER_YEAR
    )
    outage = paths.shock(scenario.levers.other_shocks.world_lng_outage_bcm_yr)[0, 0] * TWH_PER_BCM / MONTHS_PER_YEAR
    lng_lost = refused + outage * np.clip(share_of_world, 0.0, 1.0)
    pipelines = [route for route in cut if route != "russian_lng"]
    pipeline_lost = sum((cut[route] * supply[route] for route in pipelines), np.zeros(paths.months))
    extra_lng = lever("extra_lng_bcm_yr") * TWH_PER_BCM / MONTHS_PER_YEAR
    returned = lever("pipeline_return_share") * baseline.numbers["returnable_russian_pipeline_twh_month"]
    left = {route: supply[route] * (1.0 - cut.get(route, 0.0)) for route in FIXED_GAS_ROUTES}
    left["other_russian_pipeline"] = left["other_russian_pipeline"] + returned
    routes = np.stack([left[route] for route in FIXED_GAS_ROUTES])
    return SupplyChange(lng_lost + pipeline_lost, extra_lng + returned, extra_lng - lng_lost, routes)
