"""Labour: unemployment after output."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.dynamics import smoothed

Array = NDArray[np.float64]


def unemployment_deviation(gdp_pct: Array, draws: Draws) -> Array:
    """Okun's law with a lag: coefficient times the smoothed GDP deviation, in pp; (draw, region, month) (eq. 30)."""
    return draws.by_region("okun") * smoothed(gdp_pct, draws.by_region("okun_lag_months"))
