"""Second round: how food and core prices follow what energy adds to headline inflation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.signal import lfilter

from econ.estimate.price_data import LAST, PANDEMIC, contributions, controls
from econ.estimate.prior import Prior

Array = NDArray[np.float64]

MEMORY_MONTHS = 24
"""Longest autocorrelation counted when the information in overlapping changes is judged."""

ROUNDS = 5


RATIO = "pp per pp"
PRIORS = (
    Prior("food_ratio_eu", RATIO, 0.12, 1.2, "infl_food_pass: elasticity 0.04 to 0.15, over what energy adds itself"),
    Prior("food_ratio_us", RATIO, 0.04, 0.8, "as for the EU, with a smaller weight of food"),
    Prior("food_lag_months", "months", 4.0, 20.0, "infl_food_pass: 12 to 18 months"),
    Prior("core_ratio_small_eu", RATIO, 0.05, 0.8, "infl_oil10_ea: 0.15 direct, 0.2 in all, up to 0.4"),
    Prior("core_ratio_small_us", RATIO, 0.03, 0.8, "as for the EU; anchored expectations since the 1980s"),
    Prior("core_ratio_large", RATIO, 0.35, 2.2, "infl_2nd_round: food and core 0.5 to 2.0 in a global shock"),
    Prior("core_ratio_scale_pp", "pp", 0.7, 6.0, "infl_state_dep: no size stated; ordinary years lie within 1 pp"),
    Prior("core_lag_months_eu", "months", 8.0, 36.0, "infl_gas_core_lag: core goods peak after 24 to 36 months"),
    Prior("core_lag_months_us", "months", 6.0, 36.0, "KZ_uscpi_12, KZ_uscpi_18: the level peaks after 12 to 18 months"),
)
NAMES = tuple(prior.name for prior in PRIORS)


SPREAD_AT_FIRST = 0.5
LEAST_SPREAD = 0.2
"""Five episodes cannot show that there is no difference between them."""


@dataclass(frozen=True)
class Episode:
    """One part of the price level in one region over a stretch of time.

    Attributes
    ----------
    name, region, part : str
        Region EU or US, part food or core.
    energy : pandas.Series
        Contribution of energy to annual inflation less its mean since 1998 (US) or 2001 (EU), all months known. [pp]
    observed : pandas.Series
        Contribution of the part, in the months of the episode. [pp]
    others : array, (month, regressor)
        Constant and controls.
    """

    name: str
    region: str
    part: str
    energy: pd.Series
    observed: pd.Series
    others: Array

    @cached_property
    def _basis(self) -> Array:
        return np.linalg.qr(self.others)[0]

    @cached_property
    def _energy_pp(self) -> Array:
        return self.energy.to_numpy(dtype=float)

    @cached_property
    def _places(self) -> NDArray[np.int64]:
        return self.energy.index.get_indexer(self.observed.index)

    def without_others(self, values: Array) -> Array:
        """Return what constant and controls leave of a series."""
        return values - self._basis @ (self._basis.T @ values)

    def response(self, logs: Array, factor_log: float = 0.0) -> Array:
        """Contribution of the part that comes from energy, in the months of the episode.

        Parameters
        ----------
        logs : array, (coefficient,)
            Logarithms of the coefficients of `PRIORS`.
        factor_log : float
            Logarithm of the episode's own factor on the food ratio or the large core ratio.

        Returns
        -------
        array, (month,)
            In pp.
        """
        value = dict(zip(NAMES, np.exp(logs), strict=True))
        region, factor = self.region.lower(), np.exp(factor_log)
        if self.part == "food":
            asked, lag = factor * value[f"food_ratio_{region}"] * self._energy_pp, value["food_lag_months"]
        else:
            small, large = value[f"core_ratio_small_{region}"], factor * value["core_ratio_large"]
            ratio = core_ratio(self._energy_pp, small, large, value["core_ratio_scale_pp"])
            asked, lag = ratio * self._energy_pp, value[f"core_lag_months_{region}"]
        keep = np.exp(-1.0 / lag)
        return lfilter([1.0 - keep], [1.0, -keep], asked)[self._places]


@dataclass(frozen=True)
class Posterior:
    """Laplace approximation of the posterior over the logarithms of `PRIORS`, and the episodes behind it.

    Attributes
    ----------
    log_mean, log_covariance : array
        Of the coefficients, common to all episodes.
    episodes : tuple of Episode
    factors_log : array, (episode,)
        Logarithm of each episode's own factor.
    spread_log : float
        Standard deviation of these factors: what the next episode may differ by.
    """

    log_mean: Array
    log_covariance: Array
    episodes: tuple[Episode, ...]
    factors_log: Array
    spread_log: float

    @property
    def values(self) -> dict[str, float]:
        """Coefficients at the mode."""
        return {name: float(np.exp(log)) for name, log in zip(NAMES, self.log_mean, strict=True)}


def core_ratio(energy_pp: Array, small: float, large: float, scale_pp: float) -> Array:
    r"""Ratio of core to energy, growing with size.

    .. math:: \kappa(c) = \kappa_s + (\kappa_l - \kappa_s)(1 - e^{-|c|/s})   (MODEL.md, eq. 21)
    """
    return small + (large - small) * -np.expm1(-np.abs(energy_pp) / scale_pp)


NORMAL_FROM = {"EU": "2001-01", "US": "1998-01"}
"""The mean of energy's contribution is taken from here on: stable inflation, all controls, years for the filter."""

EPISODES = {
    "EU food to 2021-06": ("EU", "food", "2001-01", "2021-06"),
    "EU food since 2021-07": ("EU", "food", "2021-07", LAST),
    "US food since 1998": ("US", "food", "1998-01", LAST),
    "EU core since 2001": ("EU", "core", "2001-01", LAST),
    "US core 1968 to 1986": ("US", "core", "1968-01", "1986-12"),
    "US core since 1998": ("US", "core", "1998-01", LAST),
}
OTHERS = {"food": ("food_commodities",), "core": ("slack", "supply_chains")}


def episode(name: str, without: Sequence[slice] = (PANDEMIC,), with_others: bool = True, since: str = "") -> Episode:
    """Set up an episode; months of the pandemic are left out unless told otherwise, `since` may move its start.

    Raises
    ------
    KeyError
        For a name not in `EPISODES`.
    """
    region, part, first, last = EPISODES[name]
    found, regressors = contributions(region), controls(region)[list(OTHERS[part])]
    frame = found[[part, "energy"]].join(regressors)[since or first : last].dropna()
    for months in without:
        frame = frame.drop(frame[months].index)
    used = frame[list(regressors)] if with_others else frame[[]]
    used = used.loc[:, used.std() > 0]
    energy = found["energy"].dropna()
    return Episode(
        name=name,
        region=region,
        part=part,
        energy=energy - energy[NORMAL_FROM[region] :].mean(),
        observed=frame[part],
        others=np.hstack([np.ones((len(frame), 1)), used.to_numpy(dtype=float)]),
    )


def posterior(episodes: Sequence[Episode]) -> Posterior:
    """Fit the coefficients to episodes and priors.

    Least squares on what constant and controls leave, each episode weighted by the inverse of its error times the
    factor by which autocorrelation widens the variance of a slope (annual changes overlap, and so do their causes),
    one residual per prior, and one per episode for its own factor on the ratio, whose spread is estimated in the same
    rounds: a handful of episodes says less than their many months.

    Parameters
    ----------
    episodes : sequence of Episode
        What they leave open keeps its prior.
    """
    prior_mean = np.array([prior.log_median for prior in PRIORS])
    prior_spread = np.array([prior.log_spread for prior in PRIORS])
    count = len(PRIORS)

    def stacked(at: Array, errors: Array, spread: float) -> Array:
        logs, factors = at[:count], at[count:]
        parts = [misfit(e, logs, f) / error for e, f, error in zip(episodes, factors, errors, strict=True)]
        return np.concatenate([*parts, (logs - prior_mean) / prior_spread, factors / spread])

    at, spread, covariance = np.concatenate([prior_mean, np.zeros(len(episodes))]), SPREAD_AT_FIRST, np.eye(count)
    for _ in range(ROUNDS):
        errors = np.array([_effective_error(e, at[:count], f) for e, f in zip(episodes, at[count:], strict=True)])
        found = least_squares(stacked, at, args=(errors, spread))
        at, covariance = found.x, np.linalg.inv(found.jac.T @ found.jac)
        own = at[count:] ** 2 + np.diag(covariance)[count:]
        spread = max(float(np.sqrt(own.mean())), LEAST_SPREAD)
    return Posterior(at[:count], covariance[:count, :count], tuple(episodes), at[count:], spread)


@cache
def central() -> Posterior:
    """Return the posterior that the model uses."""
    return posterior([episode(name) for name in EPISODES])


def misfit(given: Episode, logs: Array, factor_log: float) -> Array:
    """Return what coefficients, constant and controls leave unexplained in an episode, (month,), in pp."""
    return given.without_others(given.observed.to_numpy(dtype=float) - given.response(logs, factor_log))


def _effective_error(given: Episode, logs: Array, factor_log: float) -> float:
    """Find the standard error of the residuals, widened as autocorrelation widens a slope's variance."""
    residual = misfit(given, logs, factor_log)
    score = residual * given.without_others(given.response(logs, factor_log))
    lags = range(1, MEMORY_MONTHS + 1)
    covered = sum((1.0 - lag / (MEMORY_MONTHS + 1)) * float(score[lag:] @ score[:-lag]) for lag in lags)
    widening = max(1.0 + 2.0 * covered / float(score @ score), 1.0)
    return float(np.sqrt(widening * residual @ residual / (len(residual) - given.others.shape[1] - 2)))
