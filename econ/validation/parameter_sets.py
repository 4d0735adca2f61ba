"""Sets of coefficients that the backtest is run with."""

from collections.abc import Callable, Iterable, Mapping
from inspect import signature

from econ.estimate.fit import Fit
from econ.estimate.registry import FITS
from econ.estimate.store import correlation, entries
from econ.parameters import Correlation, Parameter, Parameters, load_parameters
from econ.validation.happened import MONTHS

ALL_MONTHS = "all months to 2026-02"
WITHOUT_CRISIS = f"months without {MONTHS[0]} to {MONTHS[-1]}"
OWN_LNG = f"{ALL_MONTHS}, LNG left to the model"
JUDGED_EPISODE = "2022"
JUDGED = slice(MONTHS[0], MONTHS[-1])


def parameter_sets(fits: Mapping[str, Callable[..., Fit]] = FITS) -> dict[str, Parameters]:
    """Coefficients by what they were estimated on: as they ship, and fitted again without the months judged.

    Urals, trade stocks, products and power keep theirs: nothing is left of their samples, or they move nothing judged.

    Parameters
    ----------
    fits : mapping of str to callable
        Fits by id; those that take an argument `without`, a slice of months, are run again without these.

    Returns
    -------
    dict of str to Parameters
        Only the first where no fit can leave months out.
    """
    sets = {ALL_MONTHS: load_parameters()}
    again = [fit(without=JUDGED) for fit in fits.values() if "without" in signature(fit).parameters]
    again += [fit(left_out=JUDGED_EPISODE) for fit in fits.values() if "left_out" in signature(fit).parameters]
    if again:
        sets[WITHOUT_CRISIS] = overlaid(again)
    return sets


def overlaid(fits: Iterable[Fit]) -> Parameters:
    """Parameters that ship with the model, with the estimates of fits in place of theirs."""
    shipped = load_parameters()
    coefficients, correlations = dict(shipped.coefficients), dict(shipped.correlations)
    for fit in fits:
        for name, entry in entries(fit).items():
            if name not in coefficients:
                raise ValueError(f"fit {fit.id}: no such coefficient in parameters.toml: {name}")
            coefficients[name] = Parameter(**entry, note="")
        linked = correlation(fit)
        if linked:
            correlations[fit.id] = Correlation.model_validate(linked)
    version = f"{shipped.version} without {JUDGED.start} to {JUDGED.stop}"
    return Parameters(version=version, coefficients=coefficients, correlations=correlations)
