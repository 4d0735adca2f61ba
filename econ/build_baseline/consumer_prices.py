"""The level of consumer prices relative to 2015, in whose money the pass-through of energy is measured."""

from functools import cache

import numpy as np
import pandas as pd

import data
from econ.build_baseline.markets import series

BASE_YEAR = "2015"
MONTHS_CARRIED = 12
"""Longest stretch after the last observation over which the last annual rate is taken to go on."""


def consumer_prices(region: str) -> pd.Series:
    """Return consumer prices relative to their mean of 2015, by month, not seasonally adjusted.

    The EU stands on the euro area: the harmonised index of the nineteen, continued with the published annual rates.
    The US is the CPI for urban consumers; the month without a survey (2025-10) is interpolated.

    Parameters
    ----------
    region : {"EU", "US"}

    Returns
    -------
    pandas.Series
        Ratio, 1.0 on average in 2015.

    Raises
    ------
    ValueError
        For another region.
    """
    return _consumer_prices(region, data.edition())


@cache
def _consumer_prices(region: str, edition: tuple[tuple[str, str], ...]) -> pd.Series:
    """As above; one answer for each set of tables in force."""
    if region == "EU":
        level = series("hicp_members", "hicp_index_2015", country="EA").dropna()
        annual_rate = data.load("hicp_ea").set_index("month")["headline_yoy_pct"].astype(float)
        for month in annual_rate.index[annual_rate.index > level.index[-1]]:
            level[month] = level[month - pd.DateOffset(years=1)] * (1.0 + annual_rate[month] / 100.0)
    elif region == "US":
        level = np.exp(np.log(series("cpi_us_nsa", "cpi_index").asfreq("MS")).interpolate())
    else:
        raise ValueError(f"no consumer prices for {region!r}; there are EU and US")
    return level / level[BASE_YEAR].mean()


def price_level_2015(region: str, month: str) -> float:
    """Return the level of consumer prices in a month relative to the mean of 2015.

    Up to twelve months after the last observation the last annual rate is taken to go on.

    Parameters
    ----------
    region : {"EU", "US"}
    month : str
        Like "2026-01".

    Returns
    -------
    float

    Raises
    ------
    ValueError
        For another region, a month before the first observation or too long after the last.
    """
    level, wanted = consumer_prices(region), pd.Timestamp(month)
    if wanted in level.index:
        return float(level[wanted])
    last = level.index[-1]
    if not last < wanted <= last + pd.DateOffset(months=MONTHS_CARRIED):
        raise ValueError(
            f"no consumer prices for {region} in {month}; they run from {level.index[0]:%Y-%m} to {last:%Y-%m}"
        )
    return float(level[wanted - pd.DateOffset(years=1)] * level.iloc[-1] / level.iloc[-13])
