"""A vector autoregression in statsmodels beside a full run: what an economist would reach for first.

It is fitted on nine of the project's own monthly tables: twelve series of prices, output, jobs and interest rates of
both regions with six lags, 2000-02 to 2025-05, in levels (its largest root is 1.003). Like a run it gives 2,000 paths
of 60 months and their quantiles. Unlike a run it knows no embargo, no scenario and no levers: its paths are chance
about the past, and its coefficients stand still. `errband_mc` does draw coefficients: it fits the VAR anew on
simulated data for each draw, and gives bands of impulse responses of twelve series to twelve shocks. A run gives some
three hundred series of what follows from one scenario, each draw with coefficients of its own. So neither can stand
in for the other; what can be compared is time for a draw and for each number.
"""

import numpy as np
import pandas as pd
import pytest
from statsmodels.tsa.api import VAR

import data
from benchmarks.full_runs import PRESET
from econ import load_scenario, simulate
from econ.quantiles import QUANTILES

DRAWS, MONTHS, LAGS, REFITS = 2_000, 60, 6, 50


@pytest.fixture(scope="module")
def fitted():
    """Fit on the months that all tables have."""
    return VAR(_table()).fit(LAGS)


def _column(table, column, country=None):
    found = data.load(table)
    rows = found if country is None else found[found["country"] == country]
    return rows.set_index("month")[column].astype(float)


def _table():
    """Twelve series by month: logarithms of prices and output, rates and inflation in percent."""
    return pd.DataFrame(
        {
            "brent": np.log(_column("brent", "brent_usd_bbl")),
            "ttf": np.log(_column("ttf", "ttf_eur_mwh")),
            "henry_hub": np.log(_column("henry_hub", "henry_hub_usd_mmbtu")),
            "euro": np.log(_column("fx", "usd_per_eur")),
            "hicp_ea": _column("hicp_ea", "headline_yoy_pct"),
            "cpi_us": np.log(_column("cpi_us", "headline_index")),
            "industry_ea": np.log(_column("industrial_production", "ip_index", "EA")),
            "industry_us": np.log(_column("industrial_production", "ip_index", "US")),
            "unemployment_eu": _column("unemployment", "unemployment_rate_pct", "EU"),
            "unemployment_us": _column("unemployment", "unemployment_rate_pct", "US"),
            "rate_ea": _column("policy_rates", "policy_rate_pct", "EA"),
            "rate_us": _column("policy_rates", "policy_rate_pct", "US"),
        }
    ).dropna()


def full_run(draws):
    result = simulate(load_scenario(PRESET).with_levers({"run.n_draws": draws}))
    return result.every_quantile()


def test_our_full_run(timed_peer):
    series = len(full_run(20))
    timed_peer("this model: full run, all quantiles", lambda: full_run(DRAWS), DRAWS, series * MONTHS)


def paths(fitted, draws):
    """Simulated paths from the last observed months on, and their quantiles."""
    start = fitted.endog[-LAGS:]
    rng = np.random.default_rng(0)
    found = fitted.simulate_var(LAGS + MONTHS, initial_values=start, nsimulations=draws, rng=rng)[:, LAGS:]
    return np.quantile(found, QUANTILES, axis=0)


def test_simulated_paths(timed_peer, fitted):
    assert np.isfinite(paths(fitted, DRAWS)).all()
    name = "statsmodels: VAR of 12 series, paths and quantiles"
    timed_peer(name, lambda: paths(fitted, DRAWS), DRAWS, fitted.neqs * MONTHS)


def test_error_bands(timed_peer, fitted):
    def bands():
        return fitted.irf(MONTHS).errband_mc(orth=True, repl=REFITS, rng=np.random.default_rng(0))

    name = "statsmodels: irf.errband_mc of the same VAR"
    timed_peer(name, bands, REFITS, fitted.neqs**2 * (MONTHS + 1), rounds=1)
