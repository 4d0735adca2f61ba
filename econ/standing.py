"""Standing terms: what a run needs in every pass of the walk and no feedback moves, worked out once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.energy.coal import coal_scarcity_log
from econ.energy.gas_terms import GasTerms, gas_terms
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
    """

    gas: GasTerms


def standing_terms(scenario: Scenario, paths: LeverPaths, baseline: Baseline, draws: Draws) -> Standing:
    """Work out what stands for these draws."""
    coal_scarcity = coal_scarcity_log(scenario, paths, baseline, draws)
    return Standing(gas=gas_terms(scenario, paths, coal_scarcity, baseline, draws))
