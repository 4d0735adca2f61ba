"""Buyers under secondary sanctions: who gives way, and when not."""

from dataclasses import replace

import numpy as np
from generated import scenarios
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from walks import asked, world

from econ.axes import BUYERS
from econ.energy.buyers import compliance, compliance_share, dependence_on_us, pull_for

LOG_PRICES = st.floats(-1.0, 2.0)


def shares(changes, brent_log=0.0, discount_gained=0.0):
    here = world(asked(changes))
    return given_up(here, brent_log, discount_gained)


def given_up(here, brent_log=0.0, discount_gained=0.0):
    before = replace(
        here.nothing_before,
        brent_log_deviation=here.flat(brent_log),
        discount_gained_share=here.flat(discount_gained),
    )
    return compliance(here.scenario, here.paths, before, here.baseline, here.draws)


def of(found, buyer):
    return found[:, BUYERS.index(buyer)]


@given(st.floats(0.0, 0.999))
def test_the_pull_for_a_share_brings_about_exactly_that_share(share):
    assert_allclose(compliance_share(pull_for(np.array(share))), share, atol=1e-12)


def test_no_pull_means_no_compliance():
    assert compliance_share(np.array(0.0)) == 0.0
    assert not shares({}).any()


@given(scenarios(among=("buyers.", "timing.")), LOG_PRICES)
def test_compliance_is_a_share(scenario, brent_log):
    here = world(scenario)
    found = given_up(here, brent_log)
    assert np.broadcast_shapes(found.shape, (here.draws.count, 1, 1)) == (
        here.draws.count,
        len(BUYERS),
        here.paths.months,
    )
    assert found.min() >= 0.0
    assert found.max() <= 1.0


@given(st.floats(0, 500), st.floats(0, 500), LOG_PRICES)
def test_a_higher_tariff_never_lowers_compliance(one, other, brent_log):
    low, high = (shares({"buyers.tariff_india_pct": pct}, brent_log) for pct in sorted((one, other)))
    assert (high >= low).all()


@given(LOG_PRICES, LOG_PRICES)
def test_scarcer_oil_never_raises_compliance(one, other):
    sanctions = {"buyers.tariff_india_pct": 100.0, "buyers.bank_listing": 0.5}
    calm, tight = (shares(sanctions, x) for x in sorted((one, other)))
    assert (tight <= calm).all()


def test_the_reference_tariff_brings_about_the_calibrated_share_once_buyers_have_followed():
    found = shares({"buyers.tariff_india_pct": 25.0})
    drawn = world(asked()).draws["compliance_tariff_india"][:, 0]
    assert_allclose(of(found, "IN")[:, -1:], drawn, rtol=1e-4)
    assert not of(found, "CN").any()


def test_a_listing_as_in_october_2025_brings_about_the_calibrated_share_in_india_and_less_elsewhere():
    found = shares({"buyers.producer_listing": 1.0})
    drawn = world(asked()).draws["compliance_listing"][:, 0]
    assert_allclose(of(found, "IN")[:, -1:], drawn, rtol=1e-4)
    for buyer in ("CN", "TR", "REST"):
        assert (of(found, buyer) <= of(found, "IN")).all()
    assert not of(found, "EU").any()


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_greater_discount_never_raises_compliance(one, other):
    sanctions = {"buyers.tariff_india_pct": 100.0, "buyers.bank_listing": 0.5, "buyers.producer_listing": 0.5}
    dear, cheap = (shares(sanctions, discount_gained=x) for x in sorted((one, other)))
    assert (cheap <= dear).all()
    assert (of(shares(sanctions, discount_gained=0.3), "IN") < of(shares(sanctions), "IN")).all()


def test_listings_of_producers_and_of_banks_pull_apart():
    producers, banks = ({f"buyers.{who}_listing": 1.0} for who in ("producer", "bank"))
    alone = of(shares(producers), "IN"), of(shares(banks), "IN")
    assert (of(shares(producers | banks), "IN") > np.maximum(*alone)).all()


def test_china_gives_way_less_than_india_which_sells_as_much_to_the_us_for_its_size():
    here = world(asked())
    depends = dependence_on_us(here.baseline)
    assert_allclose(depends["CN"], depends["IN"], rtol=0.1)
    same = {f"buyers.tariff_{buyer}_pct": 100.0 for buyer in ("india", "china", "turkiye")}
    found = shares(same)
    assert (of(found, "CN") < of(found, "IN")).all()
    assert depends["TR"] < depends["IN"]
    assert (of(found, "TR") < of(found, "IN")).all()


def test_compliance_set_by_hand_is_respected_whatever_the_threat_and_the_price():
    by_hand = {"buyers.compliance": {"IN": 0.5, "CN": 0.1}, "buyers.tariff_india_pct": 500.0}
    for brent_log in (0.0, 1.0):
        found = shares(by_hand, brent_log)
        assert_allclose(of(found, "IN")[:, 18:], 0.5, rtol=0.01)
        assert_allclose(of(found, "CN")[:, 18:], 0.1, rtol=0.01)
        assert not of(found, "TR").any()


def test_nobody_gives_way_before_the_embargo_starts():
    threat = {"buyers.compliance": {"IN": 0.5}, "buyers.tariff_china_pct": 500.0, "timing.start": "2026-06"}
    found = shares(threat)
    assert not found[..., :4].any()
    assert (of(found, "IN")[:, 4:] > 0).all()
    assert (of(found, "CN")[:, 4:] > 0).all()


def test_shutting_buyers_out_of_the_us_market_pulls_as_hard_as_the_highest_tariff():
    cutoff = shares({"buyers.trade_cutoff": True})
    tariff = shares({f"buyers.tariff_{buyer}_pct": 500.0 for buyer in ("india", "china", "turkiye")})
    assert_array_equal(cutoff, tariff)
