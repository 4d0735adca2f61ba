"""How fresh each table is, and who could refresh it."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.catalogue import Entry, catalogue
from data.errors import DataError
from data.loader import load_own
from data.own import OwnTable, own_table
from data.refresh.feeds import feeds, lag_days, reasons
from data.refresh.periods import CODES


@dataclass(frozen=True)
class TableStatus:
    """State of one table.

    Attributes
    ----------
    last_shipped, last_own : str
        Last period of the shipped table and of the user's own one; empty = there is none.
    age_days : int or None
        Days since the end of the last period; None for tables without regular periods.
    stale : bool or None
        Whether the next period should be published by now.
    provider : str
        Who can refresh it; empty = nobody.
    reason : str
        Why nobody can, what is left out of a refresh, or what is wrong with the own table.
    """

    id: str
    publisher: str
    frequency: str
    last_shipped: str
    last_own: str
    refreshed_at: str
    vintage: str
    age_days: int | None
    stale: bool | None
    provider: str
    licence: str
    reason: str
    damaged: bool = False


def status(today: date, ids: list[str] | None = None) -> list[TableStatus]:
    """State of all tables, or of those named."""
    return [_of(series_id, entry, today) for series_id, entry in catalogue().items() if not ids or series_id in ids]


def age_days(last: str, frequency: str, today: date) -> int | None:
    """Days from the end of a period to today; None where periods are not regular.

    Examples
    --------
    >>> age_days("2026-09", "monthly", date(2026, 11, 1)), age_days("2026Q3", "quarterly", date(2026, 10, 1))
    (32, 1)
    """
    if frequency not in CODES:
        return None
    return (today - pd.Period(last, CODES[frequency]).end_time.date()).days


def _of(series_id: str, entry: Entry, today: date) -> TableStatus:
    table = feeds().get(series_id)
    reason = table.note if table else reasons()[series_id]
    damaged = False
    own: OwnTable | None = None
    try:
        own = own_table(series_id)
        if own is not None:
            load_own(series_id, own, entry)
            if own.last < entry.last:
                reason = f"the shipped table is newer than your own: `embargo data reset {series_id}`"
    except DataError as error:
        reason, damaged = str(error), True
    age = age_days(max(own.last if own else "", entry.last), entry.frequency, today)
    lag = lag_days(series_id, entry.frequency)
    expected = {"monthly": 31, "quarterly": 92}.get(entry.frequency, 0)
    return TableStatus(
        id=series_id,
        publisher=entry.publisher,
        frequency=entry.frequency,
        last_shipped=entry.last,
        last_own=own.last if own else "",
        refreshed_at=own.refreshed_at if own else "",
        vintage=own.vintage if own else "",
        age_days=age,
        stale=None if age is None or lag is None else age > lag + expected,
        provider=", ".join(table.providers) if table else "",
        licence=entry.licence,
        reason=reason,
        damaged=damaged,
    )
