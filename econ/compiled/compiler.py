"""How twins are compiled: exact arithmetic, NumPy's division by zero, machine code kept between processes."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import from_dtype, njit, types

FLOAT = types.float64
CUBE = types.float64[:, :, ::1]


def any_layout(dimensions: int) -> Any:
    """Type of an array that is only read, however it lies in memory; broadcast ones are among them."""
    return types.Array(types.float64, dimensions, "A", readonly=True)


def records(dtype: np.dtype[np.void], dimensions: int = 1) -> Any:
    """Type of an array of records."""
    return types.Array(from_dtype(dtype), dimensions, "C")


def compiled(*signature: Any) -> Callable[[Callable[..., Any]], Any]:
    """Compile for these types of arguments, now; without any, as a step of another function, when that one is.

    One signature for each function: no run meets an array of another type and waits for the compiler.
    """
    exact: dict[str, Any] = {"nogil": True, "fastmath": False, "error_model": "numpy"}

    def of(function: Callable[..., Any]) -> Any:
        if not signature:
            return njit(**exact)(function)
        try:
            return njit(types.void(*signature), cache=True, **exact)(function)
        except RuntimeError as error:
            if "cannot cache" not in str(error):
                raise
            return njit(types.void(*signature), **exact)(function)  # no folder can be written: compile in memory

    return of
