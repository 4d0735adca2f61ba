"""Econometric recession probability: term spread, policy rate and oil, estimated for the US and the euro area."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.normal import normal_cdf
from econ.risk.net_increase import HISTORY_MONTHS, net_increase

Array = NDArray[np.float64]

LOG_POINTS_PER_UNIT = 10.0
"""The oil coefficient is per ten log points."""


def probit_probability(
    term_spread_pp: Array, policy_rate_pct: Array, net_oil_increase_log_points: Array, draws: Draws
) -> Array:
    r"""Probability that a recession month falls within the next twelve, given that this month is in none.

    .. math:: p = \Phi\left(\beta_0 + \beta_s s_t + \beta_i i_t + \beta_n n_t / 10\right)   (MODEL.md, eq. 32)

    Fits `probit-us` (NBER months) and `probit-euro-area` (CEPR quarters, without the policy rate; it stands for the
    EU and does not forecast better than the base rate).

    Parameters
    ----------
    term_spread_pp, policy_rate_pct : array, (draw, region, month)
        Ten-year less three-month rate, and the policy rate: levels, not deviations.
    net_oil_increase_log_points : array, (draw, 1, month)
        See `net_oil_increase`. [log points]

    Returns
    -------
    array, (draw, region, month)
    """
    oil = net_oil_increase_log_points / LOG_POINTS_PER_UNIT
    eu = draws["probit_eu_constant"] + draws["probit_eu_term_spread"] * term_spread_pp[:, :1]
    us = (
        draws["probit_us_constant"]
        + draws["probit_us_term_spread"] * term_spread_pp[:, 1:]
        + draws["probit_us_policy_rate"] * policy_rate_pct[:, 1:]
    )
    return normal_cdf(np.concatenate([eu + draws["probit_eu_oil"] * oil, us + draws["probit_us_oil"] * oil], axis=1))


def net_oil_increase(brent_usd_bbl: Array, baseline: Baseline) -> Array:
    """Rise of Brent over the last year beyond its highest of 36 months, counting the months before the first.

    Parameters
    ----------
    brent_usd_bbl : array, (draw, 1, month)
        The price itself, not its deviation.

    Returns
    -------
    array, (draw, 1, month)
        Log points, about percent.
    """
    history = baseline.paths["brent_history_usd_bbl"][..., -HISTORY_MONTHS:]
    before = np.broadcast_to(history, (*brent_usd_bbl.shape[:-1], history.shape[-1]))
    return 100.0 * net_increase(np.log(np.concatenate([before, brent_usd_bbl], axis=-1)))


def interest_rates(policy_rate_pp: Array, baseline: Baseline, draws: Draws) -> tuple[Array, Array]:
    """Levels of term spread and policy rate where the policy rate deviates from baseline by `policy_rate_pp`.

    The three-month rate moves with the policy rate, the ten-year yield by a share of it.
    """
    months = policy_rate_pp.shape[-1]
    spread = baseline.path("term_spread_pp", months) - (1.0 - draws.by_region("long_rate_response")) * policy_rate_pp
    return spread, baseline.path("policy_rate_pct", months) + policy_rate_pp
