"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.coal import coal
from econ.estimate.fit import Fit
from econ.estimate.henry_hub import henry_hub
from econ.estimate.power import power

FITS: dict[str, Callable[[], Fit]] = {
    "coal": coal,
    "henry_hub": henry_hub,
    "power": power,
}
