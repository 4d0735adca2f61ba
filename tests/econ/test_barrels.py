"""Oil is neither made nor lost on the way from the gross cut to the net loss."""

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_less
from walks import asked, first_pass, world

from econ import preset_names, simulate
from econ.scenario import load_scenario

OIL = ("timing.", "oil.", "buyers.", "offsets.", "other_shocks.world_oil", "overrides.oil_net_loss", "overrides.brent")
ROUNDING = 1e-9


@given(scenarios(among=OIL))
def test_barrels_are_conserved(scenario):
    oil = world(scenario).first_pass().oil
    parts = (oil.rerouted_mbd, oil.opec_offset_mbd, oil.stock_release_mbd, oil.net_loss_mbd)
    assert_allclose(sum(parts), np.broadcast_to(oil.gross_cut_mbd, parts[-1].shape), rtol=0, atol=ROUNDING)
    for part in (*parts, oil.gross_cut_mbd):
        assert part.min() >= -ROUNDING


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
        for part in ("gross_cut", "rerouted", "opec_offset", "stock_release", "net_loss")
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
    released = here.first_pass().oil.stock_release_mbd.sum(axis=-1) * 365.25 / 12.0
    assert (released <= here.baseline.numbers["government_stocks_mmbbl"] + 1e-6).all()
    assert_allclose(released, here.baseline.numbers["government_stocks_mmbbl"])


def test_a_longer_shut_in_costs_russia_more_capacity_for_good():
    left = [
        first_pass({"oil.shut_in": 1.0, "timing.duration_months": months}, horizon_months=60).oil.russian_exports_mbd
        for months in (6, 24)
    ]
    assert_array_less(left[1][..., -1], left[0][..., -1])
