"""Random effects: noisy estimates of many groups, shrunk to what their characteristics imply."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

Array = NDArray[np.float64]


@dataclass(frozen=True)
class RandomEffects:
    """Result of `shrunk`.

    Attributes
    ----------
    effect, standard_error : array, (group,)
        Posterior mean and standard deviation of each group's effect, given the spread.
    implied : array, (group,)
        What the characteristics alone imply.
    slope, slope_error : array, (characteristic,)
        Coefficients of the characteristics.
    spread : float
        Standard deviation of true effects around the implied ones.
    """

    effect: Array
    standard_error: Array
    implied: Array
    slope: Array
    slope_error: Array
    spread: float


def shrunk(estimate: Array, standard_error: Array, characteristics: Array) -> RandomEffects:
    r"""Empirical Bayes with restricted maximum likelihood for the spread.

    .. math:: \hat\beta_i \sim N(\beta_i, s_i^2), \quad \beta_i \sim N(x_i'\gamma, \tau^2)

    (MODEL.md, eq. 44) so that
    :math:`E[\beta_i] = w_i \hat\beta_i + (1 - w_i) x_i'\gamma` with :math:`w_i = \tau^2/(\tau^2 + s_i^2)`.

    Parameters
    ----------
    estimate, standard_error : array, (group,)
    characteristics : array, (group, characteristic)
        With a column of ones where there is a constant.

    Examples
    --------
    >>> found = shrunk(np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.1, 0.1, 0.1, 9.0]), np.ones((4, 1)))
    >>> bool(abs(found.effect[3] - 2.0) < 0.1), bool(abs(found.effect[0] - 1.0) < 0.1)
    (True, True)
    """

    def gls(spread: float) -> tuple[Array, Array, float]:
        weight = 1.0 / (spread**2 + standard_error**2)
        information = characteristics.T @ (weight[:, None] * characteristics)
        slope = np.linalg.solve(information, characteristics.T @ (weight * estimate))
        rest = estimate - characteristics @ slope
        loss = np.sum(weight * rest**2) - np.sum(np.log(weight)) + np.linalg.slogdet(information)[1]
        return np.asarray(slope), np.asarray(np.linalg.inv(information)), float(loss)

    largest = 3.0 * float(np.std(estimate)) + float(np.finfo(float).tiny)
    spread = float(minimize_scalar(lambda at: gls(at)[2], bounds=(0.0, largest), method="bounded").x)
    slope, covariance, _ = gls(spread)
    implied = characteristics @ slope
    kept = spread**2 / (spread**2 + standard_error**2)
    return RandomEffects(
        effect=kept * estimate + (1.0 - kept) * implied,
        standard_error=np.sqrt(kept) * standard_error,
        implied=implied,
        slope=slope,
        slope_error=np.sqrt(np.diag(covariance)),
        spread=spread,
    )
