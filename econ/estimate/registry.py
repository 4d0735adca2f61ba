"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.fit import Fit

FITS: dict[str, Callable[[], Fit]] = {}
