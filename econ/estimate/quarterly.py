"""Quarterly series of the euro area and the United States that several macro fits share."""

from functools import cache
from typing import Literal

import numpy as np
import pandas as pd

from econ.build_baseline.markets import series

Area = Literal["EA", "US"]

AREAS: tuple[Area, ...] = ("EA", "US")
SUFFIX = {"EA": "eu", "US": "us"}
"""Ending of coefficient names: the EU block is estimated on euro-area series."""

GDP = {"EA": ("gdp_ea", "gdp_index_2015"), "US": ("gdp_us", "gdp_usd_bn_2017")}
LAST_QUARTER = "2025Q4"
"""Months from 2026-03 on enter no fit."""

LAST_MONTH = "2026-02"
BEFORE_PANDEMIC = "2019Q4"


def quarterly(monthly: pd.Series) -> pd.Series:
    """Mean of each quarter that has at least two months."""
    known = monthly.dropna()
    grouped = known.groupby(pd.PeriodIndex(known.index, freq="Q"))
    return grouped.mean()[grouped.count() >= 2]


@cache
def log_gdp(area: Area) -> pd.Series:
    """100 times the logarithm of real GDP, by quarter, to the last whole one before March 2026."""
    gdp = series(*GDP[area])
    return pd.Series(100.0 * np.log(gdp.to_numpy()), index=pd.PeriodIndex(gdp.index, freq="Q"))[:LAST_QUARTER]


@cache
def of_area(table: str, column: str, area: str) -> pd.Series:
    """One column of a table that holds several countries, by quarter."""
    return quarterly(series(table, column, country=area))


def without(frame: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """Leave out the quarters or months from first to last."""
    return frame[(frame.index < first) | (frame.index > last)]
