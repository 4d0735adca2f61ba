"""Approval of governments: what inflation and lost jobs take away."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.dynamics import trailing_mean
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]


def approval_deviation(inflation_pp: Array, unemployment_pp: Array, draws: Draws) -> Array:
    r"""Change of approval, in percentage points of respondents; (draw, region, month) (MODEL.md, eq. 56).

    .. math:: \Delta A_t = \beta_\pi \overline{\Delta\pi}_t + \beta_u \overline{\Delta u}_t

    with means over the last twelve months, as in the yearly regressions of the fit `approval`.

    Parameters
    ----------
    inflation_pp, unemployment_pp : array, (draw, region, month)
        Deviations of inflation over twelve months and of the unemployment rate from baseline, along `MACRO_REGIONS`.
    """
    inflation = draws.by_region("approval_per_inflation") * trailing_mean(inflation_pp, MONTHS_PER_YEAR)
    return inflation + draws.by_region("approval_per_unemployment") * trailing_mean(unemployment_pp, MONTHS_PER_YEAR)
