"""Load a table only if it is the one the catalogue describes."""

import hashlib
from pathlib import Path

import pandas as pd

from data.catalogue import DATA_FOLDER, TABLES_VARIABLE, Entry, find, tables_folder
from data.checks import TableFile, check_table
from data.own import OwnTable, entry_of, in_force, own_folder, remedy


def load(series_id: str) -> pd.DataFrame:
    """Return one table after checking hash, columns, periods, order, gaps and plausible values.

    It is the shipped table, or the user's own one inside ``with data.using_own_tables():``.

    Parameters
    ----------
    series_id : str
        A section of ``data/catalogue.toml``, for example "brent".

    Returns
    -------
    pandas.DataFrame
        Tidy table. ``month``, ``quarter`` and ``date`` are timestamps (first day of the period), ``year`` is an
        integer, value columns are floats with their unit in the name, other columns are text.

    Raises
    ------
    DataError
        If the id is unknown or the file is not what the catalogue says; one line with file, row and remedy.
    """
    entry, own = find(series_id), in_force(series_id)
    if own is not None:
        return load_own(series_id, own, entry)
    path = tables_folder() / f"{series_id}.csv"
    return _load(path, entry, table_file(path))


def load_own(series_id: str, own: OwnTable, shipped: Entry) -> pd.DataFrame:
    """Return a user's own table after the same checks; a damaged one is refused with its remedy."""
    path = own_folder() / own.file
    return _load(path, entry_of(own, shipped), TableFile(str(path), remedy(series_id)))


def _load(path: Path, entry: Entry, file: TableFile) -> pd.DataFrame:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        file.refuse("the file is missing")
    except OSError as error:
        file.refuse(f"the file cannot be read ({error.strerror})")
    table = check_table(content, entry, file)
    _check_extent(table, content, entry, file)
    found = hashlib.sha256(content).hexdigest()
    if found != entry.sha256:
        file.refuse(f"the file was changed: its sha256 starts {found[:12]}, it should start {entry.sha256[:12]}")
    return table


def table_file(path: Path) -> TableFile:
    """Name a table's file as a reader of the repository knows it, with the remedy that fits the folder it is in."""
    if path.parent == DATA_FOLDER / "tables":
        name = f"data/tables/{path.name}"
        return TableFile(name, f"restore it with `git checkout -- {name}` or rebuild it with `make data SOURCES=...`")
    return TableFile(str(path), f"copy it again from data/tables, or unset {TABLES_VARIABLE} to use those tables")


def _check_extent(table: pd.DataFrame, content: bytes, entry: Entry, file: TableFile) -> None:
    """Refuse a file that is shorter or longer than the compilation that made it."""
    if len(table) == entry.rows:
        return
    last = content.decode("utf-8").rstrip().rsplit("\n", maxsplit=1)[-1].split(",", maxsplit=1)[0]
    problem = f"the file ends here ({last}) with {len(table)} rows; there should be {entry.rows}, up to {entry.last}"
    file.refuse(problem, len(table) - 1)
