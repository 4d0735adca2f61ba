"""Calibration of the simulated recession risk: what it would have said at past origins, and what came."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from econ.axes import MACRO_REGIONS
from econ.build_baseline.growth import PANDEMIC, ended_by, growth_process, quarterly_growth_pct
from econ.estimate.fit import Fit
from econ.estimate.growth_processes import stretches
from econ.estimate.growth_residuals import LAST_CLEAN_MONTH
from econ.risk.growth import BLOCK_QUARTERS
from econ.risk.recession import QUARTERS_PER_YEAR, recession_within_a_year

Array = NDArray[np.float64]

FIRST_ORIGIN = "1980-01-01"
FIRST_YEARS = {"EU": "1970", "US": "1947"}
AHEAD = QUARTERS_PER_YEAR + 1
"""Quarters that decide whether a pair of negative ones begins within a year."""

HISTORIES = {"all quarters before": 10_000, "30 years before": 120}
BINS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
LEAST, MOST = 0.005, 0.995
"""Probabilities are cut here for the logarithmic score."""

RESAMPLES = 1000


def forecast(history: pd.Series) -> tuple[float, float]:
    """Probability of a technical recession within a year from the last observed growth, and the past frequency.

    The simulation's own process without a shock: convergence to the mean, shocks in stretches of the past. A year is
    shorter than a stretch, so that every one of them can be taken once instead of drawn.
    """
    process = growth_process(history.to_frame())
    mean, rho, shocks = process.mean_pct[0], process.persistence[0], process.shock_pct[0]
    gap = np.clip(history.iloc[-1], *np.quantile(history, [0.05, 0.95])) - mean
    index = (np.arange(len(shocks))[:, None] + np.arange(AHEAD)) % len(shocks)
    growth = np.empty(index.shape)
    for step in range(AHEAD):
        gap = rho * gap + shocks[index[:, step]]
        growth[:, step] = mean + gap
    past = recession_within_a_year(history.to_numpy(dtype=float))[:-QUARTERS_PER_YEAR]
    return float(recession_within_a_year(growth)[:, 0].mean()), float(past.mean())


@cache
def forecasts(region: str, quarters: int) -> pd.DataFrame:
    """Probability, past frequency and outcome by origin, the last observed quarter.

    Origins in the pandemic, and those whose year touches it, are left out; a past pandemic enters no history.
    """
    growth = ended_by(quarterly_growth_pct(region), LAST_CLEAN_MONTH)[FIRST_YEARS[region] :]
    rows = {}
    for place in range(int(growth.index.searchsorted(pd.Timestamp(FIRST_ORIGIN))), len(growth) - AHEAD):
        seen = growth.index[place : place + AHEAD + 1]
        if seen.isin(PANDEMIC).any():
            continue
        probability, frequency = forecast(growth[: seen[0]].drop(PANDEMIC, errors="ignore").iloc[-quarters:])
        happened = recession_within_a_year(growth.iloc[place + 1 : place + 1 + AHEAD].to_numpy(dtype=float))[0]
        rows[seen[0]] = (probability, frequency, float(happened))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["probability", "base_rate", "happened"])


def scores(judged: pd.DataFrame) -> dict[str, float]:
    """Brier and logarithmic scores of forecast and base rate, skill, its block-bootstrap error, and ranking."""
    happened = judged["happened"].to_numpy(dtype=float)
    found = {}
    brier = {}
    for name in ("probability", "base_rate"):
        said = judged[name].to_numpy(dtype=float)
        brier[name] = (said - happened) ** 2
        cut = np.clip(said, LEAST, MOST)
        found[f"brier {name}"] = float(brier[name].mean())
        found[f"log {name}"] = float(-np.where(happened > 0, np.log(cut), np.log(1.0 - cut)).mean())
    both = np.array([brier["probability"], brier["base_rate"]])
    drawn = stretches(both, BLOCK_QUARTERS, RESAMPLES, len(happened), np.random.default_rng(0)).mean(axis=-1)
    found["skill"] = 1.0 - found["brier probability"] / found["brier base_rate"]
    found["skill error"] = float(np.std(1.0 - drawn[:, 0] / drawn[:, 1]))
    ranks = stats.rankdata(judged["probability"])
    positive = int(happened.sum())
    above = ranks[happened > 0].sum() - positive * (positive + 1) / 2
    found["auroc"] = float(above / (positive * (len(ranks) - positive)))
    return found


def reliability(judged: pd.DataFrame) -> pd.DataFrame:
    """Bounds, origins, mean probability and frequency of recessions by range of probability."""
    upper = np.searchsorted(BINS, judged["probability"])
    grouped = judged.assign(low=np.take(BINS, upper - 1), high=np.take(BINS, upper)).groupby(["low", "high"])
    return pd.DataFrame(
        {
            "origins": grouped.size(),
            "probability": grouped["probability"].mean(),
            "frequency": grouped["happened"].mean(),
        }
    ).reset_index()


@cache
def recession_calibration() -> Fit:
    """Judge the simulated probability of a technical recession by past outcomes, without any shock known."""
    judged = {(r, name): forecasts(r, length) for r in MACRO_REGIONS for name, length in HISTORIES.items()}
    first = next(iter(HISTORIES))
    statistics: dict[str, float] = {}
    for region in MACRO_REGIONS:
        found = scores(judged[region, first])
        statistics |= {
            f"{region}: Brier skill over the base rate": found["skill"],
            f"{region}: its block-bootstrap standard error": found["skill error"],
            f"{region}: area under the ROC curve": found["auroc"],
            f"{region}: mean probability": float(judged[region, first]["probability"].mean()),
            f"{region}: frequency of outcomes": float(judged[region, first]["happened"].mean()),
        }
    return Fit(
        id="recession-calibration",
        title="Calibration of the simulated recession risk",
        method=(
            "At each past quarter the process of the residuals is fitted to earlier quarters only and says, from that "
            "quarter's growth and no shock, how likely two negative quarters in a row are to begin within a year. The "
            "yardstick is the frequency in the same earlier quarters. Data as revised, origins overlapping; a handful "
            "of separate recessions decides, which is what the standard errors (stretches of twelve quarters) say. "
            "Result: right on average for the euro area, but no better than the base rate and no use for ranking "
            "quarters: growth itself does not warn of a recession a year ahead. With all quarters since 1947 it says "
            "too much for the US, where growth has been steadier since 1984; that speaks for a late sample. The "
            "simulated risk without a shock is a base rate, and its change with a shock is what carries information."
        ),
        sample=(
            "origins from 1980Q1, euro area from 1970 and US from 1947; years that touch 2020Q1 to 2021Q2 left out"
        ),
        observations=sum(len(judged[region, first]) for region in MACRO_REGIONS),
        estimates=(),
        statistics=statistics,
        table=_scores_table(judged) + "".join(_reliability_table(r, judged[r, first]) for r in MACRO_REGIONS),
    )


def _scores_table(judged: dict[tuple[str, str], pd.DataFrame]) -> str:
    """Scores by region and length of history; lower is better, skill above zero beats the base rate."""
    rows = []
    for (region, name), frame in judged.items():
        found = scores(frame)
        rows.append(
            f"| {region} | {name} | {len(frame)} | {found['brier probability']:.3f} / {found['brier base_rate']:.3f} "
            f"| {frame['probability'].mean():.3f} / {frame['happened'].mean():.3f} "
            f"| {found['skill']:.2f} ({found['skill error']:.2f}) "
            f"| {found['log probability']:.3f} / {found['log base_rate']:.3f} | {found['auroc']:.2f} |\n"
        )
    head = (
        "region | history | origins | Brier, forecast / base rate | said / happened | skill (error) "
        "| log score, forecast / base rate | AUROC"
    )
    return f"| {head} |\n|{'---|' * 8}\n{''.join(rows)}\n"


def _reliability_table(region: str, judged: pd.DataFrame) -> str:
    """Reliability of a region's forecasts."""
    rows = "".join(
        f"| {low:.2f} to {high:.2f} | {origins:.0f} | {said:.2f} | {frequency:.2f} |\n"
        for low, high, origins, said, frequency in reliability(judged).to_numpy()
    )
    return f"{region}\n\n| said | origins | mean probability | frequency |\n|---|---|---|---|\n{rows}\n"
