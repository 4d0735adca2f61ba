"""Wholesale power: follows gas, and coal where coal sets the price."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.paths import LeverPaths

Array = NDArray[np.float64]


def coal_log_deviation(paths: LeverPaths, baseline: Baseline, draws: Draws) -> Array:
    r"""Log deviation of the world coal price when Russian coal is missing.

    .. math:: \ln(C/C_0) = \frac{-\ln(1 - s)}{e}   (MODEL.md, eq. 18)

    Returns
    -------
    array, (draw, 1, month)
    """
    lost = paths["other_fuels.coal_cut_share"] * baseline.numbers["russia_share_of_world_coal"]
    return -np.log1p(-lost) / draws["coal_elasticity"]


def power_log_deviation(ttf_log_deviation: Array, coal_log: Array, draws: Draws) -> Array:
    """Log deviation of EU wholesale power: elasticity to gas times gas, plus elasticity to coal times coal (eq. 19)."""
    return draws["power_gas_elasticity"] * ttf_log_deviation + draws["power_coal_elasticity"] * coal_log
