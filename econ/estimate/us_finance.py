"""US financial markets: data that the fits on equities and credit spreads share."""

from functools import cache

import numpy as np
import pandas as pd

from econ.build_baseline.markets import series
from econ.estimate.instrument import Slope, while_price_is_up
from econ.estimate.quarterly import BEFORE_PANDEMIC, log_gdp, of_area, quarterly
from econ.estimate.recursive_var import Responses, responses

VAR_FIRST = "1973Q1"
LP_SAMPLE = slice("1983-01", "2024-12")
WINDOW_MONTHS = 12
VAR_LAST_WITH_PANDEMIC = "2025Q1"
PANDEMIC_DUMMIES = ("2020Q1", "2021Q2")
SPREADS = {
    "baa_aaa": "baa_aaa_pp",
    "premium": "excess_bond_premium_pp",
    "gz": "gz_spread_pp",
}


@cache
def real_oil_price() -> pd.Series:
    """Log of WTI over US consumer prices times 100; the study's price to 2017, spot after."""
    wti = pd.concat([series("kaenzig_var", "wti_usd_bbl"), series("wti", "wti_usd_bbl")["2018":]])
    return pd.Series(100.0 * np.log(wti / series("cpi_us", "headline_index"))).dropna()


@cache
def log_equities() -> pd.Series:
    """Log of the S&P 500 times 100, monthly mean."""
    return pd.Series(100.0 * np.log(series("equities_us", "sp500_index_2015")))


@cache
def spread(name: str) -> pd.Series:
    """Credit spread in percentage points: BAA less AAA, excess bond premium, or Gilchrist-Zakrajsek."""
    return series("credit_spread_us", SPREADS[name])


@cache
def supply_news() -> pd.Series:
    """Oil supply news in standard deviations."""
    return series("oil_supply_news", "shock_sd")


def while_oil_is_up(outcome: pd.Series, months: int = WINDOW_MONTHS, sample: slice = LP_SAMPLE) -> Slope:
    """Mean rise of the outcome per percent by which oil supply news lifts the real oil price, over a window."""
    return while_price_is_up(outcome, real_oil_price(), supply_news(), months, sample)


@cache
def financial_var(
    spread_name: str, shock: str, lags: int = 2, last: str = BEFORE_PANDEMIC, first: str = VAR_FIRST
) -> Responses:
    """VAR of Gilchrist & Zakrajsek (2012): GDP, core prices, spread, equities, ten-year yield, federal funds."""
    levels = var_levels(spread_name).loc[first:last]
    return responses(levels, shock, lags, PANDEMIC_DUMMIES if last > BEFORE_PANDEMIC else None)


@cache
def var_levels(spread_name: str) -> pd.DataFrame:
    """Variables of the VAR by quarter, in its order."""
    return pd.DataFrame(
        {
            "gdp": log_gdp("US"),
            "prices": quarterly(pd.Series(100.0 * np.log(series("cpi_us", "core_index")))),
            "spread": quarterly(spread(spread_name)),
            "equities": quarterly(log_equities()),
            "long_rate": of_area("market_rates", "yield_10y_pct", "US"),
            "policy_rate": of_area("policy_rates", "policy_rate_pct", "US"),
        }
    )


def per_gdp(found: Responses, variable: str, quarters: int = 4) -> tuple[float, float]:
    """Mean response of a variable over a year per mean response of GDP to a shock to GDP, and its standard error."""
    place = list(var_levels("baa_aaa").columns).index(variable)
    ratio = found.point[: quarters + 1, place].mean() / found.point[: quarters + 1, 0].mean()
    drawn = found.drawn[:, : quarters + 1, place].mean(axis=1) / found.drawn[:, : quarters + 1, 0].mean(axis=1)
    return float(ratio), float(drawn.std())
