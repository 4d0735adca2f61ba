"""One month of the EU's gas market: from what is expected to the price, from the price to who gets gas."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.energy.gas_demand import felt
from econ.energy.gas_price import expected_shortfall, lasting_price, next_scarcity
from econ.energy.gas_terms import GasTerms
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

SMALLEST_DEMAND_TWH = 1e-6

FULL_SCARCITY_SHARE = 0.03
"""Rationed share at which the price has reached its rationing level (judgement; makes the kink continuous)."""


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


class GasState:
    """What one month hands to the next, arrays (draw,) unless said; all zero where nothing has happened.

    Attributes
    ----------
    gap_twh : array
        Stock less the baseline's.
    scarcity, pull : array
        Log deviation of TTF from its anchor, and where expected scarcity pulls it.
    felt_by_coal, felt_margin : array
        TTF that has got through to coal, and its margin over Asia that has got through to LNG.
    felt_by_sector : array, (sector, draw)
        TTF that has got through to each sector's demand.
    demand_fall, lng_gain_twh : LastYear
        How far price and income have cut demand, and LNG gained.
    """

    def __init__(self, terms: GasTerms, count: int) -> None:
        self.gap_twh = np.full(count, terms.start_gap_twh)
        self.scarcity, self.pull, self.felt_by_coal, self.felt_margin = (np.zeros(count) for _ in range(4))
        self.felt_by_sector = np.zeros((len(terms.sectors0_twh), count))
        self.demand_fall, self.lng_gain_twh = LastYear(count), LastYear(count)


@dataclass(frozen=True)
class GasMonth:
    """Accounts of a month, (draw,) each; volumes in TWh."""

    ttf_log: Array
    supply_change: Array
    demand: Array
    supply: Array
    lng: Array
    rationed: Array
    storage: Array


def gas_month(state: GasState, terms: GasTerms, t: int) -> GasMonth:
    """Run month `t` and move the state on (MODEL.md, eq. 12 to 16)."""
    x, unmet_share = _price(state, terms, t)
    wanted, by_price = _demand(state, terms, x, t)
    state.felt_margin = felt(state.felt_margin, terms.pool.margin(x), terms.pool.persistence)
    drawn = terms.pool.drawn(state.felt_margin, t)
    gained = terms.change.added_twh[t] - terms.change.lost_twh[t] + drawn

    before = terms.storage.baseline_twh[t - 1] if t else terms.storage.start_twh
    early = terms.market.foresight * unmet_share * wanted
    gap = state.gap_twh + gained - (wanted - terms.demand0_twh[t]) + early
    asked = terms.storage.baseline_twh[t] + gap
    at_limits, turned_away = terms.storage.limits(before + state.gap_twh, asked, wanted - early, t)
    state.gap_twh = gap + at_limits - turned_away
    rationed = early + at_limits

    if np.isnan(terms.market.imposed[t]):
        premium = np.minimum(rationed / np.maximum(FULL_SCARCITY_SHARE * wanted, SMALLEST_DEMAND_TWH), 1.0)
        x = x + premium * np.maximum(terms.market.ceiling[:, t] - x, 0.0)
    state.demand_fall.add(1.0 - by_price * np.exp(terms.income_log[:, t]))
    state.lng_gain_twh.add(drawn)
    return GasMonth(
        ttf_log=x,
        supply_change=gained - turned_away,
        demand=wanted,
        supply=terms.supply0_twh[t] + gained - turned_away,
        lng=terms.pool.eu_twh[t] + terms.change.lng_twh[t] + drawn - turned_away,
        rationed=rationed,
        storage=terms.storage.baseline_twh[t] + state.gap_twh,
    )


def _price(state: GasState, terms: GasTerms, t: int) -> tuple[Array, Array]:
    """Log deviation of TTF before any rationing, and the share of demand that no price up to the ceiling closes."""
    market, reaction = terms.market, terms.reaction
    shortfall = expected_shortfall(
        terms.ahead[t].usual, state.gap_twh, state.demand_fall.mean(), state.lng_gain_twh.mean()
    )
    pull = market.slope * shortfall
    scarcity = next_scarcity(state.scarcity, state.pull, pull, market.adjustment, market.at_once)
    coal = market.coal_scarcity_log[:, t] + market.coal_follows * state.felt_by_coal
    anchor = market.parity_elasticity * np.log1p(market.coal_share * np.expm1(coal))

    demand_so_far = -np.einsum("sd,sd,s->d", terms.response.elasticity, state.felt_by_sector, terms.sector_share)
    lng_so_far = reaction.lng * state.felt_margin / (1.0 - terms.pool.asian_pass_through)
    lasting, unmet_share = lasting_price(
        terms.ahead[t].winters,
        state.gap_twh,
        terms.storage.floor_twh,
        demand_so_far,
        lng_so_far,
        reaction,
        market.ceiling[:, t],
    )
    x = np.clip(np.maximum(scarcity + anchor, lasting), market.cheapest[t], market.ceiling[:, t])
    if not np.isnan(market.imposed[t]):
        x, unmet_share = np.full_like(x, market.imposed[t]), np.zeros_like(x)
    state.scarcity, state.pull = x - anchor, pull
    state.felt_by_coal = felt(state.felt_by_coal, x, market.coal_memory)
    return x, unmet_share


def _demand(state: GasState, terms: GasTerms, ttf_log: Array, t: int) -> tuple[Array, Array]:
    """Demand that customers want, in TWh, and what price alone makes of it, as a ratio (MODEL.md, eq. 14)."""
    response, sectors0, demand0 = terms.response, terms.sectors0_twh[:, t], terms.demand0_twh[t]
    state.felt_by_sector = felt(state.felt_by_sector, ttf_log * terms.shielding[:, t, None], response.persistence)
    answer = response.elasticity * state.felt_by_sector
    by_price = 1.0 + sectors0 @ np.expm1(answer) / demand0
    by_weather = (
        1.0 + sectors0 @ np.expm1(answer + response.cold * terms.cold[t]) / demand0 if terms.cold[t] else by_price
    )
    wanted = demand0 * by_weather * np.exp(terms.income_log[:, t]) * (1.0 - terms.saved_share[t])
    return wanted, by_price
