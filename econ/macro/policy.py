"""Policy: central banks, and the treasury's part in GDP."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed, year_on_year
from econ.macro.inflation import Inflation
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

LOWER_BOUND_PCT = np.array([-0.5, 0.0])[None, :, None]
"""Lowest policy rates so far: ECB deposit facility -0.5, federal funds 0 to 0.25. [percent]"""

FISCAL_LAG_MONTHS = np.array([[[3.0]]])
"""Transfers are spent over about a quarter."""


def policy_rate_deviation(
    scenario: Scenario, inflation: Inflation, demand_pct: Array, baseline: Baseline, draws: Draws
) -> Array:
    r"""Deviation of the policy rate from baseline: an inertial Taylor rule with look-through and a lower bound.

    .. math:: i_t = L\left[ \phi_\pi (\pi^{core} + w (\pi - \pi^{core})) + \phi_y y_{t-1} \right]   (MODEL.md, eq. 24)

    where `w` is the lever `policy.rate_response`: 0 looks through everything but core, 1 follows headline. Core
    inflation is that of the core basket, as in the estimated rule, not its contribution to headline. Coefficients and
    inertia differ by region.

    Parameters
    ----------
    demand_pct : array, (draw, region, month)
        Output gap: what demand takes out of GDP, a month earlier; supply that is lost is no slack.

    Returns
    -------
    array, (draw, region, month)
        Percentage points.
    """
    core_weight = baseline.by_macro_region["core_weight_pct"][None, :, None] / 100.0
    core = year_on_year(inflation.core_pp) / core_weight
    headline = year_on_year(inflation.level_pct)
    seen = core + scenario.levers.policy.rate_response * (headline - core)
    target = draws.by_region("taylor_inflation") * seen + draws.by_region("taylor_gap") * demand_pct
    inertia_months = -3.0 / np.log(draws.by_region("rate_inertia_per_quarter"))
    deviation = smoothed(target, inertia_months)
    rate = baseline.path("policy_rate_pct", deviation.shape[-1])
    return np.maximum(deviation, np.minimum(LOWER_BOUND_PCT - rate, 0.0))


def policy_effect_pct(paths: LeverPaths, policy_rate_pp: Array, draws: Draws) -> Array:
    """GDP effect of the rate path and of EU fiscal support, (draw, region, month) in percent (MODEL.md, eq. 25)."""
    monetary = draws["gdp_rate_pct_per_100bp"] * smoothed(policy_rate_pp, draws["rate_lag_months"])
    support = draws["fiscal_multiplier"] * smoothed(paths["policy.fiscal_support_pct_gdp"], FISCAL_LAG_MONTHS)
    return monetary + np.concatenate([support, np.zeros_like(support)], axis=1)
