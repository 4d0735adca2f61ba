"""Loops over months that are not the gas market's, one draw after another: twins of functions of the same names."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from econ.compiled.compiler import CUBE, FLOAT, any_layout, compiled
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]

READ = any_layout(3)


def smoothed(target: Array, lag_months: Array) -> Array:
    """Twin of `econ.dynamics.smoothed` (MODEL.md, eq. 2), as a loop for any number of draws."""
    kept = np.exp(-1.0 / np.atleast_1d(lag_months))
    path = np.empty(np.broadcast(target, kept).shape)
    smooth(_cube(target), _cube(kept), _cube(path))
    return path


def mean_age(size: Array) -> Array:
    """Twin of `econ.dynamics.mean_age`."""
    age = np.empty(size.shape)
    grow_older(_cube(size), _cube(age))
    return age


def shut_wells(unsold_mbd: Array, exports_mbd: float, storage_days: Array, loss_per_year: Array) -> tuple[Array, Array]:
    """Twin of `econ.energy.russian_wells.shut_wells` (MODEL.md, eq. 52)."""
    shut = np.empty(np.broadcast(unsold_mbd, storage_days, loss_per_year).shape)
    lost = np.empty(shut.shape)
    rates = _cube(storage_days * exports_mbd), _cube(loss_per_year), exports_mbd, DAYS_PER_MONTH, MONTHS_PER_YEAR
    fill_and_shut(_cube(unsold_mbd), *rates, _cube(shut), _cube(lost))
    return shut, lost


def held_path(
    spot_log: Array, weight: Array, believed_at_start: Array, last_before_news: NDArray[np.bool_], start: int
) -> Array:
    """Twin of `econ.energy.oil_stocks.held_path` (MODEL.md, eq. 10)."""
    held = np.empty(spot_log.shape)
    look_ahead(spot_log, weight[..., None], believed_at_start[..., None], last_before_news, start, held)
    return held


def drawn_path(wanted: Array, gap: Array, refill: Array, usable: float, fastest: float, start: int) -> Array:
    """Twin of `econ.energy.oil_stocks.drawn_path` (MODEL.md, eq. 8)."""
    drawn = np.empty(wanted.shape)
    draw_and_refill(wanted, gap, refill[..., None], usable, fastest, start, DAYS_PER_MONTH, drawn)
    return drawn


TWINS = (smoothed, mean_age, shut_wells, held_path, drawn_path)


def _cube(values: Array) -> Array:
    """Give numbers leading axes of one, up to three."""
    numbers = np.asarray(values, dtype=np.float64)
    return numbers[(None,) * (3 - numbers.ndim)]


@compiled()
def row_of(values: Array, d: int, row: int) -> Array:
    """All months of a row of a draw; an axis of one stands for all draws or rows."""
    return values[min(d, values.shape[0] - 1), min(row, values.shape[1] - 1)]


@compiled(READ, READ, CUBE)
def smooth(target: Array, kept: Array, path: Array) -> None:
    """Go part of the way to the target each month."""
    for d in range(path.shape[0]):
        for row in range(path.shape[1]):
            goal, share, reached = row_of(target, d, row), row_of(kept, d, row)[0], 0.0
            for t in range(path.shape[2]):
                reached = goal[t] * (1.0 - share) + share * reached
                path[d, row, t] = reached


@compiled(READ, CUBE)
def grow_older(size: Array, age: Array) -> None:
    """Add a month to the age of what was there, and start what is new at one."""
    for d in range(age.shape[0]):
        for row in range(age.shape[1]):
            before = months = 0.0
            for t in range(age.shape[2]):
                now = size[d, row, t]
                kept = np.minimum(now, before) if t else 0.0
                months = (1.0 if now > 0.0 else 0.0) + (kept / now * months if kept > 0.0 else 0.0)
                age[d, row, t] = months
                before = now


@compiled(READ, READ, READ, FLOAT, FLOAT, FLOAT, CUBE, CUBE)
def fill_and_shut(
    unsold_mbd: Array,
    room_days_mbd: Array,
    loss_per_year: Array,
    exports_mbd: float,
    days_per_month: float,
    months_per_year: float,
    shut: Array,
    lost: Array,
) -> None:
    """Fill storage, then shut wells, and lose part of what is shut."""
    for d in range(shut.shape[0]):
        for row in range(shut.shape[1]):
            unsold, loss = row_of(unsold_mbd, d, row), row_of(loss_per_year, d, row)[0]
            room, gone = row_of(room_days_mbd, d, row)[0], 0.0
            for t in range(shut.shape[2]):
                lost[d, row, t] = gone
                stored = np.minimum(np.maximum(unsold[t] - gone, 0.0) * days_per_month, room)
                room -= stored
                shut[d, row, t] = np.maximum(unsold[t], gone) - stored / days_per_month
                active = np.maximum(shut[d, row, t] - gone, 0.0)
                gone = np.minimum(gone + loss * active / months_per_year, exports_mbd)


@compiled(READ, READ, READ, types.Array(types.boolean, 1, "A", readonly=True), types.int64, CUBE)
def look_ahead(
    spot_log: Array, weight: Array, believed: Array, last_before_news: NDArray[np.bool_], start: int, held: Array
) -> None:
    """Work back from the last month."""
    last = held.shape[2] - 1
    for d in range(held.shape[0]):
        for row in range(held.shape[1]):
            spot, counts, share = row_of(spot_log, d, row), row_of(weight, d, row)[0], row_of(believed, d, row)[0]
            later = spot[last]
            held[d, row, last] = later
            for t in range(last - 1, -1, -1):
                ahead = spot[t] if last_before_news[t] else later
                if t + 1 == start:
                    ahead *= share
                later = spot[t] + counts * (ahead - spot[t])
                held[d, row, t] = later


@compiled(READ, READ, READ, FLOAT, FLOAT, types.int64, FLOAT, CUBE)
def draw_and_refill(
    wanted: Array,
    gap: Array,
    refill: Array,
    usable: float,
    fastest: float,
    start: int,
    days_per_month: float,
    drawn: Array,
) -> None:
    """Draw within the limits, and buy back what was drawn."""
    for d in range(drawn.shape[0]):
        for row in range(drawn.shape[1]):
            want, missing, days = row_of(wanted, d, row), row_of(gap, d, row), row_of(refill, d, row)[0]
            stock = 0.0
            for t in range(drawn.shape[2]):
                most = np.minimum(np.minimum((usable + stock) / days_per_month, fastest), missing[t])
                returning = (stock if t >= start else np.minimum(stock, 0.0)) / days
                now = np.minimum(np.maximum(want[t] + returning, -fastest), most)
                drawn[d, row, t] = now
                stock -= days_per_month * now
