"""The EU's gas market, all months of one draw after another: the twin of `econ.energy.gas_month.gas_months`.

Each step carries the name it has there, where the reasons stand. Its records are those of `gas_records`: `run` is the
same for all, `month` for all draws, `draw` for all months, `both` is of one month of one draw; states and years are
written in place.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.compiled.compiler import CUBE, compiled, records
from econ.compiled.gas_records import (
    OF_BOTH,
    OF_DRAW,
    OF_MONTH,
    OF_RUN,
    STATE,
    both_records,
    draw_records,
    month_records,
    run_records,
    state_records,
)
from econ.energy.gas_month import GasMonths
from econ.energy.gas_terms import GasTerms

Array = NDArray[np.float64]
Record = Any


def gas_months(terms: GasTerms, income: Array) -> GasMonths:
    """Run all months; `income` and the accounts are (draw, month)."""
    count = len(income)
    found = np.empty((len(GasMonths._fields), *income.shape))
    shared = run_records(terms), month_records(terms), draw_records(terms, count), both_records(terms, income)
    all_months(*shared, state_records(terms, count), found)
    return GasMonths(*found)


TWINS = (gas_months,)


@compiled()
def expected_shortfall(usual: Record, gap_twh: float, demand_fall: float, lng_gain_twh: float) -> float:
    """Gas expected to be missing as a share of demand: the worst of the outlooks (MODEL.md, eq. 12)."""
    worst = -np.inf
    for one in range(usual.months.size):
        responded = gap_twh + demand_fall * usual.burnt_twh[one] + usual.months[one] * lng_gain_twh
        missing = usual.lost_twh[one] - usual.slack_twh[one] - responded
        worst = np.maximum(worst, missing / usual.measured_on_twh[one])
    return worst


@compiled()
def next_scarcity(scarcity: float, pull_before: float, pull: float, adjustment: float, at_once: float) -> float:
    """Log deviation of TTF that scarcity brings about, a month on (MODEL.md, eq. 13)."""
    return scarcity + adjustment * (pull_before - scarcity) + at_once * (pull - pull_before)


@compiled()
def lasting_price(
    run: Record,
    winters: Record,
    draw: Record,
    gap_twh: float,
    demand_so_far: float,
    lng_so_far: float,
    highest: float,
) -> tuple[float, float]:
    """Price at which storage lasts to the end of winter, and what none up to `highest` closes (MODEL.md, eq. 13)."""
    price, unmet_share = -np.inf, 0.0
    for one in range(winters.months.size):
        demand, lng = draw.kept_demand[winters.months[one]], draw.kept_lng[winters.months[one]]
        coming = (1.0 - demand) * draw.demand + (1.0 - lng) * draw.lng
        missing = (winters.lost_twh[one] - winters.stock_twh[one] + draw.floor_twh - gap_twh) / winters.burnt_twh[one]
        missing = missing - demand * demand_so_far - lng * lng_so_far
        price = np.maximum(price, missing / np.maximum(coming, run.smallest_response))
        unmet_share = np.maximum(unmet_share, missing - coming * highest)
    return price, unmet_share


@compiled()
def price_and_unmet(state: Record, run: Record, month: Record, draw: Record, both: Record) -> tuple[float, float]:
    """Log deviation of TTF before any rationing, and the share of demand that no price up to the ceiling closes."""
    felt, months = state.felt, len(state.year)
    sectors = run.sector_share.size
    shortfall = expected_shortfall(
        month.usual, state.gap_twh, state.year_total[0] / months, state.year_total[1] / months
    )
    pull = draw.slope * shortfall
    scarcity = next_scarcity(state.scarcity, state.pull, pull, draw.adjustment, draw.at_once)
    coal = both.coal_scarcity_log + draw.coal_follows * felt[sectors]
    anchor = draw.parity_elasticity * np.log1p(run.coal_share * np.expm1(coal))

    demand_so_far = 0.0
    for sector in range(sectors):
        demand_so_far -= run.sector_share[sector] * state.answer[sector]
    lng_so_far = draw.lng / (1.0 - draw.asian_pass_through) * felt[sectors + 1]
    lasting, unmet_share = lasting_price(
        run, month.winters, draw, state.gap_twh, demand_so_far, lng_so_far, both.ceiling
    )
    x = np.minimum(np.maximum(np.maximum(scarcity + anchor, lasting), month.cheapest), both.ceiling)
    if not np.isnan(month.imposed):
        x, unmet_share = month.imposed, 0.0
    state.scarcity, state.pull = x - anchor, pull
    for place in range(felt.size):
        felt[place] = draw.kept[place] * felt[place] + draw.new[place] * (month.shielding[place] * x)
    return x, unmet_share


@compiled()
def demand_and_cut(state: Record, month: Record, draw: Record, income: float) -> tuple[float, float]:
    """Demand that customers want, in TWh, and the share by which price and income cut it (MODEL.md, eq. 14)."""
    changed = changed_in_cold = 0.0
    for sector in range(state.answer.size):
        answer = draw.elasticity[sector] * state.felt[sector]
        changed += month.sector_weights[sector] * np.expm1(answer)
        if month.cold != 0.0:
            changed_in_cold += month.sector_weights[sector] * np.expm1(answer + draw.cold[sector] * month.cold)
        state.answer[sector] = answer
    by_price = 1.0 + changed
    by_weather = 1.0 + changed_in_cold if month.cold != 0.0 else by_price
    return month.demand0_twh * (1.0 - month.saved_share) * (by_weather * income), 1.0 - by_price * income


@compiled()
def drawn(run: Record, month: Record, draw: Record, felt_margin: float) -> float:
    """LNG that the EU draws beyond baseline, in TWh (MODEL.md, eq. 15)."""
    wanted = -run.elsewhere_twh * np.expm1(draw.pull * felt_margin)
    room = np.maximum(run.regas_limit_twh - month.eu_lng_twh, 0.0)
    return np.minimum(np.maximum(wanted, -month.eu_lng_twh), room)


@compiled()
def limits(
    run: Record, month: Record, draw: Record, stock: float, asked: float, wanted_twh: float
) -> tuple[float, float]:
    """Gas rationed and gas turned away so that stock keeps within its limits (MODEL.md, eq. 16)."""
    baseline = month.stock_twh
    if np.abs(asked - baseline) < run.rounding_twh:
        return 0.0, 0.0
    fill, planned = stock / run.capacity_twh, baseline - month.stock_before_twh
    out = run.full_withdrawal_twh * np.minimum(run.withdrawal_per_fill * fill, 1.0)
    into = run.full_injection_twh * np.minimum(np.maximum(run.injection_per_empty * (1.0 - fill), 0.0), 1.0)
    lowest = np.maximum(np.minimum(draw.floor_twh, stock), stock - np.maximum(out, -planned))
    highest = np.minimum(np.maximum(run.capacity_twh, baseline), stock + np.maximum(into, planned))
    return np.minimum(np.maximum(lowest - asked, 0.0), wanted_twh), np.maximum(asked - highest, 0.0)


@compiled()
def add(state: Record, t: int, cut: float, gained: float) -> None:
    """Take a month into the last year, dropping the one a year ago."""
    at = t % len(state.year)
    state.year_total[0] = state.year_total[0] - state.year[at, 0] + cut
    state.year_total[1] = state.year_total[1] - state.year[at, 1] + gained
    state.year[at, 0], state.year[at, 1] = cut, gained


@compiled()
def gas_month(
    state: Record, run: Record, month: Record, draw: Record, both: Record, t: int
) -> tuple[float, float, float, float, float, float, float]:
    """Run one month of one draw, move the state on, and give the accounts of `GasMonths` (MODEL.md, eq. 12 to 16)."""
    x, unmet_share = price_and_unmet(state, run, month, draw, both)
    wanted, cut = demand_and_cut(state, month, draw, both.income)
    from_others = drawn(run, month, draw, state.felt[-1])
    gained = from_others + (month.added_twh - month.lost_twh)

    early = draw.foresight * unmet_share * wanted
    gap = state.gap_twh + gained - (wanted - month.demand0_twh) + early
    stock, asked = month.stock_before_twh + state.gap_twh, month.stock_twh + gap
    at_limits, turned_away = limits(run, month, draw, stock, asked, wanted - early)
    state.gap_twh = gap + at_limits - turned_away
    rationed = early + at_limits

    if rationed != 0.0 and np.isnan(month.imposed):
        premium = np.minimum(rationed / np.maximum(run.full_scarcity_share * wanted, run.smallest_demand_twh), 1.0)
        x = x + premium * np.maximum(both.ceiling - x, 0.0)
    add(state, t, cut, from_others)
    arrived = gained - turned_away
    supply, storage = month.supply0_twh + arrived, month.stock_twh + state.gap_twh
    lng = from_others - turned_away + (month.eu_lng_twh + month.lng_twh)
    return x, arrived, supply, lng, wanted, rationed, storage


@compiled(records(OF_RUN), records(OF_MONTH), records(OF_DRAW), records(OF_BOTH, 2), records(STATE), CUBE)
def all_months(
    of_run: Record, of_month: Record, of_draw: Record, of_both: Record, states: Record, found: Array
) -> None:
    """Run all months of all draws; `found` is (account, draw, month)."""
    for d in range(found.shape[1]):
        for t in range(found.shape[2]):
            accounts = gas_month(states[d], of_run[0], of_month[t], of_draw[d], of_both[d, t], t)
            for one, value in enumerate(accounts):
                found[one, d, t] = value
