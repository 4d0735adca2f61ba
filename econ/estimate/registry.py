"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.fit import Fit
from econ.estimate.oil_fit import oil_market
from econ.estimate.oil_stocks import oil_stocks
from econ.estimate.products import products
from econ.estimate.urals import urals

FITS: dict[str, Callable[[], Fit]] = {
    "oil_market": oil_market,
    "oil_stocks": oil_stocks,
    "products": products,
    "urals": urals,
}
