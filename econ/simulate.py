"""The walk: from a scenario to a result, one line a stop. This file is the table of contents of the model."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from econ.axes import MACRO_REGIONS
from econ.baseline import Baseline, load_baseline
from econ.calendar import months_after, simulated_months
from econ.calm import Calm, calm_of
from econ.collect import collect
from econ.draws import Draws, draw_parameters
from econ.energy.buyers import compliance
from econ.energy.coal import coal_log_deviation
from econ.energy.gas_balance import gas_balance
from econ.energy.henry_hub import henry_hub_log_deviation
from econ.energy.lng import asian_price_log_deviation
from econ.energy.oil_cut import oil_cut
from econ.energy.oil_price import oil_log_deviation
from econ.energy.oil_products import oil_products
from econ.energy.oil_supply import oil_supply
from econ.energy.power_price import power_change_eur_mwh
from econ.energy.urals import discount_gained_share, realised_price, urals_price
from econ.energy.uranium import nuclear_at_risk_twh_yr
from econ.feedback import Feedback
from econ.levers import Levers, Run
from econ.levers.assumptions import Assumptions, Thresholds
from econ.macro.economy import economy
from econ.macro.finance import credit_spread_deviation, euro_log_deviation
from econ.macro.inflation import EnergyPrices
from econ.macro.labour import unemployment_deviation
from econ.moved_coefficients import with_moved
from econ.parameters import Parameters, load_parameters
from econ.paths import LeverPaths, lever_paths
from econ.result import Result
from econ.risk.approval import approval_deviation
from econ.risk.growth import history_blocks
from econ.risk.probit import interest_rates, net_oil_increase, probit_probability
from econ.risk.recession import RecessionRisk, monthly, recession_risk
from econ.risk.recession_channels import recession_by_channel_pp
from econ.risk.thresholds import UNEMPLOYMENT
from econ.risk.waiting_game import waiting_game
from econ.russia.accounts import AtRest, russia
from econ.russia.exports import exports
from econ.scenario import Scenario
from econ.settling import settled_feedback
from econ.standing import Standing, standing_terms
from econ.unfolding import as_it_unfolds
from econ.walk import Aftermath, Walk
from econ.warnings import UNSETTLED

Array = NDArray[np.float64]


def simulate(
    scenario: Scenario,
    *,
    baseline: Baseline | None = None,
    parameters: Parameters | None = None,
    believed: Sequence[Scenario] = (),
    draws: Draws | None = None,
) -> Result:
    """Run a scenario.

    Parameters
    ----------
    scenario : Scenario
        What is asked; `scenario.run` holds baseline, horizon, number of draws and seed.
    baseline : Baseline, optional
        In place of the one `scenario.run.baseline` names.
    parameters : Parameters, optional
        In place of the coefficients that ship with the model.
    believed : sequence of Scenario
        What people of each month, from the first on, take the scenario to be; the last holds on. Empty = they foresee
        it, or see only the stages begun so far if `timing.stages_foreseen` is off. Gas markets look ahead; nothing
        else does.
    draws : Draws, optional
        Coefficients in place of random ones; draws and seed in the record of the run then mean nothing.

    Returns
    -------
    Result

    Raises
    ------
    BadInputError
        If the scenario cannot be run: start outside the horizon, a market no price clears.

    Examples
    --------
    >>> from econ import load_scenario
    >>> quick = {"run.n_draws": 50, "run.horizon_months": 24}
    >>> calm = simulate(load_scenario("no-embargo").with_levers(quick))
    >>> shock = simulate(load_scenario("full-fuel-embargo").with_levers(quick))
    >>> bool((shock.median("brent_usd_bbl", "World") > calm.median("brent_usd_bbl", "World")).all())
    True
    """
    baseline = baseline or load_baseline(scenario.run.baseline)
    parameters = with_moved(parameters or load_parameters(), scenario.levers.assumptions.coefficients)
    yardsticks = (scenario.levers.thresholds, scenario.levers.assumptions.deep_recession_depth_pct)
    if draws is None:
        calm = without_embargo(scenario.run, *yardsticks, baseline, parameters)
    else:
        calm = _calm_on(draws, scenario.run, *yardsticks, baseline, parameters)
    result, _ = follow_through(scenario, baseline, parameters, calm, believed, draws)
    return result


@lru_cache(maxsize=4)
def without_embargo(
    run: Run, thresholds: Thresholds, deep_recession_depth_pct: float, baseline: Baseline, parameters: Parameters
) -> Calm:
    """Run the same draws, with the user's yardsticks, when nothing happens: what a scenario is measured against."""
    return _calm_on(None, run, thresholds, deep_recession_depth_pct, baseline, parameters)


def _calm_on(
    draws: Draws | None,
    run: Run,
    thresholds: Thresholds,
    deep_recession_depth_pct: float,
    baseline: Baseline,
    parameters: Parameters,
) -> Calm:
    assumptions = Assumptions(deep_recession_depth_pct=deep_recession_depth_pct)
    nothing = Scenario(run=run, levers=Levers(thresholds=thresholds, assumptions=assumptions))
    result, russia_at_rest = follow_through(nothing, baseline, parameters, None, draws=draws)
    return calm_of(result, russia_at_rest)


def follow_through(
    scenario: Scenario,
    baseline: Baseline,
    parameters: Parameters,
    calm: Calm | None,
    believed: Sequence[Scenario] = (),
    draws: Draws | None = None,
) -> tuple[Result, AtRest]:
    """Take the walk until feedback has settled, then what follows from it; also Russia's revenue, draw by draw."""
    count = simulated_months(scenario.run.horizon_months)
    months = months_after(baseline.month, count)
    draws = draws or draw_parameters(
        parameters, scenario.run.n_draws, scenario.run.seed, blocks=history_blocks(count // 3)
    )
    paths = lever_paths(scenario, months)
    if believed:
        paths = replace(paths, announced=0, believed=tuple(lever_paths(one, months) for one in believed))
    elif scenario.stages and not scenario.levers.timing.stages_foreseen:
        paths = replace(paths, announced=0, believed=as_it_unfolds(scenario, months))
    walking = draws if calm else draws.of(slice(1))  # where nothing happens, one draw stands for all

    walk, settled = settled_walk(scenario, paths, baseline, walking)
    notes = () if settled else (UNSETTLED,)
    after, russia_revenue = aftermath(scenario, paths, walk, calm, baseline, draws)
    return collect(scenario, paths, walk, after, baseline, parameters, months, calm, notes), russia_revenue


def settled_walk(scenario: Scenario, paths: LeverPaths, baseline: Baseline, draws: Draws) -> tuple[Walk, bool]:
    """Take the walk until each draw finds what it assumed, and once more; also whether all do."""
    standing = standing_terms(scenario, paths, baseline, draws)

    def find(before: Feedback, some: Draws, of_some: Standing) -> Feedback:
        return found_by(take_walk(scenario, paths, before.a_month_before(), baseline, some, of_some), some)

    answer, settled = settled_feedback(find, draws, standing, paths.months)
    return take_walk(scenario, paths, answer.a_month_before(), baseline, draws, standing), settled


def found_by(walk: Walk, draws: Draws) -> Feedback:
    """Gather what a pass tells the next one."""
    gained = discount_gained_share(walk.oil.displaced_share, walk.prices.brent_usd_bbl, draws)
    output = walk.activity
    found = (walk.prices.brent_log, output.gdp_pct, output.demand_pct, walk.economy.buyer_gdp_pct, gained)
    return Feedback(*(np.broadcast_to(path, (draws.count, *path.shape[1:])) for path in found))


def take_walk(
    scenario: Scenario, paths: LeverPaths, before: Feedback, baseline: Baseline, draws: Draws, standing: Standing
) -> Walk:
    """One pass over the stops that feed each other; `before` is what later stops found, a month old."""
    cut = standing.oil_cut
    if cut is None:
        gives_way = compliance(scenario, paths, before, baseline, draws)
        cut = oil_cut(scenario, paths, gives_way, baseline, draws)
    oil = oil_supply(scenario, paths, cut, before.brent_log_deviation, baseline, draws)
    world_gdp_pct = before.world_gdp_pct(baseline)
    brent_log = oil_log_deviation(
        scenario, paths, oil.net_loss_mbd, world_gdp_pct, baseline, draws, elasticity=oil.elasticity
    )
    products = oil_products(scenario, oil.products_lost_mbd, oil.elasticity, draws)
    gas = gas_balance(scenario, paths, before.gdp_pct[:, :1], standing.gas, baseline, draws)
    henry_hub_log = henry_hub_log_deviation(gas.ttf_log_deviation, baseline, draws)
    prices = energy_prices(
        brent_log, gas.ttf_log_deviation, henry_hub_log, products.fuel_usd_bbl, baseline, paths.months
    )

    still_buys = partial(oil.still_buys_share, baseline)
    return Walk(oil, products, prices, gas, economy(scenario, paths, prices, gas, still_buys, before, baseline, draws))


def aftermath(
    scenario: Scenario, paths: LeverPaths, walk: Walk, calm: Calm | None, baseline: Baseline, draws: Draws
) -> tuple[Aftermath, AtRest]:
    """Coal, power, Urals, jobs, member states, recession risk, Russia, the waiting game; also Russia's revenue."""
    prices, output = walk.prices, walk.activity
    coal_log = coal_log_deviation(scenario, paths, walk.gas.ttf_log_deviation, baseline, draws)
    power_eur = power_change_eur_mwh(prices.ttf_change_eur_mwh, coal_log, baseline, draws)
    asian_lng_log = asian_price_log_deviation(walk.gas.ttf_log_deviation, draws)
    nuclear_twh = nuclear_at_risk_twh_yr(paths, baseline, draws)
    urals = urals_price(paths, prices.brent_usd_bbl, prices.brent_log, walk.oil.displaced_share, baseline, draws)
    credit_spread = credit_spread_deviation(paths, prices.brent_log, output.gdp_pct, draws)
    euro_pct = 100.0 * np.expm1(euro_log_deviation(walk.gas.ttf_log_deviation, draws))
    jobs = unemployment_deviation(output.gdp_pct, draws)
    industry = output.gdp_pct / draws.by_region("industry_gdp_ratio")

    depth_pct = scenario.levers.assumptions.deep_recession_depth_pct
    risk = recession_risk(output.gdp_pct, MACRO_REGIONS, depth_pct, baseline, draws)
    by_channel = recession_by_channel_pp(risk.growth_pct, output.channels)
    rates = interest_rates(walk.economy.policy_rate_pp, baseline, draws)
    probit = probit_probability(*rates, net_oil_increase(prices.brent_usd_bbl, baseline), draws)
    received = realised_price(urals, scenario.levers.oil.price_cap_usd_bbl, paths, draws)
    sold = exports(scenario, paths, walk.oil, received, prices, coal_log, baseline, draws)
    budget = russia(sold, calm.russia if calm else None, received, walk.oil, prices, baseline, draws)
    russia_revenue = AtRest(*sold.oil_and_other_usd_bn, budget.tax_arising_rub_trn)
    inflation_yoy = walk.inflation.headline_yoy_pct(baseline.path("headline_cpi_yoy_pct", paths.months))
    inflation_pp = inflation_yoy - baseline.path("headline_cpi_yoy_pct", paths.months)
    approval = approval_deviation(inflation_pp, jobs, draws)
    watched = {
        "real_income_vs_baseline_pct": output.real_income_pct,
        "headline_cpi_yoy_pct": inflation_yoy,
        UNEMPLOYMENT: jobs,
        "fiscal_cost_pct_gdp": output.fiscal_cost_pct,
        "approval_vs_baseline_pp": approval,
        "gas_storage_share": walk.gas.storage_twh / baseline.numbers["gas_storage_capacity_twh"],
        "gas_rationed_share": walk.gas.rationed_share,
        "russia_liquid_fund_rub_trn": budget.liquid_fund_rub_trn,
        "russia_gdp_vs_baseline_pct": budget.gdp_pct,
        "russia_deficit_pct_gdp": budget.deficit_pct_gdp,
        "russia_inflation_yoy_pct": budget.inflation_yoy_pct,
    }
    endurance = waiting_game(scenario.levers.thresholds, watched)
    followed = (coal_log, asian_lng_log, power_eur, nuclear_twh, urals, credit_spread, euro_pct)
    channels = {name: monthly(share) for name, share in by_channel.items()}

    def unemployment_of(gdp_pct: Array) -> Array:
        return unemployment_deviation(np.repeat(gdp_pct, len(MACRO_REGIONS), axis=1), draws)[:, :1]

    def risk_of(gdp_pct: Array, regions: tuple[str, ...]) -> RecessionRisk:
        return recession_risk(gdp_pct, regions, depth_pct, baseline, draws)

    found = (jobs, industry, risk, probit, channels, budget)
    return Aftermath(*followed, *found, approval, endurance, unemployment_of, risk_of), russia_revenue


def energy_prices(
    brent_log: Array, ttf_log: Array, henry_hub_log: Array, fuel_crack: Array, baseline: Baseline, months: int
) -> EnergyPrices:
    """Levels and changes of energy prices from their log deviations."""
    brent0, ttf0, henry_hub0 = (
        baseline.path(name, months) for name in ("brent_usd_bbl", "ttf_eur_mwh", "henry_hub_usd_mmbtu")
    )
    return EnergyPrices(
        brent_usd_bbl=brent0 * np.exp(brent_log),
        brent_change_usd_bbl=brent0 * np.expm1(brent_log),
        brent_log=brent_log,
        ttf_eur_mwh=ttf0 * np.exp(ttf_log),
        ttf_change_eur_mwh=ttf0 * np.expm1(ttf_log),
        henry_hub_log=henry_hub_log,
        henry_hub_change_usd_mmbtu=henry_hub0 * np.expm1(henry_hub_log),
        fuel_crack_usd_bbl=fuel_crack,
    )
