"""Gas storage: what can be taken out and put in during a month, the floor and the target."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws, picked
from econ.scenario import Scenario

Array = NDArray[np.float64]

ROUNDING_TWH = 1e-9


@dataclass(frozen=True)
class Storage:
    """The EU's storages as one; volumes in TWh, rates in TWh a month.

    Attributes
    ----------
    capacity_twh, target_twh : float
        Working volume; stock required on 1 November, zero = none.
    baseline_twh : array, (month,)
        Baseline stock at month ends.
    start_twh : float
        Observed stock before the first month.
    floor_twh : array, (draw,)
        Strategic floor: rationing begins before more is taken out.
    full_withdrawal_twh, full_injection_twh : float
        Largest rates.
    withdrawal_per_fill, injection_per_empty : float
        How fast those rates fall as storage empties or fills: share of the rate per share of working volume.
    """

    capacity_twh: float
    target_twh: float
    baseline_twh: Array
    start_twh: float
    floor_twh: Array
    full_withdrawal_twh: float
    full_injection_twh: float
    withdrawal_per_fill: float
    injection_per_empty: float

    def of(self, draws: NDArray[np.int_]) -> "Storage":
        """Only some of the draws."""
        return replace(self, **picked(self, draws, "floor_twh"))

    def limits(self, stock: Array, asked: Array, wanted_twh: Array, month: int) -> tuple[Array, Array]:
        """Gas rationed and gas turned away so that stock keeps within its limits (MODEL.md, eq. 16).

        Withdrawal is limited by the rate, which falls with the fill, and by the floor; injection by the rate, which
        falls as storage fills, and by the working volume. The baseline's own moves are always possible.

        Parameters
        ----------
        stock, asked : array, (draw,)
            Stock at the start of the month, and what it would be at the end without limits.
        wanted_twh : array, (draw,)
            Demand that can still be rationed.
        """
        fill = stock / self.capacity_twh
        baseline = float(self.baseline_twh[month])
        planned = baseline - (float(self.baseline_twh[month - 1]) if month else self.start_twh)
        out = self.full_withdrawal_twh * np.minimum(self.withdrawal_per_fill * fill, 1.0)
        into = self.full_injection_twh * np.minimum(np.maximum(self.injection_per_empty * (1.0 - fill), 0.0), 1.0)
        lowest = np.maximum(np.minimum(self.floor_twh, stock), stock - np.maximum(out, -planned))
        highest = np.minimum(max(self.capacity_twh, baseline), stock + np.maximum(into, planned))
        within = np.abs(asked - baseline) < ROUNDING_TWH
        rationed = np.minimum(np.maximum(lowest - asked, 0.0), wanted_twh)
        return np.where(within, 0.0, rationed), np.where(within, 0.0, np.maximum(asked - highest, 0.0))


def gas_storage(scenario: Scenario, months: int, baseline: Baseline, draws: Draws) -> Storage:
    """Storage of a run (MODEL.md, eq. 16); the target is the rule in force unless the user sets one."""
    numbers = baseline.numbers
    capacity = numbers["gas_storage_capacity_twh"]
    stock = baseline.path("gas_storage_twh", months)[0, 0]
    chosen = scenario.levers.gas.storage_target_share
    target = numbers["gas_storage_target_share"] if chosen is None else chosen
    return Storage(
        capacity_twh=capacity,
        target_twh=target * capacity,
        baseline_twh=stock,
        start_twh=numbers["gas_storage_start_twh"],
        floor_twh=np.minimum(draws["gas_storage_floor_share"][:, 0, 0] * capacity, stock.min()),
        full_withdrawal_twh=numbers["gas_withdrawal_capacity_twh_month"],
        full_injection_twh=numbers["gas_injection_capacity_twh_month"],
        withdrawal_per_fill=numbers["gas_withdrawal_share_per_fill"],
        injection_per_empty=numbers["gas_injection_share_per_empty"],
    )
