"""Inflation and unemployment of the member states: how far they stand from the EU where a baseline starts."""

import numpy as np
import pandas as pd

import data
from econ.axes import MEMBER_STATES
from econ.build_baseline.convergence import LEAST_KEPT, MOST_KEPT
from econ.build_baseline.markets import series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.units import MONTHS_PER_YEAR


def member_macro(vintage: Vintage, parts: Parts) -> None:
    """Gaps to the EU in the baseline's month: inflation, which closes, and unemployment, which stays.

    Weighted gaps are zero, so that the 27 together are the EU; the euro area's inflation stands for the EU's.
    """
    prices = _panel("hicp_members", "hicp_index_2015")
    yoy = 100.0 * prices.pct_change(MONTHS_PER_YEAR, fill_method=None)
    gap = yoy.sub(series("hicp_ea", "headline_yoy_pct"), axis=0).dropna()[: pd.Timestamp(vintage.month)]
    kept = _kept_after_a_year(gap[: pd.Timestamp(vintage.fit_until)])
    months_since = (pd.Timestamp(vintage.month).to_period("M") - gap.index[-1].to_period("M")).n
    persistence = kept ** (1.0 / MONTHS_PER_YEAR)
    source = f"hicp_members less hicp_ea in {gap.index[-1]:%Y-%m}"
    parts.number("headline_yoy_gap_persistence", persistence, f"{source}: persistence {persistence:.3f} by the month")
    now = _less_mean(gap.iloc[-1], parts.by_member["gdp_share"]) * persistence**months_since
    parts.by_member["headline_yoy_gap_pp"] = list(now)
    parts.source("headline_yoy_gap_pp", f"{source}, closed by {persistence:.3f} a month since; GDP-weighted mean zero")

    jobless = _panel("unemployment", "unemployment_rate_pct").dropna()[: pd.Timestamp(vintage.month)]
    rate = jobless.iloc[-1]
    parts.by_member["unemployment_gap_pp"] = list(_less_mean(rate, parts.by_member["population_share"]))
    parts.source("unemployment_gap_pp", f"unemployment {jobless.index[-1]:%Y-%m}, held; population-weighted mean zero")


def _panel(table: str, column: str) -> pd.DataFrame:
    """Column of a table by month, one column a state."""
    frame = data.load(table)
    frame = frame[frame["country"].isin(MEMBER_STATES)]
    return frame.pivot(index="month", columns="country", values=column).astype(float)[list(MEMBER_STATES)]


def _kept_after_a_year(gap: pd.DataFrame) -> float:
    """Share of the gaps that is left a year later, all states together (least squares), within the usual bounds."""
    before, after = gap.to_numpy()[:-MONTHS_PER_YEAR], gap.to_numpy()[MONTHS_PER_YEAR:]
    return float(np.clip((before * after).sum() / (before**2).sum(), LEAST_KEPT, MOST_KEPT))


def _less_mean(values: pd.Series, weights: list[float]) -> pd.Series:
    """Values less their weighted mean."""
    return values - float(values.to_numpy() @ np.array(weights)) / float(np.sum(weights))
