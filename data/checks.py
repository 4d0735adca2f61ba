"""Checks that every table passes before anyone computes with it: columns, periods, order, gaps, plausible values.

The same checks run when a table is compiled and when it is loaded. A failed check names the file, the row and the
remedy in one line.
"""

import csv
import io
from dataclasses import dataclass
from typing import NoReturn

import pandas as pd

from data.catalogue import Description
from data.errors import DataError

PERIOD_PATTERN = {
    "month": r"\d{4}-(?:0[1-9]|1[0-2])",
    "quarter": r"\d{4}Q[1-4]",
    "semester": r"\d{4}S[12]",
    "year": r"\d{4}",
    "date": r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
}
PERIODS_PER_YEAR = {"month": 12, "quarter": 4, "semester": 2, "year": 1}
HEADER_ROWS = 1


@dataclass(frozen=True)
class TableFile:
    """A table as messages speak of it: the name of its file and how to mend it."""

    name: str
    remedy: str

    def refuse(self, problem: str, position: int | None = None) -> NoReturn:
        """Raise DataError; `position` counts data rows from zero, the message counts lines of the file from one."""
        row = "" if position is None else f", row {position + 1 + HEADER_ROWS}"
        raise DataError(f"{self.name}{row}: {problem}; {self.remedy}")


def check_table(content: bytes, description: Description, file: TableFile) -> pd.DataFrame:
    """Parse the bytes of a table and check them against its description.

    Parameters
    ----------
    content : bytes
        The CSV file.
    description : Description
        Columns, frequency, gaps and plausible ranges that the catalogue declares.
    file : TableFile
        Name and remedy for messages.

    Returns
    -------
    pandas.DataFrame
        Months, quarters and dates as timestamps (first day of the period), years as integers, value columns as
        floats, everything else as text; sorted by period and dimensions.

    Raises
    ------
    DataError
        At the first check that fails.
    """
    text = _read_text_columns(content, description, file)
    time_column = description.time_column
    if time_column:
        _check_periods(text[time_column], time_column, file)
    _check_order(text, [*([time_column] if time_column else []), *description.dimensions], file)
    table = text.copy()
    for column in description.value_columns:
        table[column] = _numbers(text[column], column, description.plausible[column], file)
    if time_column:
        if description.gaps == "none":
            _check_gaps(table, time_column, description, file)
        table[time_column] = _parsed(text[time_column], time_column, file)
    return table


def _read_text_columns(content: bytes, description: Description, file: TableFile) -> pd.DataFrame:
    """Return the table as text, one column per declared column, or refuse a file of another shape."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    except (UnicodeDecodeError, csv.Error) as error:
        file.refuse(f"the file is not a text table ({error})")
    if len(rows) < 1 + HEADER_ROWS:
        file.refuse("the file holds no rows")
    if rows[0] != description.columns:
        file.refuse(f"columns are {', '.join(rows[0])}; the catalogue declares {', '.join(description.columns)}")
    width = len(description.columns)
    for position, row in enumerate(rows[1:]):
        if len(row) != width:
            file.refuse(f"the row has {len(row)} fields instead of {width}", position)
    return pd.DataFrame(rows[1:], columns=description.columns, dtype="str")


def _check_periods(periods: pd.Series, time_column: str, file: TableFile) -> None:
    bad = ~periods.str.fullmatch(PERIOD_PATTERN[time_column])
    if bad.any():
        position = _first(bad)
        file.refuse(f"{periods.iloc[position]!r} is not a {time_column}", position)


def _check_order(text: pd.DataFrame, keys: list[str], file: TableFile) -> None:
    repeated = text.duplicated(keys)
    if repeated.any():
        position = _first(repeated)
        file.refuse(f"a second row for {_label(text, position, keys)}", position)
    moved = text[keys].sort_values(keys).index.to_series(index=text.index) != text.index
    if moved.any():
        position = _first(moved)
        file.refuse(f"{_label(text, position, keys)} is out of order ({', '.join(keys)})", position)


def _numbers(cells: pd.Series, column: str, plausible: tuple[float, float], file: TableFile) -> pd.Series:
    """Return the cells of a value column as floats (blank = missing) after checking that they are plausible."""
    numbers = pd.to_numeric(cells, errors="coerce").astype(float)
    low, high = plausible
    bad = ~numbers.between(low, high) & (cells != "")
    if bad.any():
        position = _first(bad)
        file.refuse(f"{column} is {cells.iloc[position]}, outside the plausible range {low:g} to {high:g}", position)
    return numbers


def _check_gaps(table: pd.DataFrame, time_column: str, description: Description, file: TableFile) -> None:
    """Refuse a skipped period, or a blank between two values, within any combination of the dimensions."""
    ordinal = _ordinals(table[time_column], time_column)
    keys = [time_column, *description.dimensions]
    groups = table.groupby(description.dimensions).indices.values() if description.dimensions else [table.index]
    for positions in groups:
        skipped = ordinal.iloc[positions].diff().iloc[1:] != 1
        if skipped.any():
            position = _first(skipped)
            file.refuse(f"periods are missing before {_label(table, position, keys)}", position)
        for column in description.value_columns:
            blank = table[column].iloc[positions].isna()
            inner = blank & ~blank.cummin() & ~blank[::-1].cummin()[::-1]
            if inner.any():
                position = _first(inner)
                file.refuse(f"{column} is blank between two values ({_label(table, position, keys)})", position)


def _first(marks: pd.Series) -> int:
    """Position in the table of the first marked row; the marks carry it as their label."""
    return int(marks.index[int(marks.to_numpy().argmax())])


def _label(table: pd.DataFrame, position: int, keys: list[str]) -> str:
    """Period and dimensions of one row, as words."""
    return " ".join(str(table[key].iloc[position]) for key in keys)


def _ordinals(periods: pd.Series, time_column: str) -> pd.Series:
    """Count periods on a line, so that neighbours differ by one."""
    if time_column == "date":
        return pd.to_datetime(periods).map(pd.Timestamp.toordinal)
    within_year = periods.str.slice(5).replace("", "1").astype(int)
    return periods.str.slice(0, 4).astype(int) * PERIODS_PER_YEAR[time_column] + within_year


def _parsed(periods: pd.Series, time_column: str, file: TableFile) -> pd.Series:
    """Turn labels into timestamps (month, quarter, date), integers (year) or leave them (semester)."""
    if time_column == "year":
        return periods.astype(int)
    if time_column == "semester":
        return periods
    if time_column == "quarter":
        first_month = (periods.str.slice(5).astype(int) * 3 - 2).astype(str).str.zfill(2)
        periods = periods.str.slice(0, 4) + "-" + first_month
    stamps = pd.to_datetime(periods, format="ISO8601", errors="coerce")
    if stamps.isna().any():
        position = _first(stamps.isna())
        file.refuse(f"{periods.iloc[position]!r} is not a day of the calendar", position)
    return stamps
