"""The gas network of a finished run: shortage by member state, full pipes and what more of them would be worth."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES
from econ.baseline import Baseline, load_baseline
from econ.energy.gas_network import gas_network as solve
from econ.energy.gas_network_problem import GasNetworkFlows, GasNetworkProblem
from econ.energy.gas_network_value import values_of
from econ.gas_grid import EuGas, GasGrid, load_grid, pairs, points_of, question
from econ.moved_coefficients import with_moved
from econ.network_accounts import eu_gas
from econ.network_document import ArcFlow, Bottleneck, NetworkDocument, StateShortage, StateStorage
from econ.parameters import Parameters, load_parameters
from econ.result import Result

Array = NDArray[np.float64]

STATES = slice(0, len(MEMBER_STATES))
WORTH_NAMING_EUR_MWH = 1.0
"""Shadow prices up to this above the dearest border are costs of passing gas on, not of going short."""
SMALLEST_TWH = 1e-6
ALIKE_SHARE = 1e-3
"""Months whose shortage differs by less than this share are alike: of those, the first is named the worst."""
DIGITS = 6
NOTES = (
    "Months, not days: a cold snap can be short where the month is not. One node a state: no bottlenecks inside it.",
    "Perfect foresight of the window: storage is used as well as anybody could.",
)


@dataclass(frozen=True, kw_only=True)
class GasNetwork:
    """Who goes short in a run, month by month.

    Attributes
    ----------
    scenario, fingerprint : str
    gas : EuGas
        The EU's totals that were placed.
    quantile : float
    grid : GasGrid
    problem : GasNetworkProblem
    flows : GasNetworkFlows
        All arrays of the solution, along `NODES` and `pairs(grid)`.
    """

    scenario: str
    fingerprint: str
    gas: EuGas
    quantile: float
    grid: GasGrid
    problem: GasNetworkProblem
    flows: GasNetworkFlows

    @property
    def months(self) -> tuple[str, ...]:
        """Months of the window."""
        return self.gas.months

    @property
    def demand_twh(self) -> Array:
        """Demand by state, (state, month)."""
        return self.problem.demand_twh[STATES]

    @property
    def protected_short_twh(self) -> Array:
        """Demand of protected customers that is not met, (state, month)."""
        return self.flows.protected_short_twh[STATES]

    @property
    def other_short_twh(self) -> Array:
        """Demand of all other customers that is not met, (state, month)."""
        return self.flows.other_short_twh[STATES]

    @property
    def short_twh(self) -> Array:
        """Demand that is not met, (state, month)."""
        return self.protected_short_twh + self.other_short_twh

    @property
    def short_share(self) -> Array:
        """Demand that is not met as a share, (state, month); zero where a state uses no gas."""
        return _share(self.short_twh, self.demand_twh)

    @property
    def other_short_share(self) -> Array:
        """The same among customers that are not protected, (state, month)."""
        return _share(self.other_short_twh, self.problem.other_twh[STATES])

    @property
    def least_price_eur_mwh(self) -> float:
        """Shadow price above which an arc that is full counts as a bottleneck."""
        return WORTH_NAMING_EUR_MWH + float(values_of(self.problem).arc_eur_mwh.max())

    def bottlenecks(self) -> tuple[Bottleneck, ...]:
        """Full arcs that more capacity would relieve, the dearest first."""
        least = self.least_price_eur_mwh
        price = np.where(self.problem.capacity_twh > 0, self.flows.shadow_price_eur_mwh, 0.0)
        found = []
        for i, (start, end) in enumerate(pairs(self.grid)):
            worst = _worst_month(price[i])
            if price[i, worst] > least:
                found.append(
                    Bottleneck(
                        start=start,
                        end=end,
                        points=points_of(self.grid, start, end),
                        full_months=int((price[i] > least).sum()),
                        worst_month=self.months[worst],
                        capacity_twh_month=_rounded(self.problem.capacity_twh[i, worst]),
                        shadow_price_eur_mwh=_rounded(price[i, worst]),
                    )
                )
        return tuple(sorted(found, key=lambda b: (-b.shadow_price_eur_mwh, b.start, b.end)))

    def states(self) -> tuple[StateShortage, ...]:
        """One row for each state, those with the largest share first."""
        rows = []
        for i, state in enumerate(MEMBER_STATES):
            share, worst = self.short_share[i], _worst_month(self.short_share[i])
            short, demand = float(self.short_twh[i].sum()), float(self.demand_twh[i].sum())
            rows.append(
                StateShortage(
                    state=state,
                    demand_twh=_rounded(demand),
                    short_twh=_rounded(short),
                    short_share=_rounded(short / demand) if demand > 0 else 0.0,
                    protected_short_twh=_rounded(self.protected_short_twh[i].sum()),
                    worst_month=self.months[worst] if short > SMALLEST_TWH else "",
                    worst_share=_rounded(share[worst]),
                    worst_other_share=_rounded(self.other_short_share[i, worst]),
                    short_share_by_month=_row(share),
                )
            )
        return tuple(sorted(rows, key=lambda row: (-row.worst_share, row.state)))

    def document(self) -> NetworkDocument:
        """Everything, as the doors show it."""
        flow, capacity, price = (
            self.flows.flow_twh,
            self.problem.capacity_twh,
            np.where(self.problem.capacity_twh > 0, self.flows.shadow_price_eur_mwh, 0.0),
        )
        return NetworkDocument(
            scenario=self.scenario,
            fingerprint=self.fingerprint,
            baseline=self.gas.vintage,
            network_version=self.grid.version,
            quantile=self.quantile,
            solidarity=self.problem.solidarity,
            months=self.months,
            eu_demand_twh=_row(self.demand_twh.sum(axis=0)),
            eu_short_twh=_row(self.short_twh.sum(axis=0)),
            end_stock_short_twh=_rounded(self.flows.end_short_twh),
            unused_supply_twh=_rounded((self.problem.supply_twh - self.flows.supply_used_twh).sum()),
            states=self.states(),
            bottlenecks=self.bottlenecks(),
            flows=tuple(
                ArcFlow(
                    start=start,
                    end=end,
                    flow_twh=_row(flow[i]),
                    capacity_twh=_row(capacity[i]),
                    shadow_price_eur_mwh=_row(price[i]),
                )
                for i, (start, end) in enumerate(pairs(self.grid))
                if flow[i].max() > SMALLEST_TWH
            ),
            storages=tuple(
                StateStorage(state=state, working_twh=_rounded(working), storage_twh=_row(stock))
                for state, working, stock in zip(
                    self.grid.storage_states, self.problem.working_twh, self.flows.storage_twh, strict=True
                )
            ),
            notes=NOTES,
        )

    def to_document(self) -> dict[str, Any]:
        """Plain document."""
        return self.document().model_dump(mode="json")


def gas_network(
    result: Result, quantile: float = 0.5, *, baseline: Baseline | None = None, parameters: Parameters | None = None
) -> GasNetwork:
    """Place a finished run's gas on the network of the member states.

    Parameters
    ----------
    result : Result
    quantile : float
        Which path of the run: 0.5 the median, 0.95 worse than 95 % of draws.
    baseline, parameters : optional
        In place of those the run names; needed only where the run itself was given others.

    Returns
    -------
    GasNetwork

    Raises
    ------
    BadInputError
        If the quantile is not between 0 and 1, or the result is a difference.

    Examples
    --------
    >>> from econ import load_scenario, simulate
    >>> run = simulate(load_scenario("turkstream-stop").with_levers({"run.n_draws": 20, "run.horizon_months": 12}))
    >>> network = gas_network(run)
    >>> network.short_share.shape
    (27, 12)
    """
    baseline = baseline or load_baseline(result.record.baseline)
    parameters = with_moved(parameters or load_parameters(), result.scenario.levers.assumptions.coefficients)
    grid = load_grid()
    gas = eu_gas(result, baseline, parameters, quantile)
    problem = question(
        grid,
        gas,
        price_eur_mwh=parameters.coefficients["ttf_rationing_price_eur_mwh"].central,
        solidarity=result.scenario.levers.gas.solidarity,
    )
    return GasNetwork(
        scenario=result.scenario.name,
        fingerprint=result.record.scenario_fingerprint,
        gas=gas,
        quantile=quantile,
        grid=grid,
        problem=problem,
        flows=solve(problem),
    )


def _share(part: Array, whole: Array) -> Array:
    """Part of a whole, zero where there is none."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _worst_month(values: Array) -> int:
    """Index of the first month that is as good as the worst, so that a solver's last digits do not move it."""
    return int(np.argmax(values >= (1.0 - ALIKE_SHARE) * values.max()))


def _rounded(value: float) -> float:
    """Six digits after the point: finer than any of the data."""
    return round(float(value), DIGITS) + 0.0


def _row(values: Array) -> tuple[float, ...]:
    """Return a row as rounded numbers."""
    return tuple(_rounded(value) for value in values)
