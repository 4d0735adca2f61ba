"""The block of `benchmarks/block.py` in irispie: a `Sequential` model, taken month by month, equation by equation.

irispie takes the draws of coefficients as variants of the model and walks through them one after the other.
"""

from typing import Any

import irispie
import numpy as np

from benchmarks.block import YEAR, Values

SOURCE = """
!equations
elasticity === maximum(elasticity_now + elasticity_growth*(1 - exp(-age/elasticity_months)), elasticity_least);
brent_log === -log(1 - oil_lost_share)/elasticity;
pull === gas_slope*gas_short_share;
ttf_log === ttf_log[-1] + gas_adjustment*(pull[-1] - ttf_log[-1]) + gas_at_once*(pull - pull[-1]);
brent_rise === brent_base*(exp(brent_log) - 1);
ttf_rise === ttf_base*(exp(ttf_log) - 1);
oil_pp === kept_fuel*oil_pp[-1] + (1 - kept_fuel)*cpi_per_usd*brent_rise;
gas_pp === kept_retail_gas*gas_pp[-1] + (1 - kept_retail_gas)*cpi_per_eur*ttf_rise;
energy_pp === oil_pp + gas_pp;
food_pp === kept_food*food_pp[-1] + (1 - kept_food)*episode*food_ratio*energy_pp;
year_pp === energy_pp - energy_pp[-12];
core_ratio === core_small + (episode*core_large - core_small)*(1 - exp(-maximum(year_pp, -year_pp)/core_scale));
second_pp === kept_core*second_pp[-1] + (1 - kept_core)*core_ratio*year_pp;
passed_pp === passed_pp[-12] + second_pp;
slack_pp === slack_pp[-1] + slope/12*demand_pct[-1];
core_pp === passed_pp + slack_pp;
cpi_pp === energy_pp + food_pp + core_pp;
core_yoy === (core_pp - core_pp[-12])/core_weight;
headline_yoy === cpi_pp - cpi_pp[-12];
free_rate === kept_rate*free_rate[-1] + (1 - kept_rate)*(
    taylor_inflation*(core_yoy + headline_weight*(headline_yoy - core_yoy)) + taylor_gap*demand_pct[-1]);
policy_rate === maximum(free_rate, lowest_rate);
bill_pct === oil_bill*brent_rise*exp(demand_elasticity*brent_log) + gas_bill*ttf_rise;
income_pct === kept_income*income_pct[-1] - (1 - kept_income)*propensity*bill_pct;
production_pct === 100*(
    exp(sigma/(sigma - 1)*log(1 + oil_cost_share*(exp((1 - sigma)*maximum(brent_log, 0)) - 1))) - 1
    - oil_cost_share*(exp(-sigma*maximum(brent_log, 0)) - 1)
    + exp(sigma/(sigma - 1)*log(1 + gas_cost_share*(exp((1 - sigma)*maximum(ttf_log, 0)) - 1))) - 1
    - gas_cost_share*(exp(-sigma*maximum(ttf_log, 0)) - 1));
lasting_pct === kept_potential*lasting_pct[-1] - (1 - kept_potential)*potential_ratio*bill_pct;
confidence_pct === kept_amplified*confidence_pct[-1]
    + (1 - kept_amplified)*amplification*(income_pct + production_pct);
equity_pct === 100*(exp((equity_oil*brent_log/0.1 + equity_output*gdp_pct[-1])/100) - 1);
finance_pct === kept_wealth*finance_pct[-1] + (1 - kept_wealth)*wealth*equity_pct;
policy_pct === kept_effect*policy_pct[-1] + (1 - kept_effect)*rate_effect*policy_rate;
demand_pct === income_pct + confidence_pct + finance_pct + policy_pct;
gdp_pct === demand_pct + production_pct + lasting_pct;
unemployment_pp === kept_jobs*unemployment_pp[-1] + (1 - kept_jobs)*okun*gdp_pct;
!parameters
"""
FIRST = irispie.mm(2026, 2)


def model_of(coefficients: Values) -> Any:
    """Return the model with a variant for each draw."""
    model = irispie.Sequential.from_string(SOURCE + ", ".join(coefficients) + ";")
    model.alter_num_variants(len(coefficients["okun"]))
    for draw, variant in enumerate(model.iter_own_variants()):
        variant.assign({name: float(values[draw]) for name, values in coefficients.items()})
    return model


def simulate(model: Any, lost: Values) -> Values:
    """Paths by name, (draw, month) each, from a calm year before."""
    span = irispie.Span(FIRST, FIRST + len(lost["age"]) - 1)
    inputs = irispie.Databox()
    for name, path in lost.items():
        inputs[name] = irispie.Series(periods=span, values=path)
    for name in model.lhs_names:
        inputs[name] = irispie.Series(periods=irispie.Span(FIRST - YEAR, FIRST - 1), values=np.zeros(YEAR))
    found = model.simulate(inputs, span)
    return {name: found[name].get_data(span).T for name in model.lhs_names}
