"""Member states: the EU's outcome spread by exposure, so that the weighted sum is the EU again."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES
from econ.baseline import Baseline
from econ.energy.gas_balance import GasBalance
from econ.macro.activity import Activity
from econ.macro.inflation import Inflation
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


class MemberStates:
    """GDP, prices and gas shortage of the 27, worked out for one state at a time when asked for.

     Oil and gas effects are scaled by each state's oil and gas use per unit of GDP relative to the EU's
    (MODEL.md, eq. 36), rationing by its own shortage; the other channels are common. GDP-weighted sums equal the EU.
     Without solidarity a shortage falls on those who relied on Russian gas: a crude rule until the network decides.
    """

    def __init__(
        self,
        scenario: Scenario,
        paths: LeverPaths,
        activity: Activity,
        inflation: Inflation,
        gas: GasBalance,
        baseline: Baseline,
    ) -> None:
        self._activity, self._inflation = activity, inflation
        self._oil_exposure = baseline.by_member["oil_intensity_relative"]
        self._gas_exposure = baseline.by_member["gas_intensity_relative"]
        self._common_shortage = gas.common_shortage_share[:, 0]
        self._burden = gas.burden
        override = scenario.levers.overrides.gas_shortage_share or {}
        self._imposed = {state: paths.imposed(path)[:, 0] for state, path in override.items() if state != "EU"}
        weights = baseline.by_member["gdp_share"]
        if self._imposed:
            self._weighted_shortage = np.sum([w * self.rationed_share(i) for i, w in enumerate(weights)], axis=0)
        else:
            self._weighted_shortage = self._common_shortage * float(weights @ self._burden)

    def rationed_share(self, i: int) -> Array:
        """Rationed share of a state's gas demand, (draw, month)."""
        own = self._common_shortage * self._burden[i]
        imposed = self._imposed.get(MEMBER_STATES[i])
        return own if imposed is None else np.where(np.isnan(imposed), own, imposed)

    def gdp_pct(self, i: int) -> Array:
        """GDP of a state against baseline, (draw, month)."""
        eu = self._activity
        by_fuel = (self._oil_exposure[i] - 1.0) * eu.oil_part_pct[:, 0] + (
            self._gas_exposure[i] - 1.0
        ) * eu.gas_part_pct[:, 0]
        relative = np.divide(
            self.rationed_share(i),
            self._weighted_shortage,
            out=np.ones_like(self._weighted_shortage),
            where=self._weighted_shortage > 0,
        )
        return eu.gdp_pct[:, 0] + by_fuel + (relative - 1.0) * eu.channels["rationing"][:, 0]

    def cpi_pct(self, i: int) -> Array:
        """Consumer prices of a state against baseline, (draw, month)."""
        eu = self._inflation
        oil = eu.oil_pp[:, 0]
        gas = eu.energy_pp[:, 0] - oil
        return eu.level_pct[:, 0] + (self._oil_exposure[i] - 1.0) * oil + (self._gas_exposure[i] - 1.0) * gas
