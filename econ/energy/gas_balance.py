"""Gas balance of the EU: supply by route, demand, storage and, when storage runs out, rationing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES, MEMBER_STATES
from econ.baseline import Baseline
from econ.draws import Draws
from econ.energy.gas_price import expected_loss_twh, scarcity_log_price
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM

Array = NDArray[np.float64]

HOUSEHOLD_DEMAND_SHARE = 0.5
"""Share of demand whose price a retail cap shields: buildings and small firms (Eurostat nrg_cb_gas 2020)."""


MONTHS_OF_FIRST_WINTER = 14
"""A year and two months from the start holds one whole winter, wherever in the year the start lies."""

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
    """

    ttf_log_deviation: Array
    supply_twh: Array
    demand_twh: Array
    rationed_twh: Array
    storage_twh: Array
    supply_loss_twh: Array
    price_demand_ratio: Array

    @property
    def rationed_share(self) -> Array:
        """Rationed gas over wanted demand."""
        return self.rationed_twh / self.demand_twh


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

    Two regimes with a kink: as long as storage lasts, demand and LNG respond to price; once storage would fall below
    its floor, gas is rationed and the price moves up to `ttf_rationing_price_eur_mwh` (MODEL.md, eq. 12 to 16).
    Everything is computed as a deviation from the baseline balance, so a scenario that changes nothing gives zero.

    Parameters
    ----------
    eu_gdp_pct : array, (draw, 1, month)
        EU GDP against baseline, a month earlier. [percent]

    Returns
    -------
    GasBalance
    """
    months, count = paths.months, draws.count
    levers = scenario.levers
    demand0 = baseline.path("gas_demand_twh", months)[0, 0]
    storage0 = baseline.path("gas_storage_twh", months)[0, 0]
    ttf0 = baseline.path("ttf_eur_mwh", months)[0, 0]
    routes = baseline.path("gas_supply_twh", months)[0]
    lng0 = routes[GAS_ROUTES.index("russian_lng")] + routes[GAS_ROUTES.index("other_lng")]
    capacity = baseline.numbers["gas_storage_capacity_twh"]
    regas_limit = baseline.numbers["regas_capacity_twh_month"]

    lost, added = supply_loss(scenario, paths, baseline)
    saving = paths["gas.demand_saving_share"][0, 0] * demand0
    cold = _cold_share(scenario, paths, baseline) * demand0
    believed_end = paths.start + paths.believed_duration_months[0, 0]
    expected = expected_loss_twh(lost - added - saving, paths.announced, believed_end)
    demand_elasticity, lng_elasticity = _elasticities(scenario, paths, lost, draws)
    mean_demand = demand0.mean()
    lng_share = lng0.mean() / mean_demand
    rebuild = draws["gas_storage_rebuild_share"][:, 0, 0] / MONTHS_PER_YEAR
    bargain = 1.0 - draws["joint_purchase_discount_share"][:, 0] * paths["policy.eu_joint_purchase"][0]
    ceiling = np.maximum(np.log(draws["ttf_rationing_price_eur_mwh"][:, 0] / ttf0), 0.0)
    imposed = _imposed(scenario, paths, ttf0)
    income = draws["energy_income_elasticity"][:, 0] * np.log1p(eu_gdp_pct[:, 0] / 100.0)
    floor_stock = draws["gas_storage_floor_share"][:, 0, 0] * capacity

    start_share = levers.gas.storage_start_share
    observed = baseline.numbers["gas_storage_start_twh"]
    gap = np.full(count, 0.0 if start_share is None else start_share * capacity - observed)
    price, demand, lng, rationed, storage = (np.empty((months, count)) for _ in range(5))
    stock = np.full(count, observed) + gap
    for t in range(months):
        shortfall = (expected[t] - rebuild * gap) / mean_demand
        x = scarcity_log_price(shortfall, demand_elasticity[t], lng_elasticity, lng_share)
        x = np.minimum(np.where(x > 0, bargain[:, t] * x, x), ceiling[:, t])
        if not np.isnan(imposed[t]):
            x = np.full(count, imposed[t])
        wanted = (demand0[t] + cold[t]) * np.exp(income[:, t] - demand_elasticity[t] * x) - saving[t]
        extra_lng = np.clip(lng0[t] * np.expm1(lng_elasticity * x), None, max(regas_limit - lng0[t], 0.0))
        supply_change = added[t] - lost[t] + extra_lng
        unlimited = gap + supply_change - (wanted - demand0[t])
        stock_end = storage0[t] + unlimited
        floor = np.minimum(floor_stock, np.minimum(stock, storage0[t]))
        short = np.clip(floor - stock_end, 0.0, wanted)
        spill = np.maximum(stock_end - max(capacity, storage0[t]), 0.0)
        gap = unlimited + short - spill
        stock = storage0[t] + gap
        scarcity = np.minimum(short / (FULL_SCARCITY_SHARE * wanted), 1.0)
        price[t] = x + scarcity * np.maximum(ceiling[:, t] - x, 0.0)
        demand[t], lng[t], rationed[t], storage[t] = wanted, supply_change - spill, short, stock

    def shaped(rows: Array) -> Array:
        return np.ascontiguousarray(rows.T)[:, None, :]

    rationed_twh = _imposed_rationing(
        scenario, paths, shaped(rationed), shaped(demand), baseline.by_member["gas_demand_share"]
    )
    return GasBalance(
        ttf_log_deviation=shaped(price),
        supply_twh=routes.sum(axis=0) + shaped(lng),
        demand_twh=shaped(demand),
        rationed_twh=rationed_twh,
        storage_twh=shaped(storage),
        supply_loss_twh=lost[None, None, :],
        price_demand_ratio=np.exp(-shaped(demand_elasticity * price)),
    )


def _cold_share(scenario: Scenario, paths: LeverPaths, baseline: Baseline) -> Array:
    """Extra demand of a cold winter as a share, (month,): the first winter that the scenario meets, and only that."""
    spread = baseline.path("winter_demand_sd_share", paths.months)[0, 0]
    since_start = np.arange(paths.months) - paths.start
    first_winter = (since_start >= 0) & (since_start < MONTHS_OF_FIRST_WINTER)
    return np.where(first_winter, spread * scenario.levers.gas.winter_severity_sd, 0.0)


def _elasticities(scenario: Scenario, paths: LeverPaths, lost: Array, draws: Draws) -> tuple[Array, Array]:
    """Demand elasticity (month, draw), growing with the loss and damped by a retail cap; LNG elasticity (draw,)."""
    scale = scenario.levers.assumptions.gas_elasticity_scale
    years = np.cumsum(lost > 0)[:, None] / MONTHS_PER_YEAR
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


def _imposed_rationing(
    scenario: Scenario, paths: LeverPaths, rationed: Array, demand: Array, demand_share: Array
) -> Array:
    """Replace rationing by `overrides.gas_shortage_share` while it runs: EU path, or states by their demand share."""
    override = scenario.levers.overrides.gas_shortage_share or {}
    if "EU" in override:
        imposed = paths.imposed(override["EU"])
        rationed = np.where(np.isnan(imposed), rationed, imposed * demand)
    share = rationed / demand
    for state, path in override.items():
        if state != "EU":
            weight, imposed = demand_share[MEMBER_STATES.index(state)], paths.imposed(path)
            share = np.where(np.isnan(imposed), share, share + weight * (imposed - rationed / demand))
    return share * demand if override else rationed
