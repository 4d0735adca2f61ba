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
    path = np.empty(np.broadcast_shapes(np.shape(target), kept.shape))
    smooth(_cube(target, path.shape), _cube(kept, (*path.shape[:-1], 1)), _view(path))
    return path


def mean_age(size: Array) -> Array:
    """Twin of `econ.dynamics.mean_age`."""
    age = np.empty(size.shape)
    grow_older(_cube(size, size.shape), _view(age))
    return age


def shut_wells(unsold_mbd: Array, exports_mbd: float, storage_days: Array, loss_per_year: Array) -> tuple[Array, Array]:
    """Twin of `econ.energy.russian_wells.shut_wells` (MODEL.md, eq. 52)."""
    shape = np.broadcast_shapes(unsold_mbd.shape, storage_days.shape, loss_per_year.shape)
    per_draw = (*shape[:-1], 1)
    days, loss = _cube(storage_days, per_draw), _cube(loss_per_year, per_draw)
    shut, lost = np.empty(shape), np.empty(shape)
    fill_and_shut(
        _cube(unsold_mbd, shape), exports_mbd, days, loss, DAYS_PER_MONTH, MONTHS_PER_YEAR, _view(shut), _view(lost)
    )
    return shut, lost


def held_path(
    spot_log: Array, weight: Array, believed_at_start: Array, last_before_news: NDArray[np.bool_], start: int
) -> Array:
    """Twin of `econ.energy.oil_stocks.held_path` (MODEL.md, eq. 10)."""
    held = np.empty(spot_log.shape)
    per_draw = (*spot_log.shape[:-1], 1)
    weights, believed = _cube(weight[..., None], per_draw), _cube(believed_at_start[..., None], per_draw)
    look_ahead(_cube(spot_log, spot_log.shape), weights, believed, last_before_news, start, _view(held))
    return held


def drawn_path(wanted: Array, gap: Array, refill: Array, usable: float, fastest: float, start: int) -> Array:
    """Twin of `econ.energy.oil_stocks.drawn_path` (MODEL.md, eq. 8)."""
    drawn = np.empty(wanted.shape)
    days = _cube(refill[..., None], (*wanted.shape[:-1], 1))
    limits = usable, fastest, start, DAYS_PER_MONTH
    draw_and_refill(_cube(wanted, wanted.shape), _cube(gap, wanted.shape), days, *limits, _view(drawn))
    return drawn


TWINS = (smoothed, mean_age, shut_wells, held_path, drawn_path)


def _cube(values: Array, shape: tuple[int, ...]) -> Array:
    """Values for each row of `shape`, with leading axes of one up to three."""
    return _view(np.broadcast_to(np.asarray(values, dtype=np.float64), shape))


def _view(values: Array) -> Array:
    return values[(None,) * (3 - values.ndim)]


@compiled(READ, READ, CUBE)
def smooth(target: Array, kept: Array, path: Array) -> None:
    """Close a part of the distance to the target each month."""
    for d in range(path.shape[0]):
        for region in range(path.shape[1]):
            share, before = kept[d, region, 0], 0.0
            for t in range(path.shape[2]):
                before = target[d, region, t] * (1.0 - share) + share * before
                path[d, region, t] = before


@compiled(READ, CUBE)
def grow_older(size: Array, age: Array) -> None:
    """Add a month to the age of what was there, and start what is new at one."""
    for d in range(age.shape[0]):
        for region in range(age.shape[1]):
            for t in range(age.shape[2]):
                now = size[d, region, t]
                age[d, region, t] = 1.0 if now > 0.0 else 0.0
                kept = np.minimum(now, size[d, region, t - 1]) if t else 0.0
                if kept > 0.0:
                    age[d, region, t] += kept / now * age[d, region, t - 1]


@compiled(READ, FLOAT, READ, READ, FLOAT, FLOAT, CUBE, CUBE)
def fill_and_shut(
    unsold: Array,
    exports_mbd: float,
    storage_days: Array,
    loss_per_year: Array,
    days_per_month: float,
    months_per_year: float,
    shut: Array,
    lost: Array,
) -> None:
    """Fill storage, then shut wells, and lose part of what is shut."""
    for d in range(shut.shape[0]):
        for row in range(shut.shape[1]):
            room, gone = storage_days[d, row, 0] * exports_mbd, 0.0
            for t in range(shut.shape[2]):
                lost[d, row, t] = gone
                stored = np.minimum(np.maximum(unsold[d, row, t] - gone, 0.0) * days_per_month, room)
                room -= stored
                shut[d, row, t] = np.maximum(unsold[d, row, t], gone) - stored / days_per_month
                active = np.maximum(shut[d, row, t] - gone, 0.0)
                gone = np.minimum(gone + loss_per_year[d, row, 0] * active / months_per_year, exports_mbd)


@compiled(READ, READ, READ, types.Array(types.boolean, 1, "A", readonly=True), types.int64, CUBE)
def look_ahead(
    spot_log: Array, weight: Array, believed: Array, last_before_news: NDArray[np.bool_], start: int, held: Array
) -> None:
    """Work back from the last month."""
    last = held.shape[2] - 1
    for d in range(held.shape[0]):
        for row in range(held.shape[1]):
            held[d, row, last] = spot_log[d, row, last]
            for t in range(last - 1, -1, -1):
                now = spot_log[d, row, t]
                ahead = now if last_before_news[t] else held[d, row, t + 1]
                if t + 1 == start:
                    ahead *= believed[d, row, 0]
                held[d, row, t] = now + weight[d, row, 0] * (ahead - now)


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
            stock = 0.0
            for t in range(drawn.shape[2]):
                most = np.minimum(np.minimum((usable + stock) / days_per_month, fastest), gap[d, row, t])
                returning = (stock if t >= start else np.minimum(stock, 0.0)) / refill[d, row, 0]
                now = np.minimum(np.maximum(wanted[d, row, t] + returning, -fastest), most)
                drawn[d, row, t] = now
                stock -= days_per_month * now
