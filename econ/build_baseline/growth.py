"""Growth of a baseline: its way back to the mean, and the past shocks from which its residuals are taken."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.axes import RISK_REGIONS
from econ.build_baseline.convergence import converge
from econ.build_baseline.markets import series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import PATH_MONTHS, Vintage

Array = NDArray[np.float64]

FIRST_YEAR = "1995"
"""Before it the euro area is a backcast, and growth had another mean and, in the US, another spread."""

PANDEMIC = pd.date_range("2020-01-01", "2021-06-30", freq="QS")
"""Quarters left out of growth statistics: a closure, not a business cycle."""

MOST_PERSISTENT = 0.9
RECENT_QUARTERS = 3


@dataclass(frozen=True)
class GrowthProcess:
    """First-order autoregressions of quarterly growth, shocks of all regions dated alike.

    Attributes
    ----------
    mean_pct, persistence : array, (region,)
    gap_pct : array, (region, quarter)
        Growth less its mean; quarters that a region lacks filled with its usual answer to the first region's.
    shock_pct : array, (region, quarter)
        What the autoregressions leave, of mean zero; one quarter fewer.
    quarters : DatetimeIndex
        Quarters of the gaps.
    """

    mean_pct: Array
    persistence: Array
    gap_pct: Array
    shock_pct: Array
    quarters: pd.DatetimeIndex


def quarterly_growth_pct(region: str) -> pd.Series:
    """Growth of GDP over a quarter in log percent; the euro area stands for the EU."""
    if region == "EU":
        level = series("gdp_ea", "gdp_index_2015")
    elif region == "US":
        level = series("gdp_us", "gdp_usd_bn_2017")
    else:
        level = series("gdp_members", "gdp_index_2015", country=region)
    return pd.Series(100.0 * np.log(level)).diff().dropna()


def ended_by(growth: pd.Series, month: str) -> pd.Series:
    """Quarters that have ended by the end of a month."""
    ends = pd.DatetimeIndex(growth.index) + pd.offsets.QuarterEnd()
    return growth[ends <= pd.Timestamp(month) + pd.offsets.MonthEnd()]


def growth_process(sample: pd.DataFrame) -> GrowthProcess:
    """Fit the autoregressions by least squares, quarters around those left out taken as neighbours.

    Parameters
    ----------
    sample : DataFrame
        Growth by quarter, a column a region; the first column decides which quarters there are.
    """
    known = sample[sample.iloc[:, 0].notna()]
    mean = np.nanmean(sample.to_numpy(dtype=float), axis=0)
    gap = known.to_numpy(dtype=float) - mean
    first, there = gap[:, :1], ~np.isnan(gap)
    usual = np.nansum(gap * first, axis=0) / (there * first**2).sum(axis=0)
    gap = np.where(there, gap, usual * first)
    before, after = gap[:-1], gap[1:]
    persistence = np.clip((after * before).sum(axis=0) / (before**2).sum(axis=0), 0.0, MOST_PERSISTENT)
    shocks = after - persistence * before
    quarters = pd.DatetimeIndex(known.index)
    return GrowthProcess(mean, persistence, gap.T, (shocks - shocks.mean(axis=0)).T, quarters)


def growth(vintage: Vintage, parts: Parts) -> None:
    """Quarterly growth back to its mean, its last quarters, and the shocks of the past."""
    known = {region: ended_by(quarterly_growth_pct(region), vintage.month) for region in RISK_REGIONS}
    fits = pd.DataFrame({region: ended_by(values, vintage.fit_until) for region, values in known.items()})
    sample = fits[FIRST_YEAR:].drop(PANDEMIC, errors="ignore")
    process = growth_process(sample)
    paths, recent, unobserved, notes = [], [], [], []
    for place, (region, values) in enumerate(known.items()):
        trend, rho = process.mean_pct[place], process.persistence[place]
        start = float(np.clip(values.iloc[-1], *sample[region].quantile([0.05, 0.95])))
        missing = _quarters_since(values.index[-1], vintage.month)
        path = converge(start, trend, rho, PATH_MONTHS // 3 + missing)
        paths.append(path[missing:])
        recent.append([*values.iloc[-RECENT_QUARTERS:].tolist(), *path[:missing].tolist()][-RECENT_QUARTERS:])
        unobserved.append(float(missing))
        first_year = pd.DatetimeIndex(sample.index[sample[region].notna()]).year[0]
        notes.append(
            f"{region} to {values.index[-1].to_period('Q')}, mean {trend:.2f} since {first_year}, persistence {rho:.2f}"
        )
    parts.path("gdp_growth_quarterly_pct", *paths)
    parts.path("growth_history_shock_pct", *process.shock_pct)
    parts.by_risk_region["growth_persistence"] = list(process.persistence)
    parts.by_risk_region["growth_quarters_unobserved"] = unobserved
    for back in range(1, RECENT_QUARTERS + 1):
        parts.by_risk_region[f"gdp_growth_quarter_minus_{back}_pct"] = [values[-back] for values in recent]
        parts.source(
            f"gdp_growth_quarter_minus_{back}_pct", "as gdp_growth_quarterly_pct; if not yet observed its path"
        )
    tables = "gdp_ea (for the EU), gdp_us, gdp_members"
    parts.source("gdp_growth_quarterly_pct", f"{tables}: {'; '.join(notes)}; pandemic quarters left out")
    parts.source(
        "growth_history_shock_pct",
        f"{tables}: {len(process.quarters)} quarters since {FIRST_YEAR}, pandemic left out; quarters that a member "
        "state lacks are its usual answer to the euro area's",
    )
    for name in ("growth_persistence", "growth_quarters_unobserved"):
        parts.source(name, tables)


def _quarters_since(quarter: pd.Timestamp, month: str) -> int:
    """Whole quarters between the end of an observed quarter and the end of a month."""
    return max(0, (pd.Timestamp(month).to_period("M") - quarter.to_period("M")).n - 2) // 3
