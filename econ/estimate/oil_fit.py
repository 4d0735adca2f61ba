"""The fit of the oil market as a report: posterior beside priors and literature, episodes in and out of sample."""

import numpy as np
from numpy.typing import NDArray

from econ.estimate.fit import Estimate, Fit
from econ.estimate.oil_episodes import episodes
from econ.estimate.oil_market import MATCHED_MONTHS, PRIORS, MarketFit, market_fit, news_gap, price_rise_log
from econ.estimate.oil_news import news_responses

Array = NDArray[np.float64]

RESPONSE_SCALE = "oil_price_response_scale"


def oil_market(left_out: str = "") -> Fit:
    """Elasticities, stock-holding and the spread between episodes.

    Parameters
    ----------
    left_out : str
        Episode left out, by year; empty = none.
    """
    fit = market_fit(left_out)
    estimates, correlation = estimates_of(fit)
    news = news_responses()
    return Fit(
        id="oil_market",
        title="Oil market: elasticities and stock-holding",
        method=(
            "Minimum distance with Laplace posterior: log price rises of six episodes of lost oil, consumption "
            "after oil supply news (proxy SVAR of Känzig 2021, replicated; moving-block bootstrap covariance) and "
            "priors that span published studies. The spread between episodes is estimated in the same rounds and "
            "drawn with the rest. The activity term, energy_income_elasticity times industry_gdp_ratio, is held."
        ),
        sample="episodes 1973 to March 2022, news 1974 to 2017",
        observations=len(episodes().years) + len(MATCHED_MONTHS),
        estimates=estimates,
        correlation=correlation,
        statistics={
            "standard deviation of log(actual rise / fitted rise) between episodes": fit.episode_spread,
            "first-stage F, homoskedastic (published 22.67)": news.first_stage_f,
            "first-stage F, robust": news.first_stage_robust_f,
            "total elasticity after 3 months, at the posterior mode": _total(fit.log_mean, 3.0),
            "total elasticity after 12 months": _total(fit.log_mean, 12.0),
            "total elasticity after 36 months": _total(fit.log_mean, 36.0),
        },
        table="\n\n".join([_prior_table(), _episode_table(), _news_table(), _sensitivity_table()]),
    )


def estimates_of(fit: MarketFit) -> tuple[tuple[Estimate, ...], Array]:
    """Coefficients of a fit as parameters.toml holds them, and the correlation of the normal numbers behind them."""
    errors = np.sqrt(np.diag(fit.log_covariance))
    estimates = [
        Estimate.lognormal(prior.name, prior.unit, float(mean), float(error), prior.sign)
        for prior, mean, error in zip(PRIORS, fit.log_mean, errors, strict=True)
    ]
    estimates.append(Estimate.lognormal(RESPONSE_SCALE, "ratio", 0.0, fit.episode_spread))
    signs = np.array([prior.sign for prior in PRIORS] + [1])
    correlation = np.eye(len(estimates))
    correlation[:-1, :-1] = fit.log_covariance / np.outer(errors, errors)
    return tuple(estimates), correlation * np.outer(signs, signs)


def _total(logs: Array, age: float) -> float:
    demand, supply, demand_late, supply_late, adjustment, _ = np.exp(logs)
    return float(demand + supply + (demand_late - demand + supply_late - supply) * -np.expm1(-age / adjustment))


def _prior_table() -> str:
    fit = market_fit()
    spread = np.sqrt(np.diag(fit.log_covariance))
    lines = ["## Prior, posterior, literature", "", "| | prior | posterior | literature |", "|---|---|---|---|"]
    for prior, mean, error in zip(PRIORS, fit.log_mean, spread, strict=True):
        centre, low, high = (np.exp(mean + z * 1.645 * error) for z in (0, -1, 1))
        lines.append(
            f"| {prior.name} | {np.exp(prior.log_median):.3g} ({prior.low:g} to {prior.high:g}) "
            f"| {centre:.3g} ({low:.3g} to {high:.3g}) | {prior.source} |"
        )
    return "\n".join(lines)


def _episode_table() -> str:
    known = episodes()
    fitted = 100.0 * np.expm1(price_rise_log(np.exp(market_fit().log_mean), known))
    lines = [
        "## Episodes: price rise in percent",
        "",
        "| episode | net loss, % of world | actual | in sample | leave one out: median (90 %) |",
        "|---|---|---|---|---|",
    ]
    for i, year in enumerate(known.years):
        low, middle, high = predict_episode(year)
        lines.append(
            f"| {year} | {100 * known.net_loss_share[i]:.1f} | {100 * np.expm1(known.rise_log[i]):.0f} "
            f"| {fitted[i]:.0f} | {middle:.0f} ({low:.0f} to {high:.0f}) |"
        )
    return "\n".join(lines)


def predicted_rises_pct(year: str, count: int) -> Array:
    """Draws of an episode's price rise by a fit without it, spread between episodes included; shape (draw,)."""
    coefficients, factor = market_fit(year).draws(count)
    return np.asarray(100.0 * np.expm1(price_rise_log(coefficients, episodes().only(year))[:, 0] * factor))


def predict_episode(year: str, count: int = 4000) -> tuple[float, float, float]:
    """5 %, median and 95 % of an episode's price rise by a fit without it."""
    low, middle, high = np.quantile(predicted_rises_pct(year, count), [0.05, 0.5, 0.95])
    return float(low), float(middle), float(high)


def _news_table() -> str:
    news, mode = news_responses(), np.exp(market_fit().log_mean)
    unexplained = news_gap(mode, news.point)
    errors = np.std(news_gap(mode, news.bootstrap), axis=0)
    lines = [
        "## Oil supply news: consumption unexplained at the posterior mode, percent",
        "",
        "| months | price | production | stocks | unexplained | bootstrap error |",
        "|---|---|---|---|---|---|",
    ]
    for i, month in enumerate(MATCHED_MONTHS):
        price, production, stocks = news.point[:3, month]
        lines.append(
            f"| {month} | {price:.1f} | {production:.2f} | {stocks:.2f} | {unexplained[i]:.2f} | {errors[i]:.2f} |"
        )
    return "\n".join(lines)


def _sensitivity_table() -> str:
    lines = ["## Posterior without one source", "", "| without | " + " | ".join(p.name for p in PRIORS) + " | spread |"]
    lines.append("|---|" + "---|" * (len(PRIORS) + 1))
    for left_out in ("", "news", *episodes().years):
        fit = market_fit(left_out)
        values = " | ".join(f"{value:.3g}" for value in np.exp(fit.log_mean))
        lines.append(f"| {left_out or 'nothing'} | {values} | {fit.episode_spread:.2f} |")
    return "\n".join(lines)
