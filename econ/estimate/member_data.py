"""Panels of the member states for the fits."""

from functools import cache

import numpy as np
import pandas as pd

import data
from econ.axes import MEMBER_STATES
from econ.build_baseline.exposures import exposures, gas_production, member_table

PRE_WAR_YEAR = 2021
PANDEMIC_MONTHS = slice("2020-01", "2021-06")


def member_panel(table: str, column: str) -> pd.DataFrame:
    """Column of a table by time, one column for each of `MEMBER_STATES`."""
    frame = data.load(table)
    time = "month" if "month" in frame else "quarter"
    frame = frame[frame["country"].isin(MEMBER_STATES)]
    return frame.pivot(index=time, columns="country", values=column).astype(float)[list(MEMBER_STATES)]


@cache
def pre_war_exposures() -> pd.DataFrame:
    """Exposures at the gas demand and production of 2021, along `MEMBER_STATES`."""
    return exposures(member_table()["gas_consumption_twh_2021"].astype(float), gas_production(PRE_WAR_YEAR))


@cache
def gdp_weights() -> pd.Series:
    """Shares of the EU's GDP."""
    gdp = member_table()["gdp_usd_bn_2023"].astype(float)
    return gdp / gdp.sum()


def log_panel(table: str, column: str) -> pd.DataFrame:
    """Logarithm of a column of a table, times a hundred."""
    panel = member_panel(table, column)
    return pd.DataFrame(100.0 * np.log(panel.to_numpy()), index=panel.index, columns=panel.columns)


def with_constant(characteristic: pd.Series, weights: pd.Series) -> np.ndarray:
    """Constant and a characteristic less its weighted mean, so that the constant is the EU's."""
    return np.column_stack([np.ones(len(characteristic)), characteristic - (characteristic * weights).sum()])
