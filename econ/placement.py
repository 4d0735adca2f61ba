"""Runs with coefficients placed by design rather than drawn: each at its ends, and Sobol indices."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from econ.calendar import simulated_months
from econ.draws import Z_95, placed_draws
from econ.parameters import Parameters
from econ.result import Result
from econ.risk.growth import history_blocks
from econ.scenario import Scenario
from econ.simulate import simulate

Array = NDArray[np.float64]

SEED = 0


def run_placed(asked: Scenario, parameters: Parameters, places: Mapping[str, Array]) -> Result:
    """Run a scenario once for each place of the named coefficients, standard normal numbers; all others central."""
    blocks = history_blocks(simulated_months(asked.run.horizon_months) // 3)
    return simulate(asked, parameters=parameters, draws=placed_draws(parameters, places, blocks=blocks))


def uncertain(parameters: Parameters) -> list[str]:
    """Names of the coefficients that have a spread."""
    return [name for name, parameter in parameters.coefficients.items() if parameter.distribution != "fixed"]


def both_ends(names: Sequence[str]) -> dict[str, Array]:
    """Places of a run whose first path is central; the n-th coefficient is low in path 2n + 1, high in the next."""
    ends = np.zeros((len(names), 2 * len(names) + 1))
    for row in range(len(names)):
        ends[row, 2 * row + 1 : 2 * row + 3] = -Z_95, Z_95
    return dict(zip(names, ends, strict=True))


def sobol_shares(
    function: Callable[[Mapping[str, Array]], Array], names: Sequence[str], samples: int
) -> tuple[Array, Array]:
    """First-order and total Sobol indices of independent coefficients.

    Parameters
    ----------
    function : callable
        From places of the named coefficients, as in `run_placed`, to outputs, (output, draw).
    samples : int
        A power of two; `function` is asked for this times the number of names plus two.

    Returns
    -------
    array, array
        Each (output, name); zero where an output does not vary.

    References
    ----------
    .. [1] A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics Communications
       181, 2010, as in `scipy.stats.sobol_indices`.
    """
    from scipy.stats import norm, sobol_indices

    def outputs(z: Array) -> Array:
        return function(dict(zip(names, z, strict=True)))

    if len(names) == 1:  # all there is comes from it; scipy takes two or more
        varies = np.ptp(outputs(np.array([[-Z_95, 0.0, Z_95]])), axis=1, keepdims=True) > 0.0
        return varies.astype(float), varies.astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = sobol_indices(func=outputs, n=samples, dists=[norm()] * len(names), rng=SEED)
    first, total = (np.atleast_2d(np.nan_to_num(indices)) for indices in (found.first_order, found.total_order))
    return first, total
