"""Trade: what it costs to carry the threat of secondary tariffs out."""

from collections.abc import Callable
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
        Share of the trade with the buyer that a full cut-off ends.
    """

    tariff_pct: Array
    import_elasticity: Array
    ended_share: Array

    @property
    def imports_lost_share(self) -> Array:
        """Share of US imports from the buyer that tariff or cut-off ends."""
        return np.maximum(trade_lost_share(self.tariff_pct, self.import_elasticity), self.ended_share)


def carried_out(
    scenario: Scenario, paths: LeverPaths, still_buys: Callable[[], Array], draws: Draws
) -> dict[str, TradeWar]:
    """Threats carried out against each buyer in proportion to what it still buys; only where there is a threat.

    A share set by hand in `buyers.compliance` is the buyer's word: from the start only the rest is punished.

    Parameters
    ----------
    still_buys : callable
        Purchases of Russian oil over usual ones, at most one, (draw, buyer, month); asked only if there is a threat.
    """
    cutoff = paths.active if scenario.levers.buyers.trade_cutoff else 0.0 * paths.active
    given = scenario.levers.buyers.compliance
    by_hand = given if isinstance(given, dict) else {}
    wars = {}
    for buyer in TRADING_BUYERS:
        threat = threatened_tariff_pct(buyer, scenario, paths)
        if threat.any():
            index = BUYERS.index(buyer)
            punished = 1.0 - by_hand[buyer] if buyer in by_hand else still_buys()[:, index : index + 1]
            tariff = threat * punished
            wars[buyer] = TradeWar(tariff, elasticity_of(tariff, draws), cutoff * punished)
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


@dataclass(frozen=True)
class TradeLoss:
    """What tariffs cost, each (draw, region, month) in percent of GDP.

    Attributes
    ----------
    dear_imports_pct : array
        What dearer imports take out of US supply.
    lost_exports_pct : array
        What lost exports take out of demand.
    household_burden_pct : array
        What dearer goods take from American households, positive; what dear imports cost in output is part of it, the
        rest goes to the Treasury, which hands nothing back.
    """

    dear_imports_pct: Array
    lost_exports_pct: Array
    household_burden_pct: Array

    @property
    def gdp_pct(self) -> Array:
        """Effect on GDP."""
        return self.dear_imports_pct + self.lost_exports_pct


def trade_loss(wars: dict[str, TradeWar], tariff_pp: Array, baseline: Baseline, draws: Draws) -> TradeLoss:
    r"""Cost of tariffs: to the US directly, to the EU through its exports to the US.

    .. math:: y^{US} = \gamma \sum_b \frac{M_b}{M_{CN}} \frac{\ell_b}{\ell^*} - \kappa \sum_b \frac{X_b}{Y} z_b

    (MODEL.md, eq. 23) with :math:`\gamma` the loss per 100 points on China, :math:`\ell` the share of imports lost and
    :math:`\ell^*` that at 100 points after 18 months, and :math:`z` the share of US exports to the buyer that a full
    cut-off ends. A tariff alone leaves US exports as they are: the buyer's answer is not modelled.
    """
    burden = US_CONSUMPTION_SHARE_OF_GDP * tariff_pp
    months = tariff_pp.shape[-1]
    if not wars:
        return TradeLoss(np.zeros_like(burden), np.zeros_like(burden), burden)
    china = baseline.numbers["us_imports_cn_usd_bn"]
    reference = trade_lost_share(np.array(REFERENCE_TARIFF_PCT), elasticity(REFERENCE_AGE_MONTHS, draws))
    gdp = baseline.by_macro_region["gdp_usd_bn"][1]
    dear: Array = np.zeros((1, 1, months))
    lost: Array = np.zeros((1, 1, months))
    for buyer, war in wars.items():
        imports, exports = (baseline.numbers[f"us_{flow}_{buyer.lower()}_usd_bn"] for flow in ("imports", "exports"))
        pressure = imports / china * war.imports_lost_share / reference
        dear = dear + draws["us_gdp_pct_per_100pp_tariff_china"] * pressure
        lost = lost - draws["gdp_loss_per_lost_export"] * 100.0 * exports / gdp * war.ended_share
    dear, lost = (smoothed(part, TARIFF_LAG_MONTHS) for part in (dear, lost))
    eu_lost = (dear + lost) * baseline.numbers["eu_exports_to_us_share_of_gdp"]
    lost_by_region = np.concatenate(np.broadcast_arrays(eu_lost, lost), axis=1)
    return TradeLoss(np.concatenate([np.zeros_like(dear), dear], axis=1), lost_by_region, burden)


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
