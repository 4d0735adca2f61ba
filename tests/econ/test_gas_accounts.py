"""The EU's gas accounts: what comes in is burnt, stored or missing."""

import numpy as np
import pytest
from generated import scenarios
from hypothesis import example, given
from numpy.testing import assert_allclose
from walks import ALL_BASELINES, RUSSIAN_GAS, asked, first_pass, world

from econ.axes import FIXED_GAS_ROUTES
from econ.baseline import load_baseline
from econ.energy.gas_balance import gas_balance
from econ.energy.gas_glut import taken_from_routes
from econ.energy.gas_storage import gas_storage
from econ.standing import standing_terms

GAS = ("timing.", "gas.", "policy.energy_price_cap", "policy.eu_joint", "other_shocks.world_lng", "assumptions.gas")
ROUNDING = 1e-9
STORED_DIGITS_TWH = 1e-3
"""Baselines are stored to seven digits: routes, demand and stocks of a month add up to half a GWh, not better."""

PUBLIC_SAVING_OF_EVERYTHING = asked({"gas.demand_saving_share": 1.0, "gas.winter_severity_sd": -3.0})


def balance(here):
    scenario, paths, baseline, draws = here
    terms = standing_terms(scenario, paths, baseline, draws).gas
    return gas_balance(scenario, paths, here.nothing_before.gdp_pct[:, :1], terms, baseline, draws)


def baseline_flows(here):
    """Supply, demand and the change of stocks in the baseline."""
    months = here.paths.months
    supply = here.baseline.path("gas_supply_twh", months)[0].sum(axis=0)
    demand = here.baseline.path("gas_demand_twh", months)[0, 0]
    stock = here.baseline.path("gas_storage_twh", months)[0, 0]
    return supply, demand, np.diff(stock, prepend=here.baseline.numbers["gas_storage_start_twh"])


def stock_at_start(here):
    share = here.scenario.levers.gas.storage_start_share
    numbers = here.baseline.numbers
    return numbers["gas_storage_start_twh"] if share is None else share * numbers["gas_storage_capacity_twh"]


@pytest.mark.parametrize("name", ALL_BASELINES)
def test_gas_is_conserved_in_the_baselines(name):
    supply, demand, change = baseline_flows(world(asked(baseline=name, horizon_months=120)))
    assert_allclose(change, supply - demand, rtol=0, atol=STORED_DIGITS_TWH)


@given(scenarios(among=(*GAS, "overrides.ttf")))
@example(PUBLIC_SAVING_OF_EVERYTHING)
def test_gas_is_conserved(scenario):
    """Beyond what the stored baseline itself lacks, not a watt hour is made or lost, in any month of any draw."""
    here = world(scenario)
    gas = balance(here)
    supply0, demand0, change0 = baseline_flows(here)
    start = np.full((here.draws.count, 1, 1), stock_at_start(here))
    change = np.diff(gas.storage_twh, prepend=start, axis=-1)
    flows = (gas.supply_twh - supply0) - (gas.demand_twh - demand0) + gas.rationed_twh
    assert_allclose(change - change0, flows, rtol=0, atol=ROUNDING)
    assert_allclose(change, gas.supply_twh - gas.demand_twh + gas.rationed_twh, rtol=0, atol=STORED_DIGITS_TWH)


@given(scenarios(among=(*GAS, "overrides.ttf")))
def test_storage_is_never_below_empty_nor_above_capacity(scenario):
    here = world(scenario)
    stored = balance(here).storage_twh
    assert stored.min() >= -ROUNDING
    assert stored.max() <= here.baseline.numbers["gas_storage_capacity_twh"] + ROUNDING


@given(scenarios(among=(*GAS, "overrides.ttf")))
@example(PUBLIC_SAVING_OF_EVERYTHING)
@example(asked({"gas.demand_saving_share": 0.9, "overrides.ttf_eur_mwh": {"level": [300.0]}}))
def test_nobody_burns_less_than_no_gas(scenario):
    assert balance(world(scenario)).demand_twh.min() >= 0.0


@given(scenarios(among=GAS))
@example(PUBLIC_SAVING_OF_EVERYTHING)
def test_rationing_is_a_share_of_demand(scenario):
    gas = balance(world(scenario))
    assert gas.rationed_share.min() >= 0.0
    assert gas.rationed_share.max() <= 1.0


def test_nothing_is_rationed_while_storage_is_well_filled():
    """With 300 EUR/MWh and every public saving effort there is no shortage, whatever demand would be."""
    gas = first_pass({"gas.demand_saving_share": 0.9, "overrides.ttf_eur_mwh": {"level": [300.0]}}).gas
    well_filled = gas.storage_twh > 0.4 * load_baseline("2026-01").numbers["gas_storage_capacity_twh"]
    assert well_filled.any()
    assert not gas.rationed_twh[well_filled].any()


def test_gas_is_rationed_only_where_the_price_has_reached_its_ceiling_or_storage_its_floor():
    part = {"gas.other_pipeline_cut_share": 0.7, "gas.winter_severity_sd": 1.0}
    here = world(asked(part, baseline="2021-12", horizon_months=36))
    gas = balance(here)
    rationed = gas.rationed_twh > ROUNDING
    assert rationed.any()
    assert not rationed.all()
    floor = here.draws["gas_storage_floor_share"] * here.baseline.numbers["gas_storage_capacity_twh"]
    ceiling = here.draws["ttf_rationing_price_eur_mwh"]
    ttf = here.baseline.path("ttf_eur_mwh", here.paths.months) * np.exp(gas.ttf_log_deviation)
    assert ((gas.storage_twh <= floor + ROUNDING) | (ttf >= ceiling * (1.0 - ROUNDING)))[rationed].all()


@pytest.mark.parametrize("name", ALL_BASELINES)
def test_sectors_add_up_to_demand_in_the_baselines(name):
    here = world(asked(baseline=name, horizon_months=120))
    sectors, demand = (here.baseline.path(what, 120)[0] for what in ("gas_sector_demand_twh", "gas_demand_twh"))
    assert_allclose(sectors.sum(axis=0), demand[0], atol=STORED_DIGITS_TWH)


def test_withdrawal_falls_with_the_fill_and_injection_with_the_room_left():
    here = world(asked())
    storage = gas_storage(here.scenario, here.paths.months, here.baseline, here.draws)
    everything, nothing = np.full(here.draws.count, 1e6), np.zeros(here.draws.count)
    out, into = [], []
    for fill in (0.1, 0.3, 0.95):
        stock = np.full(here.draws.count, fill * storage.capacity_twh)
        rationed, _ = storage.limits(stock, stock - everything, everything * 2, 0)
        _, turned_away = storage.limits(stock, stock + everything, nothing, 0)
        out.append(everything - rationed)
        into.append(everything - turned_away)
    assert (out[0] < out[1]).all()
    assert (out[1] < out[2]).all()
    assert (into[0] == into[1]).all()
    assert (into[1] > into[2]).all()


def test_price_reaches_the_rationing_level_in_a_deep_shortage_and_never_passes_it():
    here = world(asked(RUSSIAN_GAS, baseline="2021-12", horizon_months=36))
    gas = balance(here)
    ttf = here.baseline.path("ttf_eur_mwh", here.paths.months) * np.exp(gas.ttf_log_deviation)
    ceiling = np.maximum(
        here.draws["ttf_rationing_price_eur_mwh"], here.baseline.path("ttf_eur_mwh", here.paths.months)
    )
    assert (ttf <= ceiling * (1.0 + ROUNDING)).all()
    deep = gas.rationed_share > 0.03
    assert deep.any()
    assert_allclose(ttf[deep], np.broadcast_to(ceiling, ttf.shape)[deep])


def test_an_imposed_ttf_path_is_met_exactly():
    here = world(asked({"overrides.ttf_eur_mwh": {"pct_of_baseline": [10.0, 20.0]}, "timing.duration_months": 6}))
    ratio = here.first_pass().prices.ttf_eur_mwh / here.baseline.path("ttf_eur_mwh", here.paths.months)
    assert_allclose(ratio[..., 0], 1.1, rtol=1e-14)
    assert_allclose(ratio[..., 1:6], 1.2, rtol=1e-14)


def test_storage_at_the_start_is_where_the_user_puts_it():
    here = world(asked({"gas.storage_start_share": 0.8}))
    gas = balance(here)
    first_month = gas.supply_twh[..., 0] - gas.demand_twh[..., 0] + gas.rationed_twh[..., 0]
    expected = 0.8 * here.baseline.numbers["gas_storage_capacity_twh"] + first_month
    assert_allclose(gas.storage_twh[..., 0], expected, atol=STORED_DIGITS_TWH)


MORE_THAN_ANYBODY_TAKES = asked({"gas.pipeline_return_share": 1.0, "gas.extra_lng_bcm_yr": 150.0})


@given(scenarios(among=(*GAS, "overrides.ttf")))
@example(PUBLIC_SAVING_OF_EVERYTHING)
@example(MORE_THAN_ANYBODY_TAKES)
def test_routes_and_lng_are_all_of_supply_and_none_is_below_zero(scenario):
    gas = balance(world(scenario))
    fixed = gas.fixed_routes_twh
    russian = fixed[:, FIXED_GAS_ROUTES.index("russian_lng")]
    other_lng = gas.lng_twh[:, 0] - russian
    assert_allclose(fixed.sum(axis=1) + other_lng, gas.supply_twh[:, 0], rtol=0, atol=STORED_DIGITS_TWH)
    assert fixed.min() >= -ROUNDING
    assert other_lng.min() >= -ROUNDING


def test_gas_is_turned_away_as_lng_before_pipelines_bring_less():
    lng, pipeline = np.array([[[30.0, 0.0, -40.0]]]), np.array([[[100.0, 100.0, 100.0], [10.0, 10.0, 10.0]]])
    fixed = np.zeros((1, len(FIXED_GAS_ROUTES), 3))
    fixed[:, [FIXED_GAS_ROUTES.index("norway"), FIXED_GAS_ROUTES.index("russian_lng")]] = pipeline
    landed, left = taken_from_routes(lng, fixed)
    assert_allclose(landed[0, 0], [30.0, 10.0 * (1 - 10 / 110), 10.0 * (1 - 50 / 110)])
    assert_allclose(left[0, FIXED_GAS_ROUTES.index("norway")], [100.0, 100.0 * (1 - 10 / 110), 100.0 * (1 - 50 / 110)])
