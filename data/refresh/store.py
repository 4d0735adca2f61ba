"""Writing and removing the user's own tables."""

import json
import os
import tempfile
from pathlib import Path

from data.errors import DataError
from data.own import OwnTable, own_folder


def store(series_id: str, own: OwnTable, content: bytes) -> None:
    """Write a table, then its note; until the note is replaced the table before holds.

    Raises
    ------
    DataError
        If the folder cannot be written to; the table before still holds.
    """
    folder = own_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / own.file, content)
        _write(folder / f"{series_id}.toml", note(own).encode("utf-8"))
        for old in folder.glob(f"{series_id}-*.csv"):
            if old.name != own.file and _is_of(old, series_id):
                old.unlink(missing_ok=True)
    except OSError as error:
        raise DataError(f"{folder}: cannot be written ({error.strerror}); the table stays as it was") from None


def reset(series_id: str) -> bool:
    """Remove a user's own table, so that the shipped one holds again; whether there was one."""
    folder = own_folder()
    path = folder / f"{series_id}.toml"
    there = path.exists()
    try:
        path.unlink(missing_ok=True)
        for old in folder.glob(f"{series_id}-*.csv"):
            if _is_of(old, series_id):
                old.unlink(missing_ok=True)
    except OSError as error:
        raise DataError(f"{path}: cannot be removed ({error.strerror})") from None
    return there


def note(own: OwnTable) -> str:
    """Text of a note: TOML, whose strings and lists of strings are written as in JSON."""
    values = own.model_dump()
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())


def _is_of(path: Path, series_id: str) -> bool:
    """Whether a file is one of this table's, not of another whose id begins alike."""
    return path.stem.rpartition("-")[0] == series_id


def _write(path: Path, content: bytes) -> None:
    """Replace a file in one step, its content on the disk first."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
