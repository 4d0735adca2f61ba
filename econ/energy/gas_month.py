"""One month of the EU's gas market: from what is expected to the price, from the price to who gets gas.

`econ/compiled/gas.py` is its compiled twin: a change here is made there too.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_SECTORS
from econ.compiled import with_twin
from econ.energy.gas_price import expected_shortfall, lasting_price, next_scarcity
from econ.energy.gas_terms import GasTerms
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

SMALLEST_DEMAND_TWH = 1e-6

FULL_SCARCITY_SHARE = 0.03
"""Rationed share at which the price has reached its rationing level (judgement; makes the kink continuous)."""


class LastYear:
    """Means over the last twelve months of what differs from baseline; nothing differs before the first month."""

    def __init__(self, *shape: int) -> None:
        self._months = np.zeros((MONTHS_PER_YEAR, *shape))
        self._total = np.zeros(shape)
        self._at = 0

    def add(self, *values: Array) -> None:
        """Take in a month, dropping the one a year ago."""
        month = self._months[self._at]
        self._total -= month
        for row, value in zip(month, values, strict=True):
            row[:] = value
        self._total += month
        self._at = (self._at + 1) % MONTHS_PER_YEAR

    def means(self) -> Array:
        """Means of the year, one row each."""
        return self._total / MONTHS_PER_YEAR


class GasState:
    """What one month hands to the next, arrays (draw,) unless said; all zero where nothing has happened.

    Attributes
    ----------
    gap_twh : array
        Stock less the baseline's.
    scarcity, pull : array
        Log deviation of TTF from its anchor, and where expected scarcity pulls it.
    felt : array, (place, draw)
        TTF that has got through, places as in `Memory`.
    answer : array, (sector, draw)
        What each sector's demand has made of it, in logs.
    last_year : LastYear
        How far price and income have cut demand, and LNG gained.
    """

    def __init__(self, terms: GasTerms, count: int) -> None:
        self.gap_twh = np.full(count, terms.start_gap_twh)
        self.scarcity, self.pull = np.zeros(count), np.zeros(count)
        self.felt = np.zeros((len(GAS_SECTORS) + 2, count))
        self.answer = np.zeros((len(GAS_SECTORS), count))
        self.last_year = LastYear(2, count)


class GasMonths(NamedTuple):
    """Accounts of all months, all of one shape; volumes in TWh."""

    ttf_log: Array
    supply_change: Array
    supply: Array
    lng: Array
    demand: Array
    rationed: Array
    storage: Array

    @classmethod
    def blank(cls, *shape: int) -> "GasMonths":
        """Accounts to be filled in."""
        return cls(*(np.empty(shape) for _ in cls._fields))


@with_twin
def gas_months(terms: GasTerms, income: Array) -> GasMonths:
    """Run all months; `income` and the accounts are (draw, month).

    Parameters
    ----------
    income : array, (draw, month)
        What GDP makes of demand, as a ratio.
    """
    count, months = income.shape
    state, found = GasState(terms, count), GasMonths.blank(months, count)
    for t, ratio in enumerate(np.ascontiguousarray(income.T)):
        gas_month(state, found, terms, ratio, t)
    return GasMonths(*(np.ascontiguousarray(path.T) for path in found))


def gas_month(state: GasState, months: GasMonths, terms: GasTerms, income: Array, t: int) -> None:
    """Run month `t`, write down its accounts and move the state on (MODEL.md, eq. 12 to 16).

    `months` holds (month, draw); `income` is what GDP makes of this month's demand, as a ratio, (draw,).
    """
    x, unmet_share = _price(state, terms, t)
    wanted, cut = _demand(state, terms, income, t)
    drawn = terms.pool.drawn(state.felt[-1], t)
    gained = drawn + (terms.change.added_twh[t] - terms.change.lost_twh[t])

    before = terms.storage.baseline_twh[t - 1] if t else terms.storage.start_twh
    early = terms.market.foresight * unmet_share * wanted
    gap = state.gap_twh + gained - (wanted - terms.demand0_twh[t]) + early
    asked = terms.storage.baseline_twh[t] + gap
    at_limits, turned_away = terms.storage.limits(before + state.gap_twh, asked, wanted - early, t)
    state.gap_twh = gap + at_limits - turned_away
    rationed = early + at_limits

    if rationed.any() and np.isnan(terms.market.imposed[t]):
        premium = np.minimum(rationed / np.maximum(FULL_SCARCITY_SHARE * wanted, SMALLEST_DEMAND_TWH), 1.0)
        x = x + premium * np.maximum(terms.market.ceiling[t] - x, 0.0)
    state.last_year.add(cut, drawn)
    arrived = gained - turned_away
    months.ttf_log[t] = x
    months.supply_change[t] = arrived
    months.demand[t] = wanted
    months.supply[t] = terms.supply0_twh[t] + arrived
    months.lng[t] = drawn - turned_away + (terms.pool.eu_twh[t] + terms.change.lng_twh[t])
    months.rationed[t] = rationed
    months.storage[t] = terms.storage.baseline_twh[t] + state.gap_twh


def _price(state: GasState, terms: GasTerms, t: int) -> tuple[Array, Array]:
    """Log deviation of TTF before any rationing, and the share of demand that no price up to the ceiling closes."""
    market, reaction, ahead = terms.market, terms.reaction, terms.ahead[t]
    pull = market.slope * expected_shortfall(ahead.usual, state.gap_twh, *state.last_year.means())
    scarcity = next_scarcity(state.scarcity, state.pull, pull, market.adjustment, market.at_once)
    coal = market.coal_scarcity_log[t] + market.coal_follows * state.felt[-2]
    anchor = market.parity_elasticity * np.log1p(market.coal_share * np.expm1(coal))

    demand_so_far = -(terms.sector_share @ state.answer)
    lng_so_far = reaction.lng / (1.0 - terms.pool.asian_pass_through) * state.felt[-1]
    ceiling = market.ceiling[t]
    lasting, unmet_share = lasting_price(
        ahead.winters, state.gap_twh, terms.storage.floor_twh, demand_so_far, lng_so_far, reaction, ceiling
    )
    x = np.minimum(np.maximum(np.maximum(scarcity + anchor, lasting), market.cheapest[t]), ceiling)
    if not np.isnan(market.imposed[t]):
        x, unmet_share = np.full_like(x, market.imposed[t]), np.zeros_like(x)
    state.scarcity, state.pull = x - anchor, pull
    state.felt = terms.memory.kept * state.felt + terms.memory.new * (terms.memory.shielding[t] * x)
    return x, unmet_share


def _demand(state: GasState, terms: GasTerms, income: Array, t: int) -> tuple[Array, Array]:
    r"""Demand that customers want, in TWh, and the share by which price and income cut it (MODEL.md, eq. 14).

    Prices get through as :math:`z_t = \phi z_{t-1} + (1 - \phi) x_t`, which `Memory` and `_price` do.
    """
    response, weights, cold = terms.response, terms.sector_weights[t], terms.cold[t]
    state.answer = response.elasticity * state.felt[: len(GAS_SECTORS)]
    by_price = 1.0 + weights @ np.expm1(state.answer)
    by_weather = 1.0 + weights @ np.expm1(state.answer + response.cold * cold) if cold else by_price
    wanted = terms.demand0_twh[t] * (1.0 - terms.saved_share[t]) * (by_weather * income)
    return wanted, 1.0 - by_price * income
