"""Okun's coefficient by member state, and whether exposures ranked the growth surprises of 2022."""

from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.stats import spearmanr

from econ.axes import MEMBER_STATES
from econ.estimate.fit import Fit
from econ.estimate.member_data import gdp_weights, log_panel, member_panel, pre_war_exposures
from econ.estimate.random_effects import RandomEffects, shrunk

QUARTERS = 4
LAGS_QUARTERS = 6
PANDEMIC_QUARTERS = slice("2020-01", "2022-04")
"""Quarters whose growth over a year has a pandemic quarter, 2020Q1 to 2021Q2, at either end."""

TESTED = ("oil intensity", "industry gas intensity", "protected gas intensity", "net gas import intensity")

TREND_YEARS = slice("2012", "2019")
BEFORE, AFTER = pd.Timestamp("2021-10"), pd.Timestamp("2023-01")


def _panel() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Change of unemployment over a year in pp, and growth over a year in percent; by quarter and state."""
    jobless = member_panel("unemployment", "unemployment_rate_pct").resample("QS").mean()
    output = log_panel("gdp_members", "gdp_index_2015")
    change, growth = jobless.diff(QUARTERS), output.diff(QUARTERS)
    both = change.index.intersection(growth.index)
    both = both.drop(both[both.slice_indexer(PANDEMIC_QUARTERS.start, PANDEMIC_QUARTERS.stop)])
    return change.loc[both], growth.loc[both]


@cache
def okun() -> tuple[pd.DataFrame, RandomEffects]:
    r"""Estimate each state's coefficient and shrink it to the mean of all.

    .. math:: \Delta_4 u_{i,t} = a_i + c_i\, \Delta_4 \ln Y_{i,t} + e_{i,t}
    """
    change, growth = _panel()
    rows = {}
    for state in MEMBER_STATES:
        known = pd.DataFrame({"u": change[state], "y": growth[state]}).dropna()
        found = sm.OLS(known["u"], sm.add_constant(known["y"])).fit(cov_type="HAC", cov_kwds={"maxlags": LAGS_QUARTERS})
        rows[state] = {"estimate": found.params["y"], "error": found.bse["y"], "n": float(found.nobs)}
    table = pd.DataFrame(rows).T
    effects = shrunk(table["estimate"].to_numpy(), table["error"].to_numpy(), np.ones((len(table), 1)))
    return table, effects


def okun_relative() -> pd.Series:
    """Okun's coefficient relative to the GDP-weighted mean, never of the wrong sign."""
    relative = pd.Series(np.minimum(okun()[1].effect, 0.0), index=list(MEMBER_STATES))
    return relative / float((relative * gdp_weights()).sum())


def growth_surprise_2022() -> pd.Series:
    """Growth from 2021Q4 to 2023Q1 less five quarters of a state's mean growth of 2012 to 2019, in percent."""
    output = log_panel("gdp_members", "gdp_index_2015")
    usual = output.diff()[TREND_YEARS].mean()
    quarters = len(output[BEFORE:AFTER]) - 1
    at = output.T
    return at[AFTER] - at[BEFORE] - quarters * usual


@cache
def member_jobs() -> Fit:
    """Fit Okun's law by state; the coefficients stand in the baselines (`okun_relative`)."""
    table, effects = okun()
    surprise, exposure = growth_surprise_2022(), pre_war_exposures()
    statistics = {
        "mean coefficient, pp per percent": float(effects.slope[0]),
        "its standard error": float(effects.slope_error[0]),
        "spread of true coefficients": effects.spread,
        "GDP-weighted mean, pp per percent": float((pd.Series(effects.effect, table.index) * gdp_weights()).sum()),
    }
    without_ireland = surprise.index != "IE"
    for what in TESTED:
        used = exposure[f"{what.replace(' ', '_')}_relative"]
        found = spearmanr(used[without_ireland], -surprise[without_ireland])
        statistics[f"2022: rank correlation of the growth shortfall with {what}"] = float(found.statistic)
        statistics[f"its p value ({what})"] = float(found.pvalue)
    relative = okun_relative()
    estimate, error = (table[column].to_numpy(dtype=float) for column in ("estimate", "error"))
    rows = "\n".join(
        f"| {s} | {estimate[i]:.2f} | {error[i]:.2f} | {effects.effect[i]:.2f} "
        f"| {relative[s]:.2f} | {surprise[s]:.1f} |"
        for i, s in enumerate(MEMBER_STATES)
    )
    return Fit(
        id="member-jobs",
        title="Unemployment of the member states after output, and the growth of 2022",
        method=(
            "Change of the unemployment rate over a year on growth over a year, by state, Newey-West errors (6 lags); "
            "coefficients shrunk to their mean by restricted maximum likelihood. The lower lines are no fit but a "
            "test: growth from 2021Q4 to 2023Q1 against a state's own mean of 2012 to 2019, ranked against exposures "
            "that never saw it (26 states; Ireland's GDP is left out, it follows the books of foreign firms)."
        ),
        sample="2002Q1 to 2025Q1 without 2020Q1 to 2022Q2, 27 states",
        observations=int(table["n"].sum()),
        estimates=(),
        statistics=statistics,
        table="| state | estimated | error | used | relative to the EU | growth surprise of 2022, % |\n"
        "|---|---|---|---|---|---|\n" + rows,
    )
