"""Buyers: who stops buying Russian oil when Washington threatens."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

LOGIT_AT_REST = -3.0
"""Logit of compliance without any pull; compliance is measured from there, so that no pull means exactly none."""

REFERENCE_TARIFF_PP = 25.0
"""Tariff of August 2025 on India, to which the evidence rows refer. [pp]"""

CUTOFF_TARIFF_PCT = 500.0
"""A full end of trade pulls like this tariff. [percent]"""


TRADE_COLLAPSE_PCT = 90.0
"""Tariff at which 63 percent of trade is gone: -80 percent at 145 percent (row tr_us_cn_collapse, WTO 2025)."""

COMPLIANCE_LAG_MONTHS = np.array([[[3.0]]])
"""Purchases follow a threat over three to six months (row tr_compliance_tariff)."""


def trade_lost_share(tariff_pct: Array) -> Array:
    r"""Share of a buyer's trade with the US that a tariff ends, :math:`1 - e^{-\tau/90}`; bounded by one.

    Examples
    --------
    >>> round(float(trade_lost_share(np.array(145.0))), 2)
    0.8
    """
    return -np.expm1(-tariff_pct / TRADE_COLLAPSE_PCT)


def compliance_share(pull: Array) -> Array:
    r"""Share of purchases given up under a pull, from 0 at no pull to 1.

    .. math:: c(x) = \frac{\Lambda(x + a) - \Lambda(a)}{1 - \Lambda(a)}, \quad a = -3   (MODEL.md, eq. 4)
    """
    rest = _logistic(np.array(LOGIT_AT_REST))
    return (_logistic(LOGIT_AT_REST + pull) - rest) / (1.0 - rest)


def pull_for(share: Array) -> Array:
    """Pull that makes a buyer give up a given share: inverse of `compliance_share`."""
    rest = _logistic(np.array(LOGIT_AT_REST))
    level = rest + share * (1.0 - rest)
    return np.log(level / (1.0 - level)) - LOGIT_AT_REST


def compliance(scenario: Scenario, paths: LeverPaths, brent_log_deviation: Array, draws: Draws) -> Array:
    r"""Share of its purchases that each buyer gives up under US secondary sanctions.

    Pulls add up, and scarcity weakens them: :math:`x_b = (x_{tariff,b} + x_{listing}) (P_{t-1} / P^0_{t-1})^{-k}`.
    The pull of a tariff grows with the trade at stake, which is bounded (`trade_lost_share`), and is scaled so that the
    share at the reference tariff is the one in the evidence (rows tr_compliance_tariff, tr_compliance_sdn). Buyers
    follow with a lag. A share set by hand in the lever `buyers.compliance` replaces the model for that buyer.

    Parameters
    ----------
    brent_log_deviation : array, (draw, 1, month)
        Log deviation of Brent from baseline, a month earlier.

    Returns
    -------
    array, (draw, buyer, month)
        Shares in [0, 1], buyers as in `BUYERS`.
    """
    tariffs = {"IN": "tariff_india_pct", "CN": "tariff_china_pct", "TR": "tariff_turkiye_pct"}
    at_reference = {"IN": "compliance_tariff_india", "CN": "compliance_tariff_china", "TR": "compliance_tariff_turkiye"}
    by_hand = scenario.levers.buyers.compliance
    cutoff = CUTOFF_TARIFF_PCT * paths.active if scenario.levers.buyers.trade_cutoff else 0.0 * paths.active
    at_stake = trade_lost_share(np.array(REFERENCE_TARIFF_PP))
    listing = paths["buyers.bank_listing"] * pull_for(draws["compliance_listing"])
    ease = np.exp(-draws["compliance_tightness"] * np.maximum(brent_log_deviation, 0.0))
    shares = []
    for buyer in BUYERS:
        if isinstance(by_hand, dict) and buyer in by_hand:
            shares.append(by_hand[buyer] * paths.active + 0.0 * ease)
        elif buyer in tariffs:
            threat = trade_lost_share(np.maximum(paths[f"buyers.{tariffs[buyer]}"], cutoff)) / at_stake
            shares.append(compliance_share((threat * pull_for(draws[at_reference[buyer]]) + listing) * ease))
        elif buyer == "REST":
            shares.append(compliance_share(listing * ease))
        else:
            shares.append(0.0 * ease)
    return smoothed(np.concatenate(np.broadcast_arrays(*shares), axis=1), COMPLIANCE_LAG_MONTHS)


def _logistic(x: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-x))
