"""The fit of the second round as a report: posterior beside priors, episodes, breadth."""

from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.linalg import block_diag
from statsmodels.regression.linear_model import RegressionResultsWrapper

from econ.draws import Z_95
from econ.estimate.fit import Estimate, Fit
from econ.estimate.price_data import CRISIS, LAST, PANDEMIC, contributions, passed_through
from econ.estimate.second_round import EPISODES, NAMES, PRIORS, Posterior, central, episode, misfit, posterior

EARLIER = {"US food since 1998": "1987-01", "US core since 1998": "1987-01"}
"""Starts with more months, but in the disinflation and before the supply-chain index."""


def second_round() -> Fit:
    """Ratios of food and core prices to energy and their lags, EU and US together."""
    fit = central()
    spread = np.sqrt(np.diag(fit.log_covariance))
    return Fit(
        id="second-round",
        title="Second round: food and core prices after energy",
        method=(
            "Contributions of food and core to annual inflation on that of energy, passed through by partial "
            "adjustment; the ratio of core grows with size. Least squares with Laplace posterior: episodes weighted "
            "by their error and autocorrelation, a factor of its own for each with estimated spread, priors that span "
            "published studies. Food is freed of food commodity prices in the region's money, core of unemployment "
            "over its ten-year mean and of supply-chain pressure. The pandemic (2020-01 to 2021-06) is left out."
        ),
        sample=f"EU 2001-01 and US 1998-01 to {LAST} at the latest, US core also 1968 to 1986",
        observations=sum(len(part.observed) for part in fit.episodes),
        estimates=(
            *(
                Estimate.lognormal(prior.name, prior.unit, float(mean), float(error))
                for prior, mean, error in zip(PRIORS, fit.log_mean, spread, strict=True)
            ),
            Estimate.lognormal("second_round_response_scale", "ratio", 0.0, fit.spread_log),
        ),
        correlation=block_diag(fit.log_covariance / np.outer(spread, spread), 1.0),
        statistics={
            "standard deviation of log(an episode's ratio / common ratio)": fit.spread_log,
            **{
                f"food and core per pp of energy after three years, {region}, lasting {size:g} pp": ratio_after(
                    fit, region.lower(), size
                )
                for region in ("EU", "US")
                for size in (0.3, 1.0, 4.0)
            },
        },
        table="\n\n".join([_prior_table(), _episode_table(), _sensitivity_table(), _breadth_table()]),
    )


def ratio_after(fit: Posterior, region: str, energy_pp: float, months: int = 36) -> float:
    """Food and core per pp of energy some months after a lasting rise of energy's contribution, at the mode."""
    value = fit.values
    small, large = value[f"core_ratio_small_{region}"], value["core_ratio_large"]
    core = small + (large - small) * -np.expm1(-energy_pp / value["core_ratio_scale_pp"])
    reached_core = -np.expm1(-months / value[f"core_lag_months_{region}"])
    reached_food = -np.expm1(-months / value["food_lag_months"])
    return float(core * reached_core + value[f"food_ratio_{region}"] * reached_food)


def breadth(region: str) -> RegressionResultsWrapper:
    """Regress core on its fitted response and on food's contribution, alone and where energy rises with it.

    Food and the product are passed through with the core lag; `breadth` is the product of energy and food above their
    means where both are above.
    """
    name = f"{region} core since {'2001' if region == 'EU' else '1998'}"
    fit = central()
    place = list(EPISODES).index(name)
    given = fit.episodes[place]
    parts = contributions(region)[["energy", "food"]].dropna()
    above = parts - parts.loc[given.observed.index].mean()
    both = above.clip(lower=0.0).prod(axis=1)
    lag = fit.values[f"core_lag_months_{region.lower()}"]
    frame = pd.DataFrame(
        {
            "response": given.without_others(given.response(fit.log_mean, float(fit.factors_log[place]))),
            "food": given.without_others(passed_through(above["food"], lag)[given.observed.index].to_numpy()),
            "breadth": given.without_others(passed_through(both, lag)[given.observed.index].to_numpy()),
        },
        index=given.observed.index,
    )
    observed = given.without_others(given.observed.to_numpy(dtype=float))
    return sm.OLS(observed, frame).fit(cov_type="HAC", cov_kwds={"maxlags": 24})


@cache
def alternatives() -> dict[str, Posterior]:
    """Return posteriors on other months and controls, by what differs."""
    calm = [name for name in EPISODES if "2021-07" not in name]
    return {
        "central": central(),
        "without 2021-07 to 2023-12": posterior([episode(name, (PANDEMIC, CRISIS)) for name in calm]),
        "pandemic kept": posterior([episode(name, ()) for name in EPISODES]),
        "no controls": posterior([episode(name, with_others=False) for name in EPISODES]),
        "without US core 1968 to 1986": posterior([episode(name) for name in EPISODES if "1968" not in name]),
        "US since 1987": posterior([episode(name, since=EARLIER.get(name, "")) for name in EPISODES]),
        "EU alone": posterior([episode(name) for name in EPISODES if name.startswith("EU")]),
    }


def _prior_table() -> str:
    fit = central()
    spread = np.sqrt(np.diag(fit.log_covariance))
    lines = ["## Prior, posterior, literature", "", "| | prior | posterior | spread kept | literature |"]
    lines.append("|---|---|---|---|---|")
    for prior, mean, error in zip(PRIORS, fit.log_mean, spread, strict=True):
        centre, low, high = (np.exp(mean + z * Z_95 * error) for z in (0, -1, 1))
        lines.append(
            f"| {prior.name} | {np.exp(prior.log_median):.2f} ({prior.low:g} to {prior.high:g}) "
            f"| {centre:.2f} ({low:.2f} to {high:.2f}) | {error / prior.log_spread:.2f} | {prior.source} |"
        )
    lines += [
        "",
        "Spread kept: posterior over prior standard deviation of the logarithm; near one the data are silent.",
    ]
    return "\n".join(lines)


def _episode_table() -> str:
    fit = central()
    lines = [
        "## Episodes: factor on the food ratio or the large core ratio, and what energy explains",
        "",
        "| episode | n | factor | ratio | R2 of what controls leave | standard error, pp |",
        "|---|---|---|---|---|---|",
    ]
    for part, factor in zip(fit.episodes, fit.factors_log, strict=True):
        unexplained = misfit(part, fit.log_mean, float(factor))
        left = part.without_others(part.observed.to_numpy(dtype=float))
        common = fit.values[f"food_ratio_{part.region.lower()}" if part.part == "food" else "core_ratio_large"]
        lines.append(
            f"| {part.name} | {len(part.observed)} | {np.exp(factor):.2f} | {common * np.exp(factor):.2f} "
            f"| {1.0 - unexplained.var() / left.var():.2f} | {unexplained.std():.2f} |"
        )
    return "\n".join(lines)


def _sensitivity_table() -> str:
    short = [name.replace("_ratio", "").replace("_months", "").replace("_", " ") for name in NAMES]
    lines = ["## Posterior on other data", "", "| data | " + " | ".join(short) + " | spread |"]
    lines.append("|---|" + "---|" * (len(NAMES) + 1))
    for name, fit in alternatives().items():
        values = " | ".join(f"{value:.2f}" for value in fit.values.values())
        lines.append(f"| {name} | {values} | {fit.spread_log:.2f} |")
    return "\n".join(lines)


def _breadth_table() -> str:
    lines = [
        "## Breadth: core on its fitted response, food, and energy and food rising together (error)",
        "",
        "| region | response | food | together | R2 |",
        "|---|---|---|---|---|",
    ]
    for region in ("EU", "US"):
        fit = breadth(region)
        cells = " | ".join(f"{fit.params[name]:.2f} ({fit.bse[name]:.2f})" for name in ("response", "food", "breadth"))
        lines.append(f"| {region} | {cells} | {fit.rsquared:.2f} |")
    return "\n".join(lines)
