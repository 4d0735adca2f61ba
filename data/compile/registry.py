"""The list of tables and the steps every one of them goes through: build, check, write, record.

A table function takes the folder of the public source files and returns a frame whose columns are those of its
catalogue entry, periods as text ("2021-12", "2021Q4", "2021S2", 2021)::

    @table("brent")
    def brent(sources: Path) -> pd.DataFrame: ...
"""

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import data.compile as package
from data.catalogue import CHECKSUMS, Description, read_toml
from data.checks import TableFile, check_table
from data.errors import DataError
from data.table_csv import csv_bytes

Build = Callable[[Path], pd.DataFrame]
BUILDERS: dict[str, Build] = {}


@dataclass(frozen=True)
class Compiled:
    """What one compilation wrote."""

    first: str
    last: str
    rows: int
    sha256: str


def table(series_id: str) -> Callable[[Build], Build]:
    """Register a function as the builder of one table."""

    def register(build: Build) -> Build:
        if series_id in BUILDERS:
            raise DataError(f"two functions build the table {series_id!r}; rename one")
        BUILDERS[series_id] = build
        return build

    return register


def builders() -> dict[str, Build]:
    """Import every module of the package, so that all tables are registered, and return them by id."""
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("__"):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(BUILDERS.items()))


def compile_table(series_id: str, description: Description, sources: Path, folder: Path) -> Compiled:
    """Build one table, check it as the loader will, and write it atomically.

    Parameters
    ----------
    series_id : str
        Registered id.
    description : Description
        Its catalogue entry; the built columns must equal the declared ones.
    sources : Path
        Folder of the public source files.
    folder : Path
        Tables folder to write into.

    Returns
    -------
    Compiled
        Extent and hash for the checksums file.

    Raises
    ------
    DataError
        If the built table fails a check; nothing is written then.
    """
    file = TableFile(
        f"{series_id}.csv (not written)", f"correct its function in data/compile or its entry [{series_id}]"
    )
    frame = BUILDERS[series_id](sources)
    missing = [column for column in description.columns if column not in frame.columns]
    extra = [column for column in frame.columns if column not in description.columns]
    if missing or extra:
        file.refuse(f"columns missing: {', '.join(missing) or 'none'}; undeclared: {', '.join(extra) or 'none'}")
    content = csv_bytes(frame, description)
    check_table(content, description, file)
    _write(folder / f"{series_id}.csv", content)
    periods = frame[description.time_column].astype(str) if description.time_column else None
    first, last = (periods.min(), periods.max()) if periods is not None else [str(description.retrieved_on)] * 2
    return Compiled(first, last, len(frame), hashlib.sha256(content).hexdigest())


def record(compiled: dict[str, Compiled], folder: Path, keep: Iterable[str]) -> None:
    """Refresh the checksums of the compiled tables; those of other ids in `keep` stay as they are."""
    file = folder / CHECKSUMS
    known = read_toml(file) if file.exists() else {}
    kept = {series_id: Compiled(**known[series_id]) for series_id in keep if series_id in known}
    lines = ["# Written by `python -m data.compile`; do not edit."]
    for series_id, found in sorted({**kept, **compiled}.items()):
        lines += [
            f"\n[{series_id}]",
            f'first = "{found.first}"',
            f'last = "{found.last}"',
            f"rows = {found.rows}",
            f'sha256 = "{found.sha256}"',
        ]
    _write(file, ("\n".join(lines) + "\n").encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    """Replace a file in one step, so that a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
