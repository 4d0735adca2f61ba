"""Oil price: what clears the world market after a net loss."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.checks import require
from econ.draws import Draws
from econ.dynamics import mean_age
from econ.energy.oil_elasticity import total_elasticity
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

LARGEST_GDP_FALL_PCT = 60.0
"""Feedback from GDP is cut here, far outside the evidence, so that no extreme ends in an undefined number."""


def spot_log(loss_mbd: Array, elasticity: Array, baseline: Baseline) -> Array:
    r"""Log price deviation that clears a month on its own, :math:`-\ln(1 - s) / e`.

    Raises
    ------
    BadInputError
        If the loss is not smaller than world supply: no price clears such a market.
    """
    lost_share = loss_mbd / baseline.numbers["world_oil_consumption_mbd"]
    require(
        bool((lost_share < 1.0).all()),
        "No oil price clears this market: the net loss is not smaller than world supply.",
    )
    return -np.log1p(-lost_share) / elasticity


def oil_log_deviation(
    scenario: Scenario,
    paths: LeverPaths,
    net_loss_mbd: Array,
    world_gdp_pct: Array,
    baseline: Baseline,
    draws: Draws,
    elasticity: Array | None = None,
) -> Array:
    r"""Log deviation of Brent from baseline that clears the market.

    With lost share :math:`s` of world supply, after all stocks, and world GDP :math:`g` percent off baseline a month
    earlier,

    .. math:: \ln(P/P_0) = \frac{-\ln(1 - s)}{e(h)} + \frac{\eta \ln(1 + g/100)}{e(h_g)}   (MODEL.md, eq. 10)

    at elasticities as old as the loss and as the deviation of GDP.

    Expected duration and announcements work through commercial stocks (`oil_stocks.held_price_log`), and so does the
    way back: what was drawn is bought back after the loss. An imposed path replaces all this while it runs.

    Parameters
    ----------
    net_loss_mbd : array, (draw, 1, month)
        Net loss. [mb/d]
    world_gdp_pct : array, (draw, 1, month)
        World GDP against baseline, a month earlier. [percent]
    elasticity : array, (draw, 1, month), optional
        `OilSupply.elasticity`; by default that at the age of the net loss.

    Returns
    -------
    array, (draw, 1, month)
        Exactly zero where nothing is lost and GDP is on baseline.

    Raises
    ------
    BadInputError
        If the loss is not smaller than world supply.
    """
    if elasticity is None:
        elasticity = total_elasticity(mean_age(net_loss_mbd), scenario, draws)
    scarcity = spot_log(net_loss_mbd, elasticity, baseline)
    activity = np.log1p(np.maximum(world_gdp_pct, -LARGEST_GDP_FALL_PCT) / 100.0)
    weaker = draws["energy_income_elasticity"] / total_elasticity(mean_age(np.abs(activity)), scenario, draws)
    found = scarcity + weaker * activity
    return _imposed(scenario, paths, found, baseline.path("brent_usd_bbl", paths.months))


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
