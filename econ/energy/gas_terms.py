"""What a gas run is given: everything its months need that does not change from month to month."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_SECTORS
from econ.baseline import Baseline
from econ.calendar import month_number
from econ.draws import Draws, picked
from econ.energy.coal import coal_follows_gas
from econ.energy.gas_demand import DemandResponse, cold_share, demand_response
from econ.energy.gas_outlook import Outlooks, expected_losses, outlooks
from econ.energy.gas_price import Response, kept_on_average
from econ.energy.gas_storage import Storage, gas_storage
from econ.energy.gas_supply import SupplyChange, supply_change
from econ.energy.lng import LngPool, lng_pool
from econ.energy.oil_price import LARGEST_GDP_FALL_PCT
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MWH_PER_TONNE_COAL

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Market:
    """How TTF is made; arrays (draw,) unless said.

    Attributes
    ----------
    slope, adjustment, at_once : array
        Log points per share of demand missing; part of a gap to that closed in a month; part of news priced at once.
    coal_scarcity_log : array, (month, draw)
        Coal dearer for want of Russian coal.
    coal_follows : array
        Elasticity of coal to TTF.
    coal_share : float
        Share of coal parity that is fuel.
    parity_elasticity : array
    ceiling : array, (month, draw)
        Log deviation at which governments ration.
    cheapest, imposed : list, by month
        Log deviation at which gas costs what coal does; the user's, NaN where there is none.
    foresight : array
        Part of a foreseen shortage that is rationed ahead of time.
    """

    slope: Array
    adjustment: Array
    at_once: Array
    coal_scarcity_log: Array
    coal_follows: Array
    coal_share: float
    parity_elasticity: Array
    ceiling: Array
    cheapest: list[float]
    imposed: list[float]
    foresight: Array

    def of(self, draws: NDArray[np.int_]) -> "Market":
        """Only some of the draws."""
        single = ("slope", "adjustment", "at_once", "coal_follows", "parity_elasticity", "foresight")
        return replace(self, **picked(self, draws, *single, "coal_scarcity_log", "ceiling"))


@dataclass(frozen=True, kw_only=True)
class Memory:
    """How prices get through: to the sectors of `GAS_SECTORS`, then to coal, then the margin over Asia to LNG.

    Attributes
    ----------
    kept, new : array, (place, draw)
        What is left after a month of what had got through, and what a month adds per log point of TTF.
    shielding : array, (month, place, 1)
        Part of a price change that arrives at all.
    """

    kept: Array
    new: Array
    shielding: Array

    def of(self, draws: NDArray[np.int_]) -> "Memory":
        """Only some of the draws."""
        return replace(self, **picked(self, draws, "kept", "new"))


@dataclass(frozen=True, kw_only=True)
class GasTerms:
    """Inputs of a gas run.

    Attributes
    ----------
    demand0_twh, supply0_twh : array, (month,)
        Baseline demand and supply.
    sector_weights : array, (month, sector)
        Sectors' shares in the baseline demand of each month.
    sector_share : array, (sector,)
        And over all months.
    saved_share, cold : array, (month,)
        Public saving; heating degree days above normal.
    change : SupplyChange
    response : DemandResponse
    memory : Memory
    reaction : Response
        Of demand and LNG together, as those who hold gas reckon with it.
    pool : LngPool
    storage : Storage
    start_gap_twh : float
        Stock before the first month less the baseline's.
    ahead : Outlooks
        Of all months.
    market : Market
    """

    demand0_twh: Array
    supply0_twh: Array
    sector_weights: Array
    sector_share: Array
    saved_share: Array
    cold: Array
    change: SupplyChange
    response: DemandResponse
    memory: Memory
    reaction: Response
    pool: LngPool
    storage: Storage
    start_gap_twh: float
    ahead: Outlooks
    market: Market

    def of(self, draws: NDArray[np.int_]) -> "GasTerms":
        """Only some of the draws."""
        parts = ("response", "memory", "reaction", "pool", "storage", "market")
        return replace(self, **{name: getattr(self, name).of(draws) for name in parts})


def gas_terms(
    scenario: Scenario,
    paths: LeverPaths,
    coal_scarcity_log: Array,
    baseline: Baseline,
    draws: Draws,
) -> GasTerms:
    """Gather the inputs of a gas run that no feedback moves; `coal_scarcity_log` as in `gas_balance`."""
    months = paths.months
    demand0 = baseline.path("gas_demand_twh", months)[0, 0]
    sectors0 = baseline.path("gas_sector_demand_twh", months)[0]
    response = demand_response(scenario, draws)
    storage = gas_storage(scenario, months, baseline, draws)
    pool = lng_pool(scenario, months, baseline, draws)
    sector_share = sectors0.sum(axis=1) / demand0.sum()
    start_share = scenario.levers.gas.storage_start_share
    return GasTerms(
        demand0_twh=demand0,
        supply0_twh=baseline.path("gas_supply_twh", months)[0].sum(axis=0),
        sector_weights=np.ascontiguousarray((sectors0 / demand0).T),
        sector_share=sector_share,
        saved_share=paths["gas.demand_saving_share"][0, 0],
        cold=cold_share(scenario, paths, baseline),
        change=supply_change(scenario, paths, baseline),
        response=response,
        memory=_memory(paths, response, pool, draws),
        reaction=Response(
            demand=-sector_share @ response.elasticity,
            lng=(1.0 - pool.asian_pass_through) * pool.elasticity * pool.eu_twh.sum() / demand0.sum(),
            kept_demand=kept_on_average(response.persistence),
            kept_lng=kept_on_average(pool.persistence),
        ),
        pool=pool,
        storage=storage,
        start_gap_twh=0.0 if start_share is None else start_share * storage.capacity_twh - storage.start_twh,
        ahead=_outlooks(scenario, paths, storage, demand0, baseline),
        market=_market(scenario, paths, coal_scarcity_log, baseline, draws),
    )


def income_ratio(eu_gdp_pct: Array, draws: Draws) -> Array:
    """Tell what GDP, (draw, 1, month) in percent off baseline, makes of gas demand, as a ratio; (draw, month)."""
    gdp = np.maximum(eu_gdp_pct[:, 0], -LARGEST_GDP_FALL_PCT)
    return np.exp(draws["energy_income_elasticity"][:, 0] * np.log1p(gdp / 100.0))


def _market(
    scenario: Scenario, paths: LeverPaths, coal_scarcity_log: Array, baseline: Baseline, draws: Draws
) -> Market:
    ttf0 = baseline.path("ttf_eur_mwh", paths.months)[0, 0]
    coal_eur_mwh = baseline.numbers["coal_price_usd_t"] / MWH_PER_TONNE_COAL / baseline.numbers["usd_per_eur"]
    return Market(
        slope=draws["gas_scarcity_slope"][:, 0, 0] / scenario.levers.assumptions.gas_elasticity_scale,
        adjustment=draws["gas_price_adjustment"][:, 0, 0],
        at_once=np.clip(draws["gas_scarcity_at_once"][:, 0, 0], 0.0, 1.0),
        coal_scarcity_log=np.ascontiguousarray(coal_scarcity_log[:, 0].T),
        coal_follows=coal_follows_gas(baseline, draws)[:, 0, 0],
        coal_share=baseline.numbers["coal_share_of_parity"],
        parity_elasticity=draws["gas_parity_elasticity"][:, 0, 0],
        ceiling=np.maximum(np.log(draws["ttf_rationing_price_eur_mwh"][:, 0, 0] / ttf0[:, None]), 0.0),
        cheapest=np.minimum(np.log(coal_eur_mwh / ttf0), 0.0).tolist(),
        imposed=_imposed(scenario, paths, ttf0).tolist(),
        foresight=draws["gas_early_rationing_share"][:, 0, 0],
    )


def _outlooks(scenario: Scenario, paths: LeverPaths, storage: Storage, demand0: Array, baseline: Baseline) -> Outlooks:
    """Outlooks of all months, on what people of that month believe."""
    believed = scenario.levers.timing.expected_duration_months is not None
    believed_end = paths.start + paths.believed_duration_months[0, 0] if believed else np.full(paths.months, np.inf)

    def net_loss(seen: LeverPaths) -> Array:
        moved = supply_change(scenario, seen, baseline)
        return moved.lost_twh - moved.added_twh - seen["gas.demand_saving_share"][0, 0] * demand0

    expected = expected_losses(paths.as_believed(net_loss), paths.announced, believed_end)
    first_calendar_month = (month_number(baseline.month) + 1) % 12 + 1
    return outlooks(first_calendar_month, expected, demand0, storage.baseline_twh, storage.target_twh)


def _memory(paths: LeverPaths, response: DemandResponse, pool: LngPool, draws: Draws) -> Memory:
    """Speeds at which prices get through, and what a retail price cap keeps away from buildings."""
    sectors = np.repeat(response.persistence[None], len(GAS_SECTORS), axis=0)
    kept = np.concatenate([sectors, [np.exp(-1.0 / draws["coal_gas_lag_months"][:, 0, 0]), pool.persistence]])
    new = 1.0 - kept
    new[-1] *= 1.0 - pool.asian_pass_through
    shielding = np.ones((paths.months, len(kept), 1))
    shielding[:, GAS_SECTORS.index("buildings"), 0] -= paths["policy.energy_price_cap"][0, 0]
    return Memory(kept=kept, new=new, shielding=shielding)


def _imposed(scenario: Scenario, paths: LeverPaths, ttf0: Array) -> Array:
    """Log deviation imposed by `overrides.ttf_eur_mwh`, NaN where nothing is imposed; (month,)."""
    override = scenario.levers.overrides.ttf_eur_mwh
    if override is None:
        return np.full(ttf0.size, np.nan)
    if override.level is not None:
        return np.asarray(np.log(paths.imposed(override.level)[0, 0] / ttf0))
    return np.asarray(np.log1p(paths.imposed(override.pct_of_baseline or ())[0, 0] / 100.0))
