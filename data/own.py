"""The user's own tables: refreshed copies in a folder of theirs, each with its checksum; shipped tables never change.

Nothing reads them unless asked to: results of the shipped baselines do not depend on what a user has refreshed. Inside
``with using_own_tables():`` (``embargo baseline build``) they stand in for the shipped ones, table by table.

A table is two files. ``brent-3fa2c1d09b7e.csv`` holds the rows and is never rewritten; ``brent.toml`` names it with its
checksum, and replacing that one file is the moment at which a refresh takes effect.
"""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.catalogue import Entry, Sha256, Words, find
from data.errors import DataError

FOLDER_VARIABLE = "EMBARGO_OWN_DATA_DIR"
_IN_USE: ContextVar[bool] = ContextVar("own tables in use", default=False)


class OwnTable(BaseModel):
    """What stands in the note of an own table.

    Attributes
    ----------
    file, sha256, rows, first, last :
        The file beside the note, and what it must hold.
    refreshed_at : str
        When it was written, UTC.
    providers : list of str
        Who the new values come from.
    vintage : str
        Day as of which they were known; empty = as of `refreshed_at`.
    shipped_sha256 : str
        The shipped table it was joined to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Annotated[str, Field(pattern=r"^[a-z0-9_]+-[0-9a-f]{12}\.csv$")]
    sha256: Sha256
    rows: Annotated[int, Field(gt=0)]
    first: Words
    last: Words
    refreshed_at: Words
    providers: list[Words]
    vintage: str = ""
    shipped_sha256: Sha256


def own_folder() -> Path:
    """Folder of the user's own tables: that of the operating system, or the one EMBARGO_OWN_DATA_DIR names."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("embargo", appauthor=False) / "tables"


def remedy(series_id: str) -> str:
    """Say what mends a damaged own table."""
    return f"go back to the shipped table with `embargo data reset {series_id}`"


def own_table(series_id: str) -> OwnTable | None:
    """Note of a user's own table; None if there is none.

    Raises
    ------
    DataError
        If the note cannot be read; one line with the remedy.
    """
    path = own_folder() / f"{series_id}.toml"
    try:
        return OwnTable.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: the note of an own table cannot be read ({error}); {remedy(series_id)}") from None
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) for part in fault["loc"]) or "note"
        raise DataError(f"{path}: {key}: {fault['msg']}; {remedy(series_id)}") from None


def in_force(series_id: str) -> OwnTable | None:
    """Own table that stands in for the shipped one here and now; one that the shipped table has overtaken does not."""
    if not _IN_USE.get():
        return None
    own = own_table(series_id)
    return own if own is not None and own.last >= find(series_id).last else None


def entry_of(own: OwnTable, shipped: Entry) -> Entry:
    """Catalogue entry of an own table: the shipped one's words, its own extent and checksum."""
    extent = {"first": own.first, "last": own.last, "rows": own.rows, "sha256": own.sha256}
    return shipped.model_copy(update=extent)


@contextmanager
def using_own_tables() -> Iterator[None]:
    """Within the block the user's own tables stand in for the shipped ones."""
    token = _IN_USE.set(True)
    try:
        yield
    finally:
        _IN_USE.reset(token)


@contextmanager
def using_shipped_tables() -> Iterator[None]:
    """Within the block only shipped tables are read: for fits, whose coefficients belong to a version of the model."""
    token = _IN_USE.set(False)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def edition() -> tuple[tuple[str, str], ...]:
    """Id and checksum of every own table in force: what a cache of derived series must be keyed by."""
    if not _IN_USE.get():
        return ()
    found = ((path.stem, in_force(path.stem)) for path in sorted(own_folder().glob("*.toml")))
    return tuple((series_id, own.sha256) for series_id, own in found if own is not None)
