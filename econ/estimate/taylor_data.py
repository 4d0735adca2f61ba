"""Data of the Taylor rules: rates, inflation and output gaps by quarter, and which quarters were bound."""

from functools import cache
from typing import Literal

import numpy as np
import pandas as pd
import statsmodels.api as sm

from econ.build_baseline.markets import series
from econ.estimate.quarterly import Area, log_gdp, of_area, quarterly

Gap = Literal["hamilton", "hodrick-prescott", "unemployment"]
Rate = Literal["policy", "three months"]

FIRST = {"EA": "1999Q1", "US": "1987Q1"}
BOUND = {"EA": (("2012Q3", "2022Q2"),), "US": (("2009Q1", "2015Q4"), ("2020Q2", "2022Q1"))}
"""Deposit facility at zero or below; federal funds target at 0 to 0.25."""

GDP_STARTS = "1975Q1"
HAMILTON_HORIZON, HAMILTON_LAGS = 8, 4
HP_SMOOTHING, HP_FIRST = 1600, 24
UNEMPLOYMENT_QUARTERS = 40
OKUN = 0.45


@cache
def rule_data(area: Area, gap: Gap, rate: Rate) -> pd.DataFrame:
    """Rate and the rate before, core inflation, headline less core, last quarter's gap, and whether bound."""
    column = {"policy": ("policy_rates", "policy_rate_pct"), "three months": ("market_rates", "rate_3m_pct")}[rate]
    level = of_area(*column, area)
    core, headline = _inflation(area)
    frame = pd.DataFrame(
        {
            "rate": level,
            "rate_before": level.shift(1),
            "core": core,
            "other": headline - core,
            "gap": output_gap(area, gap).shift(1),
        }
    ).dropna()
    bound = np.zeros(len(frame), dtype=bool)
    for first, last in BOUND[area]:
        bound |= (frame.index >= first) & (frame.index <= last)
    return frame.assign(bound=bound)


def _inflation(area: Area) -> tuple[pd.Series, pd.Series]:
    """Core and headline inflation over a year, mean of the quarter."""
    if area == "EA":
        return quarterly(series("hicp_ea", "core_yoy_pct")), quarterly(series("hicp_ea", "headline_yoy_pct"))
    index = {name: series("cpi_us", f"{name}_index") for name in ("core", "headline")}
    core, headline = (quarterly(100.0 * (level / level.shift(12) - 1.0)) for level in index.values())
    return core, headline


def output_gap(area: Area, kind: Gap) -> pd.Series:
    """Output gap in percent that uses no later quarters, but today's data."""
    gdp = log_gdp(area)[GDP_STARTS:]
    if kind == "hamilton":
        lags = {f"lag_{k}": gdp.shift(HAMILTON_HORIZON + k) for k in range(HAMILTON_LAGS)}
        frame = pd.DataFrame({"gdp": gdp, **lags}).dropna()
        return sm.OLS(frame["gdp"], sm.add_constant(frame.drop(columns="gdp"))).fit().resid
    if kind == "hodrick-prescott":
        ends = {
            quarter: sm.tsa.filters.hpfilter(gdp.iloc[: place + 1].to_numpy(), HP_SMOOTHING)[0][-1]
            for place, quarter in enumerate(gdp.index)
            if place >= HP_FIRST
        }
        return pd.Series(ends)
    rate = of_area("unemployment", "unemployment_rate_pct", area)
    return -(rate - rate.rolling(UNEMPLOYMENT_QUARTERS, min_periods=20).mean()) / OKUN
