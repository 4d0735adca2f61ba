"""Fit: how far and how fast the coal price follows TTF."""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.optimize import curve_fit
from statsmodels.stats.sandwich_covariance import S_hac_simple

from econ.build_baseline.markets import series
from econ.estimate.fit import Estimate, Fit

Array = NDArray[np.float64]

HORIZONS = range(13)
SAMPLES = {
    "2015-04 to 2026-02": slice("2015-04", "2026-02"),
    "2015-04 to 2021-08": slice("2015-04", "2021-08"),
    "2023-07 to 2026-02": slice("2023-07", "2026-02"),
}


def log_prices() -> pd.DataFrame:
    """Logarithms of coal, TTF and Brent by month."""
    prices = {
        "coal": series("coal_newcastle", "coal_usd_t"),
        "ttf": series("ttf", "ttf_eur_mwh"),
        "brent": series("brent", "brent_usd_bbl"),
    }
    return pd.DataFrame({name: np.log(price) for name, price in prices.items()})


def multiplier(
    prices: pd.DataFrame, horizon: int, instrument: pd.Series | None = None, without: slice | None = None
) -> tuple[float, float, int, float]:
    """Rise of coal over a horizon per rise of TTF over it; standard error; observations; first-stage F.

    Local projection by instrumental variables: the instrument is the first month's change of TTF or the one given,
    controls are the month before and Brent. Newey-West over the horizon plus three months.
    """
    before = prices.shift(1)
    design = pd.DataFrame(
        {
            "coal": prices["coal"].shift(-horizon) - before["coal"],
            "ttf": prices["ttf"].shift(-horizon) - before["ttf"],
            "impulse": prices["ttf"] - before["ttf"] if instrument is None else instrument.reindex(prices.index),
            "brent": prices["brent"] - before["brent"],
            "coal_before": before["coal"].diff(),
            "ttf_before": before["ttf"].diff(),
            "constant": 1.0,
        }
    ).dropna()
    if without is not None:
        design = design.drop(design[without].index)
    controls = ["brent", "coal_before", "ttf_before", "constant"]
    x, z = design[["ttf", *controls]].to_numpy(), design[["impulse", *controls]].to_numpy()
    inverse = np.linalg.inv(z.T @ x)
    coefficients = inverse @ z.T @ design["coal"].to_numpy()
    residual = design["coal"].to_numpy() - x @ coefficients
    covariance = inverse @ S_hac_simple(z * residual[:, None], nlags=horizon + 3) @ inverse.T
    strength = float(sm.OLS(x[:, 0], z).fit().tvalues[0] ** 2)
    return float(coefficients[0]), float(np.sqrt(covariance[0, 0])), len(design), strength


def approach(horizon: Array, full: float, months: float) -> Array:
    """Partial adjustment a number of months after a lasting change."""
    return full * -np.expm1(-(horizon + 1.0) / months)


def multipliers(sample: slice, instrument: pd.Series | None = None, without: slice | None = None) -> Array:
    """Multiplier, standard error, observations and first-stage F by horizon, (horizon, 4)."""
    prices = log_prices()[sample]
    return np.array([multiplier(prices, horizon, instrument, without) for horizon in HORIZONS])


def coal(without: slice | None = None) -> Fit:
    """Elasticity of coal to a lasting change of TTF, and the lag with which it is reached.

    Parameters
    ----------
    without : slice, optional
        Months left out as starting points.
    """
    found = multipliers(SAMPLES["2015-04 to 2026-02"], without=without)
    values, covariance = curve_fit(
        approach, np.array(HORIZONS), found[:, 0], p0=(0.5, 3.0), sigma=found[:, 1], absolute_sigma=True
    )
    covariance = covariance * len(HORIZONS)
    spread = np.sqrt(np.diag(covariance))
    names = (("coal_gas_elasticity", "elasticity"), ("coal_gas_lag_months", "months"))
    return Fit(
        id="coal",
        title="Newcastle coal on TTF",
        method=(
            "Local projections of the log coal price by instrumental variables: rise of coal over rise of TTF, both "
            "after a month's change of TTF, with the month before and Brent as controls. A partial adjustment is laid "
            "through the thirteen horizons, weighted by their errors, which are taken as fully "
            "correlated. Not causal beyond doubt: weather, Chinese demand and the war moved both prices, so this is "
            "an upper bound. Gas supply news (Colombo & Toni 2025) as the instrument says the like, but is weak: see "
            "its first-stage F. Since mid 2023 coal has not followed TTF at all."
        ),
        sample="2015-04 to 2026-02" + ("" if without is None else f", without {without.start} to {without.stop}"),
        observations=int(found[0, 2]),
        estimates=tuple(
            Estimate.lognormal(name, unit, float(np.log(value)), float(error / value))
            for (name, unit), value, error in zip(names, values, spread, strict=True)
        ),
        correlation=covariance / np.outer(spread, spread),
        statistics={
            "mean distance to the curve": float(np.abs(found[:, 0] - approach(np.array(HORIZONS), *values)).mean())
        },
        table=_table(),
    )


def _table() -> str:
    """Multipliers by sample, and with gas supply news as the instrument."""
    found = {name: multipliers(sample) for name, sample in SAMPLES.items()}
    news = multipliers(SAMPLES["2015-04 to 2026-02"], series("gas_instruments", "news_supply", region="EA"))
    found["gas supply news, 2015-04 to 2023-12"] = news
    lines = ["Multiplier by horizon (standard error):", "", f"| month | {' | '.join(found)} | F of the news |"]
    lines.append("|---" * (len(found) + 2) + "|")
    for horizon in HORIZONS:
        cells = [f"{one[horizon, 0]:.2f} ({one[horizon, 1]:.2f})" for one in found.values()]
        lines.append(f"| {horizon} | {' | '.join(cells)} | {news[horizon, 3]:.1f} |")
    return "\n".join(lines)
