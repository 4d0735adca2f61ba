"""Gas balance of the EU: supply by route, demand, storage and, when storage runs out, rationing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import mean_age
from econ.energy.gas_price import expected_losses, scarcity_log_price
from econ.energy.gas_sharing import imposed_on_all, imposed_on_states, shortage_burden
from econ.energy.oil_price import LARGEST_GDP_FALL_PCT
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR, MWH_PER_TONNE_COAL, TWH_PER_BCM

Array = NDArray[np.float64]

HOUSEHOLD_DEMAND_SHARE = 0.5
"""Share of demand whose price a retail cap shields: buildings and small firms (Eurostat nrg_cb_gas 2020)."""


SMALLEST_DEMAND_TWH = 1e-6

WINTER_LENGTH = 5
"""November to March, the heating season the weather spread is measured on."""

FULL_SCARCITY_SHARE = 0.03
"""Rationed share at which the price has reached its rationing level (judgement; makes the kink continuous)."""


@dataclass(frozen=True)
class GasBalance:
    """Gas accounts of the EU, all (draw, 1, month).

    Storage moves by supply less demand plus rationing in every month and draw.

    Attributes
    ----------
    ttf_log_deviation : array
        Log deviation of TTF from baseline.
    supply_twh, demand_twh, rationed_twh : array
        Monthly flows; demand is what customers want at the price, before rationing.
    storage_twh : array
        Stock at the end of the month.
    supply_loss_twh : array
        Supply removed by the scenario before any response.
    price_demand_ratio : array
        Demand over what it would be at the baseline price: the part of saving that price brings about.
    common_shortage_share : array
        Rationed share that falls on states without a shortage of their own imposed.
    burden : array, (state,)
        How many times the common shortage each member state bears; the demand-weighted mean is one.
    """

    ttf_log_deviation: Array
    supply_twh: Array
    demand_twh: Array
    rationed_twh: Array
    storage_twh: Array
    supply_loss_twh: Array
    price_demand_ratio: Array
    common_shortage_share: Array
    burden: Array

    @property
    def rationed_share(self) -> Array:
        """Rationed gas over wanted demand."""
        return self.rationed_twh / np.maximum(self.demand_twh, SMALLEST_DEMAND_TWH)


def supply_loss(scenario: Scenario, paths: LeverPaths, baseline: Baseline) -> tuple[Array, Array]:
    """Gas removed and gas added by the scenario, each (month,) in TWh a month (MODEL.md, eq. 13)."""
    supply = dict(zip(GAS_ROUTES, baseline.path("gas_supply_twh", paths.months)[0], strict=True))

    def lever(name: str) -> Array:
        return paths[f"gas.{name}"][0, 0]

    refused_lng = lever("russian_lng_cut_share") * supply["russian_lng"] * (1.0 - scenario.levers.gas.lng_reroute_share)
    lng_share_of_world = (supply["russian_lng"] + supply["other_lng"]) / (
        baseline.numbers["world_lng_trade_twh_yr"] / MONTHS_PER_YEAR
    )
    outage = paths.shock(scenario.levers.other_shocks.world_lng_outage_bcm_yr)[0, 0] * TWH_PER_BCM / MONTHS_PER_YEAR
    lost = (
        lever("turkstream_cut_share") * supply["turkstream"]
        + lever("other_pipeline_cut_share") * supply["other_russian_pipeline"]
        + lever("norway_outage_share") * supply["norway"]
        + refused_lng
        + outage * np.clip(lng_share_of_world, 0.0, 1.0)
    )
    added = (
        lever("extra_lng_bcm_yr") * TWH_PER_BCM / MONTHS_PER_YEAR
        + lever("pipeline_return_share") * baseline.numbers["returnable_russian_pipeline_twh_month"]
    )
    return lost, added


def gas_balance(
    scenario: Scenario, paths: LeverPaths, eu_gdp_pct: Array, baseline: Baseline, draws: Draws
) -> GasBalance:
    """Run the EU's gas market month by month: expected scarcity sets the price, storage takes the rest.

    Markets price the larger of two shortfalls: the average expected over the coming year with part of any storage
    deficit, and what would be missing, per month until then, in the month in which storage would be lowest. Two regimes
    with a kink: as long as storage lasts, demand and LNG respond to price; once storage would fall below its floor, gas
    is rationed and the price moves up to `ttf_rationing_price_eur_mwh` (MODEL.md, eq. 12 to 16). Gas does not get
    cheaper than coal per unit of energy. All is a deviation from the baseline balance: what changes nothing gives zero.

    Parameters
    ----------
    eu_gdp_pct : array, (draw, 1, month)
        EU GDP against baseline, a month earlier. [percent]

    Returns
    -------
    GasBalance
    """
    months, count = paths.months, draws.count
    demand0 = baseline.path("gas_demand_twh", months)[0, 0]
    storage0 = baseline.path("gas_storage_twh", months)[0, 0]
    ttf0 = baseline.path("ttf_eur_mwh", months)[0, 0]
    routes = baseline.path("gas_supply_twh", months)[0]
    lng0 = routes[GAS_ROUTES.index("russian_lng")] + routes[GAS_ROUTES.index("other_lng")]
    capacity = baseline.numbers["gas_storage_capacity_twh"]
    regas_limit = baseline.numbers["regas_capacity_twh_month"]

    lost, added = supply_loss(scenario, paths, baseline)
    saved_share = paths["gas.demand_saving_share"][0, 0]
    saving = saved_share * demand0
    cold = _cold_share(scenario, paths, baseline) * demand0
    demand_elasticity, lng_elasticity = _elasticities(scenario, paths, lost + added, draws)
    mean_demand = demand0.mean()
    lng_share = lng0.mean() / mean_demand
    rebuild = draws["gas_storage_rebuild_share"][:, 0, 0] / MONTHS_PER_YEAR
    ceiling = np.maximum(np.log(draws["ttf_rationing_price_eur_mwh"][:, 0] / ttf0), 0.0)
    coal_eur_mwh = baseline.numbers["coal_price_usd_t"] / MWH_PER_TONNE_COAL / baseline.numbers["usd_per_eur"]
    cheapest = np.minimum(np.log(coal_eur_mwh / ttf0), 0.0)
    imposed = _imposed(scenario, paths, ttf0)
    gdp = np.maximum(eu_gdp_pct[:, 0], -LARGEST_GDP_FALL_PCT)
    income = draws["energy_income_elasticity"][:, 0] * np.log1p(gdp / 100.0)
    floor_stock = np.minimum(draws["gas_storage_floor_share"][:, 0, 0] * capacity, storage0.min())

    believed = scenario.levers.timing.expected_duration_months is not None
    believed_end = paths.start + paths.believed_duration_months[0, 0] if believed else np.full(months, np.inf)
    expected = expected_losses(lost - added - saving, paths.announced, believed_end)
    year_ahead = expected[:, :MONTHS_PER_YEAR].mean(axis=1)
    drained, needed = _lowest_storage(expected, storage0, demand0)

    start_share = scenario.levers.gas.storage_start_share
    observed = baseline.numbers["gas_storage_start_twh"]
    gap = np.full(count, 0.0 if start_share is None else start_share * capacity - observed)
    price, demand, supply, rationed, storage = (np.empty((months, count)) for _ in range(5))
    stock = np.full(count, observed) + gap
    for t in range(months):
        average = (year_ahead[t] - rebuild * gap) / mean_demand
        lowest = ((drained[t][:, None] + floor_stock - gap) / needed[t][:, None]).max(axis=0)
        short_share, left = np.maximum(average, lowest), 1.0 - saved_share[t]
        x = scarcity_log_price(short_share, demand_elasticity[t], lng_elasticity, lng_share, left)
        x = np.clip(x, cheapest[t], ceiling[:, t]) if np.isnan(imposed[t]) else np.full(count, imposed[t])
        wanted = (demand0[t] + cold[t]) * np.exp(income[:, t] - demand_elasticity[t] * x) * (1.0 - saved_share[t])
        extra_lng = np.clip(lng0[t] * np.expm1(lng_elasticity * x), None, max(regas_limit - lng0[t], 0.0))
        supply_change = added[t] - lost[t] + extra_lng
        unlimited = gap + supply_change - (wanted - demand0[t])
        stock_end = storage0[t] + unlimited
        short = np.clip(np.minimum(floor_stock, stock) - stock_end, 0.0, wanted)
        spill = np.maximum(stock_end - max(capacity, storage0[t]), 0.0)
        gap = unlimited + short - spill
        stock = storage0[t] + gap
        scarcity = (
            np.minimum(short / np.maximum(FULL_SCARCITY_SHARE * wanted, SMALLEST_DEMAND_TWH), 1.0)
            if np.isnan(imposed[t])
            else 0.0
        )
        price[t] = x + scarcity * np.maximum(ceiling[:, t] - x, 0.0)
        demand[t], supply[t], rationed[t], storage[t] = wanted, supply_change - spill, short, stock

    def shaped(rows: Array) -> Array:
        return np.ascontiguousarray(rows.T)[:, None, :]

    common = imposed_on_all(scenario, paths, shaped(rationed / np.maximum(demand, SMALLEST_DEMAND_TWH)))
    demand_share, dependence = (baseline.by_member[name] for name in ("gas_demand_share", "russian_gas_dependence"))
    burden = shortage_burden(demand_share, dependence, float(common.max()), solidarity=scenario.levers.gas.solidarity)
    share = common + imposed_on_states(scenario, paths, common, burden, demand_share)
    return GasBalance(
        ttf_log_deviation=shaped(price),
        supply_twh=routes.sum(axis=0) + shaped(supply),
        demand_twh=shaped(demand),
        rationed_twh=share * shaped(demand),
        storage_twh=shaped(storage),
        supply_loss_twh=lost[None, None, :],
        price_demand_ratio=np.exp(-shaped(demand_elasticity * price)),
        common_shortage_share=common,
        burden=burden,
    )


def _lowest_storage(expected: Array, storage0: Array, demand0: Array) -> tuple[Array, Array]:
    """Volume that storage would lack if nothing responded, and demand until then; (month, months ahead) each.

    The first is the expected loss up to a month ahead less the baseline stock of that month; adding the floor and
    taking off the deviation of today's stock gives the volume that must be saved by then.
    """
    months, ahead = expected.shape
    later = np.minimum(np.arange(months)[:, None] + np.arange(ahead)[None, :], months - 1)
    return np.cumsum(expected, axis=1) - storage0[later], np.cumsum(demand0[later], axis=1)


def _cold_share(scenario: Scenario, paths: LeverPaths, baseline: Baseline) -> Array:
    """Extra demand of a cold winter as a share, (month,): the first whole winter from the start, and only that."""
    spread = baseline.path("winter_demand_sd_share", paths.months)[0, 0]
    winter = spread > 0
    begins = np.flatnonzero(winter & ~np.concatenate([[False], winter[:-1]]))
    if winter[:WINTER_LENGTH].sum() < WINTER_LENGTH:
        begins = begins[begins > 0]
    begins = begins[begins >= paths.start]
    first = np.zeros(paths.months)
    if begins.size:
        first[begins[0] : begins[0] + WINTER_LENGTH] = 1.0
    return first * spread * scenario.levers.gas.winter_severity_sd


def _elasticities(scenario: Scenario, paths: LeverPaths, change: Array, draws: Draws) -> tuple[Array, Array]:
    """Demand elasticity (month, draw), growing with the age of the change in supply; LNG elasticity (draw,)."""
    scale = scenario.levers.assumptions.gas_elasticity_scale
    years = mean_age(change)[:, None] / MONTHS_PER_YEAR
    grown = 1.0 - np.exp(-draws["gas_demand_adjustment_per_year"][:, 0, 0] * years)
    short_run = -draws["gas_demand_elasticity_short_run"][:, 0, 0]
    long_run = np.maximum(-draws["gas_demand_elasticity_long_run"][:, 0, 0], short_run)
    shielded = 1.0 - HOUSEHOLD_DEMAND_SHARE * paths["policy.energy_price_cap"][0, 0][:, None]
    return scale * shielded * (short_run + (long_run - short_run) * grown), scale * draws["lng_flow_elasticity"][
        :, 0, 0
    ]


def _imposed(scenario: Scenario, paths: LeverPaths, ttf0: Array) -> Array:
    """Log deviation imposed by `overrides.ttf_eur_mwh`, NaN where nothing is imposed; (month,)."""
    override = scenario.levers.overrides.ttf_eur_mwh
    if override is None:
        return np.full(ttf0.size, np.nan)
    if override.level is not None:
        return np.asarray(np.log(paths.imposed(override.level)[0, 0] / ttf0))
    return np.asarray(np.log1p(paths.imposed(override.pct_of_baseline or ())[0, 0] / 100.0))
