"""Monthly and quarterly series whose responses to energy shocks are estimated, up to the last month fits may use."""

import numpy as np
import pandas as pd

from econ.estimate.gas_data import LAST, column

PERCENT = 100.0


def log_level(values: pd.Series) -> pd.Series:
    """Logarithm times 100, up to the last month for fits, on a gapless index."""
    return PERCENT * np.log(percentage_points(values))


def percentage_points(values: pd.Series) -> pd.Series:
    """Values as they are, up to the last month for fits, on a gapless index; a quarter counts when it has ended."""
    known = values.dropna()
    dates = pd.DatetimeIndex(known.index)
    if (dates.month % 3 == 1).all():
        return known[dates + pd.DateOffset(months=2) <= pd.Timestamp(LAST)].asfreq("QS")
    return known[:LAST].asfreq("MS")


def chained(yoy_pct: pd.Series) -> pd.Series:
    """Log level times 100 that annual rates make, from a first year of zero.

    It differs from the true level by one constant for each calendar month, which month effects take up, and by the
    rounding of the rates, which adds up to about 0.15 percent over the sample.
    """
    rates = PERCENT * np.log1p(percentage_points(yoy_pct) / PERCENT)
    by_month = rates.groupby(pd.DatetimeIndex(rates.index).month)
    return by_month.cumsum()


def real_wti() -> pd.Series:
    """WTI over US consumer prices, log times 100: the study's series, then the spot price from 1986."""
    spot = column("wti", "wti_usd_bbl")
    return _real(spot.combine_first(column("kaenzig_var", "wti_usd_bbl")))


def real_brent() -> pd.Series:
    """Brent in dollars over US consumer prices, log times 100."""
    return _real(column("brent", "brent_usd_bbl"))


def _real(price_usd: pd.Series) -> pd.Series:
    consumer_prices = column("cpi_us", "headline_index").dropna().asfreq("MS").interpolate(limit_area="inside")
    return (log_level(price_usd) - log_level(consumer_prices)).dropna()


def united_states() -> tuple[dict[str, pd.Series], pd.Series]:
    """Return US series by month and real GDP by quarter; names as in `Responses`."""
    series = {
        "industrial_production_pct": log_level(column("industrial_production", "ip_index", country="US")),
        "headline_cpi_pct": log_level(column("cpi_us", "headline_index")),
        "core_cpi_pct": log_level(column("cpi_us", "core_index")),
        "energy_cpi_pct": log_level(column("cpi_us", "energy_index")),
        "unemployment_rate_pp": percentage_points(column("unemployment", "unemployment_rate_pct", country="US")),
        "equities_pct": log_level(column("equities_us", "sp500_index_2015")),
        "excess_bond_premium_pp": percentage_points(column("credit_spread_us", "excess_bond_premium_pp")),
        "policy_rate_pp": percentage_points(column("policy_rates", "policy_rate_pct", country="US")),
    }
    return series, log_level(column("gdp_us", "gdp_usd_bn_2017"))


def euro_area() -> tuple[dict[str, pd.Series], pd.Series]:
    """Return euro-area series by month and real GDP by quarter; names as in `Responses`."""
    series = {
        "industrial_production_pct": log_level(column("industrial_production", "ip_index", country="EA")),
        "headline_cpi_pct": chained(column("hicp_ea", "headline_yoy_pct")),
        "core_cpi_pct": chained(column("hicp_ea", "core_yoy_pct")),
        "energy_cpi_pct": chained(column("hicp_ea", "energy_yoy_pct")),
        "food_cpi_pct": chained(column("hicp_ea", "food_yoy_pct")),
        "unemployment_rate_pp": percentage_points(column("unemployment", "unemployment_rate_pct", country="EA")),
        "economic_sentiment_points": percentage_points(column("confidence", "economic_sentiment_index", country="EA")),
        "policy_rate_pp": percentage_points(column("policy_rates", "policy_rate_pct", country="EA")),
    }
    return series, log_level(column("gdp_ea", "gdp_index_2015"))
