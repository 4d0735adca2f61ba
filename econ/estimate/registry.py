"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.coal import coal
from econ.estimate.fit import Fit
from econ.estimate.gas_demand import gas_demand
from econ.estimate.gas_price import gas_price
from econ.estimate.henry_hub import henry_hub
from econ.estimate.lng import asian_price, lng
from econ.estimate.member_jobs import member_jobs
from econ.estimate.member_prices import member_prices
from econ.estimate.oil_fit import oil_market
from econ.estimate.oil_stocks import oil_stocks
from econ.estimate.power import power
from econ.estimate.products import products
from econ.estimate.urals import urals

FITS: dict[str, Callable[[], Fit]] = {
    "coal": coal,
    "gas-demand": gas_demand,
    "lng": lng,
    "asian-price": asian_price,
    "gas-price": gas_price,
    "henry_hub": henry_hub,
    "member-prices": member_prices,
    "member-jobs": member_jobs,
    "power": power,
    "oil_market": oil_market,
    "oil_stocks": oil_stocks,
    "products": products,
    "urals": urals,
}
