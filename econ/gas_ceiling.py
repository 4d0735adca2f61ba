"""A sentence for runs whose gas price has reached the price at which governments ration."""

import numpy as np

from econ.moved_coefficients import with_moved
from econ.parameters import load_parameters
from econ.result import Result

NAME = "ttf_rationing_price_eur_mwh"


def ceiling_note(result: Result, quantile: float, months: int) -> str:
    """Say in how many months the EU's gas price lies at or near the rationing ceiling, and that the ceiling is assumed.

    Rationing marks those months: it draws the price to the ceiling (MODEL.md, eq. 15).

    Parameters
    ----------
    result : Result
    quantile : float
        Which path of the run, as for the network.
    months : int
        Only the first so many months.

    Returns
    -------
    str
        Empty where no month is rationed, or where price or shortage is imposed rather than found.
    """
    imposed = result.scenario.levers.overrides
    if imposed.ttf_eur_mwh is not None or imposed.gas_shortage_share is not None:
        return ""
    rationed = np.quantile(result.draws("gas_rationed_share", "EU")[:, :months], quantile, axis=0)
    count = int((rationed > 0).sum())
    if not count:
        return ""
    price = with_moved(load_parameters(), result.scenario.levers.assumptions.coefficients).coefficients[NAME]
    return (
        f"In {count} of {rationed.size} months gas is rationed and the EU price lies at or near its ceiling; that "
        f"ceiling is an assumption ({NAME}, {price.central:g} EUR/MWh, {price.low:g} to {price.high:g}), not a result."
    )
