"""Periods of a table: labels, first days, and how shorter periods of a provider become one."""

from datetime import date

import pandas as pd

from data.refresh.feeds import Take

CODES = {"monthly": "M", "quarterly": "Q"}
LEAST_COVERED = 0.9
"""Share of a period's days that a total needs."""
LAST_READING_DAYS = 3
"""A level at the end of a period must be read so many days before it at most."""


def label(day: pd.Timestamp, frequency: str) -> str:
    """Period as tables write it.

    Examples
    --------
    >>> label(pd.Timestamp("2026-04-01"), "quarterly"), label(pd.Timestamp("2026-04-01"), "monthly")
    ('2026Q2', '2026-04')
    """
    return str(day.to_period(CODES[frequency]))


def end_of(first_day: pd.Timestamp, frequency: str) -> date:
    """Last day of the period that begins on a day."""
    end: date = first_day.to_period(CODES[frequency]).end_time.date()
    return end


def gathered(values: pd.Series, take: Take, frequency: str) -> pd.Series:
    """Values by first day of the table's periods; periods without enough days are left out.

    Parameters
    ----------
    values : Series
        By the first day of the provider's periods.
    take : str
        ``as it is``: the periods are the table's own; ``mean``; ``last`` reading; ``sum`` over days, those missing
        taken for the mean of the rest.
    """
    if values.empty:
        return values
    periods = pd.DatetimeIndex(values.index).to_period(CODES[frequency])
    if take == "as it is":
        return pd.Series(values.to_numpy(), index=periods.to_timestamp())
    groups = values.groupby(periods)
    if take == "mean":
        found = groups.mean()
    elif take == "last":
        found = groups.last()
        read = pd.Series(values.index, index=values.index).groupby(periods).max()
        ends = pd.DatetimeIndex([period.end_time.normalize() for period in found.index])
        found = found[(ends - pd.DatetimeIndex(read)).days <= LAST_READING_DAYS]
    else:
        days = pd.Series([(period.end_time - period.start_time).days + 1 for period in groups.size().index])
        covered = groups.count().to_numpy() / days.to_numpy()
        found = (groups.mean() * days.to_numpy())[covered >= LEAST_COVERED]
    return pd.Series(found.to_numpy(), index=pd.PeriodIndex(found.index).to_timestamp())
