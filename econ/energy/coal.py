"""Coal: Russian coal that finds no buyer, and gas so dear that power stations turn to coal."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.energy.horizon import elasticity_after
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

LARGEST_COAL_LOOP = 0.8
"""Dear gas makes coal dear, and coal gas: the loop is cut here, where it multiplies the first effect by five."""


def coal_unsold_share(scenario: Scenario, paths: LeverPaths, draws: Draws) -> Array:
    """Share of Russia's coal exports that is refused and has not found other buyers yet, (draw, 1, month); eq. 18."""
    refused = paths["other_fuels.coal_cut_share"]
    rerouted = scenario.levers.other_fuels.coal_reroute_share * smoothed(refused, draws["coal_reroute_months"])
    return np.maximum(refused - rerouted, 0.0)


def coal_lost_share(scenario: Scenario, paths: LeverPaths, baseline: Baseline, draws: Draws) -> Array:
    r"""Share of world coal that is missing once cargoes have found other buyers.

    Of what is refused, the lever's share finds other buyers, with the lag seen in 2022:

    .. math:: s_t = w\,(u_t - r\, L(u)_t)   (MODEL.md, eq. 18)

    with `w` Russia's share of world coal, `u` the share of its exports refused and `r` the rerouted share.

    Returns
    -------
    array, (draw, 1, month)
    """
    return baseline.numbers["russia_share_of_world_coal"] * coal_unsold_share(scenario, paths, draws)


def coal_follows_gas(baseline: Baseline, draws: Draws) -> Array:
    """Elasticity of coal to TTF, (draw, 1, 1), cut where the loop coal, parity, gas would grow too strong."""
    parity = baseline.numbers["coal_share_of_parity"] * np.maximum(draws["gas_parity_elasticity"], 1.0)
    return np.minimum(draws["coal_gas_elasticity"], LARGEST_COAL_LOOP / parity)


def coal_scarcity_log(scenario: Scenario, paths: LeverPaths, baseline: Baseline, draws: Draws) -> Array:
    """Log deviation of the coal price that missing Russian coal brings about, (draw, 1, month); part of eq. 18."""
    if not paths["other_fuels.coal_cut_share"].any():
        return np.zeros((1, 1, paths.months))
    lost = coal_lost_share(scenario, paths, baseline, draws)
    elasticity = elasticity_after(
        draws["coal_elasticity_short_run"],
        draws["coal_elasticity_long_run"],
        draws["coal_elasticity_adjustment_months"],
        lost,
    )
    return -np.log1p(-lost) / elasticity


def coal_log_deviation(
    scenario: Scenario, paths: LeverPaths, ttf_log_deviation: Array, baseline: Baseline, draws: Draws
) -> Array:
    r"""Log deviation of the world coal price.

    .. math:: \ln(C/C_0) = \frac{-\ln(1 - s)}{e(h)} + \beta\, L(x)   (MODEL.md, eq. 18)

    with elasticity `e` growing with the horizon and `x` the log deviation of TTF, which coal follows with a lag.

    Returns
    -------
    array, (draw, 1, month)
    """
    from_gas = coal_follows_gas(baseline, draws) * smoothed(ttf_log_deviation, draws["coal_gas_lag_months"])
    return coal_scarcity_log(scenario, paths, baseline, draws) + from_gas
