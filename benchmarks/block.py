"""A part of the model, small enough for packages that go equation by equation: from lost energy to EU jobs.

Oil and gas prices, consumer prices, the policy rate, output by channel and unemployment in the EU, with the model's own
coefficients and draws. Left out: buyers, rerouting, stocks, storage, LNG and rationing, the US, member states, trade,
recession risk, Russia. Here in NumPy, all draws of a month at once; `benchmarks/block_in_irispie.py` is the same in
another package's language.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from econ import load_baseline
from econ.draws import draw_parameters
from econ.energy.oil_elasticity import SMALLEST_TOTAL_ELASTICITY
from econ.levers import Levers
from econ.macro.activity import AMPLIFICATION_LAG_MONTHS
from econ.macro.finance import WEALTH_LAG_MONTHS
from econ.macro.policy import LOWER_BOUND_PCT
from econ.parameters import load_parameters
from econ.units import MONTHS_PER_YEAR, mbd_price_to_usd_bn_per_year, twh_price_to_eur_bn

Array = NDArray[np.float64]
Values = dict[str, Array]

MONTHS = 60
YEAR = int(MONTHS_PER_YEAR)
DRAWN = {
    "demand_elasticity": "oil_demand_elasticity_short_run",
    "gas_slope": "gas_scarcity_slope",
    "gas_adjustment": "gas_price_adjustment",
    "gas_at_once": "gas_scarcity_at_once",
    "episode": "second_round_response_scale",
    "food_ratio": "food_ratio_eu",
    "core_small": "core_ratio_small_eu",
    "core_large": "core_ratio_large",
    "core_scale": "core_ratio_scale_pp",
    "slope": "phillips_slope_pp_per_year",
    "taylor_inflation": "taylor_inflation_eu",
    "taylor_gap": "taylor_gap_eu",
    "rate_effect": "gdp_rate_pct_per_100bp",
    "propensity": "income_propensity_eu",
    "sigma": "ces_sigma",
    "oil_cost_share": "ces_oil_share",
    "gas_cost_share": "ces_gas_share",
    "potential_ratio": "potential_output_ratio",
    "amplification": "confidence_amplification",
    "equity_oil": "equity_pct_per_10pct_oil",
    "equity_output": "equity_pct_per_pct_gdp",
    "wealth": "wealth_gdp_pct_per_equity_pct_eu",
    "okun": "okun_eu",
}
LAGS = {
    "kept_fuel": "fuel_lag_months_eu",
    "kept_retail_gas": "retail_gas_lag_months_eu",
    "kept_food": "food_lag_months",
    "kept_core": "core_lag_months_eu",
    "kept_effect": "rate_lag_months",
    "kept_income": "income_lag_months",
    "kept_potential": "potential_output_lag_months",
    "kept_jobs": "okun_lag_months_eu",
}


def losses(months: int = MONTHS) -> Values:
    """What is lost, the same in all draws: 4 % of world oil and 6 % of EU gas for a year, a twelfth less each month on.

    The size of an embargo that is partly rerouted (judgement): times do not depend on it.
    """
    month = np.arange(months)
    profile = np.clip(2.0 - (month + 1) / YEAR, 0.0, 1.0)
    return {"oil_lost_share": 0.04 * profile, "gas_short_share": 0.06 * profile, "age": month + 1.0}


def coefficients(n_draws: int, seed: int = 1) -> Values:
    """Coefficients of the block, (draw,) each; those of a lag as the share that is kept from month to month."""
    draws = draw_parameters(load_parameters(), n_draws, seed, blocks=1)
    base = load_baseline("2026-01")
    region = {name: values[0] for name, values in base.by_macro_region.items()}
    dollars, gdp = base.numbers["usd_per_eur"], region["gdp_usd_bn"]

    def drawn(name: str) -> Array:
        return draws[name][:, 0, 0]

    def fixed(value: float) -> Array:
        return np.full(draws.count, value)

    inertia_months = -3.0 / np.log(drawn("rate_inertia_per_quarter_eu"))
    short_run = drawn("oil_supply_elasticity_short_run") - drawn("oil_demand_elasticity_short_run")
    long_run = drawn("oil_supply_elasticity_long_run") - drawn("oil_demand_elasticity_long_run")
    at_home = drawn("producer_respending_share") * region["oil_production_ratio"]
    imports_eur_bn = twh_price_to_eur_bn(YEAR * base.numbers["eu_gas_net_imports_twh_month"], 1.0)
    return (
        {ours: drawn(name) for ours, name in DRAWN.items()}
        | {ours: np.exp(-1.0 / drawn(name)) for ours, name in LAGS.items()}
        | {
            "brent_base": fixed(base.path("brent_usd_bbl", 1).item()),
            "ttf_base": fixed(base.path("ttf_eur_mwh", 1).item()),
            "elasticity_now": short_run / drawn("oil_price_response_scale"),
            "elasticity_growth": (long_run - short_run) / drawn("oil_price_response_scale"),
            "elasticity_months": drawn("oil_elasticity_adjustment_months"),
            "elasticity_least": fixed(SMALLEST_TOTAL_ELASTICITY),
            "cpi_per_usd": drawn("energy_cpi_oil_eu_pp_per_eur_bbl") / (dollars * region["price_level_2015"]),
            "cpi_per_eur": drawn("energy_cpi_gas_eu_pp_per_eur_mwh") / region["price_level_2015"],
            "core_weight": fixed(region["core_weight_pct"] / 100.0),
            "headline_weight": fixed(Levers().policy.rate_response),
            "kept_rate": np.exp(-1.0 / inertia_months),
            "lowest_rate": fixed(LOWER_BOUND_PCT[0, 0, 0] - base.path("policy_rate_pct", 1)[0, 0, 0]),
            "oil_bill": (1.0 - at_home)
            * (100.0 * mbd_price_to_usd_bn_per_year(region["oil_consumption_mbd"], 1.0) / gdp),
            "gas_bill": fixed(100.0 * imports_eur_bn * dollars / gdp),
            "kept_amplified": fixed(np.exp(-1.0 / AMPLIFICATION_LAG_MONTHS.item())),
            "kept_wealth": fixed(np.exp(-1.0 / WEALTH_LAG_MONTHS.item())),
        }
    )


def simulate_block(c: Values, lost: Values) -> Values:
    """Paths of the block by name, (draw, month) each."""
    calm: Values = defaultdict(lambda: np.zeros(1))
    history = [calm] * YEAR
    for t in range(len(lost["age"])):
        now = {name: path[t] for name, path in lost.items()}
        history.append(a_month(c, now, history[-1], history[-YEAR]))
    months = history[YEAR:]
    return {name: np.stack([month[name] for month in months], axis=-1) for name in months[0]}


def a_month(c: Values, lost: Values, last: Values, year_ago: Values) -> Values:
    """All of a month, given the month before and that of a year before; (draw,) each."""

    def smoothed(name: str, kept: str, target: Array) -> Array:
        now: Array = c[kept] * last[name] + (1.0 - c[kept]) * target
        return now

    def produced(share: Array, price_log: Array) -> Array:
        dearer, sigma = np.maximum(price_log, 0.0), c["sigma"]
        output = (1.0 + share * (np.exp((1.0 - sigma) * dearer) - 1.0)) ** (sigma / (sigma - 1.0))
        lost: Array = 100.0 * (output - 1.0 - share * (np.exp(-sigma * dearer) - 1.0))
        return lost

    m: Values = {}
    growth = c["elasticity_growth"] * (1.0 - np.exp(-lost["age"] / c["elasticity_months"]))
    m["elasticity"] = np.maximum(c["elasticity_now"] + growth, c["elasticity_least"])
    m["brent_log"] = -np.log(1.0 - lost["oil_lost_share"]) / m["elasticity"]
    m["pull"] = c["gas_slope"] * lost["gas_short_share"]
    sluggish = c["gas_adjustment"] * (last["pull"] - last["ttf_log"])
    m["ttf_log"] = last["ttf_log"] + sluggish + c["gas_at_once"] * (m["pull"] - last["pull"])
    m["brent_rise"] = c["brent_base"] * (np.exp(m["brent_log"]) - 1.0)
    m["ttf_rise"] = c["ttf_base"] * (np.exp(m["ttf_log"]) - 1.0)

    m["oil_pp"] = smoothed("oil_pp", "kept_fuel", c["cpi_per_usd"] * m["brent_rise"])
    m["gas_pp"] = smoothed("gas_pp", "kept_retail_gas", c["cpi_per_eur"] * m["ttf_rise"])
    m["energy_pp"] = m["oil_pp"] + m["gas_pp"]
    m["food_pp"] = smoothed("food_pp", "kept_food", c["episode"] * c["food_ratio"] * m["energy_pp"])
    m["year_pp"] = m["energy_pp"] - year_ago["energy_pp"]
    size = 1.0 - np.exp(-np.abs(m["year_pp"]) / c["core_scale"])
    m["core_ratio"] = c["core_small"] + (c["episode"] * c["core_large"] - c["core_small"]) * size
    m["second_pp"] = smoothed("second_pp", "kept_core", m["core_ratio"] * m["year_pp"])
    m["passed_pp"] = year_ago["passed_pp"] + m["second_pp"]
    m["slack_pp"] = last["slack_pp"] + c["slope"] / YEAR * last["demand_pct"]
    m["core_pp"] = m["passed_pp"] + m["slack_pp"]
    m["cpi_pp"] = m["energy_pp"] + m["food_pp"] + m["core_pp"]

    m["core_yoy"] = (m["core_pp"] - year_ago["core_pp"]) / c["core_weight"]
    m["headline_yoy"] = m["cpi_pp"] - year_ago["cpi_pp"]
    seen = m["core_yoy"] + c["headline_weight"] * (m["headline_yoy"] - m["core_yoy"])
    target = c["taylor_inflation"] * seen + c["taylor_gap"] * last["demand_pct"]
    m["free_rate"] = smoothed("free_rate", "kept_rate", target)
    m["policy_rate"] = np.maximum(m["free_rate"], c["lowest_rate"])

    bought = np.exp(c["demand_elasticity"] * m["brent_log"])
    m["bill_pct"] = c["oil_bill"] * m["brent_rise"] * bought + c["gas_bill"] * m["ttf_rise"]
    m["income_pct"] = smoothed("income_pct", "kept_income", -c["propensity"] * m["bill_pct"])
    m["production_pct"] = produced(c["oil_cost_share"], m["brent_log"]) + produced(c["gas_cost_share"], m["ttf_log"])
    m["lasting_pct"] = smoothed("lasting_pct", "kept_potential", -c["potential_ratio"] * m["bill_pct"])
    direct = m["income_pct"] + m["production_pct"]
    m["confidence_pct"] = smoothed("confidence_pct", "kept_amplified", c["amplification"] * direct)
    equities = c["equity_oil"] * m["brent_log"] / 0.1 + c["equity_output"] * last["gdp_pct"]
    m["equity_pct"] = 100.0 * (np.exp(equities / 100.0) - 1.0)
    m["finance_pct"] = smoothed("finance_pct", "kept_wealth", c["wealth"] * m["equity_pct"])
    m["policy_pct"] = smoothed("policy_pct", "kept_effect", c["rate_effect"] * m["policy_rate"])
    m["demand_pct"] = m["income_pct"] + m["confidence_pct"] + m["finance_pct"] + m["policy_pct"]
    m["gdp_pct"] = m["demand_pct"] + m["production_pct"] + m["lasting_pct"]
    m["unemployment_pp"] = smoothed("unemployment_pp", "kept_jobs", c["okun"] * m["gdp_pct"])
    return m
