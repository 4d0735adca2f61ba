"""Russian wells: what happens to oil that cannot be sold."""

import numpy as np
from numpy.typing import NDArray

from econ.compiled import with_twin
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]


@with_twin
def shut_wells(unsold_mbd: Array, exports_mbd: float, storage_days: Array, loss_per_year: Array) -> tuple[Array, Array]:
    """Fill storage with what is not sold, shut wells when it is full, and lose part of what is shut for good.

    Storage once filled stays full: nothing is said of when that oil is sold (MODEL.md, eq. 52).

    Parameters
    ----------
    unsold_mbd : array, (draw, 1, month)
        Oil refused and not placed elsewhere, or withheld, capacity already lost included. [mb/d]
    exports_mbd : float
        Exports without an embargo, which `storage_days` counts in.
    storage_days, loss_per_year : array, (draw, 1, 1)
        Days of exports that storage and idle tankers hold; share of shut wells lost for good per year.

    Returns
    -------
    shut_mbd, lost_mbd : array, (draw, 1, month)
        Output that is missing, and capacity lost in earlier months, both in mb/d; the first holds the second as long as
        the unsold oil does.
    """
    shape = np.broadcast_shapes(unsold_mbd.shape, storage_days.shape, loss_per_year.shape)
    unsold = np.broadcast_to(unsold_mbd, shape)
    room = np.broadcast_to(storage_days[..., 0] * exports_mbd, shape[:-1]).copy()
    gone = np.zeros(shape[:-1])
    shut, lost = np.empty(shape), np.empty(shape)
    for month in range(shape[-1]):
        lost[..., month] = gone
        stored = np.minimum(np.maximum(unsold[..., month] - gone, 0.0) * DAYS_PER_MONTH, room)
        room -= stored
        shut[..., month] = np.maximum(unsold[..., month], gone) - stored / DAYS_PER_MONTH
        active = np.maximum(shut[..., month] - gone, 0.0)
        gone = np.minimum(gone + loss_per_year[..., 0] * active / MONTHS_PER_YEAR, exports_mbd)
    return shut, lost
