"""What the compiled gas market reads: records under the names of `econ.energy.gas_terms.GasTerms`.

A record lies in one piece and is handed from step to step by its address, which compiles to faster code, and faster,
than dozens of arrays.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_SECTORS
from econ.energy.gas_month import FULL_SCARCITY_SHARE, SMALLEST_DEMAND_TWH
from econ.energy.gas_outlook import LONGEST_OUTLOOK_MONTHS
from econ.energy.gas_price import SMALLEST_RESPONSE
from econ.energy.gas_storage import ROUNDING_TWH
from econ.energy.gas_terms import GasTerms
from econ.units import MONTHS_PER_YEAR

Records = NDArray[np.void]

NUMBER, INDEX = np.float64, np.int64
SECTORS = len(GAS_SECTORS)
PLACES = SECTORS + 2


def _numbers(*names: str) -> list[Any]:
    return [(name, NUMBER) for name in names]


def _outlook(count: int) -> np.dtype[np.void]:
    """`Outlook`, as many of them as a month has."""
    names = ("months", "lost_twh", "burnt_twh", "slack_twh", "stock_twh", "measured_on_twh")
    return np.dtype([(name, INDEX if name == "months" else NUMBER, count) for name in names])


OF_RUN = np.dtype(
    [
        ("sector_share", NUMBER, SECTORS),
        *_numbers("coal_share", "elsewhere_twh", "regas_limit_twh"),
        *_numbers("capacity_twh", "full_withdrawal_twh", "full_injection_twh"),
        *_numbers("withdrawal_per_fill", "injection_per_empty"),
        *_numbers("smallest_demand_twh", "full_scarcity_share", "smallest_response", "rounding_twh"),
    ]
)
"""One for a run; constants of the plain version among it, so that no cached machine code holds an old one."""

OF_MONTH = np.dtype(
    [
        *_numbers("demand0_twh", "supply0_twh", "saved_share", "cold", "eu_lng_twh", "cheapest", "imposed"),
        *_numbers("added_twh", "lost_twh", "lng_twh", "stock_before_twh", "stock_twh"),
        ("sector_weights", NUMBER, SECTORS),
        ("shielding", NUMBER, PLACES),
        ("usual", _outlook(3)),
        ("winters", _outlook(2)),
    ]
)
"""One for each month, the same for all draws; stocks are the baseline's."""

OF_DRAW = np.dtype(
    [
        *_numbers("slope", "adjustment", "at_once", "coal_follows", "parity_elasticity", "foresight"),
        *_numbers("floor_twh", "pull", "asian_pass_through", "demand", "lng"),
        ("elasticity", NUMBER, SECTORS),
        ("cold", NUMBER, SECTORS),
        ("kept", NUMBER, PLACES),
        ("new", NUMBER, PLACES),
        ("kept_demand", NUMBER, LONGEST_OUTLOOK_MONTHS + 1),
        ("kept_lng", NUMBER, LONGEST_OUTLOOK_MONTHS + 1),
    ]
)
"""One for each draw, the same for all months."""

OF_BOTH = np.dtype(_numbers("income", "coal_scarcity_log", "ceiling"))
"""One for each month of each draw."""

STATE = np.dtype(
    [
        *_numbers("gap_twh", "scarcity", "pull"),
        ("felt", NUMBER, PLACES),
        ("answer", NUMBER, SECTORS),
        ("year", NUMBER, (MONTHS_PER_YEAR, 2)),
        ("year_total", NUMBER, 2),
    ]
)
"""What one month of a draw hands to the next, as `GasState`; the last year as its months and their running total."""


def run_records(terms: GasTerms) -> Records:
    """Gather what is the same for all months and draws, (1,)."""
    pool, storage = terms.pool, terms.storage
    return _filled(
        OF_RUN,
        1,
        sector_share=terms.sector_share,
        coal_share=terms.market.coal_share,
        elsewhere_twh=pool.elsewhere_twh,
        regas_limit_twh=pool.regas_limit_twh,
        capacity_twh=storage.capacity_twh,
        full_withdrawal_twh=storage.full_withdrawal_twh,
        full_injection_twh=storage.full_injection_twh,
        withdrawal_per_fill=storage.withdrawal_per_fill,
        injection_per_empty=storage.injection_per_empty,
        smallest_demand_twh=SMALLEST_DEMAND_TWH,
        full_scarcity_share=FULL_SCARCITY_SHARE,
        smallest_response=SMALLEST_RESPONSE,
        rounding_twh=ROUNDING_TWH,
    )


def month_records(terms: GasTerms) -> Records:
    """Gather what differs by month, (month,)."""
    stock = terms.storage.baseline_twh
    of_month = _filled(
        OF_MONTH,
        stock.size,
        demand0_twh=terms.demand0_twh,
        supply0_twh=terms.supply0_twh,
        saved_share=terms.saved_share,
        cold=terms.cold,
        eu_lng_twh=terms.pool.eu_twh,
        cheapest=terms.market.cheapest,
        imposed=terms.market.imposed,
        added_twh=terms.change.added_twh,
        lost_twh=terms.change.lost_twh,
        lng_twh=terms.change.lng_twh,
        stock_before_twh=np.append(terms.storage.start_twh, stock[:-1]),
        stock_twh=stock,
        sector_weights=terms.sector_weights,
        shielding=terms.memory.shielding[..., 0],
        usual=0,
        winters=0,
    )
    for pair in ("usual", "winters"):
        for name in of_month[pair].dtype.names or ():
            of_month[pair][name] = getattr(getattr(terms.ahead, pair), name)[..., 0]
    return of_month


def draw_records(terms: GasTerms, count: int) -> Records:
    """Gather what differs by draw, (draw,)."""
    market, reaction = terms.market, terms.reaction
    return _filled(
        OF_DRAW,
        count,
        slope=market.slope,
        adjustment=market.adjustment,
        at_once=market.at_once,
        coal_follows=market.coal_follows,
        parity_elasticity=market.parity_elasticity,
        foresight=market.foresight,
        floor_twh=terms.storage.floor_twh,
        pull=terms.pool.pull,
        asian_pass_through=terms.pool.asian_pass_through,
        demand=reaction.demand,
        lng=reaction.lng,
        elasticity=terms.response.elasticity.T,
        cold=terms.response.cold.T,
        kept=terms.memory.kept.T,
        new=terms.memory.new.T,
        kept_demand=reaction.kept_demand.T,
        kept_lng=reaction.kept_lng.T,
    )


def both_records(terms: GasTerms, income: NDArray[np.float64]) -> Records:
    """Gather what differs by both, (draw, month)."""
    market = terms.market
    coal_scarcity_log, ceiling = market.coal_scarcity_log.T, market.ceiling.T
    return _filled(OF_BOTH, income.shape, income=income, coal_scarcity_log=coal_scarcity_log, ceiling=ceiling)


def state_records(terms: GasTerms, count: int) -> Records:
    """Make the states of all draws before the first month, (draw,)."""
    return _filled(
        STATE, count, gap_twh=terms.start_gap_twh, scarcity=0, pull=0, felt=0, answer=0, year=0, year_total=0
    )


def _filled(dtype: np.dtype[np.void], shape: int | tuple[int, ...], **fields: Any) -> Records:
    """Fill records, field by field; what is the same for all draws is repeated."""
    filled = np.empty(shape, dtype)
    for name in dtype.names or ():
        filled[name] = fields.pop(name)
    return filled
