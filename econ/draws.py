"""Draws: the only place in the model where chance enters."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from econ.parameters import Parameter, Parameters

Array = NDArray[np.float64]

Z_95 = 1.6448536269514722
LARGEST_Z = 2.5


@dataclass(frozen=True)
class Draws:
    """Coefficients and shocks of a run, shared by all scenarios with the same seed.

    Attributes
    ----------
    coefficients : mapping of str to array, shape (draw, 1, 1)
    history_starts : array, shape (draw, block)
        Uniform numbers that pick the stretches of history from which macro residuals are taken.
    central : bool
        True for a single draw, which has central coefficients and no residuals.
    """

    coefficients: Mapping[str, Array]
    history_starts: Array
    central: bool

    def __getitem__(self, name: str) -> Array:
        """Coefficient by name, shape (draw, 1, 1)."""
        return self.coefficients[name]

    def by_region(self, name: str) -> Array:
        """Coefficient that has one value for the EU and one for the US, shape (draw, region, 1)."""
        return self.columns(f"{name}_eu", f"{name}_us")

    def columns(self, *names: str) -> Array:
        """Coefficients beside each other, shape (draw, name, 1)."""
        return np.concatenate([self.coefficients[name] for name in names], axis=1)

    def of(self, draws: slice | NDArray[np.int_]) -> "Draws":
        """Only some of the draws."""
        some = {name: all_draws[draws] for name, all_draws in self.coefficients.items()}
        return Draws(some, self.history_starts[draws], self.central)

    @property
    def count(self) -> int:
        """Number of draws."""
        return self.history_starts.shape[0]


def picked(source: object, draws: NDArray[np.int_], *names: str, axis: int = -1) -> dict[str, Any]:
    """Attributes for some draws, which lie along one axis; what is one for all draws stays."""
    arrays: dict[str, Array] = {name: getattr(source, name) for name in names}
    return {
        name: all_draws.take(draws, axis) if all_draws.shape[axis] > 1 else all_draws
        for name, all_draws in arrays.items()
    }


@lru_cache(maxsize=8)
def draw_parameters(parameters: Parameters, n_draws: int, seed: int, *, blocks: int) -> Draws:
    """Draw every coefficient from its two-piece distribution, and where in history macro residuals are taken from.

    With `z` standard normal, a lognormal coefficient is ``central * (high / central) ** (z / 1.645)`` above its median
    and the like with `low` below, so that median and 5 % and 95 % points are exactly those stated (MODEL.md, eq. 1).
    `z` is cut at 2.5 standard deviations, shares at one. Coefficients estimated together have correlated `z`. A single
    draw is the central path: every `z` is zero. Each coefficient has a random stream of its own, so that one more in
    the model leaves the draws of all others as they were. The last few sets are kept, for the runs that share them.

    Parameters
    ----------
    parameters : Parameters
    n_draws, seed : int
    blocks : int
        Number of stretches of history a path needs.

    Returns
    -------
    Draws
    """
    names = parameters.coefficients
    independent = np.stack([_generator(seed, name).standard_normal(n_draws) for name in names])
    z = np.clip(_correlated(independent, parameters), -LARGEST_Z, LARGEST_Z)
    history_starts = _generator(seed, "history_starts").random((n_draws, blocks))
    central = n_draws == 1
    if central:
        z = np.zeros_like(z)
    coefficients = {}
    for row, (name, parameter) in zip(z, names.items(), strict=True):
        coefficients[name] = _at(parameter, row)[:, None, None]
    for shared in (history_starts, *coefficients.values()):
        shared.setflags(write=False)
    return Draws(coefficients, history_starts, central)


def placed_draws(parameters: Parameters, places: Mapping[str, Array], *, blocks: int) -> Draws:
    """Draws in which the named coefficients stand where asked and all others at their central value.

    Parameters
    ----------
    parameters : Parameters
    places : mapping of str to array, (draw,)
        Standard normal number of each coefficient: zero is central, 1.645 its 95 % point.
    blocks : int
        As in `draw_parameters`; macro residuals are the same in all draws.
    """
    count = len(next(iter(places.values())))
    nowhere = np.zeros(count)
    coefficients = {
        name: _at(parameter, np.clip(places.get(name, nowhere), -LARGEST_Z, LARGEST_Z))[:, None, None]
        for name, parameter in parameters.coefficients.items()
    }
    return Draws(coefficients, np.zeros((count, blocks)), central=False)


def _generator(seed: int, name: str) -> np.random.Generator:
    """Random numbers of one name."""
    return np.random.default_rng([seed, crc32(name.encode())])


def _at(parameter: Parameter, z: Array) -> Array:
    """Values of a coefficient at standard normal numbers."""
    bound = np.where(z > 0, parameter.high, parameter.low)
    if parameter.distribution == "lognormal":
        values = parameter.central * (bound / parameter.central) ** (np.abs(z) / Z_95)
    elif parameter.distribution == "normal":
        values = parameter.central + (bound - parameter.central) * np.abs(z) / Z_95
    else:
        values = np.full(len(z), parameter.central)
    return np.minimum(values, 1.0) if parameter.unit == "share" else values


def _correlated(z: Array, parameters: Parameters) -> Array:
    """Give standard normals, (coefficient, draw), the stated correlations; each row keeps its own distribution."""
    order = {name: row for row, name in enumerate(parameters.coefficients)}
    for correlation in parameters.correlations.values():
        rows = [order[name] for name in correlation.names]
        z[rows] = np.linalg.cholesky(np.array(correlation.matrix)) @ z[rows]
    return z
