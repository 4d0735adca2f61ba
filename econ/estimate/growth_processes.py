"""Candidates for the residuals of growth: paths that start in a quarter whose growth was at its mean."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from statsmodels.tsa.api import VAR

from econ.build_baseline.growth import GrowthProcess

Array = NDArray[np.float64]
Draw = Callable[[GrowthProcess, int, int, np.random.Generator], Array]


def stretches(history: Array, length: int, paths: int, quarters: int, rng: np.random.Generator) -> Array:
    """Stretches of history joined, (path, region, quarter): circular moving-block bootstrap."""
    count = history.shape[-1]
    starts = rng.integers(0, count, (paths, -(-quarters // length)))
    index = (starts[:, :, None] + np.arange(length)) % count
    return np.moveaxis(history[:, index.reshape(paths, -1)[:, :quarters]], 0, 1)


def autoregressive(shocks: Array, matrix: Array) -> Array:
    """Paths of a first-order autoregression that starts at zero, from its shocks (path, region, quarter)."""
    found = shocks.copy()
    for quarter in range(1, shocks.shape[-1]):
        found[..., quarter] += found[..., quarter - 1] @ matrix.T
    return found


def gaps_in_stretches(length: int) -> Draw:
    """Growth gaps of past quarters; neither tied to the last observation nor at the joints."""
    return lambda process, paths, quarters, rng: stretches(process.gap_pct, length, paths, quarters, rng)


def gaps_in_random_stretches(mean_length: int) -> Draw:
    """Growth gaps in stretches of geometric length (stationary bootstrap, Politis and Romano 1994)."""

    def draw(process: GrowthProcess, paths: int, quarters: int, rng: np.random.Generator) -> Array:
        count = process.gap_pct.shape[-1]
        jumps = rng.random((paths, quarters)) < 1.0 / mean_length
        jumps[:, 0] = True
        starts = np.where(jumps, rng.integers(0, count, jumps.shape), 0)
        since = np.maximum.accumulate(np.where(jumps, np.arange(quarters), 0), axis=1)
        index = (np.take_along_axis(starts, since, axis=1) + np.arange(quarters) - since) % count
        return np.moveaxis(process.gap_pct[:, index], 0, 1)

    return draw


def shocks_in_stretches(length: int) -> Draw:
    """Each region's own autoregression, its shocks in stretches of history; length 1 = drawn one by one."""

    def draw(process: GrowthProcess, paths: int, quarters: int, rng: np.random.Generator) -> Array:
        shocks = stretches(process.shock_pct, length, paths, quarters, rng)
        return autoregressive(shocks, np.diag(process.persistence))

    return draw


def vector_autoregression(shocks: str) -> Draw:
    """First-order VAR whose residuals are drawn one by one from history, from a Student t or from a normal."""

    def draw(process: GrowthProcess, paths: int, quarters: int, rng: np.random.Generator) -> Array:
        fit = VAR(process.gap_pct.T).fit(1)
        residuals = fit.resid.T - fit.resid.mean(axis=0)[:, None]
        root = np.linalg.cholesky(np.cov(residuals))
        normal = rng.standard_normal((paths, quarters, len(root)))
        if shocks == "resampled":
            drawn = stretches(residuals, 1, paths, quarters, rng)
        elif shocks == "Student t":
            freedom = max(float(stats.t.fit(np.linalg.solve(root, residuals).ravel(), floc=0.0)[0]), 2.5)
            mixing = np.sqrt((freedom - 2.0) / rng.chisquare(freedom, (paths, quarters, 1)))
            drawn = np.moveaxis(normal * mixing @ root.T, 1, 2)
        else:
            drawn = np.moveaxis(normal @ root.T, 1, 2)
        return autoregressive(drawn, fit.coefs[0])

    return draw


PROCESSES: dict[str, Draw] = {
    **{f"gaps, stretches of {length}": gaps_in_stretches(length) for length in (1, 4, 8, 12, 16)},
    "gaps, stretches of 8 on average": gaps_in_random_stretches(8),
    **{f"AR(1), shocks in stretches of {length}": shocks_in_stretches(length) for length in (1, 4, 8, 12, 16)},
    **{f"VAR(1), {shocks} shocks": vector_autoregression(shocks) for shocks in ("resampled", "Student t", "normal")},
}
