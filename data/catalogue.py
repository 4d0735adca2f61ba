"""The catalogue: what each table is, who published it, what was done to it, and what is wrong with it.

The words stand in ``data/catalogue.toml`` and are written by hand. What changes with every compilation (first and
last period, number of rows, sha256) stands beside the tables in ``checksums.toml`` and is written by
``python -m data.compile``. An :class:`Entry` is both together, and an incomplete one is refused.
"""

import difflib
import os
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from data.errors import DataError

DATA_FOLDER = Path(__file__).resolve().parent
CATALOGUE_FILE = DATA_FOLDER / "catalogue.toml"
TABLES_VARIABLE = "EMBARGO_DATA_DIR"
CHECKSUMS = "checksums.toml"

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Link = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Frequency = Literal["monthly", "quarterly", "semester", "annual", "daily", "event", "snapshot"]
TIME_COLUMN: dict[str, tuple[str, ...]] = {
    "monthly": ("month",),
    "quarterly": ("quarter",),
    "semester": ("semester",),
    "annual": ("year",),
    "daily": ("date",),
    "event": ("date", "month", "quarter", "year"),
    "snapshot": (),
}
"""Which first column a frequency asks for; a snapshot needs none."""


class Description(BaseModel):
    """The hand-written part of an entry.

    Columns stand in this order: time, then text columns that tell rows of one period apart (the dimensions, such as
    ``country``), then the value columns, then text columns that comment on them (``flag``, ``source``). The value
    columns are those that `plausible` gives a range for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words
    unit: Words | dict[str, Words]
    frequency: Frequency
    seasonal_adjustment: Literal["NSA", "SA", "SCA", "mixed", "n/a"]
    publisher: Words
    publisher_series_id: Words
    link: Link
    licence: Words
    compiled_from: Words
    retrieved_on: date
    transformation: Words
    known_defects: Words
    columns: Annotated[list[Words], Field(min_length=2)]
    plausible: dict[str, tuple[float, float]]
    gaps: Words

    @model_validator(mode="after")
    def _columns_fit_together(self) -> "Description":
        times = TIME_COLUMN[self.frequency]
        if times and self.columns[0] not in times:
            raise ValueError(f"a table of frequency {self.frequency} starts with column {' or '.join(times)}")
        units = set(self.unit) if isinstance(self.unit, dict) else set()
        unknown = sorted((set(self.plausible) | units) - set(self.columns))
        if unknown:
            raise ValueError(f"plausible or unit names columns that the table lacks: {', '.join(unknown)}")
        if isinstance(self.unit, dict) and units < set(self.plausible):
            raise ValueError(f"no unit is given for {', '.join(sorted(set(self.plausible) - units))}")
        return self

    @property
    def time_column(self) -> str | None:
        """Name of the column that holds the period, if the table has one."""
        return self.columns[0] if TIME_COLUMN[self.frequency] or self.columns[0] in TIME_COLUMN["event"] else None

    @property
    def value_columns(self) -> list[str]:
        """Numeric columns, in table order."""
        return [column for column in self.columns if column in self.plausible]

    @property
    def dimensions(self) -> list[str]:
        """Text columns before the first value column: with the time column they identify a row."""
        first_value = next((i for i, column in enumerate(self.columns) if column in self.plausible), len(self.columns))
        return [column for column in self.columns[:first_value] if column != self.time_column]


class Entry(Description):
    """A complete entry: the description and what the last compilation found."""

    first: Words
    last: Words
    rows: Annotated[int, Field(gt=0)]
    sha256: Sha256


Model = TypeVar("Model", bound=Description)


def tables_folder() -> Path:
    """Folder of the tables: the one shipped with the package, or the one that EMBARGO_DATA_DIR names."""
    return Path(os.environ.get(TABLES_VARIABLE) or DATA_FOLDER / "tables")


def read_toml(file: Path) -> dict[str, Any]:
    """Parse a TOML file whose sections are series ids; raise DataError with one line if it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"{file}: the file is missing; restore it with `git checkout -- data`") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{file}: not valid TOML: {error}; restore it with `git checkout -- data`") from None


def complete(series_id: str, keys: dict[str, Any], model: type[Model], file: Path) -> Model:
    """Validate one entry; an incomplete one is refused with one line that names its first fault."""
    try:
        return model.model_validate(keys)
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) for part in fault["loc"]) or "entry"
        message = "is missing" if fault["type"] == "missing" else fault["msg"].removeprefix("Value error, ")
        raise DataError(f"{file.name}, entry [{series_id}]: {key}: {message}; complete the entry") from None


def descriptions(file: Path = CATALOGUE_FILE) -> dict[str, Description]:
    """Return the hand-written part of every entry, by series id."""
    return {series_id: complete(series_id, keys, Description, file) for series_id, keys in read_toml(file).items()}


def catalogue() -> dict[str, Entry]:
    """Return every complete entry, by series id, for the tables folder in use."""
    return dict(_entries(tables_folder()))


def find(series_id: str) -> Entry:
    """Return one entry; an unknown id is answered with the nearest known ones."""
    entries = _entries(tables_folder())
    if series_id not in entries:
        near = difflib.get_close_matches(series_id, entries, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "`python -m data.provenance` lists them."
        raise DataError(f"no data table is called {series_id!r}; {hint}")
    return entries[series_id]


@cache
def _entries(folder: Path) -> dict[str, Entry]:
    """Merge the catalogue with the checksums of one tables folder."""
    checksums, described = read_toml(folder / CHECKSUMS), read_toml(CATALOGUE_FILE)
    never_compiled = sorted(set(described) - set(checksums))
    if never_compiled:
        raise DataError(f"{folder / CHECKSUMS}: {never_compiled[0]} was never compiled; run `make data SOURCES=...`")
    return {
        series_id: complete(series_id, {**keys, **checksums[series_id]}, Entry, CATALOGUE_FILE)
        for series_id, keys in described.items()
    }
