"""What holds for the result of every valid scenario, whatever is asked; found in a Result alone."""

from functools import reduce

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from econ.axes import CHANNELS, FIXED_GAS_ROUTES, MACRO_REGIONS, MEMBER_STATES, RISK_REGIONS
from econ.baseline import load_baseline
from econ.variables import VARIABLES

ROUNDING = 1e-9
STORED_DIGITS = 1e-5
"""Weights of member states are stored to seven digits."""

STORED_DIGITS_TWH = 2e-3
"""So are flows of gas, of up to 600 TWh a month, and storage as a share of 1,100 TWh."""

NEVER_NEGATIVE = (
    "brent_usd_bbl",
    "ttf_eur_mwh",
    "asia_lng_usd_mmbtu",
    "henry_hub_usd_mmbtu",
    "coal_usd_t",
    "oil_gross_cut_mbd",
    "oil_rerouted_mbd",
    "oil_opec_offset_mbd",
    "oil_net_loss_mbd",
    "russia_oil_purchases_mbd",
    "gas_route_twh",
    "gas_demand_twh",
    "gas_lng_twh",
    "gas_rationed_share",
    "gas_storage_share",
    "gas_supply_loss_bcm",
    "gas_supply_added_bcm",
    "nuclear_at_risk_twh_yr",
    "russia_export_revenue_usd_bn",
    "russia_liquid_fund_rub_trn",
    "russia_uncovered_deficit_rub_trn",
    "russia_rub_per_usd",
)
SHARES = ("gas_rationed_share", "gas_storage_share")
ABOVE_MINUS_100 = ("euro_vs_baseline_pct", "equity_vs_baseline_pct", "russia_gdp_vs_baseline_pct")
ALSO_BY_STATE = ("recession_12m_prob", "recession_now_prob", "deep_recession_prob", "depression_prob")
BROKEN = ("russia_exhausted_prob", "eu_broken_prob", "us_broken_prob")


def check(result):
    """Fail where a result breaks a law of arithmetic, of conservation, or of probability."""
    for place, path in every(result):
        assert np.isfinite(path).all(), place
        assert (np.diff(result.quantiles(*place), axis=0) >= 0.0).all(), place
    bounds_hold(result)
    barrels_are_conserved(result)
    gas_is_conserved(result)
    parts_add_up(result)
    probabilities_are_probabilities(result)


def check_states(result):
    """Fail where member states are no numbers or do not make up the EU; slow, for who is short of gas is worked out."""
    for name in result.blocks:
        for state in set(MEMBER_STATES) & set(result.regions(name)):
            assert np.isfinite(result.draws(name, state)).all(), (name, state)
    states_are_the_eu(result)


def every(result, *names):
    """Paths of variables with their place, member states apart."""
    for name in names or result.blocks:
        for region in result.regions(name):
            if region not in MEMBER_STATES or name in ALSO_BY_STATE:
                yield (name, region), result.draws(name, region)


def bounds_hold(result):
    for place, path in every(result, *NEVER_NEGATIVE):
        assert path.min() >= -ROUNDING, place
    for place, path in every(result, *SHARES):
        assert path.max() <= 1.0 + ROUNDING, place
    for place, path in every(result, *ABOVE_MINUS_100):
        assert path.min() > -100.0, place


def barrels_are_conserved(result):
    """Every barrel cut is rerouted, offset, drawn from stocks, or missing."""
    cut, *ways = (
        result.draws(f"oil_{name}_mbd", "World")
        for name in ("gross_cut", "rerouted", "opec_offset", "stock_release", "commercial_stock_draw", "net_loss")
    )
    assert_allclose(sum(ways), np.broadcast_to(cut, ways[-1].shape), rtol=0, atol=ROUNDING)


def gas_is_conserved(result):
    """What lands and flows in is burnt or stored; a shortage imposed by hand leaves stocks as they are."""
    if result.scenario.levers.overrides.gas_shortage_share:
        return
    numbers = load_baseline(result.record.baseline).numbers
    capacity = numbers["gas_storage_capacity_twh"]
    share = result.scenario.levers.gas.storage_start_share
    start = numbers["gas_storage_start_twh"] if share is None else share * capacity
    fixed = sum(result.draws("gas_route_twh", route) for route in FIXED_GAS_ROUTES if route != "russian_lng")
    supply = fixed + result.draws("gas_lng_twh", "EU")
    change = np.diff(result.draws("gas_storage_share", "EU") * capacity, prepend=start, axis=-1)
    burnt = result.draws("gas_demand_twh", "EU")
    assert_allclose(change, supply - burnt, rtol=0, atol=STORED_DIGITS_TWH)


def parts_add_up(result):
    """Channels are GDP and recession risk, contributions the price level."""
    for region in MACRO_REGIONS:
        channels = [result.draws(f"gdp_{name}_channel_pct", region) for name in CHANNELS]
        assert_array_equal(reduce(np.add, channels), result.draws("gdp_vs_baseline_pct", region))
        parts = [result.draws(f"cpi_{part}_contribution_pp", region) for part in ("energy", "food", "core", "tariff")]
        level = result.draws("cpi_vs_baseline_pct", region)
        assert_allclose(sum(parts), level, rtol=0, atol=ROUNDING * (1.0 + np.abs(level).max()))
        shares = [result.draws(f"recession_12m_{name}_pp", region) for name in CHANNELS]
        usual = result.baseline_path("recession_12m_prob", region)
        change = result.draws("recession_12m_prob", region) - usual
        assert_allclose(sum(shares), 100.0 * change, rtol=0, atol=1e-7)


def states_are_the_eu(result):
    """Member states, weighted, are the EU."""
    weights = load_baseline(result.record.baseline).by_member
    for name, weighting in (
        ("gdp_vs_baseline_pct", "gdp_share"),
        ("cpi_vs_baseline_pct", "gdp_share"),
        ("unemployment_rate_pct", "population_share"),
    ):
        share = weights[weighting] / weights[weighting].sum()
        union = sum(w * result.draws(name, state) for w, state in zip(share, MEMBER_STATES, strict=True))
        eu = result.draws(name, "EU")
        assert_allclose(union, eu, rtol=0, atol=STORED_DIGITS * (1.0 + np.abs(eu).max()), err_msg=name)


def probabilities_are_probabilities(result):
    """Between 0 and 1; one that counts up to a month never falls; the graver event is never likelier."""
    for name, variable in VARIABLES.items():
        if variable.unit == "probability":
            for place, path in every(result, name):
                assert path.min() >= 0.0, place
                assert path.max() <= 1.0, place
    for place, path in every(result, *BROKEN):
        assert (np.diff(path, axis=-1) >= 0.0).all(), place
    for region in RISK_REGIONS:
        deep, depression = (result.draws(f"{name}_prob", region) for name in ("deep_recession", "depression"))
        assert (depression <= deep).all(), region
