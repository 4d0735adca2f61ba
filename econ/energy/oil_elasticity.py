"""Oil elasticities that grow with the horizon, and how much of a short loss the price shows."""

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.scenario import Scenario

Array = NDArray[np.float64]

SMALLEST_TOTAL_ELASTICITY = 0.038
"""Lowest published sum: Bilgin & Ellwanger 2018 (demand 0.023) and Kilian & Murphy 2014 (supply 0.015)."""


def grown(short_run: Array, long_run: Array, age_months: Array, adjustment_months: Array) -> Array:
    r"""Elasticity at an age: :math:`\epsilon(h) = \epsilon_{sr} + (\epsilon_{lr} - \epsilon_{sr})(1 - e^{-h/\tau})`."""
    return short_run + np.maximum(long_run - short_run, 0.0) * -np.expm1(-age_months / adjustment_months)


def total_elasticity(age_months: Array, scenario: Scenario, draws: Draws) -> Array:
    r"""Sum of supply and (absolute) demand elasticity, growing with the age of the loss.

    .. math:: e(h) = [\epsilon_D(h) + \epsilon_S(h)] / u   (MODEL.md, eq. 9)

    Both are elasticities of use and production: commercial stocks are a line of the accounts (eq. 8), so they are not
    in here. `u` is what differs from one episode to the next (fear, inventories, luck). The lever
    `offsets.shale_response` scales the growth of supply, `assumptions.oil_elasticity_scale` everything.

    Parameters
    ----------
    age_months : array, (draw, 1, month)
        Mean age of the loss (`mean_age`), so that a new loss meets short-run elasticities also after an old one.

    Returns
    -------
    array, (draw, 1, month)
        At least `SMALLEST_TOTAL_ELASTICITY`.
    """
    shale = scenario.levers.offsets.shale_response
    adjustment = draws["oil_elasticity_adjustment_months"]
    supply = draws["oil_supply_elasticity_short_run"]
    demand = -draws["oil_demand_elasticity_short_run"]
    growth = shale * np.maximum(draws["oil_supply_elasticity_long_run"] - supply, 0.0)
    growth = growth + np.maximum(-draws["oil_demand_elasticity_long_run"] - demand, 0.0)
    elasticity = supply + demand - growth * np.expm1(-age_months / adjustment)
    scale = scenario.levers.assumptions.oil_elasticity_scale / draws["oil_price_response_scale"]
    return np.maximum(scale * elasticity, SMALLEST_TOTAL_ELASTICITY)


def believed_share(duration_months: Array, arbitrage_months: Array) -> Array:
    r"""Part of a permanent loss's price that one of `D` months shows, :math:`1 - e^{-D/d}`; stocks bridge the rest."""
    return -np.expm1(-duration_months / arbitrage_months)
