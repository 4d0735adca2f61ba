"""Oil market fit: elasticities and stock-holding, jointly from supply-loss episodes and oil supply news."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from econ.energy.oil_elasticity import believed_share, grown
from econ.estimate.oil_episodes import Episodes, episodes
from econ.estimate.oil_news import NewsResponses, news_responses
from econ.estimate.prior import Prior
from econ.parameters import load_parameters

Array = NDArray[np.float64]

MATCHED_MONTHS = np.array([3, 6, 12, 18, 24, 36])
MONTHS_HELD_AHEAD = 60
"""Months over which stock-holders weigh prices; what lies beyond has no weight left."""

STOCKS_IN_MONTHS_OF_PRODUCTION = 1.05
"""OECD stocks of the VAR over world crude production in 2017: 2,620 million barrels over 82 mb/d times 30.4 days."""

ROUNDS = 6


PRIORS = (
    Prior(
        "oil_demand_elasticity_short_run", "elasticity", 0.023, 0.51,
        "0.023 Bilgin & Ellwanger 2018; 0.14 Caldara et al. 2019; 0.26 Kilian & Murphy 2014; "
        "0.35 (to 0.51) Baumeister & Hamilton 2019 (rows oil_eD_sr_fuel, oil_eD_sr_CCI19, oil_eD_sr_BH19)", sign=-1,
    ),
    Prior(
        "oil_supply_elasticity_short_run", "elasticity", 0.015, 0.22,
        "0.015 Kilian & Murphy 2014; 0.10 Caldara et al. 2019; 0.15 (to 0.22) Baumeister & Hamilton 2019 "
        "(row oil_eS_sr_BH19)",
    ),
    Prior(
        "oil_demand_elasticity_long_run", "elasticity", 0.18, 0.57,
        "0.30 (0.18 to 0.57) Cooper 2003 (row oil_eD_lr_cooper_g7)", sign=-1,
    ),
    Prior(
        "oil_supply_elasticity_long_run", "elasticity", 0.15, 0.60,
        "0.30 (0.15 to 0.60) IMF and EIA surveys (row oil_eS_lr)",
    ),
    Prior(
        "oil_elasticity_adjustment_months", "months", 12.0, 48.0,
        "24, half-life of the price in Känzig 2021 (row oil_brent_duration_decay)",
    ),
    Prior("oil_arbitrage_months", "months", 0.5, 8.0, "none: wide, from weeks to the better part of a year"),
)  # fmt: skip


@dataclass(frozen=True)
class MarketFit:
    """Posterior of the oil market: logarithms of the absolute coefficients, in the order of `PRIORS`.

    Attributes
    ----------
    log_mean, log_covariance : array
    episode_spread : float
        Standard deviation of the logarithm of the ratio between an episode's price rise and the model's.
    """

    log_mean: Array
    log_covariance: Array
    episode_spread: float

    def draws(self, count: int, seed: int = 0) -> tuple[Array, Array]:
        """Coefficients (coefficient, draw) and episode factors (draw,)."""
        rng = np.random.default_rng(seed)
        logs = rng.multivariate_normal(self.log_mean, self.log_covariance, count).T
        return np.exp(logs), np.exp(self.episode_spread * rng.standard_normal(count))


def price_rise_log(coefficients: Array, known: Episodes) -> Array:
    """Log price rise of each episode as the simulation would have it, (..., episode).

    That is the price at which stocks are held (`econ.energy.oil_stocks.held_price_log`): the discounted mean of what
    the loss would cost in months to come, when elasticities have grown.
    """
    demand, supply, demand_late, supply_late, adjustment, arbitrage = coefficients[..., None, None]
    ahead = np.arange(MONTHS_HELD_AHEAD)
    ages = known.age_months[:, None] + ahead
    total = grown(demand, demand_late, ages, adjustment) + grown(supply, supply_late, ages, adjustment)
    weight = np.exp(-ahead / arbitrage)
    held = (weight / total).sum(axis=-1) / weight.sum(axis=-1)
    return -np.log1p(-known.net_loss_share) * believed_share(known.believed_months, arbitrage[..., 0]) * held


def news_gap(coefficients: Array, variables: Array) -> Array:
    """Change of consumption after oil supply news less what demand elasticity and activity explain, in percent.

    Parameters
    ----------
    variables : array, (..., variable, horizon)
        Responses as in `NewsResponses`.

    Returns
    -------
    array, (..., matched month)
    """
    price, production, world_ip = (variables[..., i, MATCHED_MONTHS] for i in (0, 1, 3))
    return production - stock_build_pct(variables) - consumption_pct(coefficients, price, world_ip)


def stock_build_pct(variables: Array) -> Array:
    """Oil put into stocks in the quarter to each matched month, as a share of world production, in percent."""
    stocks = variables[..., 2, :]
    quarter = stocks[..., MATCHED_MONTHS] - stocks[..., MATCHED_MONTHS - 3]
    return np.asarray(STOCKS_IN_MONTHS_OF_PRODUCTION * quarter / 3.0)


def consumption_pct(coefficients: Array, price_pct: Array, world_ip_pct: Array) -> Array:
    """Consumption that a path of price and world industrial production explains at the matched months, in percent."""
    held = load_parameters().coefficients
    activity = held["energy_income_elasticity"].central * held["industry_gdp_ratio"].central
    demand, _, demand_late, _, adjustment, _ = np.asarray(coefficients)[..., None]
    elasticity = grown(demand, demand_late, MATCHED_MONTHS.astype(float), adjustment)
    return np.asarray(activity * world_ip_pct - elasticity * price_pct)


@cache
def market_fit(without: str = "") -> MarketFit:
    """Posterior mode and Laplace covariance; `without` leaves out one episode by year, or "news".

    Minimum distance: log price rises of the episodes, weighted by the spread between episodes (estimated in rounds)
    and by the published range; consumption after oil supply news, weighted by its bootstrap covariance; the priors.
    """
    known = episodes().without(without)
    news = None if without == "news" else news_responses()
    mean = np.array([prior.log_median for prior in PRIORS])
    spread = 0.3
    for _ in range(ROUNDS):
        whiten = _whitener(mean, news) if news else None
        found = least_squares(_distances, mean, args=(known, spread, news, whiten))
        mean = found.x
        misses = np.log(known.rise_log / price_rise_log(np.exp(mean), known))
        spread = float(np.sqrt((misses**2).sum() / (len(misses) - 1)))
    return MarketFit(mean, np.linalg.inv(found.jac.T @ found.jac), spread)


def _distances(logs: Array, known: Episodes, spread: float, news: NewsResponses | None, whiten: Array | None) -> Array:
    """Residuals in standard deviations: episodes, news, priors."""
    coefficients = np.exp(logs)
    missed = np.log(known.rise_log / price_rise_log(coefficients, known)) / np.hypot(spread, known.rise_log_error)
    prior = np.array([(log - p.log_median) / p.log_spread for log, p in zip(logs, PRIORS, strict=True)])
    parts = [missed, prior]
    if news is not None and whiten is not None:
        parts.append(whiten @ news_gap(coefficients, news.point))
    return np.concatenate(parts)


def _whitener(logs: Array, news: NewsResponses) -> Array:
    """Matrix that turns news gaps into independent standard ones, from their bootstrap covariance at a coefficient."""
    gaps = news_gap(np.exp(logs), news.bootstrap)
    return np.asarray(np.linalg.inv(np.linalg.cholesky(np.cov(gaps.T))))
