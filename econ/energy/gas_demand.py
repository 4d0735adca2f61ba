"""EU gas demand by sector: seasons, cold, income, public saving, and a price that gets through slowly."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_SECTORS
from econ.baseline import Baseline
from econ.draws import Draws, picked
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

LARGEST_PERSISTENCE = 0.99
"""Upper end of the search in econ/estimate/slow_price.py."""

WINTER_LENGTH = 5
"""November to March, the heating season the spread of degree days is measured on."""


@dataclass(frozen=True)
class DemandResponse:
    """Coefficients of demand, sectors along the first axis as in `GAS_SECTORS`.

    Attributes
    ----------
    elasticity : array, (sector, draw)
        Long-run price elasticity, the user's scale included; never positive.
    persistence : array, (draw,)
        Share of a price change that has not got through after a month.
    cold : array, (sector, draw)
        Elasticity to heating degree days.
    """

    elasticity: Array
    persistence: Array
    cold: Array

    def of(self, draws: NDArray[np.int_]) -> "DemandResponse":
        """Only some of the draws."""
        return replace(self, **picked(self, draws, "elasticity", "persistence", "cold"))


def demand_response(scenario: Scenario, draws: Draws) -> DemandResponse:
    """Coefficients of this run; a sector whose drawn elasticity is positive does not respond at all."""
    scale = scenario.levers.assumptions.gas_elasticity_scale

    elasticity = np.stack([draws[f"gas_demand_elasticity_{sector}"][:, 0, 0] for sector in GAS_SECTORS])
    cold = np.stack([draws[f"gas_cold_{sector}"][:, 0, 0] for sector in GAS_SECTORS])
    persistence = np.minimum(draws["gas_demand_persistence"][:, 0, 0], LARGEST_PERSISTENCE)
    return DemandResponse(scale * np.minimum(elasticity, 0.0), persistence, cold)


def cold_share(scenario: Scenario, paths: LeverPaths, baseline: Baseline) -> Array:
    """Heating degree days above normal as a share, (month,): the first whole winter from the start, and only that."""
    spread = baseline.path("winter_degree_days_sd_share", paths.months)[0, 0]
    winter = spread > 0
    begins = np.flatnonzero(winter & ~np.concatenate([[False], winter[:-1]]))
    if winter[:WINTER_LENGTH].sum() < WINTER_LENGTH:
        begins = begins[begins > 0]
    begins = begins[begins >= paths.start]
    first = np.zeros(paths.months)
    if begins.size:
        first[begins[0] : begins[0] + WINTER_LENGTH] = 1.0
    return first * spread * scenario.levers.gas.winter_severity_sd
