"""Joining what a provider sends to the table there is: compare where both have values, then replace or link."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.catalogue import Description
from data.errors import DataError
from data.refresh.feeds import Feed

FEWEST_COMMON = 3
"""Periods that the table and the provider must have in common."""
ROUNDING = {"replace": 2e-4, "link": 5e-4}
"""Relative distance below which a value counts as the same: providers round, and so does a link."""
LINK_PERIODS = 12
"""Common periods from whose mean ratio a linked level is scaled, the earliest ones."""


@dataclass(frozen=True)
class Piece:
    """New values of one column and one group of rows, by first day of the period."""

    feed: Feed
    fixed: tuple[tuple[str, str], ...]
    values: pd.Series

    @property
    def name(self) -> str:
        """Column and group, as words."""
        return " ".join([self.feed.column, *(value for _, value in self.fixed)])


def fitted(piece: Piece, known: pd.Series) -> pd.Series:
    """Values in the level of the table, after comparing them with it.

    Parameters
    ----------
    piece : Piece
    known : Series
        The table's own values by first day of the period.

    Raises
    ------
    DataError
        If the two have too little in common, or do not tell of the same thing: a wrong series, another unit.
    """
    values = piece.values.dropna()
    common = values.index.intersection(known.dropna().index)
    if len(common) < FEWEST_COMMON:
        raise DataError(
            f"{piece.name}: {len(common)} periods in common with the table, {FEWEST_COMMON} are needed to compare them"
        )
    ours, theirs = known[common].to_numpy(dtype=float), values[common].to_numpy(dtype=float)
    if piece.feed.join == "link":
        scale = ours[:LINK_PERIODS].mean() / theirs[:LINK_PERIODS].mean() if theirs[:LINK_PERIODS].mean() else np.nan
        values, theirs = values * scale, theirs * scale
    size = float(np.abs(ours).mean())
    distance = float(np.median(np.abs(theirs - ours)))
    if not np.isfinite(distance) or distance > max(piece.feed.tolerance * size, 1e-9):
        raise DataError(
            f"{piece.name}: typically {distance:.3g} away from the table, whose values are about {size:.3g}: "
            "another series or unit; nothing is taken from it"
        )
    same = np.isclose(values, known.reindex(values.index), rtol=ROUNDING[piece.feed.join], atol=0.0)
    return values.where(~same, known.reindex(values.index))


def spliced(table: pd.DataFrame, pieces: list[Piece], description: Description, whole_periods: bool) -> pd.DataFrame:
    """Table with the pieces put in: values replaced or added, rows added where there were none.

    Parameters
    ----------
    table : DataFrame
        As the loader returns it, periods as first days.
    pieces : list of Piece
    description : Description
        Columns, dimensions, and whether gaps are allowed.
    whole_periods : bool
        Add a period that is new to the whole table only if every group of rows has a value for it.
    """
    time, keys = str(description.time_column), _keys(description)
    result = table.set_index(keys)
    last_before = table[time].max()
    complete = _complete(pieces, last_before) if whole_periods else None
    for piece in pieces:
        known = _group(table, piece, time)
        values = fitted(piece, known)
        if complete is not None:
            values = values[[day <= last_before or day in complete for day in values.index]]
        if description.gaps == "none":
            values = _unbroken(values, known)
        result = _put(result, values, piece, description)
    return result.sort_index().reset_index()[description.columns]


def _keys(description: Description) -> list[str]:
    return [str(description.time_column), *description.dimensions]


def _group(table: pd.DataFrame, piece: Piece, time: str) -> pd.Series:
    """Return the table's own values of a piece's column and rows."""
    for name, value in piece.fixed:
        table = table[table[name] == value]
    return table.set_index(time)[piece.feed.column].astype(float)


def _complete(pieces: list[Piece], last_before: pd.Timestamp) -> set[pd.Timestamp]:
    """Find new periods for which every piece has a value."""
    each = [{day for day in piece.values.dropna().index if day > last_before} for piece in pieces]
    return set.intersection(*each) if each else set()


def _unbroken(values: pd.Series, known: pd.Series) -> pd.Series:
    """Values up to the first period that neither they nor the table have."""
    there = known.dropna().index.union(values.index)
    ordinals = pd.DatetimeIndex(there).year * 12 + pd.DatetimeIndex(there).month
    steps = np.diff(ordinals)
    step = steps.min() if steps.size else 1
    last_known = known.dropna().index.max()
    broken = [day for day, gap in zip(there[1:], steps, strict=True) if gap > step and day > last_known]
    return values[values.index < broken[0]] if broken else values


def _put(result: pd.DataFrame, values: pd.Series, piece: Piece, description: Description) -> pd.DataFrame:
    """Write values into the column; a row that is new or changes by more than rounding gets the feed's flag."""
    fixed = dict(piece.fixed)
    rows = [
        (day, *(fixed[name] for name in description.dimensions)) if description.dimensions else day
        for day in values.index
    ]
    absent = [row for row in rows if row not in result.index]
    if absent:
        names = result.index.names
        index = (
            pd.MultiIndex.from_tuples(absent, names=names)
            if description.dimensions
            else pd.Index(absent, name=names[0])
        )
        blank = pd.DataFrame(index=index, columns=result.columns)
        for column in result.columns:
            blank[column] = np.nan if column in description.value_columns else ""
        result = pd.concat([result, blank.astype(result.dtypes.to_dict())])
    before = result.loc[rows, piece.feed.column].to_numpy(dtype=float)
    after = values.to_numpy(dtype=float)
    result.loc[rows, piece.feed.column] = after
    if "flag" in result.columns:
        moved = ~np.isclose(before, after, rtol=5e-6, atol=0.0)
        result.loc[[row for row, changed in zip(rows, moved, strict=True) if changed], "flag"] = piece.feed.flag
    return result
