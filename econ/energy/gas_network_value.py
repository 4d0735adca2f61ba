"""What a cut is worth in the gas network: slices that spread pain, and how states treat each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.energy.gas_network_problem import GasNetworkProblem

Array = NDArray[np.float64]

OTHER_WIDTHS = (*(0.025,) * 12, *(0.10,) * 7)
"""Slices of other customers' demand; the more of it is cut, the more the next slice is worth."""
PROTECTED_WIDTHS = (0.10, 0.20, 0.30, 0.40)

TIE_EUR_MWH = 0.01
"""Cost of a pipe, an injection or a withdrawal: small against every step, so that it only breaks ties."""
UNUSED_SUPPLY_EUR_MWH = 0.5
"""Cost of leaving gas at the source: what has room is stored. Above the ties, far below any cut."""

STEP_WITH_SOLIDARITY = 0.05
"""Each slice is worth a twentieth of the rationing price more than the one before, wherever it is cut."""
STEP_ALONE = 0.005
BORDER_ALONE = 0.10
"""Share of the rationing price that it costs to send gas out of a member state where there is no solidarity.

More than the slices of other customers differ, so that no state cuts its own firms for another's; but nine borders
cost less than the first slice, so that gas nobody lacks reaches everybody (MODEL.md, decision 13).
"""
CALM = 2.0
END_STOCK = 2.5
PROTECTED = 3.0
"""Values in rationing prices: firms in an emergency, then firms before it, next winter's stock, and households last.

What parts them is more than all slices and nine borders, so the order holds across Europe in both regimes.
"""


@dataclass(frozen=True)
class Values:
    """Prices of the objective, EUR/MWh.

    Attributes
    ----------
    other_widths, protected_widths : tuple of float
        Slices of demand.
    cut_eur_mwh : array, (slice, month)
        Value of each slice, other customers' first.
    arc_eur_mwh : array, (arc,)
    end_eur_mwh : float
        Value of stock that is missing at the end: above other customers, below protected ones.
    """

    other_widths: tuple[float, ...]
    protected_widths: tuple[float, ...]
    cut_eur_mwh: Array
    arc_eur_mwh: Array
    end_eur_mwh: float
    storage_eur_mwh: float = TIE_EUR_MWH
    unused_supply_eur_mwh: float = UNUSED_SUPPLY_EUR_MWH

    @property
    def slices(self) -> int:
        """Number of slices of a state's demand."""
        return len(self.other_widths) + len(self.protected_widths)


def values_of(problem: GasNetworkProblem) -> Values:
    """Values of the slices, of pipes and of the end stock under the problem's rules (MODEL.md, eq. 37).

    In months that are no emergency nobody is cut to spare others later.
    """
    price = problem.rationing_price_eur_mwh
    step = STEP_WITH_SOLIDARITY if problem.solidarity else STEP_ALONE
    other = 1.0 + step * np.arange(len(OTHER_WIDTHS))
    other = np.where(problem.emergency[None, :], other[:, None], CALM)
    protected = PROTECTED + step * np.arange(len(PROTECTED_WIDTHS))
    protected = np.broadcast_to(protected[:, None], (protected.size, problem.months))
    leaves_member = problem.member[problem.arc_from] & (not problem.solidarity)
    return Values(
        other_widths=OTHER_WIDTHS,
        protected_widths=PROTECTED_WIDTHS,
        cut_eur_mwh=price * np.concatenate([other, protected]),
        arc_eur_mwh=np.where(leaves_member, BORDER_ALONE * price, TIE_EUR_MWH),
        end_eur_mwh=price * END_STOCK,
    )
