"""Which coefficients go with an outcome across the draws of a run: rank correlations, not causes."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from econ.draws import draw_parameters
from econ.outcomes import Outcome
from econ.parameters import load_parameters
from econ.placement import uncertain
from econ.result import Result

Array = NDArray[np.float64]

CHANCE_ERRORS = 2.0
LEAST_DRAWS = 20
"""With fewer draws, chance alone gives correlations beyond 0.4."""


@dataclass(frozen=True)
class Association:
    """Rank correlation (Spearman) of a coefficient with an outcome over draws."""

    name: str
    correlation: float


def associations(result: Result, asked: Outcome) -> tuple[Association, ...]:
    """Return all coefficients, the strongest first; nothing where draws are few, or the outcome the same in all."""
    values = asked.by_path(result)
    if len(values) < LEAST_DRAWS or np.ptp(values) < 1e-9:
        return ()
    names, standard = _standard_ranks(result.record.n_draws, result.record.seed)
    found = standard @ _standardised(_ranks(values)) / len(values)
    order = np.argsort(-np.abs(found), kind="stable")
    return tuple(Association(names[i], float(found[i])) for i in order)


def chance(n_draws: int) -> float:
    """Size that the correlation of an unrelated coefficient stays below in 95 of 100 cases.

    Examples
    --------
    >>> round(chance(2000), 3)
    0.045
    """
    return CHANCE_ERRORS / float(np.sqrt(n_draws))


@lru_cache(maxsize=4)
def _standard_ranks(n_draws: int, seed: int) -> tuple[tuple[str, ...], Array]:
    """Names and standardised ranks of the coefficients, (coefficient, draw); a moved median leaves ranks alone."""
    parameters = load_parameters()
    draws = draw_parameters(parameters, n_draws, seed, blocks=1)
    names = tuple(uncertain(parameters))
    return names, np.stack([_standardised(_ranks(draws[name].ravel())) for name in names])


def _ranks(values: Array) -> Array:
    """Ranks from one on, ties with their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Array = (np.cumsum(counts) - (counts - 1) / 2.0)[inverse]
    return ranks


def _standardised(ranks: Array) -> Array:
    """Mean zero, standard deviation one; zeros where all are alike."""
    spread = ranks.std()
    return (ranks - ranks.mean()) / spread if spread > 0.0 else np.zeros_like(ranks)
