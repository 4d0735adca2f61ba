"""Oil is neither made nor lost on the way from the gross cut to the net loss."""

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_less
from walks import asked, first_pass, world

from econ import preset_names, simulate
from econ.scenario import load_scenario
from econ.units import DAYS_PER_MONTH

OIL = ("timing.", "oil.", "buyers.", "offsets.", "other_shocks.world_oil", "overrides.oil_net_loss", "overrides.brent")
ROUNDING = 1e-9


@given(scenarios(among=OIL))
def test_barrels_are_conserved(scenario):
    oil = world(scenario).first_pass().oil
    never_negative = (oil.rerouted_mbd, oil.opec_offset_mbd, oil.net_loss_mbd)
    parts = (*never_negative, oil.stock_release_mbd, oil.commercial_draw_mbd)
    assert_allclose(sum(parts), np.broadcast_to(oil.gross_cut_mbd, parts[-1].shape), rtol=0, atol=ROUNDING)
    for part in (*never_negative, oil.gross_cut_mbd):
        assert part.min() >= -ROUNDING


@given(scenarios(among=OIL))
def test_commercial_stocks_stay_between_their_floor_and_the_fastest_draw(scenario):
    here = world(scenario)
    drawn = here.first_pass().oil.commercial_draw_mbd
    held = here.baseline.numbers
    assert np.abs(drawn).max() <= held["commercial_stock_draw_limit_mbd"] + ROUNDING
    left = held["commercial_stocks_mmbbl"] - DAYS_PER_MONTH * np.cumsum(drawn, axis=-1)
    assert left.min() >= held["commercial_stock_floor_mmbbl"] - 1e-6


@given(scenarios(among=OIL))
def test_government_stocks_buy_back_no_more_than_they_released(scenario):
    released = world(scenario).first_pass().oil.stock_release_mbd
    assert np.cumsum(released, axis=-1).min() >= -ROUNDING


@given(scenarios(among=OIL))
def test_russia_exports_what_is_neither_withheld_nor_left_without_a_buyer(scenario):
    here = world(scenario)
    oil = here.first_pass().oil
    total = here.baseline.by_buyer["russia_oil_exports_mbd"].sum()
    expected = total * (1.0 - oil.shut_in_share - oil.unplaced_share)
    assert_allclose(oil.russian_exports_mbd, np.broadcast_to(expected, oil.russian_exports_mbd.shape), atol=ROUNDING)
    assert oil.russian_exports_mbd.min() >= -ROUNDING
    assert oil.russian_exports_mbd.max() <= total + ROUNDING


@pytest.mark.parametrize("name", preset_names())
def test_the_published_paths_of_every_preset_add_up(name):
    result = simulate(load_scenario(name).with_levers({"run.n_draws": 20, "run.horizon_months": 36}))
    gross, *parts = (
        result.draws(f"oil_{part}_mbd", "World")
        for part in ("gross_cut", "rerouted", "opec_offset", "stock_release", "commercial_stock_draw", "net_loss")
    )
    assert_allclose(sum(parts), np.broadcast_to(gross, parts[-1].shape), atol=ROUNDING)


def test_oil_that_russia_withholds_is_rerouted_nowhere():
    assert not first_pass({"oil.shut_in": 1.0, "oil.reroute_share": 1.0}).oil.rerouted_mbd.any()


def test_refused_oil_finds_no_home_when_every_buyer_refuses():
    cuts = {f"oil.{buyer}_cut_share": 1.0 for buyer in ("eu", "india", "china", "turkiye", "rest")}
    assert_allclose(first_pass(cuts).oil.rerouted_mbd, 0.0, atol=ROUNDING)


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_a_buyers_embargo_loses_less_oil_than_a_russian_stop_of_the_same_size(share):
    cuts = {f"oil.{buyer}_cut_share": share for buyer in ("eu", "india", "china", "turkiye", "rest")}
    buyers, russia = first_pass(cuts), first_pass({"oil.shut_in": share})
    assert_allclose(buyers.oil.gross_cut_mbd[..., 0], russia.oil.gross_cut_mbd[..., 0])
    assert (buyers.oil.net_loss_mbd <= russia.oil.net_loss_mbd + ROUNDING).all()
    assert (buyers.prices.brent_usd_bbl <= russia.prices.brent_usd_bbl + ROUNDING).all()


def test_opec_opens_no_more_than_the_share_of_its_spare_capacity_that_it_uses():
    here = world(asked({"oil.shut_in": 1.0, "offsets.opec_spare_use_share": 0.5}, horizon_months=60))
    most = 0.5 * here.baseline.numbers["opec_spare_capacity_mbd"] * here.draws["opec_spare_capacity_scale"]
    assert (here.first_pass().oil.opec_offset_mbd <= most + ROUNDING).all()


def test_no_opec_barrel_arrives_before_the_delay_is_over():
    oil = first_pass({"oil.shut_in": 1.0, "offsets.opec_delay_months": 4}).oil
    assert not oil.opec_offset_mbd[..., :4].any()
    assert_array_less(0.0, oil.opec_offset_mbd[..., 4])


def test_government_stocks_run_out():
    here = world(
        asked(
            {"oil.shut_in": 1.0, "offsets.stock_release_mbd": 4.4, "offsets.stock_release_months": 60},
            horizon_months=60,
        )
    )
    released = np.maximum(here.first_pass().oil.stock_release_mbd, 0.0).sum(axis=-1) * DAYS_PER_MONTH
    assert (released <= here.baseline.numbers["government_stocks_mmbbl"] + 1e-6).all()
    assert_allclose(released, here.baseline.numbers["government_stocks_mmbbl"])


RELEASED = {
    "oil.shut_in": 1.0,
    "timing.duration_months": 6,
    "offsets.stock_release_mbd": 2.0,
    "offsets.stock_release_months": 6,
}


def test_released_government_stocks_are_bought_back_in_full_in_time():
    pace = {"offsets.stock_refill_mbd": 2.0}
    oil = first_pass(RELEASED | pace, horizon_months=60).oil
    assert_allclose(oil.stock_release_mbd.sum(axis=-1), 0.0, atol=ROUNDING)
    assert (oil.stock_release_mbd[..., :6] > 0).all()


def test_governments_do_not_buy_back_while_brent_is_dear():
    after = simulate(
        asked(RELEASED | {"overrides.brent_usd_bbl": {"pct_of_baseline": [50.0]}, "timing.duration_months": None})
    )
    assert after.draws("oil_stock_release_mbd", "World").min() >= 0.0


def test_what_commercial_stocks_gave_up_is_bought_back():
    oil = first_pass({"oil.shut_in": 1.0, "timing.duration_months": 4}, horizon_months=120).oil
    drawn = np.cumsum(oil.commercial_draw_mbd, axis=-1)
    assert (oil.commercial_draw_mbd[..., 0] > 0).all()
    assert (drawn[..., -1] < 0.5 * drawn.max(axis=-1)).all()


def test_a_sudden_cut_meets_commercial_stocks_in_its_first_month():
    oil = first_pass({"oil.shut_in": 1.0}).oil
    assert_array_less(oil.net_loss_mbd[..., 0], oil.gross_cut_mbd[..., 0])


def test_an_announced_cut_is_hoarded_for():
    oil = first_pass({"oil.shut_in": 1.0, "timing.start": "2026-08", "timing.announced_months_ahead": 3}).oil
    assert not oil.net_loss_mbd[..., :3].any()
    assert (oil.commercial_draw_mbd[..., 3:6] < 0).all()
    assert_allclose(oil.net_loss_mbd[..., 3:6], -oil.commercial_draw_mbd[..., 3:6])


def test_products_find_fewer_new_buyers_than_crude():
    share = {"oil.eu_cut_share": 1.0, "oil.reroute_limit_mbd": 8.0}
    here = world(asked(share, baseline="2021-12", horizon_months=60))
    oil = here.first_pass().oil
    lost = oil.unplaced_share[..., -1] * here.baseline.by_buyer["russia_oil_exports_mbd"].sum()
    of_products = oil.products_lost_mbd[..., -1] / here.baseline.by_buyer["russia_products_exports_mbd"][0]
    of_crude = (lost - oil.products_lost_mbd[..., -1]) / here.baseline.by_buyer["russia_crude_exports_mbd"][0]
    assert_array_less(of_crude, of_products)


def test_spared_products_are_not_cut():
    crude_only = {"oil.eu_cut_share": 1.0, "oil.products_spared_share": 1.0}
    here = world(asked(crude_only, baseline="2021-12"))
    oil = here.first_pass().oil
    assert not oil.products_lost_mbd.any()
    crude = here.baseline.by_buyer["russia_crude_exports_mbd"]
    missed_wells = oil.shut_in_share * here.baseline.by_buyer["russia_oil_exports_mbd"].sum()
    still_bought = crude[0] * (1.0 - missed_wells / crude.sum())
    assert_allclose(oil.gross_cut_mbd, missed_wells + still_bought)


def test_no_more_is_rerouted_than_tankers_and_ports_can_carry():
    oil = first_pass({"oil.eu_cut_share": 1.0, "oil.reroute_limit_mbd": 1.0}, baseline="2021-12").oil
    assert oil.rerouted_mbd.max() <= 1.0 + ROUNDING
    assert oil.rerouted_mbd.max() > 0.9


def test_spare_capacity_behind_another_outage_does_not_help():
    outage = {"oil.shut_in": 0.2, "other_shocks.world_oil_outage_mbd": 10.0}
    behind, elsewhere = (
        first_pass(outage | {"offsets.spare_behind_outage_share": share}).oil.opec_offset_mbd for share in (1.0, 0.0)
    )
    assert not behind.any()
    assert_array_less(0.0, elsewhere[..., -1])


def test_opec_fills_its_share_of_a_small_gap_and_no_more():
    oil = first_pass({"oil.shut_in": 0.01, "offsets.opec_spare_use_share": 0.4}, horizon_months=60).oil
    gap = oil.gross_cut_mbd - oil.rerouted_mbd
    assert (oil.opec_offset_mbd <= 0.4 * gap + ROUNDING).all()
    assert_allclose(oil.opec_offset_mbd[..., -1], 0.4 * gap[..., -1])


def test_a_longer_shut_in_costs_russia_more_capacity_for_good():
    left = [
        first_pass({"oil.shut_in": 1.0, "timing.duration_months": months}, horizon_months=60).oil.russian_exports_mbd
        for months in (6, 24)
    ]
    assert_array_less(left[1][..., -1], left[0][..., -1])
