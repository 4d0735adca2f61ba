"""What a refresh changes: new periods and revised values."""

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from data.catalogue import Description
from data.refresh.periods import label


@dataclass(frozen=True)
class Revision:
    """A value that was known and is now another."""

    period: str
    row: str
    column: str
    old: float
    new: float


@dataclass(frozen=True)
class TableChange:
    """Outcome of asking for one table.

    Attributes
    ----------
    id, providers : str, tuple of str
    last_before, last_after : str
    new_periods : tuple of str
        Periods with at least one value where there was none.
    new_values : int
    revisions : tuple of Revision
    vintage : str
        Day as of which values were asked for; empty = today.
    content : bytes
        The table to write; not part of the document.
    """

    id: str
    providers: tuple[str, ...]
    last_before: str
    last_after: str
    new_periods: tuple[str, ...] = ()
    new_values: int = 0
    dropped_values: int = 0
    revisions: tuple[Revision, ...] = ()
    vintage: str = ""
    content: bytes = field(default=b"", repr=False)

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.new_values or self.revisions or self.dropped_values)

    def to_document(self) -> dict[str, Any]:
        """Plain document, without the content."""
        document = asdict(self)
        del document["content"]
        return document


def compare(before: pd.DataFrame, after: pd.DataFrame, description: Description) -> dict[str, Any]:
    """Find new periods, the number of new and of dropped values, and revisions between two checked tables."""
    time, keys = str(description.time_column), [str(description.time_column), *description.dimensions]
    old, new = before.set_index(keys), after.set_index(keys)
    rows = old.index.union(new.index)
    periods: set[pd.Timestamp] = set()
    new_values = dropped = 0
    revisions = []
    for column in description.value_columns:
        was, now = (frame[column].reindex(rows).astype(float) for frame in (old, new))
        added = was.isna() & now.notna()
        new_values += int(added.sum())
        dropped += int((was.notna() & now.isna()).sum())
        periods |= set(rows[added].get_level_values(time))
        moved = was.notna() & now.notna() & ~np.isclose(was, now, rtol=1e-9, atol=0.0)
        for row in rows[moved]:
            parts = row if isinstance(row, tuple) else (row,)
            words = " ".join(str(part) for part in parts[1:])
            revisions.append(
                Revision(label(parts[0], description.frequency), words, column, float(was[row]), float(now[row]))
            )
    return {
        "new_periods": tuple(label(day, description.frequency) for day in sorted(periods)),
        "new_values": new_values,
        "dropped_values": dropped,
        "revisions": tuple(sorted(revisions, key=lambda one: (one.period, one.row, one.column))),
    }
