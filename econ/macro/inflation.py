"""Inflation: from energy prices to consumer prices, directly and in second rounds."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed, summed_over_years, year_on_year
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

EU_ONLY = np.array([1.0, 0.0])[None, :, None]


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
    henry_hub_change_usd_mmbtu: Array
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
    relief_pp : array
        What a retail price cap takes off the price level.
    slack_pp : array
        Part of `core_pp` that comes from weak or strong demand.
    """

    energy_pp: Array
    food_pp: Array
    core_pp: Array
    tariff_pp: Array
    oil_pp: Array
    relief_pp: Array
    slack_pp: Array

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
    demand_pct: Array,
    baseline: Baseline,
    draws: Draws,
) -> Inflation:
    r"""Pass energy prices on to consumer prices.

    The direct part is linear in the price change in real money, because taxes, networks and margins do not scale with
    the wholesale price:

    .. math:: c_t = a_o L_f[(\Delta P + \Delta k)/(e D)] + a_g L_r[\Delta T/D] (1 - cap)   (MODEL.md, eq. 20)

    with `L` the partial adjustment of eq. 2 (fuels in weeks, contracts in quarters), `D` the price level against 2015
    and `e` dollars per euro (one in the US). Food and core follow with lags of their own; core by a ratio that grows
    with size, and core prices also give way to weak demand:

    .. math:: f_t = u \phi L_d(c_t), \quad k_t = k_{t-12}
        + L_k\left[\left(m_0 + (u m_1 - m_0)(1 - e^{-|\Delta c_t|/s})\right) \Delta c_t\right]
        + \frac{\psi}{12} \sum_{v = t-12}^{t-1} y^{demand}_v   (MODEL.md, eq. 21)

    :math:`\Delta` is the change over twelve months, as in the estimation; `u` is what differs between episodes. A
    retail cap keeps its share of the rise that has come through away from customers, and leaves falls alone.

    What each coefficient includes: the EU coefficient on gas covers power, so power is not added again; food and core
    ratios are per unit of direct contribution and hold wages and margins, not demand, which is the last term alone;
    monetary policy reaches prices through demand only. A wider margin of diesel and gasoline over Brent counts like
    dearer Brent and is nil unless products are lost.

    Parameters
    ----------
    tariff_pp : array, (draw, region, month)
        Price level effect of tariffs.
    demand_pct : array, (draw, region, month)
        GDP against baseline a month earlier, without what production and rationing take out of supply.

    Returns
    -------
    Inflation
    """
    oil = _oil_contribution_pp(prices, baseline, draws)
    gas = _gas_contribution_pp(prices, baseline, draws)
    relief = np.maximum(gas, 0.0) * paths["policy.energy_price_cap"] * EU_ONLY
    energy = oil + gas - relief
    episode, scale = draws["second_round_response_scale"], scenario.levers.assumptions.second_round_scale
    slack = draws["phillips_slope_pp_per_year"] / MONTHS_PER_YEAR * np.cumsum(demand_pct, axis=-1)
    return Inflation(
        energy_pp=energy,
        food_pp=scale * episode * draws.by_region("food_ratio") * smoothed(energy, draws["food_lag_months"]),
        core_pp=scale * _second_round_of_core_pp(energy, draws) + slack,
        tariff_pp=tariff_pp,
        oil_pp=oil,
        relief_pp=relief,
        slack_pp=slack,
    )


def _second_round_of_core_pp(energy_pp: Array, draws: Draws) -> Array:
    """Contribution of core to the price level after energy's, (draw, region, month)."""
    year = year_on_year(energy_pp)
    small, large = draws.by_region("core_ratio_small"), draws["second_round_response_scale"] * draws["core_ratio_large"]
    ratio = small + (large - small) * (1.0 - np.exp(-np.abs(year) / draws["core_ratio_scale_pp"]))
    return summed_over_years(smoothed(ratio * year, draws.by_region("core_lag_months")))


def _oil_contribution_pp(prices: EnergyPrices, baseline: Baseline, draws: Draws) -> Array:
    """Direct contribution of oil to the price level, (draw, region, month)."""
    dearer_usd = prices.brent_change_usd_bbl + prices.fuel_crack_usd_bbl
    local = np.array([1.0 / baseline.numbers["usd_per_eur"], 1.0])[None, :, None]
    per_unit = draws.columns("energy_cpi_oil_eu_pp_per_eur_bbl", "energy_cpi_oil_us_pp_per_usd_bbl")
    return per_unit * smoothed(_real(dearer_usd * local, baseline), draws.by_region("fuel_lag_months"))


def _gas_contribution_pp(prices: EnergyPrices, baseline: Baseline, draws: Draws) -> Array:
    """Direct contribution of gas, in the EU with the power it makes dearer, before any cap; (draw, region, month)."""
    dearer = np.concatenate([prices.ttf_change_eur_mwh, prices.henry_hub_change_usd_mmbtu], axis=1)
    per_unit = draws.columns("energy_cpi_gas_eu_pp_per_eur_mwh", "energy_cpi_gas_us_pp_per_usd_mmbtu")
    return per_unit * smoothed(_real(dearer, baseline), draws.by_region("retail_gas_lag_months"))


def _real(money: Array, baseline: Baseline) -> Array:
    """Money of the baseline month in money of 2015, (draw, region, month)."""
    return money / baseline.by_macro_region["price_level_2015"][None, :, None]
