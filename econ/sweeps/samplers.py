"""Samplers: designs that fill the space between bounds, the same for the same seed."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.checks import require
from econ.levers import all_levers
from econ.optional import optional
from econ.sweeps.design import Design, known_levers, not_too_many

Array = NDArray[np.float64]
Ranges = Mapping[str, tuple[float, float] | Sequence[Any]]
"""By ``group.lever`` name: a tuple (low, high), or a list of values each as likely."""


def latin_hypercube(ranges: Ranges, n: int, *, seed: int = 0) -> Design:
    """Latin hypercube: each lever's range is cut into `n` slices, and each slice is met once (`scipy.stats.qmc`).

    Examples
    --------
    >>> design = latin_hypercube({"oil.shut_in": (0.0, 1.0), "gas.solidarity": [True, False]}, 10)
    >>> len(design), sum(design.changes(i)["gas.solidarity"] for i in range(10))
    (10, 5)
    """
    from scipy.stats import qmc

    _enough(n)
    return _design("latin-hypercube", ranges, n, seed, lambda d: qmc.LatinHypercube(d, rng=seed).random(n))


def sobol(ranges: Ranges, n: int, *, seed: int = 0) -> Design:
    """Scrambled Sobol sequence, which fills space evenly; `n` is a power of two (`scipy.stats.qmc`)."""
    from scipy.stats import qmc

    _power_of_two("sobol", n)
    return _design("sobol", ranges, n, seed, lambda d: qmc.Sobol(d, scramble=True, rng=seed).random(n))


def saltelli(ranges: Ranges, n: int, *, seed: int = 0) -> Design:
    """Saltelli's design for Sobol indices (`SALib`): `n`, a power of two, times the number of levers plus two points.

    `Sweep.sobol_indices` works out the indices from the finished sweep.
    """
    _power_of_two("saltelli", n)
    sample = optional("SALib.sample.sobol", "analysis").sample
    levers = list(ranges)
    problem = {"num_vars": len(levers), "names": levers, "bounds": [[0.0, 1.0]] * len(levers)}
    not_too_many(n * (len(levers) + 2))
    return _design("saltelli", ranges, n, seed, lambda _: sample(problem, n, calc_second_order=False, seed=seed))


def _design(kind: str, ranges: Ranges, n: int, seed: int, unit_cube: Any) -> Design:
    """Design of points in the unit cube, (point, lever)."""
    levers = known_levers(ranges)
    require(seed >= 0, f"The seed of a design is zero or more; got {seed}.")
    for name, values in ranges.items():
        _check(name, values)
    places: Array = unit_cube(len(levers))
    columns = [_placed(name, values, places[:, i]) for i, (name, values) in enumerate(ranges.items())]
    made_from = {"ranges": {name: list(values) for name, values in ranges.items()}, "n": n, "seed": seed}
    return Design(kind=kind, levers=levers, points=tuple(zip(*columns, strict=True)), made_from=made_from)


def _check(name: str, values: Any) -> None:
    """Refuse what is neither a range of a numeric lever nor a list of values."""
    if not isinstance(values, tuple):
        listed = isinstance(values, Sequence) and not isinstance(values, str) and len(values) > 0
        require(listed, f"{name}: give a tuple (low, high), or a list of values to pick from.")
        return
    numeric = all_levers()[name].kind in ("share", "number", "integer")
    pair = len(values) == 2 and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
    require(numeric and pair and values[0] < values[1], f"{name}: a range is (low, high) of numbers; got {values!r}.")
    lever = all_levers()[name]
    low, high = -math.inf if lever.low is None else lever.low, math.inf if lever.high is None else lever.high
    within = all(math.isfinite(value) and low <= value <= high for value in values)
    require(within, f"{name}: a range lies in [{low:g}, {high:g}] {lever.unit}; got {values!r}.")


def _placed(name: str, values: Any, places: Array) -> list[Any]:
    """Values of a lever at places in [0, 1)."""
    if not isinstance(values, tuple):
        return [values[min(int(place * len(values)), len(values) - 1)] for place in places]
    low, high = values
    if all_levers()[name].kind == "integer":
        return [min(int(low + place * (high + 1 - low)), int(high)) for place in places]
    return [float(low + place * (high - low)) for place in places]


def _enough(n: int) -> None:
    require(n >= 1, f"A design has one point or more; got {n}.")
    not_too_many(n)


def _power_of_two(kind: str, n: int) -> None:
    _enough(n)
    if n & (n - 1):
        below = 1 << (n.bit_length() - 1)
        require(False, f"{kind} takes a power of two, such as {below} or {2 * below}; got {n}.")
