"""Minimum distance: coefficients of the structural block under which the model responds as estimated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from econ.axes import MACRO_REGIONS
from econ.baseline import Baseline
from econ.estimate.model_response import PriceMove, central_draws, model_responses
from econ.estimate.prior import Prior
from econ.estimate.responses import Responses

Array = NDArray[np.float64]

INDEPENDENT_MONTHS = 1.0
"""How many independent months a response counts for: its months, and the responses beside it, repeat each other."""

STEP = 1e-3
"""Step of logarithms in finite differences."""


@dataclass(frozen=True)
class Target:
    """Estimated responses to be matched, and the world they come from.

    Attributes
    ----------
    responses : Responses
    variables : tuple of str
    months : tuple of int
        Horizons matched.
    world : Baseline
    not_matched : tuple of str
        Responses shown beside the model's but left out of the match.
    """

    responses: Responses
    variables: tuple[str, ...]
    months: tuple[int, ...]
    world: Baseline
    not_matched: tuple[str, ...] = ()

    @property
    def move(self) -> PriceMove:
        """Energy prices of the estimated response; gas moves after oil as it did then (contracts were tied to oil)."""
        found, months = self.responses, max(self.months) + 1
        still = np.zeros(months)

        def path(name: str) -> Array:
            return found.of(name)[0][:months] if name in found.variables else still

        oil = found.price_path_pct[:months] if found.shock == "oil" else still
        return PriceMove(oil, path("ttf_pct"), path("henry_hub_pct"))

    def of_model(self, coefficients: Mapping[str, Array]) -> Array:
        """Return what the model says, variable by variable; (draw, variable x month)."""
        found = self.paths_of_model(coefficients)
        return np.concatenate([found[name][:, list(self.months)] for name in self.variables], axis=1)

    def paths_of_model(self, coefficients: Mapping[str, Array]) -> dict[str, Array]:
        """Return the model's responses in the target's region by variable, (draw, month)."""
        found = model_responses(self.world, self.move, central_draws(coefficients))
        region = MACRO_REGIONS.index(self.responses.region)
        return {name: path[:, region] for name, path in found.items()}


@dataclass(frozen=True)
class Match:
    """Outcome: logarithms of the coefficients with their covariance, and how near the model comes."""

    log_values: Array
    covariance: Array
    distance_before: float
    distance_after: float


def match(priors: Sequence[Prior], targets: Sequence[Target]) -> Match:
    r"""Minimise the weighted distance to all responses plus the distance to the priors.

    .. math:: \sum_v \frac{k}{H_v} \sum_h \left(\frac{m_{vh}(\theta) - d_{vh}}{s_{vh}}\right)^2
        + \sum_j \left(\frac{\theta_j - \theta^0_j}{\sigma_j}\right)^2

    over logarithms. Weights come from the bands. The months of one response repeat each other, so that its `H` months
    count as `k` = `INDEPENDENT_MONTHS` in all; without that a response would seem to be known several times over. (The
    full covariance as a weight draws the model below all later months, because errors there are nearly one and the
    same.) The covariance of the outcome is the inverse of the curvature.

    Returns
    -------
    Match
    """
    start = np.log([prior.central for prior in priors])
    spread = np.array([prior.log_spread for prior in priors])
    data, weight = [np.concatenate(parts) for parts in zip(*map(_weighted, targets), strict=True)]

    def model(logs: Array) -> Array:
        values = {prior.name: np.exp(column) for prior, column in zip(priors, logs.T, strict=True)}
        return np.concatenate([target.of_model(values) for target in targets], axis=1)

    def residuals(log_values: Array) -> Array:
        return np.concatenate([weight * (model(log_values[None])[0] - data), (log_values - start) / spread])

    def jacobian(log_values: Array) -> Array:
        steps = STEP * np.eye(len(start))
        ahead = model(np.concatenate([log_values + steps, log_values - steps]))
        slope = (ahead[: len(start)] - ahead[len(start) :]).T / (2.0 * STEP)
        return np.concatenate([weight[:, None] * slope, np.diag(1.0 / spread)])

    found = least_squares(residuals, start, jac=jacobian)
    curvature = jacobian(found.x)
    before, after = (_typical(residuals(x)[: len(data)], weight, targets) for x in (start, found.x))
    return Match(found.x, np.asarray(np.linalg.inv(curvature.T @ curvature), dtype=float), before, after)


def _weighted(target: Target) -> tuple[Array, Array]:
    """Responses to be matched, and the weight of each."""
    point, covariance = target.responses.stacked(target.variables, target.months)
    return point, np.sqrt(INDEPENDENT_MONTHS / len(target.months) / np.diag(covariance))


def _typical(weighted: Array, weight: Array, targets: Sequence[Target]) -> float:
    """Root mean square distance in standard errors."""
    error = np.concatenate([np.sqrt(np.diag(t.responses.stacked(t.variables, t.months)[1])) for t in targets])
    return float(np.sqrt(np.mean((weighted / weight / error) ** 2)))
