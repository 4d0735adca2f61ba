"""What the gas network is asked: nodes, arcs, demand, supply and storage of a run of months."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.checks import require

Array = NDArray[np.float64]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class GasNetworkProblem:
    """Arrays of the linear programme; volumes in TWh, rates in TWh a month.

    Attributes
    ----------
    arc_from, arc_to : array of int, (arc,)
        Nodes that an arc joins. LNG terminals are arcs from the pool of cargoes.
    capacity_twh : array, (arc, month)
        Most that an arc carries; zero while it is not in service.
    demand_twh, protected_share : array, (node, month)
        Demand, and the share of it that is cut last.
    supply_twh : array, (node, month)
        Gas available at a node: a route's source, or a state's own production. Not all of it need be used.
    storage_node : array of int, (storage,)
        Node of a storage.
    working_twh, injection_twh_month, withdrawal_twh_month, start_twh, floor_twh : array, (storage,)
        Working volume, full rates, opening stock, and the stock that is kept.
    end_twh : float
        Stock that all storages together should hold at the end.
    withdrawal_share_per_fill, injection_share_per_empty : float
        Withdrawal is at most this multiple of full rate times fill; injection, of full rate times what is empty.
    member : array of bool, (node,)
        Nodes that serve themselves first where there is no solidarity.
    emergency : array of bool, (month,)
        Months in which customers may be asked to go short ahead of need; in others only what cannot be helped.
    rationing_price_eur_mwh : float
        Value of the first unit cut.
    solidarity : bool
    """

    arc_from: Indices
    arc_to: Indices
    capacity_twh: Array
    demand_twh: Array
    protected_share: Array
    supply_twh: Array
    storage_node: Indices
    working_twh: Array
    injection_twh_month: Array
    withdrawal_twh_month: Array
    start_twh: Array
    floor_twh: Array
    end_twh: float
    withdrawal_share_per_fill: float
    injection_share_per_empty: float
    member: Flags
    emergency: Flags
    rationing_price_eur_mwh: float
    solidarity: bool

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit together or hold what cannot be."""
        nodes, months = self.demand_twh.shape
        arcs, stores = self.arc_from.size, self.storage_node.size
        shapes = {
            "arc_to": (arcs,),
            "capacity_twh": (arcs, months),
            "protected_share": (nodes, months),
            "supply_twh": (nodes, months),
            **dict.fromkeys(
                ("working_twh", "injection_twh_month", "withdrawal_twh_month", "start_twh", "floor_twh"), (stores,)
            ),
            "member": (nodes,),
            "emergency": (months,),
        }
        for name, shape in shapes.items():
            found = getattr(self, name)
            require(found.shape == shape, f"{name} has shape {found.shape}; the gas network needs {shape}.")
        for name in ("capacity_twh", "demand_twh", "supply_twh", "start_twh", "floor_twh"):
            found = getattr(self, name)
            require(bool(np.isfinite(found).all() and (found >= 0).all()), f"{name} must be finite and not below zero.")
        require(bool(((self.protected_share >= 0) & (self.protected_share <= 1)).all()), "protected_share is a share.")
        require(bool((self.working_twh > 0).all()), "Each storage needs a working volume above zero.")
        require(bool((self.start_twh <= self.working_twh).all()), "A storage starts above its working volume.")
        require(bool((self.floor_twh <= self.start_twh).all()), "A storage starts below the stock that is kept.")

    @property
    def months(self) -> int:
        """Number of months."""
        return self.demand_twh.shape[1]

    @property
    def other_twh(self) -> Array:
        """Demand of customers that are not protected, (node, month)."""
        return self.demand_twh * (1.0 - self.protected_share)

    @property
    def protected_twh(self) -> Array:
        """Demand of protected customers, (node, month)."""
        return self.demand_twh * self.protected_share


@dataclass(frozen=True, kw_only=True)
class GasNetworkFlows:
    """What the linear programme finds; volumes in TWh.

    Attributes
    ----------
    flow_twh, shadow_price_eur_mwh : array, (arc, month)
        Flow, and what one more MWh of capacity would be worth: zero where the arc is not full.
    other_short_twh, protected_short_twh : array, (node, month)
        Demand that is not met.
    supply_used_twh : array, (node, month)
        What of the supply is taken.
    injected_twh, withdrawn_twh, storage_twh : array, (storage, month)
        Storage movements, and the stock at the end of the month.
    end_short_twh : float
        What storages lack at the end.
    value_eur_m : float
        Objective: the value of all that is cut, with small costs of transport. [million EUR]
    """

    flow_twh: Array
    shadow_price_eur_mwh: Array
    other_short_twh: Array
    protected_short_twh: Array
    supply_used_twh: Array
    injected_twh: Array
    withdrawn_twh: Array
    storage_twh: Array
    end_short_twh: float
    value_eur_m: float


def imbalance_twh(problem: GasNetworkProblem, flows: GasNetworkFlows) -> Array:
    """Gas that appears or vanishes by node and month, (node, month): zero but for rounding (MODEL.md, eq. 38)."""
    left = flows.supply_used_twh - problem.demand_twh + flows.other_short_twh + flows.protected_short_twh
    np.add.at(left, problem.arc_to, flows.flow_twh)
    np.subtract.at(left, problem.arc_from, flows.flow_twh)
    np.add.at(left, problem.storage_node, flows.withdrawn_twh - flows.injected_twh)
    return left
