"""Commercial oil stocks: their holders move oil from months when it is cheap to months when it is dear."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.compiled import with_twin
from econ.draws import Draws
from econ.energy.oil_elasticity import believed_share
from econ.paths import LeverPaths
from econ.scenario import Scenario
from econ.units import DAYS_PER_MONTH

Array = NDArray[np.float64]


def held_price_log(scenario: Scenario, paths: LeverPaths, spot_log: Array, draws: Draws) -> Array:
    r"""Price at which holding and selling are worth the same: the discounted mean of what months to come would cost.

    .. math:: x^*_t = (1 - \delta) x_t + \delta x^*_{t+1}, \quad \delta = e^{-1/d}   (MODEL.md, eq. 10)

    A loss that is announced moves the price before it begins; one that will end soon moves it less. Holders foresee the
    scenario's path except later stages, which they learn as long ahead as the start. Where the lever
    `timing.expected_duration_months` is set they expect the loss to last that long instead, and are wrong in
    every month that it does not end.

    Parameters
    ----------
    spot_log : array, (draw, 1, month)
        Log price that would clear each month on its own.

    Returns
    -------
    array, (draw, 1, month)
    """
    arbitrage = draws["oil_arbitrage_months"]
    weight = np.exp(-1.0 / arbitrage)[..., 0]
    news = set(paths.news)
    in_force = (np.arange(paths.months) >= paths.start) & (np.arange(paths.months) < paths.end)
    believed = np.ones_like(spot_log[:1])
    if scenario.levers.timing.expected_duration_months is not None:
        news.add(paths.end)
        left = paths.believed_duration_months - np.maximum(np.arange(paths.months) - paths.start, 0)
        believed = np.where(in_force, believed_share(left, arbitrage), 1.0)
    last_before_news = np.isin(np.arange(1, paths.months + 1), list(news))
    return held_path(spot_log, weight, believed[..., paths.start], last_before_news, paths.start) * believed


@with_twin
def held_path(
    spot_log: Array, weight: Array, believed_at_start: Array, last_before_news: NDArray[np.bool_], start: int
) -> Array:
    """Work back from the last month (MODEL.md, eq. 10).

    Parameters
    ----------
    spot_log : array, (draw, 1, month)
    weight : array, (draw, 1)
        What the month to come counts for.
    believed_at_start : array, (draw, 1)
        Share of the price of the month `start` that holders expect before it.
    last_before_news : array, (month,)
        Months whose holders see no further.
    """
    held = spot_log.copy()
    for month in range(spot_log.shape[-1] - 2, -1, -1):
        now = spot_log[..., month]
        ahead = now if last_before_news[month] else held[..., month + 1]
        if month + 1 == start:
            ahead = ahead * believed_at_start
        held[..., month] = now + weight * (ahead - now)
    return held


def commercial_draw(
    paths: LeverPaths, gap: Array, held_log: Array, elasticity: Array, baseline: Baseline, draws: Draws
) -> Array:
    """Draw on commercial stocks, (draw, 1, month) in mb/d; building and refilling are negative (MODEL.md, eq. 8).

    What is wanted brings the price to `held_price_log`. It is limited by the fastest month on record and by the lowest
    stocks on record and never exceeds the gap. What was drawn is bought back over `oil_commercial_refill_months`, and
    what was hoarded for a loss is sold as slowly, once the loss is there.

    Parameters
    ----------
    gap : array, (draw, 1, month)
        Left after rerouting, OPEC+ and government stocks. [mb/d]
    elasticity : array, (draw, 1, month)
        `total_elasticity` at the age of the gap.
    """
    world = baseline.numbers["world_oil_consumption_mbd"]
    fastest = baseline.numbers["commercial_stock_draw_limit_mbd"]
    usable = baseline.numbers["commercial_stocks_mmbbl"] - baseline.numbers["commercial_stock_floor_mmbbl"]
    wanted = gap + world * np.expm1(-elasticity * held_log)
    refill = DAYS_PER_MONTH * draws["oil_commercial_refill_months"][..., 0]
    return drawn_path(wanted, gap, refill, usable, fastest, paths.start)


@with_twin
def drawn_path(wanted: Array, gap: Array, refill: Array, usable: float, fastest: float, start: int) -> Array:
    """Draw month by month, keeping account of the stock (MODEL.md, eq. 8).

    Parameters
    ----------
    wanted, gap : array, (draw, 1, month)
    refill : array, (draw, 1)
        Days over which a stock comes back.
    usable, fastest : float
        Stock that may be drawn in all, in million barrels; most in a month, in mb/d.
    start : int
        Month of the loss; until then only what is missing comes back.
    """
    drawn = np.zeros_like(wanted)
    stock = np.zeros_like(wanted[..., 0])
    for month in range(wanted.shape[-1]):
        most = np.minimum(np.minimum((usable + stock) / DAYS_PER_MONTH, fastest), gap[..., month])
        returning = (stock if month >= start else np.minimum(stock, 0.0)) / refill
        drawn[..., month] = np.clip(wanted[..., month] + returning, -fastest, most)
        stock = stock - DAYS_PER_MONTH * drawn[..., month]
    return drawn
