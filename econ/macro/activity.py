"""Activity: GDP against baseline as the sum of its channels."""

from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from econ.axes import CHANNELS
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.macro.inflation import EnergyPrices
from econ.macro.trade import TradeLoss
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR, mbd_price_to_usd_bn_per_year, twh_price_to_eur_bn

Array = NDArray[np.float64]

EU_CONSUMPTION_SHARE_OF_GDP = 0.52
"""Household consumption in EU GDP (Eurostat, 2023; remembered)."""

FUEL_SHARE_OF_OIL_USE = 0.6
"""Diesel, heating oil and gasoline in oil consumption (judgement); the rest has no crack spread of its own here."""

AMPLIFICATION_LAG_MONTHS = np.array([[[3.0]]])
"""Orders are put off within about a quarter of the loss (judgement)."""

FEAR_LAG_MONTHS = np.array([[[12.0]]])
"""With it a year of low sentiment costs what it costs in the VAR of the fit `confidence`."""


class GasMarket(Protocol):
    """What output needs to know of the EU's gas market, as `GasBalance` has it; (draw, 1, month) each."""

    @property
    def ttf_log_deviation(self) -> Array:
        """Log deviation of TTF from baseline."""

    @property
    def supply_change_twh(self) -> Array:
        """Imports of the month less the baseline's."""

    @property
    def firms_short_share(self) -> Array:
        """Rationed gas that firms lack, over wanted demand of all."""


@dataclass(frozen=True)
class Activity:
    """GDP by channel, each (draw, region, month) in percent of baseline GDP.

    Attributes
    ----------
    channels : dict of str to array
        One per name in `CHANNELS`; a channel switched off is zero.
    oil_part_pct, gas_part_pct : array
        Income and production effects by fuel, the part that member states feel by their exposure; of gas, for the EU.
    gas_income_pct : array
        Income effect of gas alone, for the EU.
    energy_bill_pct : array
        Income lost to dearer energy, before any change in spending, whoever pays it.
    dear_imports_pct, tariff_burden_pct : array
        Output lost to dearer imports, and what tariffs take from households, as `TradeLoss` has them.
    fiscal_cost_pct : array
        What fiscal support costs the budget a year, and what a price cap takes off households' bills.
    """

    channels: dict[str, Array]
    oil_part_pct: Array
    gas_part_pct: Array
    gas_income_pct: Array
    energy_bill_pct: Array
    dear_imports_pct: Array
    tariff_burden_pct: Array
    fiscal_cost_pct: Array

    @cached_property
    def gdp_pct(self) -> Array:
        """Sum of the channels."""
        return reduce(np.add, [self.channels[name] for name in CHANNELS])

    @property
    def demand_pct(self) -> Array:
        """What demand takes out of GDP: all but production, rationing and dear imports, in which supply is lost."""
        return self.gdp_pct - self.channels["production"] - self.channels["rationing"] - self.dear_imports_pct

    @property
    def real_income_pct(self) -> Array:
        """Real income of those who buy energy and imports: output less what both take when they become dearer.

        What producers of energy pass on is taken off the bill; output lost to dear imports is part of their burden.
        """
        return self.gdp_pct - self.dear_imports_pct - self.energy_bill_pct - self.tariff_burden_pct


def ces_output_loss_pct(price_log: Array, share: Array, sigma: Array) -> Array:
    r"""GDP lost when a dearer fuel makes firms use less of it, beyond the import bill that is saved.

    Output is CES in the fuel `e` and everything else, and firms that minimise cost use :math:`e = p^{-\sigma}` of it.
    The first-order loss is what the saved fuel would have cost and so leaves GDP unchanged; the rest is lost:

    .. math:: y = \left[(1 - a) + a e^{\rho}\right]^{1/\rho} - 1 - a (e - 1)   (MODEL.md, eq. 28)

    with :math:`\rho = (\sigma - 1)/\sigma`.

    Parameters
    ----------
    price_log : array
        Log deviation of the fuel's price; a cheaper fuel counts as unchanged.
    share, sigma : array
        Cost share of the fuel and elasticity of substitution.

    Returns
    -------
    array
        Percent, never positive.

    Examples
    --------
    At a given quantity this is the formula of Bachmann et al. (2022): 10 percent less energy at share 4 percent
    and elasticity 0.04 costs 1.57 percent of output, 1.17 beyond the saved bill.

    >>> dearer = -np.log(0.9) / 0.04
    >>> round(float(ces_output_loss_pct(np.array(dearer), np.array(0.04), np.array(0.04))), 2)
    -1.17
    """
    x = np.maximum(price_log, 0.0)
    fuel_to_the_rho = np.exp((1.0 - sigma) * x)
    output = np.exp(sigma / (sigma - 1.0) * np.log1p(share * (fuel_to_the_rho - 1.0)))
    return 100.0 * (output - 1.0 - share * np.expm1(-sigma * x))


def ces_rationing_loss_pct(rationed_share: Array, share: Array, sigma: float) -> Array:
    r"""Output lost when a share of the fuel is simply not there, with substitution `sigma` (Bachmann et al. 2022).

    .. math:: y = \left[(1 - a) + a (1 - r)^{\rho}\right]^{1/\rho} - 1, \quad \rho = (\sigma - 1)/\sigma

    Examples
    --------
    Energy -10 percent at cost share 4 percent and elasticity 0.04 costs 1.57 percent of output.

    >>> round(float(ces_rationing_loss_pct(np.array(0.1), np.array(0.04), 0.04)), 2)
    -1.57
    """
    rho = (sigma - 1.0) / sigma
    left = np.maximum(1.0 - rationed_share, 0.01)
    return 100.0 * np.expm1(np.log1p(share * np.expm1(rho * np.log(left))) / rho)


def energy_bill_pct(
    prices: EnergyPrices, gas: GasMarket, paths: LeverPaths, baseline: Baseline, draws: Draws
) -> tuple[Array, Array]:
    """Dearer oil, by region, and gas, for the EU alone, as a share of GDP, in percent (MODEL.md, eq. 29).

    Oil: all that is consumed, less what the region's own producers earn on top and spend at home
    (`producer_respending_share` of their part in consumption). A wider margin on products is treated alike, an upper
    bound, as regions refine more than they pump. Gas: EU net imports, less what joint purchase saves of the premium;
    the US produces its own. Volumes are those still bought: oil after the price response, gas as it still arrives. So
    bill and production loss do not count the same triangle twice, and gas that no longer comes is not paid for.
    """
    gdp = baseline.by_macro_region["gdp_usd_bn"][None, :, None]
    volume = baseline.by_macro_region["oil_consumption_mbd"][None, :, None]
    response = np.exp(draws["oil_demand_elasticity_short_run"] * prices.brent_log)
    at_home = draws["producer_respending_share"] * baseline.by_macro_region["oil_production_ratio"][None, :, None]
    crack = FUEL_SHARE_OF_OIL_USE * prices.fuel_crack_usd_bbl
    dearer = (1.0 - at_home) * (prices.brent_change_usd_bbl + crack) * response
    oil = 100.0 * mbd_price_to_usd_bn_per_year(volume, dearer) / gdp
    imports_twh = np.maximum(baseline.numbers["eu_gas_net_imports_twh_month"] + gas.supply_change_twh, 0.0)
    saved = draws["joint_purchase_discount_share"] * paths["policy.eu_joint_purchase"]
    premium = prices.ttf_change_eur_mwh - saved * np.maximum(prices.ttf_change_eur_mwh, 0.0)
    bill_eur = twh_price_to_eur_bn(MONTHS_PER_YEAR * imports_twh, premium)
    return oil, 100.0 * bill_eur * baseline.numbers["usd_per_eur"] / gdp[:, :1]


def activity(
    scenario: Scenario,
    paths: LeverPaths,
    prices: EnergyPrices,
    gas: GasMarket,
    finance_pct: Array,
    trade: TradeLoss,
    policy_pct: Array,
    cap_relief_pp: Array,
    baseline: Baseline,
    draws: Draws,
) -> Activity:
    r"""Add the channels up; each can be switched off in `assumptions`.

    Income: spending falls by `income_propensity` of the bill, over `income_lag_months`; a retail price cap is a
    transfer and spares spending only by `fiscal_multiplier` of what it covers. Production: `ces_output_loss_pct`, with
    the user's `energy_substitution_sigma` where set, and what dear energy takes out of investment and so, over years,
    out of potential output: `potential_output_ratio` of the bill, over `potential_output_lag_months` (MODEL.md,
    eq. 49). Rationing: `rationing_gdp_elasticity` per percent of gas demand that firms lack, EU only, or
    `ces_rationing_loss_pct` where the user sets the substitution. Confidence: `confidence_amplification` of income,
    rationing and dear energy in production, that is demand lost on top, but not of potential output; and the lever
    `confidence_shock_sd`. No channel contains another: the income coefficient is per unit of bill at the volume still
    bought, the production loss excludes the saved bill, amplification is applied once.

    Returns
    -------
    Activity
    """
    assumptions = scenario.levers.assumptions
    oil_bill, gas_bill = energy_bill_pct(prices, gas, paths, baseline, draws)
    spending, lag = -assumptions.income_loss_scale * draws.by_region("income_propensity"), draws["income_lag_months"]
    oil_income = spending * smoothed(oil_bill, lag)
    spared = draws["fiscal_multiplier"] * paths["policy.energy_price_cap"] * np.maximum(gas_bill, 0.0)
    gas_income = spending[:, :1] * smoothed(gas_bill - spared, lag)

    chosen = assumptions.energy_substitution_sigma
    sigma = draws["ces_sigma"] if chosen is None else np.array([[[chosen]]])
    oil_production = ces_output_loss_pct(prices.brent_log, draws["ces_oil_share"], sigma)
    gas_production = ces_output_loss_pct(gas.ttf_log_deviation, draws["ces_gas_share"], sigma)
    lasting = -assumptions.income_loss_scale * draws["potential_output_ratio"]
    slow = draws["potential_output_lag_months"]
    oil_lasting, gas_lasting = lasting * smoothed(oil_bill, slow), lasting * smoothed(gas_bill, slow)

    if chosen is None:
        rationing = -draws["rationing_gdp_elasticity"] * 100.0 * gas.firms_short_share
    else:
        rationing = ces_rationing_loss_pct(gas.firms_short_share, draws["ces_gas_share"], chosen)
    rationing = assumptions.rationing_loss_scale * rationing

    def if_on(channel: str, path: Array) -> Array:
        return path if getattr(assumptions, channel) else np.zeros_like(path)

    income = if_on("income", with_eu(oil_income, gas_income))
    production = if_on("production", with_eu(oil_production, gas_production))
    rationing = if_on("rationing", with_eu(np.zeros_like(rationing), rationing))
    fear = draws["confidence_gdp_pct_per_sd"] * smoothed(paths["other_shocks.confidence_shock_sd"], FEAR_LAG_MONTHS)
    direct = income + rationing + production
    confidence = smoothed(draws["confidence_amplification"] * direct, AMPLIFICATION_LAG_MONTHS) + fear
    channels = {
        "income": income,
        "production": production + if_on("production", with_eu(oil_lasting, gas_lasting)),
        "rationing": rationing,
        "confidence": if_on("confidence", confidence),
        "finance": if_on("finance", finance_pct),
        "trade": if_on("trade", trade.gdp_pct),
        "policy": if_on("policy", policy_pct),
    }
    gas_income = if_on("income", gas_income)
    support = paths["policy.fiscal_support_pct_gdp"]
    return Activity(
        channels,
        oil_part_pct=if_on("income", oil_income) + if_on("production", oil_production + oil_lasting),
        gas_part_pct=gas_income + if_on("production", gas_production + gas_lasting),
        gas_income_pct=gas_income,
        energy_bill_pct=with_eu(oil_bill, gas_bill),
        dear_imports_pct=if_on("trade", trade.dear_imports_pct),
        tariff_burden_pct=if_on("trade", trade.household_burden_pct),
        fiscal_cost_pct=EU_CONSUMPTION_SHARE_OF_GDP * cap_relief_pp + with_eu(np.zeros_like(support), support),
    )


def with_eu(path: Array, eu: Array) -> Array:
    """Path by region, or one for both, and on top what only the EU feels; (draw, region, month)."""
    return np.concatenate(np.broadcast_arrays(path[:, :1] + eu, path[:, -1:]), axis=1)
