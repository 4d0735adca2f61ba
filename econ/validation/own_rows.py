"""A user's own rows: a CSV with the columns of published.csv, every cell checked before anything is run."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from econ.errors import BadInputError, did_you_mean
from econ.own_files import read_text
from econ.validation.own_measure import check_measure
from econ.validation.own_study import with_study
from econ.validation.rows import BLOCKS, FILE, Row, row_of

LARGEST_FILE_BYTES = 1_000_000
BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets begin UTF-8 with it."""

LONGEST_ID = 80
NEEDED = ("id", "study", "unit", "published_low", "published_central", "published_high", "block")
NUMBERS = ("published_low", "published_central", "published_high", "their_baseline")
DEFAULTS = {"aggregation": "mean", "base": "level", "independent": "yes"}
"""Cells that may be left empty, and what is taken then; `aggregation` and `base` only where something is measured."""

SOURCES = ("study", "replay", "none")


def own_rows(path: Path) -> tuple[Row, ...]:
    """Read and check a file of rows.

    Parameters
    ----------
    path : Path
        CSV as econ/validation/README.md describes it; scenario files are looked for beside it.

    Returns
    -------
    tuple of Row

    Raises
    ------
    BadInputError
        At the first thing that is wrong: one line with the row as a spreadsheet numbers it, its id, and the remedy.
    """
    text = read_text(path, most_bytes=LARGEST_FILE_BYTES, kind="a table of rows").removeprefix(BYTE_ORDER_MARK)
    reader = csv.DictReader(io.StringIO(text), strict=True)
    rows: list[Row] = []
    try:
        _check_columns(path, reader.fieldnames or [])
        for number, line in enumerate(reader, 2):
            where = f"{path.name} row {number} ({(line.get('id') or 'without id')[:LONGEST_ID]})"
            try:
                rows.append(_row(line, path.parent, [row.id for row in rows]))
            except BadInputError as error:
                raise BadInputError(f"{where}: {error}") from None
    except csv.Error as error:
        raise BadInputError(f"{path.name} line {reader.line_num}: not valid CSV ({error}).") from None
    if not rows:
        raise BadInputError(f"{path.name}: there is no row under the header.")
    return tuple(rows)


def columns() -> tuple[str, ...]:
    """Columns a file may have: those of published.csv."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(next(csv.reader(file)))


def _check_columns(path: Path, given: Iterable[str]) -> None:
    """Refuse a header with unknown, double or missing columns."""
    given = list(given)
    if len(given) == 1 and ";" in given[0]:
        raise BadInputError(f"{path.name}: cells are separated by semicolons; save it with commas.")
    for name in given:
        if name not in columns():
            raise BadInputError(f"{path.name}: {did_you_mean(name, columns(), kind='column')}")
        if given.count(name) > 1:
            raise BadInputError(f"{path.name}: the column {name} is there twice.")
    missing = [name for name in NEEDED if name not in given]
    if missing:
        raise BadInputError(f"{path.name}: the header lacks {', '.join(missing)}.")


def _row(line: dict[str, str | None], folder: Path, ids: list[str]) -> Row:
    """Row of a line, checked."""
    if None in line:
        raise BadInputError("more cells than columns; put text that holds a comma in quotes.")
    if None in line.values():
        raise BadInputError("fewer cells than columns.")
    cells = dict.fromkeys(columns(), "") | {name: (cell or "").strip() for name, cell in line.items()}
    for name in NEEDED:
        if not cells[name]:
            raise BadInputError(f"{name} is empty.")
    if cells["id"] in ids:
        raise BadInputError("the id stands in an earlier row too.")
    if len(cells["id"]) > LONGEST_ID or not cells["id"].isprintable():
        raise BadInputError(f"an id is one printable word of at most {LONGEST_ID} characters.")
    _check_numbers(cells)
    _one_of(cells, "block", BLOCKS)
    cells["source"] = cells["source"] or ("study" if cells["study_file"] else "none")
    _one_of(cells, "source", SOURCES)
    cells["independent"] = cells["independent"] or DEFAULTS["independent"]
    _one_of(cells, "independent", ("yes", "no"))
    if cells["source"] == "none":
        _check_unmeasured(cells)
        return row_of(cells)
    for name in ("aggregation", "base"):
        cells[name] = cells[name] or DEFAULTS[name]
    check_measure(cells)
    return row_of(with_study(cells, folder) if cells["source"] == "study" else cells)


def _check_numbers(cells: dict[str, str]) -> None:
    """Refuse what is no number, and a published range out of order."""
    values = {}
    for name in NUMBERS:
        if cells[name]:
            try:
                values[name] = float(cells[name])
            except ValueError:
                raise BadInputError(f"{name} should be a number, got '{cells[name][:40]}'.") from None
            if not abs(values[name]) < float("inf"):
                raise BadInputError(f"{name} should be a finite number, got '{cells[name][:40]}'.")
    low, central, high = (values[name] for name in NUMBERS[:3])
    if not low <= central <= high:
        raise BadInputError(
            f"published_low {low:g}, published_central {central:g} and published_high {high:g} are out of order."
        )


def _one_of(cells: dict[str, str], name: str, known: Iterable[str]) -> None:
    """Refuse a cell that is none of the words known."""
    if cells[name] not in known:
        raise BadInputError(did_you_mean(cells[name][:40], known, kind=name))


def _check_unmeasured(cells: dict[str, str]) -> None:
    """Refuse a row that is not measured and does not say why."""
    if not cells["reason"]:
        raise BadInputError(
            "without study_file the row cannot be measured; name a scenario file, or say why in reason."
        )
    if cells["our_variable"]:
        raise BadInputError("our_variable is given but no study_file; a row is measured on a scenario.")
