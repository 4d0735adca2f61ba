"""Tariffs carried out: what they cost whom, and how trade finds other ways with time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_less
from walks import asked, world

from econ.axes import TRADING_BUYERS
from econ.macro.armington import basket_rise_pct, elasticity, trade_lost_share
from econ.macro.trade import buyer_gdp_pct, carried_out, tariff_price_level_pp, trade_loss
from econ.simulate import simulate


def carried(changes):
    here = world(asked(changes, horizon_months=60))
    all_still_buy = np.ones((here.draws.count, 5, here.paths.months))
    return carried_out(here.scenario, here.paths, lambda: all_still_buy, here.draws), here


@given(st.floats(0, 500), st.floats(0, 500), st.floats(-3.0, -0.3))
def test_trade_lost_is_a_share_that_grows_with_the_tariff(one, other, power):
    low, high = (trade_lost_share(np.array(pct), np.array(power)) for pct in sorted((one, other)))
    assert 0.0 <= low <= high < 1.0
    assert trade_lost_share(np.array(0.0), np.array(power)) == 0.0


def test_trade_reacts_more_with_time_from_the_first_year_to_the_long_run():
    draws = world(asked()).draws
    found = elasticity(np.array([[[0.0, 12.0, 36.0, 1200.0]]]), draws)
    assert (found[..., 0] == found[..., 1]).all()
    assert_array_less(found[..., 1:], found[..., :-1][..., :1].repeat(3, axis=-1) + 1e-12)
    np.testing.assert_allclose(found[..., -1:], draws["import_tariff_elasticity_long_run"], rtol=1e-6)


def test_goods_that_can_be_replaced_make_a_basket_dearer_by_less():
    rigid, flexible = (basket_rise_pct(0.02, np.array(1.0), np.array(power)) for power in (-0.5, -2.0))
    assert 0 < flexible < rigid < 2.0
    near_one, at_one = (basket_rise_pct(0.02, np.array(1.0), np.array(power)) for power in (-1.0001, -1.0))
    np.testing.assert_allclose(near_one, at_one, rtol=1e-3)


def test_a_tariff_costs_each_buyer_in_proportion_to_what_it_sells_to_the_us():
    wars, here = carried({f"buyers.tariff_{buyer}_pct": 100.0 for buyer in ("india", "china", "turkiye")})
    loss = buyer_gdp_pct(wars, here.paths.months, here.baseline, here.draws)
    turkiye = TRADING_BUYERS.index("TR")
    assert (loss < 0).all()
    assert (loss[:, turkiye] > loss.min(axis=1)).all()
    assert -1.6 < np.median(loss[:, TRADING_BUYERS.index("CN"), 18]) < -0.6, "row tr_gdp_us_100pct_cn: -0.7 to -1.5"


def test_only_a_full_end_of_trade_costs_american_exports():
    prices, losses = [], []
    for changes in (
        {"buyers.tariff_china_pct": 500.0},
        {"buyers.tariff_china_pct": 500.0, "buyers.trade_cutoff": True},
    ):
        wars, here = carried(changes)
        assert bool(wars["CN"].ended_share.any()) == ("buyers.trade_cutoff" in changes)
        only_china = {"CN": wars["CN"]}
        prices.append(tariff_price_level_pp(only_china, here.paths.months, here.baseline, here.draws))
        losses.append(trade_loss(only_china, prices[-1], here.baseline, here.draws))
    np.testing.assert_array_equal(*prices)
    assert not losses[0].lost_exports_pct[:, 1].any()
    assert (losses[1].lost_exports_pct[:, 1] < 0).all()
    assert (losses[1].gdp_pct < losses[0].gdp_pct).all()


def test_the_buyers_loss_lowers_oil_demand_a_little():
    threat = asked({"buyers.tariff_china_pct": 500.0, "buyers.compliance": {"CN": 0.0}})
    found = simulate(threat)
    brent = found.median("brent_usd_bbl", "World")[18] / found.baseline_path("brent_usd_bbl", "World")[18]
    assert 0.85 < brent < 1.0
