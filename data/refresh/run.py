"""Refreshing tables: fetch, join, check, compare; then, in a second step, write. A table that fails stays as it is."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pandas as pd

from data.catalogue import Description, Entry, find
from data.checks import TableFile, check_table
from data.errors import DataError
from data.loader import load, load_own
from data.own import OwnTable, own_table, using_shipped_tables
from data.providers import PROVIDERS
from data.providers.provider import Wanted
from data.refresh.changes import TableChange, compare
from data.refresh.conversions import converted
from data.refresh.feeds import Feed, TableFeeds, feeds, reasons
from data.refresh.fetch import Fetcher
from data.refresh.periods import end_of, gathered, label
from data.refresh.splice import Piece, spliced
from data.refresh.store import store
from data.table_csv import csv_bytes

NOWCAST = "nowcast"


@dataclass(frozen=True)
class Failure:
    """A table that could not be refreshed, and why, in one line."""

    id: str
    problem: str


@dataclass
class Refresh:
    """One round of asking.

    Attributes
    ----------
    fetcher : Fetcher
    today : date
        Only periods that ended before it are taken.
    vintage : str
        Take values as they were known on this day; empty = today's.
    """

    fetcher: Fetcher
    today: date
    vintage: str = ""
    _fresh: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, repr=False)

    def ask(self, ids: list[str], say: Callable[[str], None] = lambda _: None) -> Iterator[TableChange | Failure]:
        """Ask for tables one after the other; nothing is written. `say` is told which one is under way."""
        for series_id in (one for one in feeds() if one in ids):
            say(series_id)
            try:
                yield self.change(series_id)
            except DataError as error:
                yield Failure(series_id, self.fetcher.redacted(str(error)))

    def change(self, series_id: str) -> TableChange:
        """Find what a refresh of one table would change.

        Raises
        ------
        DataError
            If a provider fails or what it sends is not sound; one line.
        """
        table, described = feeds()[series_id], find(series_id)
        before = self._before(series_id)
        cut = self._cut(before, described)
        pieces = self._pieces(series_id, table, described, cut)
        after = spliced(cut, pieces, described, table.whole_periods)
        after = _with_nowcasts(after, table, described)
        content = csv_bytes(_labelled(after, described), described)
        file = TableFile(f"{series_id} (not written)", "the table stays as it is")
        checked = check_table(content, described, file)
        self._fresh[series_id] = checked
        time = str(described.time_column)
        return TableChange(
            id=series_id,
            providers=table.providers,
            last_before=label(before[time].max(), described.frequency),
            last_after=label(checked[time].max(), described.frequency),
            vintage=self.vintage,
            content=content,
            **compare(before, checked, described),
        )

    def _before(self, series_id: str) -> pd.DataFrame:
        """Table there is: the user's own one if it is newer than the shipped one; for a vintage the shipped one."""
        shipped = find(series_id)
        own = None if self.vintage else own_table(series_id)
        if own is not None and own.last >= shipped.last:
            return load_own(series_id, own, shipped)
        with using_shipped_tables():
            return load(series_id)

    def _cut(self, before: pd.DataFrame, described: Description) -> pd.DataFrame:
        """Rows of periods that had ended on the day of the vintage."""
        if not self.vintage:
            return before
        day = date.fromisoformat(self.vintage)
        ended = [end_of(first, described.frequency) < day for first in before[str(described.time_column)]]
        return before[ended].reset_index(drop=True)

    def _pieces(self, series_id: str, table: TableFeeds, described: Entry, cut: pd.DataFrame) -> list[Piece]:
        last = cut[str(described.time_column)].max()
        start = pd.Timestamp(last) - pd.DateOffset(months=table.history_months)
        first = cut[str(described.time_column)].min() if self.vintage else start
        found: list[Piece] = []
        for feed in table.feeds:
            provider = PROVIDERS[feed.provider]
            if self.vintage and not provider.has_vintages:
                raise DataError(f"{provider.title} does not say what was known on a past day; leave --vintage out")
            wanted = Wanted(feed.ids(), first.date(), self._end(), self.vintage)
            raw = provider.fetch(self.fetcher, wanted)
            if raw.empty:
                raise DataError(f"{feed.provider}: no observation since {wanted.start} came")
            found += self._of_feed(feed, raw, described)
        return found

    def _end(self) -> date:
        return date.fromisoformat(self.vintage) if self.vintage else self.today

    def _of_feed(self, feed: Feed, raw: pd.DataFrame, described: Entry) -> Iterator[Piece]:
        """Observations of a feed, summed to rows, in the table's periods and unit."""
        by_series = {
            series: gathered(rows.set_index("date")["value"], feed.take, described.frequency)
            for series, rows in raw.groupby("series")
        }
        zeros = pd.Series(0.0, index=sorted(set().union(*(values.index for values in by_series.values()))))
        for fixed, signed in feed.groups():
            parts = [(-1.0 if one.startswith("-") else 1.0, one.removeprefix("-")) for one in signed]
            missing = [name for _, name in parts if name not in by_series]
            if missing and not feed.absent_is_zero:
                raise DataError(f"{feed.provider}: {missing[0]} has no observation; was it renamed or closed?")
            if feed.absent_is_zero:
                terms = [sign * by_series.get(name, zeros).reindex(zeros.index).fillna(0.0) for sign, name in parts]
            else:
                terms = [sign * by_series[name] for sign, name in parts]
            total = pd.concat(terms, axis=1).sum(axis=1, skipna=False)
            ended = [end_of(day, described.frequency) < self._end() for day in pd.DatetimeIndex(total.index)]
            values = converted(total[ended] * feed.factor, feed.convert, self._usd_per_eur)
            yield Piece(feed, tuple(fixed.items()), values.dropna())

    def _usd_per_eur(self) -> pd.Series:
        """Exchange rate by month: as asked for in this round, else as it stands."""
        rates = self._fresh["fx"] if "fx" in self._fresh else self._before("fx")
        return rates.set_index("month")["usd_per_eur"].astype(float)


def write(change: TableChange, now: datetime | None = None) -> OwnTable:
    """Put a changed table among the user's own ones, whole or not at all."""
    described = find(change.id)
    lines = change.content.decode("utf-8").splitlines()[1:]
    own = OwnTable(
        file=f"{change.id}-{hashlib.sha256(change.content).hexdigest()[:12]}.csv",
        sha256=hashlib.sha256(change.content).hexdigest(),
        rows=len(lines),
        first=lines[0].partition(",")[0],
        last=change.last_after,
        refreshed_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        providers=list(change.providers),
        vintage=change.vintage,
        shipped_sha256=described.sha256,
    )
    store(change.id, own, change.content)
    return own


def chosen(ids: list[str], vintage: str = "") -> list[str]:
    """Tables to ask for: those named, or all that are fed.

    Raises
    ------
    DataError
        If a named table is unknown, is fed by nobody, or has no vintages and one is asked for.
    """
    for series_id in ids:
        find(series_id)
        if series_id in reasons():
            raise DataError(f"{series_id} cannot be refreshed: {reasons()[series_id]}")
    without = {one for one in feeds() if not all(PROVIDERS[name].has_vintages for name in feeds()[one].providers)}
    if vintage:
        refused = [one for one in ids if one in without]
        if refused:
            raise DataError(f"{refused[0]}: only series of FRED have vintages; leave --vintage out")
    return [one for one in feeds() if (one in ids if ids else not (vintage and one in without))]


def known_day(text: str) -> str:
    """Day of a vintage, checked."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise DataError(f"--vintage {text}: write a day as YYYY-MM-DD") from None


def _labelled(table: pd.DataFrame, described: Description) -> pd.DataFrame:
    """Periods as text, as the file holds them."""
    time = str(described.time_column)
    return table.assign(**{time: [label(day, described.frequency) for day in table[time]]})


def _with_nowcasts(table: pd.DataFrame, feed: TableFeeds, described: Description) -> pd.DataFrame:
    """Mark the last months as the provider's estimates, and only them."""
    if not feed.nowcast_months or "flag" not in table:
        return table
    time = str(described.time_column)
    last = sorted(table[time].unique())[-feed.nowcast_months :]
    flags = table["flag"].where(table["flag"] != NOWCAST, "").where(~table[time].isin(last), NOWCAST)
    return table.assign(flag=flags)
