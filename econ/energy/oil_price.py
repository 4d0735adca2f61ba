"""Oil price: what clears the world market after a net loss."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.checks import require
from econ.draws import Draws
from econ.dynamics import fading_maximum, mean_age
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


SMALLEST_TOTAL_ELASTICITY = 0.05
"""Lower end of published short-run sums of supply and demand elasticity; no draw and no lever goes below it."""

SUPPLY_SHARE_OF_GROWTH = 0.5
"""Part of the growth of the total elasticity that is supply (rows oil_eS_lr and oil_eD_lr_cooper_g7: 0.30 each)."""

LARGEST_GDP_FALL_PCT = 60.0
"""Feedback from GDP is cut here, far outside the evidence, so that no extreme ends in an undefined number."""


def total_elasticity(age_months: Array, scenario: Scenario, draws: Draws) -> Array:
    r"""Sum of supply and (absolute) demand elasticity, growing with the age of the loss.

    .. math:: e(h) = e_{sr} + (e_{lr} - e_{sr})(1 - e^{-h/\tau})   (MODEL.md, eq. 9)

    The lever `offsets.shale_response` scales the supply part of the growth, `assumptions.oil_elasticity_scale` all.

    Parameters
    ----------
    age_months : array, (draw, 1, month)
        Mean age of the loss (`mean_age`), so that a new loss meets short-run elasticities also after an old one.

    Returns
    -------
    array, (draw, 1, month)
    """
    grown = 1.0 - np.exp(-age_months / draws["oil_elasticity_adjustment_months"])
    short_run = draws["oil_total_elasticity_short_run"]
    growth = np.maximum(draws["oil_total_elasticity_long_run"] - short_run, 0.0)
    shale = 1.0 + SUPPLY_SHARE_OF_GROWTH * (scenario.levers.offsets.shale_response - 1.0)
    elasticity = scenario.levers.assumptions.oil_elasticity_scale * (short_run + shale * growth * grown)
    return np.maximum(elasticity, SMALLEST_TOTAL_ELASTICITY)


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
    elasticity = total_elasticity(mean_age(net_loss_mbd), scenario, draws)
    belief = 1.0 - np.exp(-paths.believed_duration_months / draws["oil_expected_duration_scale_months"])
    premium = fading_maximum(-np.log1p(-lost_share) * belief / elasticity, draws["oil_price_reversion_months"])
    demand = (
        draws["energy_income_elasticity"]
        * np.log1p(np.maximum(world_gdp_pct, -LARGEST_GDP_FALL_PCT) / 100.0)
        / elasticity
    )
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
