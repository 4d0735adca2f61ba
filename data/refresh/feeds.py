"""Which provider's series feed which table: ``feeds.toml``, checked against the catalogue."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.catalogue import Description, Words, descriptions, read_toml
from data.errors import DataError

FILE = Path(__file__).with_name("feeds.toml")
LAG_DAYS = {"monthly": 75, "quarterly": 170}
"""Days after a period's end from which its absence counts as stale, unless a table says otherwise."""

Take = Literal["as it is", "mean", "last", "sum"]
Conversion = Literal["none", "usd_mmbtu_to_eur_mwh", "bcf_d_to_twh_month", "kwh_to_twh", "gwh_to_twh", "tj_to_twh"]
Join = Literal["replace", "link"]


class Feed(BaseModel):
    """One column of one group of rows, and the provider's series that fill it; the keys are explained in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: Words
    column: Words
    series: str | tuple[str, ...] = ()
    where: dict[str, str] = Field(default_factory=dict)
    dimension: str = ""
    template: str = "{}"
    rows: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    take: Take = "as it is"
    factor: float = 1.0
    convert: Conversion = "none"
    join: Join = "replace"
    tolerance: Annotated[float, Field(gt=0, lt=1)] = 0.05
    absent_is_zero: bool = False
    flag: str = ""

    @model_validator(mode="after")
    def _says_which_rows(self) -> "Feed":
        if bool(self.series) == bool(self.rows):
            raise ValueError("give either series or rows")
        if bool(self.rows) != bool(self.dimension):
            raise ValueError("rows need the dimension whose values they name")
        return self

    def groups(self) -> list[tuple[dict[str, str], tuple[str, ...]]]:
        """Return the fixed dimensions of each group of rows, and the signed ids that add up to it."""
        if not self.rows:
            return [(self.where, _tuple(self.series))]
        return [
            ({**self.where, self.dimension: label}, tuple(self.template.format(one) for one in _tuple(ids)))
            for label, ids in self.rows.items()
        ]

    def ids(self) -> tuple[str, ...]:
        """All series of the provider, without signs, each once."""
        return tuple(dict.fromkeys(one.removeprefix("-") for _, ids in self.groups() for one in ids))


class TableFeeds(BaseModel):
    """Everything that feeds one table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    feeds: Annotated[tuple[Feed, ...], Field(min_length=1)]
    history_months: Annotated[int, Field(ge=6, le=120)] = 36
    lag_days: int | None = None
    whole_periods: bool = False
    nowcast_months: Annotated[int, Field(ge=0, le=3)] = 0
    note: str = ""

    @property
    def providers(self) -> tuple[str, ...]:
        """Names of the providers, each once."""
        return tuple(dict.fromkeys(feed.provider for feed in self.feeds))


class NotFed(BaseModel):
    """Tables that no provider feeds, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: Words
    ids: list[str]


@cache
def feeds() -> dict[str, TableFeeds]:
    """Return the feeds by table, in the order in which tables are refreshed.

    Raises
    ------
    DataError
        If the file does not fit the catalogue; one line.
    """
    document = {key: value for key, value in read_toml(FILE).items() if key != "not_fed"}
    described = descriptions()
    found = {}
    for series_id, keys in document.items():
        try:
            found[series_id] = TableFeeds.model_validate(keys)
        except ValidationError as error:
            fault = error.errors()[0]
            place = ".".join(str(part) for part in fault["loc"])
            raise DataError(f"{FILE.name}, entry [{series_id}]: {place}: {fault['msg']}; correct the entry") from None
        problem = _misfit(found[series_id], described.get(series_id))
        if problem:
            raise DataError(f"{FILE.name}, entry [{series_id}]: {problem}; correct the entry")
    return found


@cache
def reasons() -> dict[str, str]:
    """Why a table is not fed, by table."""
    groups = [NotFed.model_validate(group) for group in read_toml(FILE).get("not_fed", [])]
    return {series_id: group.reason for group in groups for series_id in group.ids}


def lag_days(series_id: str, frequency: str) -> int | None:
    """Days after a period's end from which its absence counts as stale; None where no table is expected."""
    table = feeds().get(series_id)
    return (table.lag_days if table else None) or LAG_DAYS.get(frequency)


def _misfit(table: TableFeeds, described: Description | None) -> str:
    """Say what does not fit the catalogue; empty if all does."""
    from data.providers import PROVIDERS

    if described is None:
        return "the catalogue has no such table"
    for feed in table.feeds:
        if feed.provider not in PROVIDERS:
            return f"no provider is called {feed.provider!r}"
        if feed.column not in described.value_columns:
            return f"the table has no value column {feed.column!r}"
        for fixed, _ in feed.groups():
            if set(fixed) != set(described.dimensions):
                return f"rows need {', '.join(described.dimensions) or 'no dimension'}"
        if feed.flag and "flag" not in described.columns:
            return "the table has no column for a flag"
    return ""


def _tuple(ids: str | tuple[str, ...]) -> tuple[str, ...]:
    return (ids,) if isinstance(ids, str) else ids
