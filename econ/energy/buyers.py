"""Buyers: who stops buying Russian oil when Washington threatens."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS, TRADING_BUYERS
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.feedback import Feedback
from econ.macro.armington import trade_lost_share
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

LOGIT_AT_REST = -3.0
NEARLY_ALL = 0.999
"""Logit of compliance without any pull; compliance is measured from there, so that no pull means exactly none."""

REFERENCE_TARIFF_PP = 25.0
"""Tariff of August 2025 on India, to which the evidence rows refer. [pp]"""

CUTOFF_TARIFF_PCT = 500.0
"""A full end of trade pulls like this tariff. [percent]"""

TARIFF_LEVERS = {"IN": "buyers.tariff_india_pct", "CN": "buyers.tariff_china_pct", "TR": "buyers.tariff_turkiye_pct"}

TARIFF_LAG_MONTHS = np.array([[[3.0]]])
"""Purchases follow a tariff over three to six months (row tr_compliance_tariff)."""

LISTING_LAG_MONTHS = np.array([[[0.5]]])
"""Listings have a date by which deals must end: India's purchases fell from 1.83 to 1.2 mb/d within the first month
(press_anchors_energy); at half a month 86 percent is done by then."""


def threatened_tariff_pct(buyer: str, scenario: Scenario, paths: LeverPaths) -> Array:
    """Tariff that a buyer is threatened with, a full end of trade counted as one of 500 percent; (1, 1, month)."""
    cutoff = CUTOFF_TARIFF_PCT * paths.active if scenario.levers.buyers.trade_cutoff else 0.0 * paths.active
    return np.maximum(paths[TARIFF_LEVERS[buyer]], cutoff)


def threat_begun(scenario: Scenario, paths: LeverPaths) -> Array:
    """Whether any buyer has been threatened by then, (1, 1, month); where no lever threatens, from the start on."""
    levers = ("buyers.producer_listing", "buyers.bank_listing")
    threats = [threatened_tariff_pct(buyer, scenario, paths) for buyer in TRADING_BUYERS]
    now = sum([*threats, *(paths[lever] for lever in levers)], 0.0 * paths.active) > 0
    begun: Array = np.logical_or.accumulate(now, axis=-1).astype(float)
    return begun if begun.any() else paths.active


def pull_is_exerted(scenario: Scenario, paths: LeverPaths) -> bool:
    """Whether anybody threatens a buyer or gives up purchases by hand, so that feedback has a say in compliance."""
    listings = paths["buyers.producer_listing"].any() or paths["buyers.bank_listing"].any()
    tariffs = any(threatened_tariff_pct(buyer, scenario, paths).any() for buyer in TRADING_BUYERS)
    return bool(listings or tariffs or isinstance(scenario.levers.buyers.compliance, dict))


def nobody_complies(paths: LeverPaths) -> Array:
    """Compliance where no pull is exerted, (1, buyer, month)."""
    return np.zeros((1, len(BUYERS), paths.months))


def dependence_on_us(baseline: Baseline) -> dict[str, float]:
    """Goods that each buyer sells to the US, as a share of its GDP.

    The sources hold no total exports of the buyers, so that the share of its exports cannot be told.
    """
    return {
        buyer: baseline.numbers[f"us_imports_{buyer.lower()}_usd_bn"] / baseline.numbers[f"gdp_{buyer.lower()}_usd_bn"]
        for buyer in TRADING_BUYERS
    }


def compliance_share(pull: Array) -> Array:
    r"""Share of purchases given up under a pull, from 0 at no pull to 1.

    .. math:: c(x) = \frac{\Lambda(x + a) - \Lambda(a)}{1 - \Lambda(a)}, \quad a = -3   (MODEL.md, eq. 4)
    """
    rest = _logistic(np.array(LOGIT_AT_REST))
    return (_logistic(LOGIT_AT_REST + pull) - rest) / (1.0 - rest)


def pull_for(share: Array) -> Array:
    """Pull that makes a buyer give up a given share, or nearly all: inverse of `compliance_share`."""
    rest = _logistic(np.array(LOGIT_AT_REST))
    level = rest + np.minimum(share, NEARLY_ALL) * (1.0 - rest)
    return np.log(level / (1.0 - level)) - LOGIT_AT_REST


def compliance(scenario: Scenario, paths: LeverPaths, before: Feedback, baseline: Baseline, draws: Draws) -> Array:
    r"""Share of its purchases that each buyer gives up under US secondary sanctions.

    Tariff and listings pull apart, each with its own lag, and the buyer gives way to their sum,

    .. math:: x_b = \left(d_b\, r_b\, \frac{\ell(\tau_b)}{\ell(25)} x_{25} + x_{listing,b}\right)
              e^{-k\,[\max(\ln P/P^0, 0) + g]}   (MODEL.md, eq. 4)

    The pull of a tariff grows with the trade that it ends in the long run (`trade_lost_share`) and with what the buyer
    sells to the US against India (`dependence_on_us`), and is scaled to India in 2025 (fit buyers); `r` is below one
    for China, which answers. What a barrel is worth to its buyer weakens every pull: the scarcity of oil, and the
    discount `g` that it gains on Russian oil. Elsewhere than in India, listings of producers pull by a part only. A
    share set by hand in the lever `buyers.compliance` replaces the model for that buyer, from the first threat on.

    Parameters
    ----------
    before : Feedback
        Brent and the discount gained, a month earlier.

    Returns
    -------
    array, (draw, buyer, month)
        Shares in [0, 1], buyers as in `BUYERS`; a single draw where it is the same in all.
    """
    by_hand = scenario.levers.buyers.compliance
    gained = np.maximum(before.brent_log_deviation, 0.0) + np.maximum(before.discount_gained_share, 0.0)
    ease = np.exp(-draws["compliance_tightness"] * gained)
    elsewhere = np.maximum(draws["listing_pull_elsewhere_ratio"], 0.0)
    producers = smoothed(paths["buyers.producer_listing"], LISTING_LAG_MONTHS) * pull_for(draws["compliance_listing"])
    banks = smoothed(paths["buyers.bank_listing"], LISTING_LAG_MONTHS) * pull_for(draws["compliance_bank_listing"])
    shares = []
    for buyer in BUYERS:
        if isinstance(by_hand, dict) and buyer in by_hand:
            given_up = by_hand[buyer] * paths.active * threat_begun(scenario, paths)
            shares.append(smoothed(given_up, TARIFF_LAG_MONTHS))
            continue
        tariff = _tariff_pull(buyer, scenario, paths, baseline, draws)
        listing = (producers if buyer == "IN" else elsewhere * producers) + banks
        if buyer == "EU" or not (tariff.any() or listing.any()):
            shares.append(0.0 * paths.active)
        else:
            shares.append(compliance_share((tariff + listing) * ease))
    return np.concatenate(np.broadcast_arrays(*shares), axis=1)


def _tariff_pull(buyer: str, scenario: Scenario, paths: LeverPaths, baseline: Baseline, draws: Draws) -> Array:
    """Pull of a tariff on one buyer, (draw, 1, month); none on buyers that the US sets no tariff on."""
    if buyer not in TRADING_BUYERS:
        return 0.0 * paths.active
    long_run = draws["import_tariff_elasticity_long_run"]
    at_stake = trade_lost_share(threatened_tariff_pct(buyer, scenario, paths), long_run)
    at_reference = trade_lost_share(np.array(REFERENCE_TARIFF_PP), long_run)
    depends = dependence_on_us(baseline)
    weight = depends[buyer] / depends["IN"] * (draws["tariff_pull_china_ratio"] if buyer == "CN" else 1.0)
    return weight * smoothed(at_stake / at_reference, TARIFF_LAG_MONTHS) * pull_for(draws["compliance_tariff_india"])


def _logistic(x: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-x))
