"""Rows of a table without pandas, for a process that must start quickly."""

import csv
import hashlib

from data.catalogue import find, tables_folder
from data.errors import DataError


def rows(series_id: str) -> list[dict[str, str]]:
    """Return the rows of a table as texts by column, if it is the file that the catalogue describes.

    Parameters
    ----------
    series_id : str
        A section of ``data/catalogue.toml``.

    Raises
    ------
    DataError
        If the id is unknown, or the file is missing or was changed.

    Examples
    --------
    >>> rows("recession_months_us")[0]
    {'month': '1950-01', 'recession': '0'}
    """
    entry = find(series_id)
    path = tables_folder() / f"{series_id}.csv"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path.name}: the file cannot be read ({error.strerror}); restore data/tables") from None
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise DataError(f"{path.name}: the file is not the one the catalogue describes; restore data/tables")
    return list(csv.DictReader(content.decode("utf-8").splitlines()))
