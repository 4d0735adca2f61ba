"""Member states: the EU's outcome spread by exposure, so that the weighted sum is the EU again."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES
from econ.baseline import Baseline
from econ.dynamics import year_on_year
from econ.energy.gas_balance import GasBalance
from econ.energy.gas_sharing import borne_share
from econ.macro.activity import Activity
from econ.macro.inflation import Inflation
from econ.member_shortage import firms_short_share
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


class MemberStates:
    """GDP, prices, jobs and gas shortage of the 27, worked out for one state at a time when asked for.

    Each component of the EU's effect is scaled by the state's exposure to it relative to the EU's (MODEL.md, eq. 36):
    oil by oil use per GDP, the gas bill by net gas imports, dear gas in production by industry's gas, rationing by what
    firms lack times industry's gas; confidence, finance, trade and policy are common. Sums weighted by GDP (output,
    prices), population (jobs) and gas demand (shortage) equal the EU in every draw and month. Prices and jobs of states
    are those of MODEL.md, eq. 43.

    Parameters
    ----------
    unemployment_pp : array, (draw, 1, month)
        Of the EU.
    unemployment_of : callable
        Okun's law: GDP against baseline to unemployment, (draw, 1, month) each; linear.
    network_burden : callable
        How many times the EU's shortage each state bears, (state,), or None where the network cannot say. Called at
        most once, and only if there is a shortage and nobody's is imposed by the user; the walk's own rule serves else.
    """

    def __init__(
        self,
        scenario: Scenario,
        paths: LeverPaths,
        activity: Activity,
        inflation: Inflation,
        gas: GasBalance,
        unemployment_pp: Array,
        unemployment_of: Callable[[Array], Array],
        network_burden: Callable[[], Array | None],
        baseline: Baseline,
    ) -> None:
        self._activity, self._inflation, self._gas = activity, inflation, gas
        self._unemployment_pp, self._unemployment_of = unemployment_pp, unemployment_of
        self._network_burden = network_burden
        by_member = baseline.by_member
        self._gdp_weight = _weights(by_member["gdp_share"])
        self._job_weight = _weights(by_member["population_share"])

        def exposure(name: str) -> Array:
            return by_member[name] / (by_member[name] @ self._gdp_weight)

        self._oil_use, self._gas_imports, self._industry_gas = (
            exposure(f"{name}_intensity_relative") for name in ("oil", "net_gas_import", "industry_gas")
        )
        self._oil_prices, self._gas_prices = exposure("hicp_oil_relative"), exposure("hicp_gas_relative")
        self._uses_gas = by_member["gas_demand_share"] > 0
        self._okun = by_member["okun_relative"] / (by_member["okun_relative"] @ self._job_weight)
        self._protected_share = by_member["gas_protected_share"]

        months = activity.gdp_pct.shape[-1]
        kept = baseline.numbers["headline_yoy_gap_persistence"] ** np.arange(1, months + 1)
        self._yoy_gap = _centred(by_member["headline_yoy_gap_pp"], self._gdp_weight)[:, None] * kept
        self._unemployment_gap = _centred(by_member["unemployment_gap_pp"], self._job_weight)
        self._yoy0 = baseline.path("headline_cpi_yoy_pct", months)[:, 0]
        self._unemployment0 = baseline.path("unemployment_rate_pct", months)[:, 0]

        self._common_shortage = gas.common_shortage_share[:, 0]
        override = scenario.levers.overrides.gas_shortage_share or {}
        self._imposed = {state: paths.imposed(path)[:, 0] for state, path in override.items() if state != "EU"}

    def rationed_share(self, i: int) -> Array:
        """Rationed share of a state's gas demand, (draw, month)."""
        burden = self._burden
        own = self._uses_gas[i] * borne_share(self._common_shortage, burden[i], float(burden.max()))
        imposed = self._imposed.get(MEMBER_STATES[i])
        return own if imposed is None else np.where(np.isnan(imposed), own, imposed)

    def gdp_pct(self, i: int) -> Array:
        """GDP of a state against baseline, in percent, (draw, month)."""
        eu = self._activity
        income, gas = eu.gas_income_pct[:, 0], eu.gas_part_pct[:, 0]
        return (
            eu.gdp_pct[:, 0]
            + (self._oil_use[i] - 1.0) * eu.oil_part_pct[:, 0]
            + (self._gas_imports[i] - 1.0) * income
            + (self._industry_gas[i] - 1.0) * (gas - income)
            + (self._relative_loss(i) - 1.0) * eu.channels["rationing"][:, 0]
        )

    def cpi_pct(self, i: int) -> Array:
        """Consumer prices of a state against baseline, in percent, (draw, month) (MODEL.md, eq. 43)."""
        eu = self._inflation
        oil = eu.oil_pp[:, 0]
        gas = eu.energy_pp[:, 0] - oil
        return eu.level_pct[:, 0] + (self._oil_prices[i] - 1.0) * oil + (self._gas_prices[i] - 1.0) * gas

    def headline_yoy_pct(self, i: int) -> Array:
        """Headline inflation of a state, in percent a year, (draw, month)."""
        return self._yoy0 + self._yoy_gap[i] + year_on_year(self.cpi_pct(i))

    def unemployment_pp(self, i: int) -> Array:
        """Unemployment of a state against baseline, in percentage points, (draw, month)."""
        eu = self._unemployment_pp[:, 0]
        apart = self._okun[i] * self.gdp_pct(i) - self._mean_pull_on_jobs
        return eu + self._unemployment_of(apart[:, None, :])[:, 0] if apart.any() else eu

    def unemployment_rate_pct(self, i: int) -> Array:
        """Unemployment rate of a state, in percent, (draw, month)."""
        return self._unemployment0 + self._unemployment_gap[i] + self.unemployment_pp(i)

    @cached_property
    def _burden(self) -> Array:
        """How many times the common shortage each state bears, (state,): the network's, else the walk's own rule."""
        if self._imposed or not self._common_shortage.any():
            return self._gas.burden
        found = self._network_burden()
        return self._gas.burden if found is None else found

    def _pain(self, i: int) -> Array:
        """Industry's gas per GDP that is missing, up to a factor common to all, (draw, month)."""
        lacking = firms_short_share(self.rationed_share(i), float(self._protected_share[i]))
        return np.asarray(self._industry_gas[i] * lacking)

    @cached_property
    def _mean_pain(self) -> Array:
        """GDP-weighted mean of `_pain`, (draw, month)."""
        return np.asarray(sum(w * self._pain(i) for i, w in enumerate(self._gdp_weight)))

    def _relative_loss(self, i: int) -> Array:
        """Loss from rationing relative to the EU's; one where nothing is rationed to any industry."""
        mean = self._mean_pain
        return np.divide(self._pain(i), mean, out=np.ones_like(mean), where=mean > 0)

    @cached_property
    def _mean_pull_on_jobs(self) -> Array:
        """Population-weighted mean of GDP times the relative Okun coefficient, (draw, month)."""
        return np.asarray(sum(w * self._okun[i] * self.gdp_pct(i) for i, w in enumerate(self._job_weight)))


def _weights(shares: Array) -> Array:
    """Return stored shares, which are rounded, so that they add up to one."""
    return np.asarray(shares / shares.sum())


def _centred(gap: Array, weights: Array) -> Array:
    """Gaps less their weighted mean."""
    return np.asarray(gap - gap @ weights)
