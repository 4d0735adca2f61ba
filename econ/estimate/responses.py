"""The common form of estimated responses to oil and gas supply shocks: the targets of the structural block."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

NORMALISED_RISE_PCT = 10.0
"""Rise of the energy price to which responses are scaled."""


@dataclass(frozen=True, kw_only=True)
class Responses:
    """Responses of a region to a shock that raises an energy price by ten percent.

    Attributes
    ----------
    shock, region : str
        What was shocked, "oil" or "gas"; "EU" (euro area) or "US".
    sample : str
        Months of the shock and last month of the outcomes.
    observations : int
        Months of the shock that enter at horizon zero.
    horizons : array of int
        Months after the shock.
    variables : tuple of str
        Names with unit: ``_pct`` percent of the level, ``_pp`` percentage points, ``_points`` index points. The first
        is the energy price.
    point, standard_error : array, (variable, horizon)
    covariance : array, (variable, horizon, variable, horizon)
        Joint sampling covariance; singular where more responses are taken than there were months.
    first_stage_f : float or None
        F of the shock or instrument in the equation of the energy price; none where the price's own change is the
        shock.
    normalised_at : int
        Horizon at which the energy price is ten percent up.
    method : str
    draws : array or None, (replication, variable, horizon)
        Bootstrap replications where the covariance comes from them.
    """

    shock: str
    region: str
    sample: str
    observations: int
    horizons: NDArray[np.int_]
    variables: tuple[str, ...]
    point: Array
    standard_error: Array
    covariance: Array
    first_stage_f: float | None
    normalised_at: int
    method: str
    draws: Array | None = None

    @property
    def price_path_pct(self) -> Array:
        """Path of the energy price, percent."""
        return self.point[0]

    def place(self, variable: str) -> int:
        """Position of a variable.

        Raises
        ------
        KeyError
            With the names there are.
        """
        if variable not in self.variables:
            raise KeyError(f"no response of {variable!r}; there are {', '.join(self.variables)}")
        return self.variables.index(variable)

    def of(self, variable: str) -> tuple[Array, Array]:
        """Response and standard error of a variable, by horizon."""
        place = self.place(variable)
        return self.point[place], self.standard_error[place]

    def stacked(self, variables: Sequence[str], horizons: Sequence[int]) -> tuple[Array, Array]:
        """Responses of some variables at some horizons in one vector, variable by variable, and their covariance."""
        places = np.repeat([self.place(variable) for variable in variables], len(horizons))
        at = np.tile(np.searchsorted(self.horizons, horizons), len(variables))
        return self.point[places, at], self.covariance[places[:, None], at[:, None], places, at]
