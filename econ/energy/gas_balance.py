"""Gas balance of the EU: expected scarcity sets the price, demand and LNG follow, storage takes the rest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_SECTORS
from econ.baseline import Baseline
from econ.calendar import month_number
from econ.draws import Draws
from econ.energy.coal import coal_follows_gas
from econ.energy.gas_demand import cold_share, demand_response, felt
from econ.energy.gas_outlook import expected_losses, outlooks
from econ.energy.gas_price import Response, expected_shortfall, kept_on_average, lasting_price, next_scarcity
from econ.energy.gas_sharing import imposed_on_all, imposed_on_states, shortage_burden
from econ.energy.gas_storage import gas_storage
from econ.energy.gas_supply import supply_change
from econ.energy.lng import lng_pool
from econ.energy.oil_price import LARGEST_GDP_FALL_PCT
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR, MWH_PER_TONNE_COAL

Array = NDArray[np.float64]

SMALLEST_DEMAND_TWH = 1e-6

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
    lng_twh : array
        LNG landed, part of supply.
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
    lng_twh: Array
    storage_twh: Array
    supply_loss_twh: Array
    price_demand_ratio: Array
    common_shortage_share: Array
    burden: Array

    @property
    def rationed_share(self) -> Array:
        """Rationed gas over wanted demand."""
        return self.rationed_twh / np.maximum(self.demand_twh, SMALLEST_DEMAND_TWH)


class LastYear:
    """Mean over the last twelve months of what differs from baseline; nothing differs before the first month."""

    def __init__(self, count: int) -> None:
        self._months = np.zeros((MONTHS_PER_YEAR, count))
        self._total = np.zeros(count)
        self._at = 0

    def add(self, values: Array) -> None:
        """Take in a month, dropping the one a year ago."""
        self._total = self._total + (values - self._months[self._at])
        self._months[self._at] = values
        self._at = (self._at + 1) % MONTHS_PER_YEAR

    def mean(self) -> Array:
        """Mean of the year, (draw,)."""
        return self._total / MONTHS_PER_YEAR


def gas_balance(
    scenario: Scenario, paths: LeverPaths, eu_gdp_pct: Array, coal_scarcity_log: Array, baseline: Baseline, draws: Draws
) -> GasBalance:
    """Run the EU's gas market month by month (MODEL.md, eq. 12 to 16).

    Two regimes with a kink: as long as storage lasts, the price follows expected scarcity and gas goes to whoever pays;
    once storage would pass its floor or its rate, gas is rationed and the price moves up to
    `ttf_rationing_price_eur_mwh`. Of a shortage that no price up to there closes by the end of winter, governments
    ration part ahead of time, spread evenly. Gas does not get cheaper than coal per unit of energy. All is a deviation
    from the baseline balance: what changes nothing gives zero.

    Parameters
    ----------
    eu_gdp_pct : array, (draw, 1, month)
        EU GDP against baseline, a month earlier. [percent]
    coal_scarcity_log : array, (draw, 1, month)
        Log deviation of the coal price for want of Russian coal; what dear gas adds is worked out here.

    Returns
    -------
    GasBalance
    """
    months, count = paths.months, draws.count
    demand0 = baseline.path("gas_demand_twh", months)[0, 0]
    sectors0 = baseline.path("gas_sector_demand_twh", months)[0]
    supply0 = baseline.path("gas_supply_twh", months)[0].sum(axis=0)
    ttf0 = baseline.path("ttf_eur_mwh", months)[0, 0]
    response = demand_response(scenario, draws)
    storage = gas_storage(scenario, months, baseline, draws)
    pool = lng_pool(scenario, months, baseline, draws)

    change = supply_change(scenario, paths, baseline)
    saved_share = paths["gas.demand_saving_share"][0, 0]
    cold = cold_share(scenario, paths, baseline)
    gdp = np.maximum(eu_gdp_pct[:, 0], -LARGEST_GDP_FALL_PCT)
    income = draws["energy_income_elasticity"][:, 0] * np.log1p(gdp / 100.0)
    shielding = _shielding(paths)

    slope = draws["gas_scarcity_slope"][:, 0, 0] / scenario.levers.assumptions.gas_elasticity_scale
    adjustment = draws["gas_price_adjustment"][:, 0, 0]
    at_once = np.clip(draws["gas_scarcity_at_once"][:, 0, 0], 0.0, 1.0)
    coal_share = baseline.numbers["coal_share_of_parity"]
    parity_elasticity = draws["gas_parity_elasticity"][:, 0, 0]
    coal_follows = coal_follows_gas(baseline, draws)[:, 0, 0]
    coal_memory = np.exp(-1.0 / draws["coal_gas_lag_months"][:, 0, 0])
    foresight = draws["gas_early_rationing_share"][:, 0, 0]
    ceiling = np.maximum(np.log(draws["ttf_rationing_price_eur_mwh"][:, 0] / ttf0), 0.0)
    coal_eur_mwh = baseline.numbers["coal_price_usd_t"] / MWH_PER_TONNE_COAL / baseline.numbers["usd_per_eur"]
    cheapest = np.minimum(np.log(coal_eur_mwh / ttf0), 0.0)
    imposed = _imposed(scenario, paths, ttf0)

    believed = scenario.levers.timing.expected_duration_months is not None
    believed_end = paths.start + paths.believed_duration_months[0, 0] if believed else np.full(months, np.inf)

    def net_loss(seen: LeverPaths) -> Array:
        moved = supply_change(scenario, seen, baseline)
        return moved.lost_twh - moved.added_twh - seen["gas.demand_saving_share"][0, 0] * demand0

    expected = expected_losses(paths.as_believed(net_loss), paths.announced, believed_end)
    first_calendar_month = (month_number(baseline.month) + 1) % 12 + 1
    ahead = outlooks(first_calendar_month, expected, demand0, storage.baseline_twh, storage.target_twh)

    sector_share = sectors0.sum(axis=1) / demand0.sum()
    reaction = Response(
        demand=-sector_share @ response.elasticity,
        lng=(1.0 - pool.asian_pass_through) * pool.elasticity * pool.eu_twh.sum() / demand0.sum(),
        kept_demand=kept_on_average(response.persistence),
        kept_lng=kept_on_average(pool.persistence),
    )

    start_share = scenario.levers.gas.storage_start_share
    gap = np.full(count, 0.0 if start_share is None else start_share * storage.capacity_twh - storage.start_twh)
    stock = storage.start_twh + gap
    scarcity, pull_before, felt_margin, felt_by_coal = (np.zeros(count) for _ in range(4))
    felt_by_sector = np.zeros((len(sectors0), count))
    demand_fall, lng_gain = LastYear(count), LastYear(count)
    price, ratio, demand, supply, lng, rationed, stored = (np.empty((months, count)) for _ in range(7))
    for t in range(months):
        pull = slope * expected_shortfall(ahead[t].usual, gap, demand_fall.mean(), lng_gain.mean())
        coal = coal_scarcity_log[:, 0, t] + coal_follows * felt_by_coal
        anchor = parity_elasticity * np.log1p(coal_share * np.expm1(coal))
        scarcity = next_scarcity(scarcity, pull_before, pull, adjustment, at_once)
        pull_before = pull
        demand_so_far = -np.einsum("sd,sd,s->d", response.elasticity, felt_by_sector, sector_share)
        lng_so_far = reaction.lng * felt_margin / (1.0 - pool.asian_pass_through)
        lasting, unmet = lasting_price(
            ahead[t].winters, gap, storage.floor_twh, demand_so_far, lng_so_far, reaction, ceiling[:, t]
        )
        x = np.clip(np.maximum(scarcity + anchor, lasting), cheapest[t], ceiling[:, t])
        if not np.isnan(imposed[t]):
            x, unmet = np.full(count, imposed[t]), np.zeros(count)
        scarcity = x - anchor
        felt_by_coal = felt(felt_by_coal, x, coal_memory)

        felt_by_sector = felt(felt_by_sector, x * shielding[:, t, None], response.persistence)
        answer = response.elasticity * felt_by_sector
        by_price = demand0[t] + sectors0[:, t] @ np.expm1(answer)
        by_weather = demand0[t] + sectors0[:, t] @ np.expm1(answer + response.cold * cold[t]) if cold[t] else by_price
        grown = np.exp(income[:, t])
        wanted = by_weather * grown * (1.0 - saved_share[t])
        felt_margin = felt(felt_margin, pool.margin(x), pool.persistence)
        drawn = pool.drawn(felt_margin, t)
        gained = change.added_twh[t] - change.lost_twh[t] + drawn

        ahead_of_time = foresight * unmet * wanted
        gap = gap + gained - (wanted - demand0[t]) + ahead_of_time
        at_floor, turned_away = storage.limits(stock, storage.baseline_twh[t] + gap, wanted - ahead_of_time, t)
        gap = gap + at_floor - turned_away
        stock, short = storage.baseline_twh[t] + gap, ahead_of_time + at_floor
        if np.isnan(imposed[t]):
            premium = np.minimum(short / np.maximum(FULL_SCARCITY_SHARE * wanted, SMALLEST_DEMAND_TWH), 1.0)
            x = x + premium * np.maximum(ceiling[:, t] - x, 0.0)
        demand_fall.add(1.0 - by_price * grown / demand0[t])
        lng_gain.add(drawn)
        price[t], ratio[t], demand[t] = x, by_price / demand0[t], wanted
        supply[t], rationed[t], stored[t] = supply0[t] + gained - turned_away, short, stock
        lng[t] = pool.eu_twh[t] + change.lng_twh[t] + drawn - turned_away

    def shaped(rows: Array) -> Array:
        return np.ascontiguousarray(rows.T)[:, None, :]

    common = imposed_on_all(scenario, paths, shaped(rationed / np.maximum(demand, SMALLEST_DEMAND_TWH)))
    demand_share, dependence = (baseline.by_member[name] for name in ("gas_demand_share", "russian_gas_dependence"))
    burden = shortage_burden(demand_share, dependence, float(common.max()), solidarity=scenario.levers.gas.solidarity)
    share = common + imposed_on_states(scenario, paths, common, burden, demand_share)
    return GasBalance(
        ttf_log_deviation=shaped(price),
        supply_twh=shaped(supply),
        demand_twh=shaped(demand),
        rationed_twh=share * shaped(demand),
        lng_twh=shaped(lng),
        storage_twh=shaped(stored),
        supply_loss_twh=np.broadcast_to(change.lost_twh, (count, 1, months)),
        price_demand_ratio=shaped(ratio),
        common_shortage_share=common,
        burden=burden,
    )


def _shielding(paths: LeverPaths) -> Array:
    """Part of a price change that reaches each sector, (sector, month): a retail price cap shields buildings."""
    cap = paths["policy.energy_price_cap"][0, 0]
    return np.stack([1.0 - cap if sector == "buildings" else np.ones_like(cap) for sector in GAS_SECTORS])


def _imposed(scenario: Scenario, paths: LeverPaths, ttf0: Array) -> Array:
    """Log deviation imposed by `overrides.ttf_eur_mwh`, NaN where nothing is imposed; (month,)."""
    override = scenario.levers.overrides.ttf_eur_mwh
    if override is None:
        return np.full(ttf0.size, np.nan)
    if override.level is not None:
        return np.asarray(np.log(paths.imposed(override.level)[0, 0] / ttf0))
    return np.asarray(np.log1p(paths.imposed(override.pct_of_baseline or ())[0, 0] / 100.0))
