"""Russia: when withholding pays, what a price cap takes, and what Urals does."""

from dataclasses import replace

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_less
from walks import asked, world

from econ import BadInputError, simulate
from econ.energy.buyers import nobody_complies
from econ.energy.oil_cut import oil_cut
from econ.energy.oil_elasticity import total_elasticity
from econ.energy.oil_price import oil_log_deviation
from econ.energy.oil_supply import oil_supply
from econ.energy.urals import delivered_discount, urals_price


@pytest.mark.parametrize("scale", [0.3, 0.5, 1.0])
def test_russian_revenue_rises_only_if_its_market_share_exceeds_total_elasticity(scale):
    """Closed form for a small withheld share w: d ln(revenue)/dw = (share of world supply)/elasticity - 1."""
    withheld = 1e-5
    here = world(
        asked({"oil.shut_in": withheld, "assumptions.oil_elasticity_scale": scale}, baseline="2021-12", n_draws=500)
    )
    scenario, paths, baseline, draws = here
    cut = oil_cut(scenario, paths, nobody_complies(paths), baseline, draws)
    oil = oil_supply(scenario, paths, cut, here.flat(0.0), baseline, draws)
    before_stocks = oil.net_loss_mbd + oil.commercial_draw_mbd
    price = np.exp(oil_log_deviation(scenario, paths, before_stocks, here.flat(0.0), baseline, draws))
    exports = baseline.by_buyer["russia_oil_exports_mbd"].sum()
    growth = np.log(oil.russian_exports_mbd / exports * price)[:, 0, 0] / withheld
    elasticity = total_elasticity(np.array(1.0), scenario, draws)[:, 0, 0]
    expected = exports / baseline.numbers["world_oil_consumption_mbd"] / elasticity - 1.0
    assert_allclose(growth, expected, rtol=1e-3, atol=1e-3)
    clear = np.abs(expected) > 1e-3
    assert ((growth > 0) == (expected > 0))[clear].all()


def test_a_price_cap_takes_from_russia_and_leaves_the_barrels():
    free, capped = (simulate(asked({"oil.price_cap_usd_bbl": cap} if cap else {})) for cap in (None, 30.0))
    assert_array_less(
        capped.draws("russia_export_revenue_usd_bn", "RU"), free.draws("russia_export_revenue_usd_bn", "RU")
    )
    assert not capped.draws("oil_net_loss_mbd", "World").any()


@given(scenarios(among=("timing.", "oil.", "gas.", "other_fuels.", "buyers."), n_draws=10))
def test_revenue_and_fund_are_never_negative(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    assert result.draws("russia_export_revenue_usd_bn", "RU").min() >= 0.0
    assert result.draws("russia_liquid_fund_rub_trn", "RU").min() >= 0.0


def test_urals_sells_at_a_deeper_discount_while_refused_oil_looks_for_a_home():
    here = world(asked())
    calm, refused = (
        urals_price(here.paths, here.flat(80.0), here.flat(0.0), here.flat(share), here.baseline, here.draws)
        for share in (0.0, 0.3)
    )
    assert_array_less(refused, calm)


def test_tightness_moves_the_urals_discount_by_its_coefficient_and_may_turn_it_negative():
    here = world(asked())
    calm, scarce = (
        urals_price(here.paths, here.flat(80.0), here.flat(x), here.flat(0.0), here.baseline, here.draws)
        for x in (0.0, 0.5)
    )
    assert_allclose(scarce - calm, np.broadcast_to(50.0 * here.draws["urals_tightness_usd_per_pct"], calm.shape))
    k = {"urals_tightness_usd_per_pct": np.full((here.draws.count, 1, 1), 1.0)}
    draws = replace(here.draws, coefficients={**here.draws.coefficients, **k})
    tight = urals_price(here.paths, here.flat(80.0), here.flat(0.5), here.flat(0.0), here.baseline, draws)
    assert_array_less(80.0, tight[..., -1])


def test_a_buyer_in_india_sees_little_of_the_discount_at_the_port():
    assert 0 < delivered_discount(np.array(27.0)) < 10.0


def test_lifted_sanctions_bring_the_pre_war_discount_back():
    here = world(asked({"oil.sanctions_relief_share": 1.0}))
    result = simulate(here.scenario)
    discount = result.draws("brent_usd_bbl", "World") - result.draws("urals_usd_bbl", "RU")
    assert_allclose(discount, here.baseline.numbers["urals_discount_pre_war_usd_bbl"], atol=1e-9)


def test_a_full_stop_leaves_no_oil_revenue():
    stop = {"oil.shut_in": 1.0, "overrides.brent_usd_bbl": {"pct_of_baseline": [0.0]}}
    result = simulate(asked(stop))
    without = result.baseline_path("russia_export_revenue_usd_bn", "RU")
    assert (result.median("russia_export_revenue_usd_bn", "RU") < 0.5 * without).all()
