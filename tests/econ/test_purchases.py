"""Who buys Russia's oil: what is sold adds up, and refused oil goes to the willing."""

import numpy as np
from generated import scenarios
from hypothesis import given, settings
from numpy.testing import assert_allclose
from walks import asked, first_pass, world

from econ.axes import BUYERS
from econ.energy.buyers import compliance
from econ.simulate import simulate


@settings(max_examples=30)
@given(scenarios(among=("buyers.", "oil.", "timing.")))
def test_purchases_add_up_to_what_russia_sells(scenario):
    oil = world(scenario).first_pass().oil
    bought = oil.purchases_mbd.sum(axis=1, keepdims=True)
    assert_allclose(*np.broadcast_arrays(bought, oil.russian_exports_mbd), atol=1e-9)
    assert oil.purchases_mbd.min() >= 0.0


def test_without_an_embargo_everyone_buys_what_the_data_say():
    here = world(asked())
    bought = here.first_pass().oil.purchases_mbd
    usual = here.baseline.by_buyer["russia_oil_exports_mbd"]
    assert_allclose(bought, np.broadcast_to(usual[None, :, None], bought.shape))


def test_what_india_refuses_goes_to_buyers_other_than_itself_and_the_eu():
    calm, shock = (first_pass(changes).oil.purchases_mbd for changes in ({}, {"oil.india_cut_share": 0.5}))
    more = (shock - calm)[:, :, -1]
    for buyer in ("CN", "TR", "REST"):
        assert (more[:, BUYERS.index(buyer)] > 0).all()
    assert_allclose(more[:, BUYERS.index("EU")], 0.0, atol=1e-12)
    india = BUYERS.index("IN")
    assert_allclose(shock[:, india, -1], 0.5 * calm[:, india, -1])


def test_a_buyer_who_is_let_off_a_tariff_buys_that_much_less():
    threat = {"buyers.tariff_india_pct": 200.0}
    walk, here = first_pass(threat), world(asked(threat))
    india = BUYERS.index("IN")
    given_up = compliance(here.scenario, here.paths, here.nothing_before, here.baseline, here.draws)[:, india]
    assert (given_up[:, -1] > 0.0).all()
    assert_allclose(walk.oil.still_buys_share(here.baseline)[:, india], 1.0 - given_up)


def test_a_discount_on_displaced_oil_keeps_some_buyers():
    threat = asked({"buyers.tariff_india_pct": 200.0, "buyers.producer_listing": 1.0})
    alone, settled = world(threat).first_pass().oil, simulate(threat)
    india = BUYERS.index("IN")
    assert settled.median("russia_oil_purchases_mbd", "IN")[11] > np.median(alone.purchases_mbd[:, india, 11])
