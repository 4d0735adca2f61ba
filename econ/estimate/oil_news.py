"""Oil supply news: the proxy SVAR of Känzig (2021), replicated, with a moving-block bootstrap."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray

import data
from econ.estimate.responses import NORMALISED_RISE_PCT

Array = NDArray[np.float64]

LAGS = 12
HORIZON = 48
SAMPLE = slice("1974-01", "2017-12")
COLUMNS = (
    "wti_usd_bbl",
    "oil_production_kbd",
    "oil_stocks_mmbbl",
    "world_ip_index",
    "us_ip_index",
    "us_cpi_index",
)
VARIABLES = ("price", "production", "stocks", "world_ip", "us_ip", "us_cpi")
BLOCK_MONTHS = 24
REPLICATIONS = 300
SEED = 2021


@dataclass(frozen=True)
class NewsResponses:
    """Responses to oil supply news that raises the real oil price by ten percent at once.

    Attributes
    ----------
    point : array, (variable, horizon)
        In percent, variables as in `VARIABLES`, horizons 0 to `HORIZON` months.
    bootstrap : array, (replication, variable, horizon)
    first_stage_f, first_stage_robust_f : float
        F statistic of the instrument in the equation of the oil price, homoskedastic and robust.
    observations : int
    """

    point: Array
    bootstrap: Array
    first_stage_f: float
    first_stage_robust_f: float
    observations: int


@cache
def news_responses() -> NewsResponses:
    """Estimate the VAR in logs and its responses, 1974 to 2017; instrument: price surprises around OPEC announcements.

    Blocks of residuals and instrument are drawn together and centred by place in the block (Jentsch & Lunsford 2019).
    """
    levels, instrument = _sample()
    coefficients, residuals = _least_squares(levels)
    point = _responses(coefficients, residuals, instrument)
    rng = np.random.default_rng(SEED)
    count = len(residuals)
    blocks = -(-count // BLOCK_MONTHS)
    starts = rng.integers(0, count - BLOCK_MONTHS + 1, (REPLICATIONS, blocks))
    centres = np.array([residuals[i : count - BLOCK_MONTHS + 1 + i].mean(axis=0) for i in range(BLOCK_MONTHS)])
    replications = []
    for chosen in starts:
        rows = (chosen[:, None] + np.arange(BLOCK_MONTHS)).ravel()[:count]
        drawn = residuals[rows] - np.tile(centres, (blocks, 1))[:count]
        again, found = _least_squares(_simulated(levels[:LAGS], coefficients, drawn))
        replications.append(_responses(again, found, instrument[rows]))
    first_stage = sm.OLS(residuals[:, 0], sm.add_constant(instrument))
    return NewsResponses(
        point,
        np.array(replications),
        float(first_stage.fit().fvalue),
        float(first_stage.fit(cov_type="HC1").fvalue),
        count,
    )


def _sample() -> tuple[Array, Array]:
    """Log levels times 100, (month, variable), and the instrument for the months after the lags; missing is zero."""
    table = data.load("kaenzig_var").set_index("month")[SAMPLE]
    logs = pd.DataFrame(100.0 * np.log(table[list(COLUMNS)].astype(float)))
    logs["wti_usd_bbl"] -= logs["us_cpi_index"]
    levels = logs[list(COLUMNS)].to_numpy(dtype=float)
    return levels, table["surprise_pct"].fillna(0.0).to_numpy(dtype=float)[LAGS:]


def _least_squares(levels: Array) -> tuple[Array, Array]:
    """Coefficients, (1 + lags x variable, variable), and residuals of the VAR with constant."""
    regressors = _lags(levels)
    coefficients = np.asarray(np.linalg.solve(regressors.T @ regressors, regressors.T @ levels[LAGS:]), dtype=float)
    return coefficients, levels[LAGS:] - regressors @ coefficients


def _lags(levels: Array) -> Array:
    count = len(levels)
    lagged = [levels[LAGS - lag : count - lag] for lag in range(1, LAGS + 1)]
    return np.column_stack([np.ones(count - LAGS), *lagged])


def _simulated(start: Array, coefficients: Array, shocks: Array) -> Array:
    """Levels that the VAR makes of drawn residuals, from the observed first months."""
    levels = np.concatenate([start, np.zeros_like(shocks)])
    for month in range(LAGS, len(levels)):
        past = levels[month - LAGS : month][::-1].ravel()
        levels[month] = coefficients[0] + past @ coefficients[1:] + shocks[month - LAGS]
    return levels


def _responses(coefficients: Array, residuals: Array, instrument: Array) -> Array:
    """Impulse responses, (variable, horizon), to the shock that the instrument picks out."""
    relevance = residuals.T @ (instrument - instrument.mean()) / len(instrument)
    impact = NORMALISED_RISE_PCT * relevance / relevance[0]
    path = np.zeros((LAGS + HORIZON + 1, len(VARIABLES)))
    path[LAGS] = impact
    for month in range(LAGS + 1, len(path)):
        path[month] = path[month - LAGS : month][::-1].ravel() @ coefficients[1:]
    return path[LAGS:].T
