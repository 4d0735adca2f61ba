"""Targets and predictors of the recession probits, for the US by month and for the euro area by quarter."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

import data
from econ.build_baseline.markets import series
from econ.risk.net_increase import RECORD_MONTHS, net_increase

HORIZON_MONTHS = 12
PANDEMIC = slice("2020-01", "2021-06")
"""A closure that no yield curve could see. Origins inside it, or whose year ahead reaches into it, are left out."""


@dataclass(frozen=True)
class RecessionData:
    """Origins with predictors and outcome; the index is the last month known at the origin.

    Attributes
    ----------
    table : DataFrame
        Column ``outcome``: 1 if any month of the next twelve is in recession; ``now``: 1 if the origin itself is;
        the others are predictors, by the name of their coefficient.
    periods_per_year : int
        Twelve or four.
    dating_lag_months : int
        Longest delay with which the committee has announced a turning point in real time.
    """

    table: pd.DataFrame
    periods_per_year: int
    dating_lag_months: int

    def origins(self, *, in_recession: bool = False, pandemic: bool = False) -> pd.DataFrame:
        """Origins that count; those in recession and around the pandemic only if asked for."""
        keep = pd.Series(True, index=self.table.index)
        if not in_recession:
            keep &= self.table["now"] == 0
        if not pandemic:
            start = pd.Timestamp(PANDEMIC.start) - pd.DateOffset(months=HORIZON_MONTHS)
            keep[start : pd.Timestamp(PANDEMIC.stop)] = False
        return self.table[keep]

    def known(self, origin: pd.Timestamp) -> pd.Timestamp:
        """Last origin whose outcome was settled and announced by `origin`."""
        return origin - pd.DateOffset(months=HORIZON_MONTHS + self.dating_lag_months)


def ahead(recession: pd.Series, periods: int) -> pd.Series:
    """1 if any of the next periods is in recession; missing where not all of them are known."""
    coming = pd.concat([recession.shift(-k) for k in range(1, periods + 1)], axis=1)
    return coming.max(axis=1, skipna=False)


@cache
def crude_price() -> pd.Series:
    """Crude oil by month since 1960: Brent, before May 1987 WTI moved to Brent's level of the first year."""
    brent, wti = series("brent", "brent_usd_bbl"), series("kaenzig_var", "wti_usd_bbl")
    overlap = slice("1987-05", "1988-04")
    return pd.concat([wti[:"1987-04"] * brent[overlap].mean() / wti[overlap].mean(), brent])


def net_price_increase(price: pd.Series, months: int = RECORD_MONTHS) -> pd.Series:
    """Net increase over the last year in log points, by month; missing where the record is too short."""
    log_points = 100.0 * np.log(price)
    found = net_increase(log_points.to_numpy(), months)
    return pd.Series(found, index=log_points.index[-len(found) :])


def market(country: str) -> pd.DataFrame:
    """Three-month rate and ten-year yield by month."""
    table = data.load("market_rates")
    rates = table[table["country"] == country].set_index("month")[["rate_3m_pct", "yield_10y_pct"]]
    return rates.astype(float)


@cache
def us() -> RecessionData:
    """US months 1963 to 2023.

    No peak has taken the NBER more than twelve months to announce, so a month without one counts as no recession
    once a year of the series follows; the last origin is a year before that.
    """
    recession = series("recession_months_us", "recession").iloc[:-HORIZON_MONTHS]
    rates = market("US")
    spreads = data.load("credit_spread_us").set_index("month").astype(float)
    table = pd.DataFrame(
        {
            "outcome": ahead(recession, HORIZON_MONTHS),
            "now": recession,
            "term_spread": rates["yield_10y_pct"] - rates["rate_3m_pct"],
            "policy_rate": series("policy_rates", "policy_rate_pct", country="US"),
            "oil": net_price_increase(crude_price()) / 10.0,
            "oil_12": net_price_increase(crude_price(), 12) / 10.0,
            "equities": 10.0 * np.log(series("equities_us", "sp500_index_2015")).diff(HORIZON_MONTHS),
            "baa_aaa": spreads["baa_aaa_pp"],
            "bond_premium": spreads["excess_bond_premium_pp"],
        }
    )
    complete = table.dropna(subset=[name for name in table if name != "bond_premium"])
    return RecessionData(complete, periods_per_year=12, dating_lag_months=21)


@cache
def euro_area() -> RecessionData:
    """Euro-area quarters 1971 to 2023; equities and the credit spread are American, for want of open European ones.

    The committee has announced a peak fifteen months late at most; five quarters without one settle a quarter. Before
    2003 there was no committee, so earlier dates are used as if they had been known.
    """
    dates = series("recession_dates", "recession_share", country="EA").iloc[:-5]
    rates = market("EA").resample("QS").mean()
    short = rates["rate_3m_pct"].combine_first(series("short_rate_ea_history", "rate_3m_pct"))
    last_month = {
        "oil": net_price_increase(crude_price()) / 10.0,
        "gas": net_price_increase(series("gas_europe_history", "gas_europe_usd_mmbtu")) / 10.0,
        "equities": 10.0 * np.log(series("equities_us", "sp500_index_2015")).diff(HORIZON_MONTHS),
        "baa_aaa": data.load("credit_spread_us").set_index("month")["baa_aaa_pp"].astype(float),
    }
    table = pd.DataFrame(
        {
            "outcome": ahead(dates, 4),
            "now": dates,
            "term_spread": rates["yield_10y_pct"] - short,
            "policy_rate": short,
            **{name: values.resample("QS").last() for name, values in last_month.items()},
        }
    ).dropna()
    table.index = table.index + pd.DateOffset(months=2)
    return RecessionData(table["1971":], periods_per_year=4, dating_lag_months=30)
