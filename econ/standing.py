"""Standing terms: what a run needs in every pass of the walk and no feedback moves, worked out once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.energy.buyers import nobody_complies, pull_is_exerted
from econ.energy.coal import coal_scarcity_log
from econ.energy.gas_terms import GasTerms, gas_terms
from econ.energy.oil_cut import OilCut, oil_cut
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Standing:
    """Inputs of a pass that are the same in all passes, for some draws.

    Attributes
    ----------
    gas : GasTerms
        The gas market's, missing Russian coal among it.
    oil_cut : OilCut or None
        What is cut; None where it turns on the price of oil, because somebody threatens Russia's buyers.
    """

    gas: GasTerms
    oil_cut: OilCut | None

    def of(self, draws: NDArray[np.int_]) -> "Standing":
        """Only some of the draws."""
        return Standing(self.gas.of(draws), self.oil_cut.of(draws) if self.oil_cut else None)


def standing_terms(scenario: Scenario, paths: LeverPaths, baseline: Baseline, draws: Draws) -> Standing:
    """Work out what stands for these draws."""
    coal_scarcity = coal_scarcity_log(scenario, paths, baseline, draws)
    gas = gas_terms(scenario, paths, coal_scarcity, baseline, draws)
    if pull_is_exerted(scenario, paths):
        return Standing(gas, None)
    return Standing(gas, oil_cut(scenario, paths, nobody_complies(paths), baseline, draws))
