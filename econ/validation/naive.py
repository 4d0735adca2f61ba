"""Naive forecasts: what anybody can say at the origin without a model. None of them sees a month after its origin."""

import pandas as pd

YEARS_OF_MEAN = 5
SEASONAL = frozenset({"gas_storage_share", "gas_demand_twh"})
"""Series with a season: their constant is the mean of the same calendar month."""


def random_walk(values: pd.Series, origin: str, months: tuple[str, ...]) -> pd.Series:
    """Last value up to the origin, held.

    Parameters
    ----------
    values : Series
        Observations by month YYYY-MM, sorted.
    origin : str
        Last month that may be known.
    months : tuple of str
        Months to forecast.

    Returns
    -------
    Series

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.Series([1.0, 2.0, 9.0], index=["2021-08", "2021-09", "2021-10"])
    >>> random_walk(seen, "2021-09", ("2021-10", "2021-11")).tolist()
    [2.0, 2.0]
    """
    return pd.Series(float(values[:origin].iloc[-1]), index=list(months))


def five_year_mean(values: pd.Series, origin: str, months: tuple[str, ...], *, seasonal: bool) -> pd.Series:
    """Mean of the five years up to the origin, of the same calendar month where the series has a season."""
    first = f"{int(origin[:4]) - YEARS_OF_MEAN:04d}{origin[4:]}"
    known = values[:origin]
    known = known[known.index > first]
    if not seasonal:
        return pd.Series(float(known.mean()), index=list(months))
    norm = known.groupby(known.index.str[5:]).mean()
    return pd.Series([float(norm[month[5:]]) for month in months], index=list(months))


def rolling_random_walk(values: pd.Series, months: tuple[str, ...], *, ahead: int) -> pd.Series:
    """Value a few months before each month: a forecast renewed every month, for information."""
    every = pd.period_range(values.index[0], months[-1], freq="M").strftime("%Y-%m")
    return values.reindex(every).ffill().shift(ahead).reindex(list(months))


def mean_absolute_error(forecast: pd.Series, actual: pd.Series) -> float:
    """Mean absolute error over the months that have both."""
    return float((forecast - actual).abs().dropna().mean())
