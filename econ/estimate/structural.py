"""The structural block, matched: income, demand and second rounds under which the model responds as estimated."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.estimate.energy_shock import PANDEMIC, EnergyShock
from econ.estimate.fit import Estimate, Fit
from econ.estimate.gas_responses import (
    american_supply,
    euro_area_gas_shock,
    european_supply,
    gas_euro_area,
    gas_us,
    us_gas_shock,
)
from econ.estimate.matching import Match, Target, match
from econ.estimate.oil_responses import oil_euro_area, oil_us_extended
from econ.estimate.prior import Prior
from econ.estimate.sample_world import sample_world
from econ.estimate.second_round_fit import second_round

Array = NDArray[np.float64]

MONTHS = (3, 6, 12, 18, 24, 30, 36)
ACTIVITY = ("industrial_production_pct", "gdp_pct")
HEADLINE, CORE, FOOD, ENERGY = (f"{part}_cpi_pct" for part in ("headline", "core", "food", "energy"))
LAG = "judgement: spending follows income within a quarter to two years"
BILL = "a loss as large as the bill, a third to three times that; basic model elasticities 0.6, Lane (2026) about 4"
POTENTIAL = "row gdp_potential_oil40: -0.8 % (-0.6 to -1.0) after four years of +40 %, at a bill of 1.8 % of GDP"
RATE_RISE = "row pol_rate_gdp: prices over output in the years after a rate rise"

FROM_SECOND_ROUND = ("core_ratio_small_eu", "core_ratio_small_us")
"""Coefficients that distributed lags leave wide and responses narrow."""


@cache
def priors() -> tuple[Prior, ...]:
    """Return what is known of the coefficients apart from the responses."""
    second = {estimate.name: estimate for estimate in second_round().estimates}
    return (
        Prior("income_propensity_eu", "ratio", 0.3, 3.3, BILL, median=1.0),
        Prior("income_propensity_us", "ratio", 0.3, 3.3, BILL, median=1.0),
        Prior("income_lag_months", "months", 3.0, 27.0, LAG, median=9.0),
        Prior("potential_output_ratio", "ratio", 0.6, 5.4, POTENTIAL, median=1.8),
        Prior("potential_output_lag_months", "months", 24.0, 96.0, POTENTIAL, median=48.0),
        Prior("confidence_amplification", "ratio", 0.05, 0.8, "row keynes_mult; near zero in 2022", median=0.3),
        Prior("phillips_slope_pp_per_year", "pp a year per percent", 0.1, 0.5, RATE_RISE, median=0.25),
        *(Prior.of(second[name], "fit second-round") for name in FROM_SECOND_ROUND),
    )


@cache
def targets() -> tuple[Target, ...]:
    """Return what is matched: output and core prices after oil in the US and the euro area, core after gas there.

    Not matched but shown: headline, which is the sum of its parts; energy and food, whose coefficients are estimated
    directly; output after gas supply shocks, which rises in the estimates and in 2021 to 2023 cannot be told from the
    recovery.
    """
    oil_beside = (HEADLINE, ENERGY, "unemployment_rate_pp", "policy_rate_pp")
    gas = sample_world("2010-05", "2023-12", first_stage_weights(euro_area_gas_shock(european_supply())))
    oil_world = sample_world("1976-01", "2024-12"), sample_world("1999-01", "2024-12")
    return (
        Target(oil_us_extended(), (*ACTIVITY, CORE), MONTHS, oil_world[0], (*oil_beside, "equities_pct")),
        Target(oil_euro_area(), (*ACTIVITY, CORE), MONTHS, oil_world[1], (*oil_beside, FOOD)),
        Target(gas_euro_area(), (CORE,), MONTHS, gas, (HEADLINE, ENERGY, FOOD, *ACTIVITY)),
    )


def first_stage_weights(given: EnergyShock) -> pd.Series:
    """Weights with which months identify a response: shock times price change, outside the pandemic."""
    weights = (given.shock * given.price.diff()).dropna()
    outside = (weights.index < pd.Timestamp(PANDEMIC.start)) | (weights.index > pd.Timestamp(PANDEMIC.stop))
    return weights[outside].rename(None)


def compared() -> tuple[Target, ...]:
    """Return what is matched and what is only shown beside it: gas in the US, where hardly any response is clear."""
    world = sample_world("2004-07", "2023-12", first_stage_weights(us_gas_shock(american_supply())))
    return (*targets(), Target(gas_us(), (), MONTHS, world, (HEADLINE, ENERGY, *ACTIVITY)))


@cache
def matched() -> Match:
    """Return the outcome of the match."""
    return match(priors(), targets())


def as_matched() -> dict[str, Array]:
    """Coefficients as matched, one draw."""
    return {prior.name: np.exp(log)[None] for prior, log in zip(priors(), matched().log_values, strict=True)}


def structural() -> Fit:
    """Match the structural block to the estimated responses."""
    found = matched()
    spread = np.sqrt(np.diag(found.covariance))
    estimates = tuple(
        Estimate.lognormal(prior.name, prior.unit, log_value, error)
        for prior, log_value, error in zip(priors(), found.log_values, spread, strict=True)
    )
    return Fit(
        id="structural",
        title="Income, demand and second rounds, matched to estimated responses",
        method=(
            "Minimum distance between the responses of the model's economy and those estimated, in the world of their "
            "samples (oil bills, prices, producers), with priors from the literature; weights from the bands."
        ),
        sample="responses of fits oil-us, oil-euro-area and gas-euro-area",
        observations=sum(len(target.variables) * len(target.months) for target in targets()),
        estimates=estimates,
        correlation=found.covariance / np.outer(spread, spread),
        statistics={
            "distance at the priors, standard errors": found.distance_before,
            "distance matched, standard errors": found.distance_after,
        },
        table=_priors(estimates) + "\n" + _responses(),
    )


def _priors(estimates: tuple[Estimate, ...]) -> str:
    """Lay what was believed before beside what the responses make of it."""
    rows = [
        f"| `{before.name}` | {_span(before)} | {_span(after)} | {before.source} |"
        for before, after in zip(priors(), estimates, strict=True)
    ]
    return "\n".join(["| coefficient | prior (90 %) | matched (90 %) | prior from |", "|---|---|---|---|", *rows, ""])


def _span(of: Prior | Estimate) -> str:
    return f"{of.central:.3g} ({of.low:.3g} to {of.high:.3g})"


def _responses() -> str:
    """Model beside estimate, by response; those in brackets are not matched."""
    head = " | ".join(str(month) for month in MONTHS)
    lines = [
        "In brackets: shown, not matched. Headline is the sum of its parts; energy and food are estimated directly; "
        "output after gas supply shocks rises with the recovery of 2021 to 2023. Last column: root mean square "
        "distance in standard errors.",
        "",
        f"| response to +10 % | months | {head} | distance |",
        "|---|---|" + "---|" * (len(MONTHS) + 1),
    ]
    at = list(MONTHS)
    for target in compared():
        paths = target.paths_of_model(as_matched())
        for name in (*target.variables, *target.not_matched):
            point, error = target.responses.of(name)
            label = f"{target.responses.shock}, {target.responses.region}, {name}"
            label = f"({label})" if name in target.not_matched else label
            ours = paths[name][0, at]
            away = float(np.sqrt(np.mean(((ours - point[at]) / error[at]) ** 2)))
            lines.append(f"| {label} | model | " + " | ".join(f"{x:.2f}" for x in ours) + f" | {away:.1f} |")
            both = zip(point[at], error[at], strict=True)
            lines.append("| | estimate (s.e.) | " + " | ".join(f"{x:.2f} ({e:.2f})" for x, e in both) + " | |")
    return "\n".join(lines)
