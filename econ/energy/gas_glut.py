"""A glut of gas: what is turned away once storage is full stays away on the routes that would have brought it."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import FIXED_GAS_ROUTES

Array = NDArray[np.float64]

RUSSIAN_LNG = FIXED_GAS_ROUTES.index("russian_lng")


def taken_from_routes(lng_twh: Array, fixed_routes_twh: Array) -> tuple[Array, Array]:
    """LNG landed and flows by fixed route, of which none is below zero; their sum with the other LNG stays.

    Gas that nobody burns and no storage takes is turned away as LNG of other origin first. Where that does not
    suffice, all other routes bring less in proportion to what they bring; net exports go on.

    Parameters
    ----------
    lng_twh : array, (draw, 1, month)
        Russian and other LNG less all gas turned away, so that it may be below zero.
    fixed_routes_twh : array, (1, route, month)
        What the routes in `FIXED_GAS_ROUTES` would bring.

    Returns
    -------
    lng_twh : array, (draw, 1, month)
    fixed_routes_twh : array, (draw or 1, route, month)
        As given where other LNG covers all that is turned away.
    """
    russian = fixed_routes_twh[:, RUSSIAN_LNG : RUSSIAN_LNG + 1]
    too_much = np.maximum(russian - lng_twh, 0.0)
    if not too_much.any():
        return lng_twh, fixed_routes_twh
    brought = np.maximum(fixed_routes_twh, 0.0)
    total = brought.sum(axis=1, keepdims=True)
    share = np.minimum(np.divide(too_much, total, out=np.zeros_like(too_much), where=total > 0.0), 1.0)
    return np.maximum(lng_twh, russian) - share * russian, fixed_routes_twh - share * brought
