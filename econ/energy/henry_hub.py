"""US gas: Henry Hub moves only as far as liquefaction plants can pull."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws

Array = NDArray[np.float64]


def henry_hub_log_deviation(ttf_log_deviation: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Log deviation of Henry Hub when a dearer TTF pulls more US LNG.

    Plants run near capacity, so exports rise only by the short-run LNG supply elasticity; with LNG share :math:`\ell`
    of US production,

    .. math:: \ln(H/H_0) = \frac{\ell (e^{\varepsilon_S x} - 1)}{|\varepsilon_D|}   (MODEL.md, eq. 17)

    Returns
    -------
    array, (draw, 1, month)
    """
    lng_share = baseline.numbers["us_lng_exports_share_of_production"]
    pulled = lng_share * np.expm1(draws["lng_supply_elasticity"] * ttf_log_deviation)
    return pulled / -draws["us_gas_demand_elasticity"]
