"""The economy of one pass: prices, interest rate, equities and output, given energy prices and last month's output."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.feedback import Feedback
from econ.macro.activity import Activity, GasMarket, activity
from econ.macro.finance import equity_log_deviation, finance_effect_pct
from econ.macro.inflation import EnergyPrices, Inflation, inflation
from econ.macro.policy import policy_effect_pct, policy_rate_deviation
from econ.macro.trade import buyer_gdp_pct, carried_out, tariff_price_level_pp, trade_loss
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Economy:
    """What happens to the EU and the US; arrays (draw, region, month), and to buyers' GDP, (draw, buyer, month)."""

    inflation: Inflation
    policy_rate_pp: Array
    equity_pct: Array
    activity: Activity
    buyer_gdp_pct: Array


def economy(
    scenario: Scenario,
    paths: LeverPaths,
    prices: EnergyPrices,
    gas: GasMarket,
    still_buys: Callable[[], Array],
    before: Feedback,
    baseline: Baseline,
    draws: Draws,
) -> Economy:
    """Walk from energy prices to output: prices, policy rate, equities, then GDP by channel.

    Parameters
    ----------
    still_buys : callable
        Purchases of Russian oil over usual ones, at most one: what is hit by tariffs; (draw, buyer, month).
    before : Feedback
        Output a month earlier.
    """
    wars = carried_out(scenario, paths, still_buys, draws)
    tariff_pp = tariff_price_level_pp(wars, paths.months, baseline, draws)
    consumer = inflation(scenario, paths, prices, tariff_pp, before.demand_pct, baseline, draws)
    rate = policy_rate_deviation(scenario, consumer, before.demand_pct, baseline, draws)
    equity_pct = 100.0 * np.expm1(equity_log_deviation(prices.brent_log, before.gdp_pct, draws))
    finance_pct = finance_effect_pct(paths, equity_pct, draws)
    trade = trade_loss(wars, tariff_pp, baseline, draws)
    policy_pct = policy_effect_pct(paths, rate, draws)
    relief = consumer.relief_pp
    output = activity(scenario, paths, prices, gas, finance_pct, trade, policy_pct, relief, baseline, draws)
    return Economy(consumer, rate, equity_pct, output, buyer_gdp_pct(wars, paths.months, baseline, draws))
