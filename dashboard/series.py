"""Observed series of the data tables: what there is to draw, and its values, read without pandas."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from data.catalogue import Entry, catalogue
from data.rows import rows

SERIES_CHOICE = "method-series"
FIRST_SHOWN = "brent.brent_usd_bbl"
MOST_LINES = 6
PREFERRED = ("EU", "EA", "US", "DE", "FR", "IT", "ES", "PL", "RU", "World")
"""Places drawn first of a table that has many."""

_MONTH_OF = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10", "S1": "01", "S2": "07"}


@dataclass(frozen=True)
class Column:
    """One value column of one table."""

    series: str
    name: str
    entry: Entry

    @property
    def key(self) -> str:
        """Name as a choice."""
        return f"{self.series}.{self.name}"

    @property
    def label(self) -> str:
        """Title of the table, and which column where there are several."""
        return self.entry.title if len(self.entry.value_columns) == 1 else f"{self.entry.title}: {self.name}"

    @property
    def unit(self) -> str:
        """Unit in words."""
        return self.entry.unit if isinstance(self.entry.unit, str) else self.entry.unit[self.name]


@cache
def columns() -> Mapping[str, Column]:
    """All value columns of all tables, by key; the first one shown first."""
    found = {
        column.key: column
        for series, entry in catalogue().items()
        for column in (Column(series, name, entry) for name in entry.value_columns)
    }
    return {FIRST_SHOWN: found[FIRST_SHOWN]} | found


@lru_cache(maxsize=8)
def table_rows(series: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Heads and rows of a table as they stand in its file.

    Raises
    ------
    DataError
        If the file is not the one the catalogue describes.
    """
    found = rows(series)
    return tuple(found[0]), tuple(tuple(row.values()) for row in found)


@lru_cache(maxsize=32)
def paths(key: str) -> Mapping[str, tuple[tuple[str, ...], tuple[float, ...]]]:
    """Dates and values of a column, by what tells its rows apart (a country, a route); one unnamed path if nothing."""
    column = columns()[key]
    heads, lines = table_rows(column.series)
    where, value = [heads.index(name) for name in column.entry.dimensions], heads.index(column.name)
    time = heads.index(column.entry.time_column) if column.entry.time_column in heads else None
    found: dict[str, tuple[list[str], list[float]]] = {}
    for row in lines:
        number = float(row[value]) if row[value] else math.nan
        if not math.isnan(number):
            dates, values = found.setdefault(", ".join(row[i] for i in where), ([], []))
            dates.append(as_date(row[time]) if time is not None else "")
            values.append(number)
    return {name: (tuple(dates), tuple(values)) for name, (dates, values) in found.items()}


def drawn_paths(key: str) -> tuple[str, ...]:
    """Names of the paths that are drawn: the best known places, else those with most values."""
    found = paths(key)
    order = sorted(
        found,
        key=lambda name: (PREFERRED.index(name) if name in PREFERRED else len(PREFERRED), -len(found[name][1])),
    )
    return tuple(order[:MOST_LINES])


def has_time(key: str) -> bool:
    """Whether a column is a series in time and not a list."""
    return columns()[key].entry.frequency != "snapshot" and any(len(set(dates)) > 2 for dates, _ in paths(key).values())


def as_date(period: str) -> str:
    """First day of a period.

    Examples
    --------
    >>> as_date("2025-04"), as_date("2025Q2"), as_date("2025S2"), as_date("2025")
    ('2025-04-01', '2025-04-01', '2025-07-01', '2025-01-01')
    """
    if re.fullmatch(r"\d{4}[QS]\d", period):
        return f"{period[:4]}-{_MONTH_OF[period[4:]]}-01"
    return period + {4: "-01-01", 7: "-01"}.get(len(period), "")


def months_old(period: str, today: date) -> int:
    """Full months from the end of a period to a day; zero where it is not over.

    Examples
    --------
    >>> months_old("2026-01", date(2026, 11, 23)), months_old("2025Q3", date(2026, 11, 23))
    (9, 13)
    """
    first = date.fromisoformat(as_date(period))
    length = 12 if len(period) == 4 else 6 if "S" in period else 3 if "Q" in period else 1
    return max((today.year - first.year) * 12 + today.month - first.month - length, 0)
