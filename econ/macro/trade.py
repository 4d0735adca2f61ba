"""Trade: what it costs to carry the threat of secondary tariffs out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS, TRADING_BUYERS
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.energy.buyers import threatened_tariff_pct
from econ.macro.armington import basket_rise_pct, elasticity, elasticity_of, trade_lost_share
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

TARIFF_LAG_MONTHS = np.array([[[6.0]]])
"""Import prices and trade adjust over about two quarters (Cavallo et al. 2021)."""

US_CONSUMPTION_SHARE_OF_GDP = 0.68
"""Personal consumption in US GDP (BEA, 2024)."""

REFERENCE_TARIFF_PCT = 100.0
REFERENCE_AGE_MONTHS = np.array([[[18.0]]])
"""Row tr_gdp_us_100pct_cn tells what 100 points on China cost after one to two years."""


@dataclass(frozen=True)
class TradeWar:
    """What the US does to a buyer that keeps buying, each (draw, 1, month).

    Attributes
    ----------
    tariff_pct : array
        Tariff on what the buyer has not given up.
    import_elasticity : array
        Armington elasticity at the age of the tariff.
    ended_share : array
        Share of US exports to the buyer that a full cut-off ends.
    """

    tariff_pct: Array
    import_elasticity: Array
    ended_share: Array

    @property
    def imports_lost_share(self) -> Array:
        """Share of US imports from the buyer that the tariff ends."""
        return trade_lost_share(self.tariff_pct, self.import_elasticity)


def carried_out(scenario: Scenario, paths: LeverPaths, compliance: Array, draws: Draws) -> dict[str, TradeWar]:
    """Threats carried out against each buyer in proportion to what it has not given up; only where there is a threat.

    A share set by hand in `buyers.compliance` is the buyer's word: from the start only the rest is punished.

    Parameters
    ----------
    compliance : array, (draw, buyer, month)
    """
    cutoff = paths.active if scenario.levers.buyers.trade_cutoff else 0.0 * paths.active
    given = scenario.levers.buyers.compliance
    by_hand = given if isinstance(given, dict) else {}
    wars = {}
    for buyer in TRADING_BUYERS:
        threat = threatened_tariff_pct(buyer, scenario, paths)
        if threat.any():
            index = BUYERS.index(buyer)
            share = by_hand.get(buyer, compliance[:, index : index + 1])
            still_buys = 1.0 - share
            tariff = threat * still_buys
            wars[buyer] = TradeWar(tariff, elasticity_of(tariff, draws), cutoff * still_buys)
    return wars


def tariff_price_level_pp(wars: dict[str, TradeWar], months: int, baseline: Baseline, draws: Draws) -> Array:
    """Effect of tariffs on consumer prices, US only; (draw, region, month) (MODEL.md, eq. 22)."""
    if not wars:
        return np.zeros((1, 2, months))
    consumption = US_CONSUMPTION_SHARE_OF_GDP * baseline.by_macro_region["gdp_usd_bn"][1]
    level = sum(
        basket_rise_pct(
            baseline.numbers[f"us_imports_{buyer.lower()}_usd_bn"] / consumption,
            draws["tariff_pass_through"] * war.tariff_pct / 100.0,
            war.import_elasticity,
        )
        for buyer, war in wars.items()
    )
    us = smoothed(np.asarray(level), TARIFF_LAG_MONTHS)
    return np.concatenate([np.zeros_like(us), us], axis=1)


def trade_loss_pct(wars: dict[str, TradeWar], months: int, baseline: Baseline, draws: Draws) -> Array:
    r"""GDP effect of tariffs, (draw, region, month): the US directly, the EU through its exports to the US.

    .. math:: y^{US} = \gamma \sum_b \frac{M_b}{M_{CN}} \frac{\ell_b}{\ell^*} - \kappa \sum_b \frac{X_b}{Y} z_b

    (MODEL.md, eq. 23) with :math:`\gamma` the loss per 100 points on China, :math:`\ell` the share of imports lost and
    :math:`\ell^*` that at 100 points after 18 months, and :math:`z` the share of US exports to the buyer that a full
    cut-off ends. A tariff alone leaves US exports as they are: the buyer's answer is not modelled.
    """
    if not wars:
        return np.zeros((1, 2, months))
    china = baseline.numbers["us_imports_cn_usd_bn"]
    reference = trade_lost_share(np.array(REFERENCE_TARIFF_PCT), elasticity(REFERENCE_AGE_MONTHS, draws))
    gdp = baseline.by_macro_region["gdp_usd_bn"][1]
    loss: Array = np.zeros((1, 1, months))
    for buyer, war in wars.items():
        imports, exports = (baseline.numbers[f"us_{flow}_{buyer.lower()}_usd_bn"] for flow in ("imports", "exports"))
        pressure = imports / china * war.imports_lost_share / reference
        loss = loss + draws["us_gdp_pct_per_100pp_tariff_china"] * pressure
        loss = loss - draws["gdp_loss_per_lost_export"] * 100.0 * exports / gdp * war.ended_share
    us = smoothed(loss, TARIFF_LAG_MONTHS)
    eu = us * baseline.numbers["eu_exports_to_us_share_of_gdp"]
    return np.concatenate([eu, us], axis=1)


def buyer_gdp_pct(wars: dict[str, TradeWar], months: int, baseline: Baseline, draws: Draws) -> Array:
    r"""GDP effect on the buyers, (draw, buyer, month) along `TRADING_BUYERS`: exports to the US that are lost.

    .. math:: y_b = -\kappa\, \frac{M_b}{Y_b}\, \ell_b   (MODEL.md, eq. 51)

    with :math:`\kappa` the output lost for each lost dollar of exports, what finds other markets taken off.
    """
    if not wars:
        return np.zeros((1, len(TRADING_BUYERS), months))
    lost = []
    for buyer in TRADING_BUYERS:
        share = baseline.numbers[f"us_imports_{buyer.lower()}_usd_bn"] / baseline.numbers[f"gdp_{buyer.lower()}_usd_bn"]
        lost_share = wars[buyer].imports_lost_share if buyer in wars else np.zeros((1, 1, months))
        lost.append(-100.0 * draws["gdp_loss_per_lost_export"] * share * lost_share)
    return smoothed(np.concatenate(np.broadcast_arrays(*lost), axis=1), TARIFF_LAG_MONTHS)
