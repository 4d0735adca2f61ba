"""Numbers at given ranks of each month's draws, by selection instead of sorting: twin of `econ.quantiles`."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from econ.compiled.compiler import any_layout, compiled

Array = NDArray[np.float64]
Whole = NDArray[np.intp]

SORTED_OUTRIGHT = 24
"""Numbers that insertion puts in order sooner than another split does."""


def ranked_draws(draws: Array, ranks: Whole) -> Array:
    """Twin of `econ.quantiles.ranked_draws`."""
    found = np.empty((draws.shape[1], ranks.size))
    select(draws, np.ascontiguousarray(ranks, dtype=np.int64), found)
    return found


TWINS = (ranked_draws,)


@compiled()
def middle(one: float, two: float, three: float) -> float:
    """Of three numbers the one between the others."""
    return max(min(one, two), min(max(one, two), three))


@compiled()
def pivot_of(row: Array, first: int, stop: int) -> float:
    """Guess a number from the middle of a stretch: of three middles of three."""
    step, centre, last = (stop - first) // 8, (first + stop) // 2, stop - 1
    return middle(
        middle(row[first], row[first + step], row[first + 2 * step]),
        middle(row[centre - step], row[centre], row[centre + step]),
        middle(row[last - 2 * step], row[last - step], row[last]),
    )


@compiled()
def split_at(row: Array, first: int, stop: int, pivot: float, with_equals: bool) -> int:
    """Move numbers below the pivot, or those that equal it too, to the front of a stretch; where the others begin.

    Without branches, so that the processor need not guess.
    """
    split = first
    for place in range(first, stop):
        number = row[place]
        row[place] = row[split]
        row[split] = number
        split += (number < pivot) | (with_equals & (number == pivot))
    return split


@compiled()
def sort_by_insertion(row: Array, first: int, stop: int) -> None:
    """Sort a short stretch."""
    for place in range(first + 1, stop):
        number, before = row[place], place - 1
        while before >= first and row[before] > number:
            row[before + 1] = row[before]
            before -= 1
        row[before + 1] = number


@compiled()
def put_in_place(row: Array, ranks: Whole, stops: Whole) -> None:
    """Move numbers until those of the ascending ranks stand where sorting would put them.

    `stops` remembers where stretches end that hold nothing smaller than what lies before them.
    """
    first, known = 0, 0
    stops[0] = row.size
    for rank in ranks:
        while stops[known] <= rank:
            first = stops[known]
            known -= 1
        while stops[known] - first > SORTED_OUTRIGHT:
            pivot = pivot_of(row, first, stops[known])
            split = split_at(row, first, stops[known], pivot, False)
            none_smaller = split == first
            if none_smaller:
                split = split_at(row, first, stops[known], pivot, True)
            if rank >= split:
                first = split
                continue
            known += 1
            stops[known] = split
            if none_smaller:
                break
        else:
            sort_by_insertion(row, first, stops[known])


@compiled(any_layout(2), types.int64[::1], types.float64[:, ::1])
def select(draws: Array, ranks: Whole, found: Array) -> None:
    """Select each month's numbers at ascending ranks; what is not a number ranks last, as in sorting."""
    row = np.empty(draws.shape[0])
    stops = np.empty(draws.shape[0] + 1, dtype=np.int64)
    for month in range(draws.shape[1]):
        numbers = 0
        row[:] = np.nan
        for d in range(row.size):
            if not np.isnan(draws[d, month]):
                row[numbers] = draws[d, month]
                numbers += 1
        put_in_place(row[:numbers], ranks[: np.searchsorted(ranks, numbers)], stops)
        for one in range(ranks.size):
            found[month, one] = row[ranks[one]]
