"""What the HTTP interface answers, as its OpenAPI document describes it."""

from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from econ.levers import Lever
from econ.result import RunRecord
from econ.scenario import Scenario

Path = list[float]


class Answer(BaseModel):
    """Answer with no key but those described."""

    model_config = ConfigDict(extra="forbid")


class Health(Answer):
    """A sign of life."""

    status: str
    model_version: str


class Scenarios(Answer):
    """Presets, each a document that can be sent back."""

    scenarios: list[Scenario]


class Levers(Answer):
    """All that can be asked."""

    levers: list[Lever]


class World(Answer):
    """A baseline: the world a scenario hits."""

    name: str
    month: str = Field(description="Last observed month.")
    version: str = Field(description="Checksum of its content.")
    note: str
    sources: dict[str, str] = Field(description="Where each figure is from.")


class Baselines(Answer):
    """All baselines."""

    baselines: list[World]


class Table(Answer):
    """A table of observed data the model rests on."""

    id: str
    title: str
    publisher: str
    link: str
    licence: str
    frequency: str
    unit: Any = Field(description="Unit, or units by column.")
    first: str | None
    last: str | None
    retrieved_on: str
    transformation: str
    known_defects: str


class Provenance(Answer):
    """All tables, and the versions of what is made of them."""

    model_version: str
    parameters_version: str
    tables: list[Table]


class Series(Answer):
    """One variable of one region: the value that 5, 25, 50, 75 and 95 percent of draws stay below, month by month."""

    variable: str
    region: str
    unit: str
    months: list[str]
    p05: Path
    p25: Path
    p50: Path
    p75: Path
    p95: Path


_OF_THE_RECORD: dict[str, Any] = {name: (kind, ...) for name, kind in get_type_hints(RunRecord).items()}

Record = create_model(
    "Record",
    __doc__="What reproduces the run: same record, same numbers.",
    __base__=Answer,
    versus=(str, Field(description="Name of the scenario subtracted; else empty.")),
    warnings=(list[str], Field(description="Where the run leaves the evidence.")),
    command=(str, Field(description="Command line that runs the same again; empty for a difference of two runs.")),
    **_OF_THE_RECORD,
)


class Run(Answer):
    """A run: what was asked, what reproduces it, and what came of it."""

    scenario: Scenario
    run: Record
    series: list[Series]


class NotComparable(Answer):
    """Why a run cannot be subtracted from another."""

    scenario: Scenario
    not_comparable: str


class Compared(Answer):
    """Runs, and each later one less the first, draw by draw."""

    results: list[Run]
    differences: list[Run | NotComparable]


def described(model: type[BaseModel], status: int = 200) -> dict[int | str, dict[str, Any]]:
    """Describe the answer when all is well."""
    return {status: {"model": model}}
