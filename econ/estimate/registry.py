"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.fit import Fit
from econ.estimate.gas_demand import gas_demand
from econ.estimate.gas_price import gas_price
from econ.estimate.lng import asian_price, lng

FITS: dict[str, Callable[[], Fit]] = {
    "gas-demand": gas_demand,
    "lng": lng,
    "asian-price": asian_price,
    "gas-price": gas_price,
}
