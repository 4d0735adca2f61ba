"""Products: consumers pay for diesel and gasoline, not for crude."""

import numpy as np
from numpy.testing import assert_array_less
from walks import asked, first_pass

from econ import simulate


def test_margins_do_not_move_while_no_products_are_lost():
    products = first_pass({"other_shocks.world_oil_outage_mbd": 5.0}).products
    assert not products.diesel_usd_bbl.any()
    assert not products.fuel_usd_bbl.any()


def test_diesel_widens_more_than_gasoline_when_russian_products_are_missing():
    products = first_pass({"oil.shut_in": 1.0}, n_draws=500).products
    assert np.median(products.diesel_usd_bbl[..., 0]) > np.median(products.gasoline_usd_bbl[..., 0])
    assert_array_less(0.0, products.gasoline_usd_bbl)


def test_refineries_adapt_so_that_margins_narrow():
    diesel = first_pass({"oil.shut_in": 1.0}).products.diesel_usd_bbl
    assert (np.diff(diesel, axis=-1) <= 0).all()


def test_lost_products_cost_consumers_more_than_the_same_brent_without_them():
    brent = {"overrides.brent_usd_bbl": {"pct_of_baseline": [20.0]}}
    crude, both = (simulate(asked(brent | levers)) for levers in ({}, {"oil.shut_in": 0.5}))
    for region in ("EU", "US"):
        assert_array_less(
            crude.draws("cpi_energy_contribution_pp", region), both.draws("cpi_energy_contribution_pp", region)
        )
