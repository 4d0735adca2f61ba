"""Henry Hub within liquefaction, coal that finds other buyers, and nuclear fuel that outlasts its supplier."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose
from walks import ALL_BASELINES, RUSSIAN_GAS, asked, first_pass, world

from econ import Scenario, simulate
from econ.energy.coal import coal_log_deviation, coal_lost_share
from econ.energy.henry_hub import cancelled_share, henry_hub_log_deviation, lng_demand_change
from econ.energy.uranium import nuclear_at_risk_twh_yr

ALL_COAL = {"other_fuels.coal_cut_share": 1.0}
ALL_URANIUM = {"other_fuels.enriched_uranium_cut_share": 1.0}


def henry_hub(ttf_log, **numbers):
    here = world(asked())
    baseline = replace(here.baseline, numbers={**here.baseline.numbers, **numbers})
    return henry_hub_log_deviation(here.flat(ttf_log), baseline, here.draws)


@pytest.mark.parametrize("ttf_log", [0.5, 2.0])
def test_dear_gas_in_europe_leaves_henry_hub_alone_when_liquefaction_is_full(ttf_log):
    assert not henry_hub(ttf_log, us_lng_room_share_of_production=0.0).any()


def test_dear_gas_in_europe_raises_henry_hub_where_plants_have_room():
    assert (henry_hub(1.0) > 0).all()
    assert (henry_hub(2.0) >= henry_hub(1.0)).all()


def test_liquefaction_takes_no_more_than_it_has_room_for():
    for name in ALL_BASELINES:
        here = world(asked(baseline=name))
        change = lng_demand_change(here.flat(3.0), here.baseline, here.draws)
        assert (change <= here.baseline.numbers["us_lng_room_share_of_production"]).all()


def test_henry_hub_falls_two_months_after_ttf_collapses_and_comes_back_part_of_the_way():
    fall = henry_hub(np.log(0.2))
    assert not fall[..., :2].any()
    assert (fall[..., 2] < 0).all()
    assert (fall[..., 12] > fall[..., 2]).all()
    assert (fall[..., 12] < 0).all()


def test_cargoes_are_cancelled_down_to_a_third_at_the_prices_of_summer_2020():
    """June 2020: TTF 5.3 EUR/MWh, Henry Hub 1.63 USD/MMBtu; plants ran at 35 % (evidence row us_lng_2020)."""
    here = world(asked())
    cheap = replace(
        here.baseline,
        numbers={**here.baseline.numbers, "usd_per_eur": 1.13},
        paths={**here.baseline.paths, "henry_hub_usd_mmbtu": np.full((1, 1, here.paths.months), 1.63)},
    )
    assert 0.25 < 1.0 - np.median(cancelled_share(here.flat(5.31), cheap, here.draws)) < 0.45


def test_no_cargo_is_cancelled_without_an_embargo():
    for name in ALL_BASELINES:
        here = world(asked(baseline=name))
        ttf = here.baseline.path("ttf_eur_mwh", here.paths.months)
        assert not cancelled_share(ttf, here.baseline, here.draws).any()


def test_henry_hub_follows_ttf_only_a_little_way():
    prices = first_pass(RUSSIAN_GAS, baseline="2021-12").prices
    ttf_log = np.log(prices.ttf_eur_mwh) - np.log(prices.ttf_eur_mwh - prices.ttf_change_eur_mwh)
    assert (prices.henry_hub_log >= 0).all()
    assert (prices.henry_hub_log <= 0.2 * ttf_log + 1e-12).all()


def coal(changes, ttf_log=0.0, **run):
    here = world(asked(changes, **run))
    return np.expm1(coal_log_deviation(here.scenario, here.paths, here.flat(ttf_log), here.baseline, here.draws))


def test_losing_all_russian_coal_raises_its_price_and_the_rise_shrinks_as_users_adapt():
    change = coal(ALL_COAL)
    assert (change > 0).all()
    assert (np.diff(change) <= 0).all()
    assert np.median(change[..., 12]) < 0.7 * np.median(change[..., 0])


def test_an_embargo_by_the_eu_alone_moves_world_coal_little_once_cargoes_go_elsewhere():
    alone = ALL_COAL | {"other_fuels.coal_cut_share": 0.3, "other_fuels.coal_reroute_share": 1.0}
    change = np.median(coal(alone), axis=0)[0]
    assert change[12] < 0.01
    assert change.max() < 0.10


def test_refused_coal_is_either_rerouted_or_lost():
    here = world(asked(ALL_COAL | {"other_fuels.coal_reroute_share": 1.0}))
    lost = coal_lost_share(here.scenario, here.paths, here.baseline, here.draws)
    assert (lost >= 0).all()
    assert (lost <= here.baseline.numbers["russia_share_of_world_coal"]).all()
    assert (np.diff(lost) <= 0).all()


def test_coal_follows_dearer_gas_by_less_than_gas_and_with_a_lag():
    change = np.median(coal({}, ttf_log=1.0), axis=0)[0]
    assert 0 < change[0] < change[3] < change[12] < np.expm1(1.0)


def test_nothing_moves_coal_without_a_cause():
    assert not coal({}).any()


def test_nuclear_power_is_at_risk_only_once_fuel_stocks_are_used_up():
    here = world(asked(ALL_URANIUM, horizon_months=60))
    at_risk = nuclear_at_risk_twh_yr(here.paths, here.baseline, here.draws)
    assert not at_risk[..., :6].any()
    assert (at_risk[..., 59] > 0).all()
    assert (np.diff(at_risk) >= 0).all()
    by_region = here.baseline.by_macro_region
    exposed = by_region["nuclear_generation_twh_yr"] * by_region["russia_share_of_enrichment"]
    assert_allclose(at_risk[:, :, 59], np.broadcast_to(exposed, at_risk.shape[:2]))


def test_a_uranium_cut_moves_no_price_and_says_what_is_left_out():
    calm, cut = simulate(asked(horizon_months=36)), simulate(asked(ALL_URANIUM, horizon_months=36))
    assert_allclose(cut.draws("power_eur_mwh", "EU"), calm.draws("power_eur_mwh", "EU")[:1].repeat(50, axis=0))
    assert any("Not computed" in sentence for sentence in cut.warnings)
    assert not any("Not computed" in sentence for sentence in calm.warnings)


def test_a_uranium_cut_of_a_later_stage_says_what_is_left_out_too():
    stage = {"start": "+6", "levers": {"other_fuels": {"enriched_uranium_cut_share": 1.0}}}
    later = simulate(Scenario.parse(asked(ALL_COAL).to_document() | {"stages": [stage]}))
    assert any("Not computed" in sentence for sentence in later.warnings)
