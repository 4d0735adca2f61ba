"""The gas network as a linear programme: who goes short, and which pipes are full."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

from econ.checks import require
from econ.energy.gas_network_problem import GasNetworkFlows, GasNetworkProblem
from econ.energy.gas_network_value import Values, values_of

Array = NDArray[np.float64]

TOLERANCE = 1e-10
"""Feasibility that HiGHS is held to, in TWh and EUR/MWh."""


def gas_network(problem: GasNetworkProblem) -> GasNetworkFlows:
    r"""Least-cost flows of all months at once, storage linking them.

    Minimises the value of what is cut (slices of rising value, protected customers above all others) plus small costs,
    with every month known from the start,

    .. math:: \min \sum_{n,k,t} v_{kt} c_{nkt} + v_e e + \sum_{a,t} \tau_a f_{at} + \ldots      (MODEL.md, eq. 37)

    such that at each node and month supply, inflow, withdrawal and what is cut equal demand, outflow and injection;
    storage moves by injection less withdrawal, between floor and working volume; withdrawal falls with the fill and
    injection with what is empty, at the mean fill of the month (eq. 38 and 39); and storages end no lower than asked,
    at a price `v_e` between that of other and of protected customers.

    Parameters
    ----------
    problem : GasNetworkProblem

    Returns
    -------
    GasNetworkFlows

    Raises
    ------
    BadInputError
        If HiGHS finds no optimum, which no valid problem can cause: all demand may be cut.
    """
    layout = _Layout(problem)
    value = values_of(problem)
    found = linprog(
        layout.costs(problem, value),
        A_ub=layout.rate_rows(problem),
        b_ub=layout.rate_limits(problem),
        A_eq=layout.balance_rows(problem),
        b_eq=layout.balance_targets(problem),
        bounds=np.column_stack(layout.bounds(problem, value)),
        method="highs",
        options={"primal_feasibility_tolerance": TOLERANCE, "dual_feasibility_tolerance": TOLERANCE},
    )
    require(found.status == 0, f"The gas network has no solution: {found.message}")
    return layout.flows(found.x, -found.upper.marginals, float(found.fun), value)


class _Layout:
    """Where each variable stands: month after month the same block, and the stock missing at the end as the last."""

    def __init__(self, problem: GasNetworkProblem) -> None:
        self.months = problem.months
        self.nodes = problem.demand_twh.shape[0]
        self.arcs, self.stores = problem.arc_from.size, problem.storage_node.size
        self.sources = np.flatnonzero(problem.supply_twh.max(axis=1) > 0)
        self.buyers = np.flatnonzero(problem.demand_twh.max(axis=1) > 0)
        self.slices = values_of(problem).slices
        sizes = [self.arcs, self.sources.size, *[self.stores] * 3, *[self.buyers.size] * self.slices]
        edges = np.concatenate([[0], np.cumsum(sizes)])
        self.flow, self.supply, self.injected, self.withdrawn, self.stock = (
            slice(edges[i], edges[i + 1]) for i in range(5)
        )
        self.cut = slice(edges[5], edges[-1])
        self.width = int(edges[-1])

    def costs(self, problem: GasNetworkProblem, value: Values) -> Array:
        """Objective: a row of the block for each month, then the missing end stock."""
        block = np.zeros((self.months, self.width))
        block[:, self.flow] = value.arc_eur_mwh
        block[:, self.supply] = -value.unused_supply_eur_mwh
        block[:, self.injected] = block[:, self.withdrawn] = value.storage_eur_mwh
        block[:, self.cut] = np.repeat(value.cut_eur_mwh, self.buyers.size, axis=0).T
        return np.append(block.ravel(), value.end_eur_mwh)

    def bounds(self, problem: GasNetworkProblem, value: Values) -> tuple[Array, Array]:
        """Lower and upper bounds of all variables."""
        low, high = np.zeros((self.months, self.width)), np.zeros((self.months, self.width))
        high[:, self.flow] = problem.capacity_twh.T
        high[:, self.supply] = problem.supply_twh[self.sources].T
        high[:, self.injected] = problem.injection_twh_month
        high[:, self.withdrawn] = problem.withdrawal_twh_month
        low[:, self.stock], high[:, self.stock] = problem.floor_twh, problem.working_twh
        widths = [share * problem.other_twh[self.buyers] for share in value.other_widths]
        widths += [share * problem.protected_twh[self.buyers] for share in value.protected_widths]
        high[:, self.cut] = np.concatenate(widths).T
        return np.append(low.ravel(), 0.0), np.append(high.ravel(), np.inf)

    def balance_rows(self, problem: GasNetworkProblem) -> sparse.csr_array:
        """Node balances and stock movements of every month."""
        block = sparse.lil_array((self.nodes + self.stores, self.width))
        block[problem.arc_to, np.arange(self.arcs)] = 1.0
        block[problem.arc_from, np.arange(self.arcs)] = -1.0
        block[self.sources, _columns(self.supply)] = 1.0
        block[problem.storage_node, _columns(self.injected)] = -1.0
        block[problem.storage_node, _columns(self.withdrawn)] = 1.0
        for k in range(self.slices):
            block[self.buyers, self.cut.start + k * self.buyers.size + np.arange(self.buyers.size)] = 1.0
        own = self.nodes + np.arange(self.stores)
        block[own, _columns(self.stock)] = block[own, _columns(self.withdrawn)] = 1.0
        block[own, _columns(self.injected)] = -1.0
        before = sparse.lil_array(block.shape)
        before[own, _columns(self.stock)] = -1.0
        return self._over_months(block, before)

    def balance_targets(self, problem: GasNetworkProblem) -> Array:
        """Right-hand sides of the balances: demand, and the opening stock in the first month."""
        target = np.zeros((self.months, self.nodes + self.stores))
        target[:, : self.nodes] = problem.demand_twh.T
        target[0, self.nodes :] = problem.start_twh
        return target.ravel()

    def rate_rows(self, problem: GasNetworkProblem) -> sparse.csr_array:
        """Limits of withdrawal by fill and of injection by what is empty; and the stock asked for at the end."""
        per_stock = self._rates_per_stock(problem)
        block = sparse.lil_array((2 * self.stores, self.width))
        rows = np.arange(2 * self.stores)
        stock = np.concatenate([_columns(self.stock)] * 2)
        block[rows, np.concatenate([_columns(self.withdrawn), _columns(self.injected)])] = 1.0
        block[rows, stock] = per_stock
        before = sparse.lil_array(block.shape)
        before[rows, stock] = per_stock
        end = sparse.lil_array((1, self.months * self.width + 1))
        end[0, (self.months - 1) * self.width + _columns(self.stock)] = -1.0
        end[0, -1] = -1.0
        return sparse.vstack([self._over_months(block, before), end]).tocsr()

    def rate_limits(self, problem: GasNetworkProblem) -> Array:
        """Right-hand sides of the rate limits."""
        most = np.concatenate([np.zeros(self.stores), problem.injection_share_per_empty * problem.injection_twh_month])
        limit = np.tile(most, (self.months, 1))
        limit[0] -= self._rates_per_stock(problem) * np.tile(problem.start_twh, 2)
        return np.append(limit.ravel(), -problem.end_twh)

    def flows(self, x: Array, worth: Array, value_eur_m: float, value: Values) -> GasNetworkFlows:
        """Take the solution apart; `worth` is what one more unit of each upper bound saves."""
        block = x[:-1].reshape(self.months, self.width).T
        prices = worth[:-1].reshape(self.months, self.width).T
        cuts = block[self.cut].reshape(self.slices, self.buyers.size, self.months)
        used, other, protected = (np.zeros((self.nodes, self.months)) for _ in range(3))
        used[self.sources] = block[self.supply]
        other[self.buyers] = cuts[: len(value.other_widths)].sum(axis=0)
        protected[self.buyers] = cuts[len(value.other_widths) :].sum(axis=0)
        return GasNetworkFlows(
            flow_twh=block[self.flow],
            shadow_price_eur_mwh=prices[self.flow],
            other_short_twh=other,
            protected_short_twh=protected,
            supply_used_twh=used,
            injected_twh=block[self.injected],
            withdrawn_twh=block[self.withdrawn],
            storage_twh=block[self.stock],
            end_short_twh=float(x[-1]),
            value_eur_m=value_eur_m,
        )

    def _rates_per_stock(self, problem: GasNetworkProblem) -> Array:
        """Half a month's share of stock in the rate limits (MODEL.md, eq. 39): fill counts at the month's mean."""
        withdrawal = -problem.withdrawal_share_per_fill * problem.withdrawal_twh_month
        injection = problem.injection_share_per_empty * problem.injection_twh_month
        return np.concatenate([withdrawal, injection]) / (2.0 * np.tile(problem.working_twh, 2))

    def _over_months(self, block: sparse.lil_array, before: sparse.lil_array) -> sparse.csr_array:
        """Rows of all months: `block` acts on the month itself, `before` on the month before; none on the end stock."""
        diagonal = sparse.eye_array(self.months)
        lagged = sparse.eye_array(self.months, k=-1)
        rows = sparse.kron(diagonal, block) + sparse.kron(lagged, before)
        return sparse.hstack([rows, sparse.csr_array((rows.shape[0], 1))]).tocsr()


def _columns(part: slice) -> NDArray[np.intp]:
    """Columns of a part of the block."""
    return np.arange(part.start, part.stop)
