"""Collecting: what a run found, under canonical names, cut to the horizon, with baseline paths and warnings."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from econ.axes import CHANNELS
from econ.baseline import Baseline
from econ.calm import Calm
from econ.collect_states import state_blocks
from econ.energy.power_price import PowerPrices
from econ.energy.urals import delivered_discount
from econ.parameters import Parameters
from econ.paths import LeverPaths
from econ.result import Block, Result, RunRecord
from econ.russia.accounts import Russia
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM
from econ.variables import VARIABLES
from econ.version import MODEL_VERSION
from econ.walk import Aftermath, Walk
from econ.warnings import outside_the_evidence

Array = NDArray[np.float64]


def collect(
    scenario: Scenario,
    paths: LeverPaths,
    walk: Walk,
    after: Aftermath,
    baseline: Baseline,
    parameters: Parameters,
    months: tuple[str, ...],
    calm: Calm | None,
    notes: tuple[str, ...],
) -> Result:
    """Assemble the Result from the stops of a run; `calm` gives the baseline paths, `notes` go to the warnings."""
    horizon = scenario.run.horizon_months
    arrays = _levels(walk, after, baseline, len(months)) | _probabilities(after) | _accounts(after.russia)
    blocks: dict[str, tuple[Block, ...]] = {}
    for name, variable in VARIABLES.items():
        own_axis = variable.regions[: arrays[name].shape[1]]
        blocks[name] = (Block.of(own_axis, arrays[name][..., :horizon]),)
    record = RunRecord(
        scenario_fingerprint=scenario.fingerprint,
        baseline=baseline.name,
        baseline_month=baseline.month,
        baseline_version=baseline.version,
        parameters_version=parameters.version,
        model_version=MODEL_VERSION,
        seed=scenario.run.seed,
        n_draws=scenario.run.n_draws,
        first_month=months[0],
        horizon_months=horizon,
        vintage=baseline.data,
    )
    whole = {name: (Block.of(VARIABLES[name].regions[: array.shape[1]], array),) for name, array in arrays.items()}
    without_states = Result(scenario, record, months, whole, {})
    for name, block in state_blocks(scenario, paths, walk, after, without_states, baseline, parameters).items():
        blocks[name] += (block,)
    result = Result(scenario, record, months[:horizon], blocks, calm.medians if calm else {})
    return replace(result, warnings=notes + outside_the_evidence(result, baseline)) if calm else result


def _levels(walk: Walk, after: Aftermath, baseline: Baseline, months: int) -> dict[str, Array]:
    """Energy, prices, macro."""
    oil, gas, prices, consumer, output = walk.oil, walk.gas, walk.prices, walk.inflation, walk.activity
    contributions = {
        "energy": consumer.energy_pp,
        "food": consumer.food_pp,
        "core": consumer.core_pp,
        "tariff": consumer.tariff_pp,
        "oil": consumer.oil_pp,
        "slack": consumer.slack_pp,
    }

    def path(name: str) -> Array:
        return baseline.path(name, months)

    return {
        "brent_usd_bbl": prices.brent_usd_bbl,
        "urals_usd_bbl": after.urals_usd_bbl,
        "urals_delivered_discount_usd_bbl": delivered_discount(prices.brent_usd_bbl - after.urals_usd_bbl),
        "oil_gross_cut_mbd": oil.gross_cut_mbd,
        "oil_rerouted_mbd": oil.rerouted_mbd,
        "oil_opec_offset_mbd": oil.opec_offset_mbd,
        "oil_stock_release_mbd": oil.stock_release_mbd,
        "oil_commercial_stock_draw_mbd": oil.commercial_draw_mbd,
        "oil_net_loss_mbd": oil.net_loss_mbd,
        "russia_oil_purchases_mbd": oil.purchases_mbd,
        "buyer_gdp_vs_baseline_pct": walk.economy.buyer_gdp_pct,
        "diesel_crack_change_usd_bbl": walk.products.diesel_usd_bbl,
        "gasoline_crack_change_usd_bbl": walk.products.gasoline_usd_bbl,
        "ttf_eur_mwh": prices.ttf_eur_mwh,
        "asia_lng_usd_mmbtu": path("asia_lng_usd_mmbtu") * np.exp(after.asian_lng_log),
        "henry_hub_usd_mmbtu": path("henry_hub_usd_mmbtu") * np.exp(prices.henry_hub_log),
        "power_eur_mwh": PowerPrices(after.power_change_eur_mwh, baseline).eu(),
        "coal_usd_t": baseline.numbers["coal_price_usd_t"] * np.exp(after.coal_log),
        "nuclear_at_risk_twh_yr": after.nuclear_at_risk_twh_yr,
        "gas_supply_loss_bcm": gas.supply_loss_twh * MONTHS_PER_YEAR / TWH_PER_BCM,
        "gas_supply_added_bcm": gas.supply_added_twh * MONTHS_PER_YEAR / TWH_PER_BCM,
        "gas_route_twh": gas.fixed_routes_twh,
        "gas_demand_twh": gas.demand_twh - gas.rationed_twh,
        "gas_lng_twh": gas.lng_twh,
        "gas_rationed_share": gas.rationed_share,
        "gas_storage_share": gas.storage_twh / baseline.numbers["gas_storage_capacity_twh"],
        "headline_cpi_yoy_pct": consumer.headline_yoy_pct(path("headline_cpi_yoy_pct")),
        "energy_cpi_yoy_pct": consumer.component_yoy_pct(
            path("energy_cpi_yoy_pct"), consumer.energy_pp, baseline.by_macro_region["energy_weight_pct"]
        ),
        "core_cpi_yoy_pct": consumer.component_yoy_pct(
            path("core_cpi_yoy_pct"), consumer.core_pp, baseline.by_macro_region["core_weight_pct"]
        ),
        "cpi_vs_baseline_pct": consumer.level_pct,
        "gdp_vs_baseline_pct": output.gdp_pct,
        "industrial_production_vs_baseline_pct": after.industrial_production_pct,
        "unemployment_rate_pct": path("unemployment_rate_pct") + after.unemployment_pp,
        "policy_rate_pct": path("policy_rate_pct") + walk.economy.policy_rate_pp,
        "equity_vs_baseline_pct": walk.economy.equity_pct,
        "credit_spread_vs_baseline_pp": after.credit_spread_pp,
        "euro_vs_baseline_pct": after.euro_pct,
        "fiscal_cost_pct_gdp": output.fiscal_cost_pct,
        "real_income_vs_baseline_pct": output.real_income_pct,
        **{f"gdp_{channel}_channel_pct": output.channels[channel] for channel in CHANNELS},
        **{f"cpi_{part}_contribution_pp": contribution for part, contribution in contributions.items()},
    }


def _probabilities(after: Aftermath) -> dict[str, Array]:
    """Recession risk and endurance."""
    risk, endurance = after.risk, after.endurance
    return {
        "gdp_growth_yoy_pct": risk.growth_yoy_pct,
        "recession_now_prob": risk.technical_now,
        "recession_12m_prob": risk.technical_12m,
        "deep_recession_prob": risk.deep,
        "depression_prob": risk.depression,
        "probit_recession_12m_prob": after.probit,
        **{f"recession_12m_{name}_pp": part for name, part in after.recession_by_channel_pp.items()},
        "approval_vs_baseline_pp": after.approval_pp,
        "russia_exhausted_prob": endurance.russia_exhausted,
        "eu_broken_prob": endurance.eu_broken,
        "us_broken_prob": endurance.us_broken,
    }


def _accounts(budget: Russia) -> dict[str, Array]:
    """Russia."""
    return {
        "russia_export_revenue_usd_bn": budget.export_revenue_usd_bn,
        "russia_budget_revenue_rub_trn": budget.budget_revenue_rub_trn,
        "russia_liquid_fund_rub_trn": budget.liquid_fund_rub_trn,
        "russia_deficit_pct_gdp": budget.deficit_pct_gdp,
        "russia_uncovered_deficit_rub_trn": budget.uncovered_deficit_rub_trn,
        "russia_rub_per_usd": budget.rub_per_usd,
        "russia_inflation_yoy_pct": budget.inflation_yoy_pct,
        "russia_gdp_vs_baseline_pct": budget.gdp_pct,
    }
