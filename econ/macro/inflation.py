"""Inflation: from energy prices to consumer prices, directly and in second rounds."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed, year_on_year
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

FOOD_SHARE_OF_SECOND_ROUND = 0.25
"""Part of the second round that shows in food, the rest in core: about the ratio of their basket weights."""

REFERENCE_OIL_MOVE_USD = 10.0


@dataclass(frozen=True)
class EnergyPrices:
    """Energy prices of a run, in levels and as log deviations from baseline; (draw, 1, month).

    `fuel_crack_usd_bbl` is what diesel and gasoline cost over Brent on top of the baseline, (draw, region, month).
    """

    brent_usd_bbl: Array
    brent_change_usd_bbl: Array
    brent_log: Array
    ttf_eur_mwh: Array
    ttf_change_eur_mwh: Array
    henry_hub_log: Array
    fuel_crack_usd_bbl: Array = field(default_factory=lambda: np.zeros((1, 2, 1)))


@dataclass(frozen=True)
class Inflation:
    """Consumer prices, all (draw, region, month).

    Attributes
    ----------
    energy_pp, food_pp, core_pp, tariff_pp : array
        Contributions to the deviation of the price level; they add up to `level_pct`.
    oil_pp : array
        Part of `energy_pp` that comes from oil.
    """

    energy_pp: Array
    food_pp: Array
    core_pp: Array
    tariff_pp: Array
    oil_pp: Array

    @cached_property
    def level_pct(self) -> Array:
        """Price level against baseline, in percent."""
        return self.energy_pp + self.food_pp + self.core_pp + self.tariff_pp

    def headline_yoy_pct(self, baseline_yoy_pct: Array) -> Array:
        """Headline inflation, in percent a year."""
        return baseline_yoy_pct + year_on_year(self.level_pct)

    def component_yoy_pct(self, baseline_yoy_pct: Array, contribution_pp: Array, weight_pct: Array) -> Array:
        """Inflation of a component from its contribution and its basket weight, in percent a year."""
        return baseline_yoy_pct + year_on_year(100.0 * contribution_pp / weight_pct[None, :, None])


def inflation(
    scenario: Scenario,
    paths: LeverPaths,
    prices: EnergyPrices,
    tariff_pp: Array,
    policy_rate_pp: Array,
    baseline: Baseline,
    draws: Draws,
) -> Inflation:
    r"""Pass energy prices on to consumer prices.

    The direct part is linear in the price change in money, because taxes, networks and margins do not scale with it:

    .. math:: c_t = \delta_o b_o L_{f}(\Delta P) + \delta_g b_g L_{r}(\Delta T)(1 - cap)   (MODEL.md, eq. 20)

    with `L` the partial adjustment of eq. 2 (fuels in weeks, contracts in quarters). The indirect part follows with the
    core lag; its ratio to the direct part grows with size,

    .. math:: i_t = L_c\left[ i^{small}_t + (m - i^{small}/c)\, c_t (1 - e^{-|c_t|/s}) \right]   (MODEL.md, eq. 21)

    and a dearer policy rate lowers core prices. The EU coefficient on gas covers power as well, so power is not added
    again. Consumers pay for products: a wider margin of diesel and gasoline over Brent counts like dearer Brent, by the
    same coefficient, and is nil unless products are lost.

    Parameters
    ----------
    tariff_pp : array, (draw, region, month)
        Price level effect of tariffs.
    policy_rate_pp : array, (draw, region, month)
        Policy rate against baseline, a month earlier.

    Returns
    -------
    Inflation
    """
    oil_total, gas_total = _year_one_effects(paths, prices, baseline, draws)
    oil_direct, gas_direct = draws["oil_direct_share"] * oil_total, draws["gas_direct_share"] * gas_total
    direct = oil_direct + gas_direct
    indirect_small = (oil_total - oil_direct) + (gas_total - gas_direct)
    small_ratio = np.divide(indirect_small, direct, out=np.zeros_like(direct), where=direct != 0)
    breadth = 1.0 - np.exp(-np.abs(direct) / draws["second_round_scale_pp"])
    extra = np.maximum(draws["second_round_ratio_large"] - small_ratio, 0.0) * direct * breadth
    second_round = scenario.levers.assumptions.second_round_scale * smoothed(
        indirect_small + extra, draws["core_lag_months"]
    )
    monetary = draws["cpi_rate_pp_per_100bp"] * smoothed(policy_rate_pp, draws["rate_lag_months"])
    return Inflation(
        energy_pp=direct,
        food_pp=FOOD_SHARE_OF_SECOND_ROUND * second_round,
        core_pp=(1.0 - FOOD_SHARE_OF_SECOND_ROUND) * second_round + monetary,
        tariff_pp=tariff_pp,
        oil_pp=oil_direct,
    )


def _year_one_effects(paths: LeverPaths, prices: EnergyPrices, baseline: Baseline, draws: Draws) -> tuple[Array, Array]:
    """Effects of oil and of gas on the price level by the rules of thumb, in pp; (draw, region, month) each."""
    per_usd_eu = draws["hicp_oil_pp_per_10pct"] / (0.1 * baseline.numbers["reference_brent_usd_bbl"])
    per_usd_us = draws["cpi_us_pp_per_10usd"] / REFERENCE_OIL_MOVE_USD
    per_eur_eu = draws["hicp_gas_pp_per_10pct"] / (0.1 * baseline.numbers["reference_ttf_eur_mwh"])
    uncapped = 1.0 - paths["policy.energy_price_cap"]
    fuel = smoothed(prices.brent_change_usd_bbl + prices.fuel_crack_usd_bbl, draws["fuel_lag_months"])
    retail_eu = smoothed(prices.ttf_change_eur_mwh * uncapped, draws["retail_contract_lag_months"])
    retail_us = smoothed(100.0 * np.expm1(prices.henry_hub_log), draws["retail_contract_lag_months"])
    oil = np.concatenate([per_usd_eu * fuel[:, :1], per_usd_us * fuel[:, 1:]], axis=1)
    gas = np.concatenate([per_eur_eu * retail_eu, draws["cpi_us_gas_pp_per_10pct"] / 10.0 * retail_us], axis=1)
    return oil, gas
