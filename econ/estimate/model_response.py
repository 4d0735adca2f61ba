"""Responses of the model's economy to small moves of oil and gas prices, in the form of the estimated ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS, MACRO_REGIONS
from econ.baseline import Baseline
from econ.calendar import months_after
from econ.draws import Draws, draw_parameters
from econ.feedback import Feedback
from econ.macro.economy import Economy, economy
from econ.macro.inflation import EnergyPrices
from econ.macro.labour import unemployment_deviation
from econ.parameters import load_parameters
from econ.paths import lever_paths
from econ.scenario import Scenario

Array = NDArray[np.float64]

PASSES = 12
"""Rounds of feedback between output, prices and the interest rate; they settle to 1e-4 percent in fewer."""


@dataclass(frozen=True)
class PriceMove:
    """Energy prices against baseline, percent by month from the shock on; gas is TTF in the EU, Henry Hub in the US."""

    oil_pct: Array
    ttf_pct: Array
    henry_hub_pct: Array


@dataclass(frozen=True)
class _GasPrice:
    """A gas market in which only the price has moved, and too little to change volumes."""

    ttf_log_deviation: Array
    supply_change_twh: Array
    firms_short_share: Array


def central_draws(changed: Mapping[str, Array]) -> Draws:
    """Central coefficients, but for some that take values of their own: one draw for each, shape (draw,)."""
    central = draw_parameters(load_parameters(), 1, 0, blocks=1)
    count = len(next(iter(changed.values()))) if changed else 1
    coefficients = {name: np.repeat(value, count, axis=0) for name, value in central.coefficients.items()}
    coefficients |= {name: np.asarray(values, dtype=float)[:, None, None] for name, values in changed.items()}
    return Draws(coefficients, np.zeros((count, 1)), central=True)


def model_responses(world: Baseline, move: PriceMove, draws: Draws) -> dict[str, Array]:
    """Walk through the economy after a move of energy prices and report what estimated responses report.

    Parameters
    ----------
    world : Baseline
        Whose money and bills count.
    move : PriceMove
    draws : Draws

    Returns
    -------
    dict of str to array, (draw, region, month)
        Percent of the level, or percentage points for rates.
    """
    months = len(move.oil_pct)
    scenario = Scenario(name="response")
    paths = lever_paths(scenario, months_after(world.month, months))
    prices, gas = _prices(world, move, months)
    all_still_buy = np.ones((1, len(BUYERS), months))
    known = Feedback.none(draws.count, months)
    for _ in range(PASSES):
        found = economy(scenario, paths, prices, gas, lambda: all_still_buy, known.a_month_before(), world, draws)
        known = replace(
            known,
            brent_log_deviation=prices.brent_log,
            gdp_pct=found.activity.gdp_pct,
            demand_pct=found.activity.demand_pct,
        )
    return reported(found, world, draws)


def reported(found: Economy, world: Baseline, draws: Draws) -> dict[str, Array]:
    """Series of an economy by the name that estimated responses give them."""
    prices, output = found.inflation, found.activity
    energy, core = (world.by_macro_region[f"{part}_weight_pct"][None, :, None] for part in ("energy", "core"))
    return {
        "headline_cpi_pct": prices.level_pct,
        "energy_cpi_pct": 100.0 * prices.energy_pp / energy,
        "core_cpi_pct": 100.0 * prices.core_pp / core,
        "food_cpi_pct": 100.0 * prices.food_pp / (100.0 - energy - core),
        "gdp_pct": output.gdp_pct,
        "industrial_production_pct": output.gdp_pct / draws.by_region("industry_gdp_ratio"),
        "unemployment_rate_pp": unemployment_deviation(output.gdp_pct, draws),
        "policy_rate_pp": found.policy_rate_pp,
        "equities_pct": found.equity_pct,
    }


def _prices(world: Baseline, move: PriceMove, months: int) -> tuple[EnergyPrices, _GasPrice]:
    """Energy prices of the world after the move, and the gas market they stand for."""
    brent0, ttf0, henry_hub0 = (
        world.path(name, months) for name in ("brent_usd_bbl", "ttf_eur_mwh", "henry_hub_usd_mmbtu")
    )
    moves = (move.oil_pct, move.ttf_pct, move.henry_hub_pct)
    oil, ttf, henry_hub = (np.log1p(pct / 100.0)[None, None, :] for pct in moves)
    prices = EnergyPrices(
        brent_usd_bbl=brent0 * np.exp(oil),
        brent_change_usd_bbl=brent0 * np.expm1(oil),
        brent_log=oil,
        ttf_eur_mwh=ttf0 * np.exp(ttf),
        ttf_change_eur_mwh=ttf0 * np.expm1(ttf),
        henry_hub_log=henry_hub,
        henry_hub_change_usd_mmbtu=henry_hub0 * np.expm1(henry_hub),
        fuel_crack_usd_bbl=np.zeros((1, len(MACRO_REGIONS), months)),
    )
    return prices, _GasPrice(ttf, np.zeros_like(ttf), np.zeros_like(ttf))
