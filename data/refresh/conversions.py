"""Conversions of a provider's unit into a table's, by the name that feeds.toml uses."""

from collections.abc import Callable

import pandas as pd

from econ.units import TWH_PER_BCF_US, TWH_PER_GWH, TWH_PER_TJ, usd_mmbtu_to_eur_mwh

KWH_PER_GWH = 1e6
Rates = Callable[[], pd.Series]


def converted(values: pd.Series, conversion: str, usd_per_eur: Rates) -> pd.Series:
    """Values by month in the table's unit.

    Parameters
    ----------
    values : Series
        By first day of the month or quarter.
    conversion : str
        One of the names below; "none" changes nothing.
    usd_per_eur : callable
        Gives the exchange rate by month, asked for only if needed. Months without one are left out.
    """
    days = pd.DatetimeIndex(values.index).days_in_month
    if conversion == "usd_mmbtu_to_eur_mwh":
        rate = usd_per_eur().reindex(values.index)
        return pd.Series(usd_mmbtu_to_eur_mwh(values, rate), index=values.index).dropna()
    if conversion == "bcf_d_to_twh_month":
        return values * (TWH_PER_BCF_US * days.to_numpy())
    factors = {"none": 1.0, "kwh_to_twh": TWH_PER_GWH / KWH_PER_GWH, "gwh_to_twh": TWH_PER_GWH, "tj_to_twh": TWH_PER_TJ}
    return values * factors[conversion]
