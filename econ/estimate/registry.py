"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.coal import coal
from econ.estimate.fit import Fit
from econ.estimate.gas_demand import gas_demand
from econ.estimate.gas_price import gas_price
from econ.estimate.growth_residuals import growth_residuals
from econ.estimate.henry_hub import henry_hub
from econ.estimate.lng import asian_price, lng
from econ.estimate.oil_fit import oil_market
from econ.estimate.oil_stocks import oil_stocks
from econ.estimate.power import power
from econ.estimate.products import products
from econ.estimate.recession_calibration import recession_calibration
from econ.estimate.urals import urals

FITS: dict[str, Callable[[], Fit]] = {
    "coal": coal,
    "gas-demand": gas_demand,
    "lng": lng,
    "asian-price": asian_price,
    "gas-price": gas_price,
    "growth-residuals": growth_residuals,
    "henry_hub": henry_hub,
    "power": power,
    "oil_market": oil_market,
    "oil_stocks": oil_stocks,
    "products": products,
    "recession-calibration": recession_calibration,
    "urals": urals,
}
