"""Oil price: what clears the world market after a net loss."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.checks import require
from econ.draws import Draws
from econ.dynamics import fading_maximum
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


SMALLEST_TOTAL_ELASTICITY = 0.05
"""Lower end of published short-run sums of supply and demand elasticity; no draw goes below it."""


def total_elasticity(months_since_start: Array, scenario: Scenario, draws: Draws) -> Array:
    r"""Sum of supply and (absolute) demand elasticity, growing with the time the loss has lasted.

    .. math:: e(h) = e_{sr} + (e_{lr} - e_{sr})(1 - e^{-h/\tau})   (MODEL.md, eq. 9)

    The lever `offsets.shale_response` scales the growth of the supply part, `assumptions.oil_elasticity_scale` all.

    Returns
    -------
    array, (draw, 1, month)
    """
    grown = 1.0 - np.exp(-months_since_start / draws["oil_elasticity_adjustment_months"])
    demand_growth = np.maximum(draws["oil_demand_elasticity_short_run"] - draws["oil_demand_elasticity_long_run"], 0.0)
    supply_growth = np.maximum(draws["oil_supply_elasticity_long_run"] - draws["oil_supply_elasticity_short_run"], 0.0)
    short_run = draws["oil_supply_elasticity_short_run"] - draws["oil_demand_elasticity_short_run"]
    growth = demand_growth + scenario.levers.offsets.shale_response * supply_growth
    published = np.maximum(short_run + growth * grown, SMALLEST_TOTAL_ELASTICITY)
    return scenario.levers.assumptions.oil_elasticity_scale * published


def oil_log_deviation(
    scenario: Scenario, paths: LeverPaths, net_loss_mbd: Array, world_gdp_pct: Array, baseline: Baseline, draws: Draws
) -> Array:
    r"""Log deviation of Brent from baseline that clears the market.

    With lost share :math:`s` of world supply and world GDP :math:`g` percent off baseline a month earlier,

    .. math:: \ln(P/P_0) = \frac{-f \ln(1 - s) + \eta \ln(1 + g/100)}{e(h)}, \quad f = 1 - e^{-D/d}   (MODEL.md, eq. 10)

    where `f` discounts a loss believed to last only `D` months. The premium fades, rather than vanishes, once the loss
    ends (eq. 3). An imposed path replaces all this while it runs.

    Parameters
    ----------
    net_loss_mbd : array, (draw, 1, month)
        Net loss. [mb/d]
    world_gdp_pct : array, (draw, 1, month)
        World GDP against baseline, a month earlier. [percent]

    Returns
    -------
    array, (draw, 1, month)
        Exactly zero where nothing is lost and GDP is on baseline.

    Raises
    ------
    BadInputError
        If the loss is not smaller than world supply: no price clears such a market.
    """
    lost_share = net_loss_mbd / baseline.numbers["world_oil_consumption_mbd"]
    require(
        bool((lost_share < 1.0).all()),
        "No oil price clears this market: the net loss is not smaller than world supply.",
    )
    since = np.cumsum((net_loss_mbd > 0).any(axis=(0, 1))).astype(float)
    elasticity = total_elasticity(since, scenario, draws)
    belief = 1.0 - np.exp(-paths.believed_duration_months / draws["oil_expected_duration_scale_months"])
    premium = fading_maximum(-np.log1p(-lost_share) * belief / elasticity, draws["oil_price_reversion_months"])
    demand = draws["energy_income_elasticity"] * np.log1p(world_gdp_pct / 100.0) / elasticity
    return _imposed(scenario, paths, premium + demand, baseline.path("brent_usd_bbl", paths.months))


def _imposed(scenario: Scenario, paths: LeverPaths, log_deviation: Array, brent_baseline: Array) -> Array:
    """Replace the model's deviation by the path of `overrides.brent_usd_bbl` while it runs."""
    override = scenario.levers.overrides.brent_usd_bbl
    if override is None:
        return log_deviation
    if override.level is not None:
        imposed = np.log(paths.imposed(override.level) / brent_baseline)
    else:
        imposed = np.log1p(paths.imposed(override.pct_of_baseline or ()) / 100.0)
    return np.where(np.isnan(imposed), log_deviation, imposed)
