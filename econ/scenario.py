"""Scenario: one question put to the model, described by the levers that differ from "no embargo"."""

import difflib
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from econ.errors import BadInputError, did_you_mean
from econ.levers import Levers, Run, all_levers
from econ.levers.timing import StageStart
from econ.line import Line
from econ.migration import migrated


class Stage(BaseModel):
    """A later turn of events: from `start` on, the levers it names replace the earlier ones.

    Attributes
    ----------
    start : str
        A month, "2026-09", or months after the embargo's start, "+3".
    name : str
        What it is called in tables, such as "tariff"; empty = its month.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    start: StageStart
    name: Line = Field("", max_length=40)
    levers: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def to_document(self) -> dict[str, Any]:
        """Plain document (JSON, YAML); no name where it has none."""
        return self.model_dump(mode="json", exclude=None if self.name else {"name"})

    @model_validator(mode="after")
    def _levers_are_monthly(self) -> Self:
        Levers.model_validate(self.levers)
        for group, values in self.levers.items():
            for name in values:
                if not all_levers()[f"{group}.{name}"].per_month:
                    raise ValueError(f"a stage cannot change {group}.{name}: it holds for the whole run")
        return self


class Scenario(BaseModel):
    """One embargo: levers, how it is run, and later stages; immutable and checked at birth.

    Examples
    --------
    >>> scenario = Scenario(name="india-half", levers={"oil": {"india_cut_share": 0.5}})
    >>> scenario.levers.oil.india_cut_share
    0.5
    >>> scenario.with_levers({"oil.india_cut_share": 0.8, "run.n_draws": 100}).changed()
    {'oil.india_cut_share': 0.8, 'run.n_draws': 100}
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    schema_version: Literal[1] = Field(1, alias="schema", description="Version of this format.")
    name: Line = Field("custom", max_length=80, description="Short name used in files, tables and links.")
    title: Line = Field("", max_length=160, description="Title for charts; empty = the name.")
    why: Line = Field("", max_length=600, description="One sentence on what question this answers.")
    extends: str | None = Field(None, description="Preset or file this starts from.")
    levers: Levers = Levers()
    run: Run = Run()
    stages: tuple[Stage, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _stages_from_files(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("stages"), list):
            return {**value, "stages": tuple(value["stages"])}
        return value

    @model_validator(mode="after")
    def _stages_in_order(self) -> Self:
        relative = [stage.start.startswith("+") for stage in self.stages]
        if len(set(relative)) > 1:
            raise ValueError('stages start all in months ("2026-09") or all after the embargo\'s start ("+3")')
        starts = [int(stage.start.replace("-", "")) for stage in self.stages]
        if starts != sorted(set(starts)):
            raise ValueError("stages must have different starts, the earliest first")
        return self

    @classmethod
    def parse(cls, document: Mapping[str, Any]) -> "Scenario":
        """Check a plain document; raises `BadInputError` with one clear line."""
        try:
            return cls.model_validate(migrated(document))
        except ValidationError as error:
            raise BadInputError(explain(error)) from None

    @property
    def heading(self) -> str:
        """Title for people, or the name where there is none."""
        return self.title or self.name

    def changed(self) -> dict[str, Any]:
        """Levers that differ from their default, by ``group.lever`` name."""
        return {name: value for name, lever in all_levers().items() if (value := self.value(name)) != lever.default}

    def value(self, lever: str) -> Any:
        """Value of a lever by its ``group.lever`` name."""
        group, _, name = known_lever(lever).partition(".")
        return getattr(self.run if group == "run" else getattr(self.levers, group), name)

    def with_levers(self, changes: Mapping[str, Any]) -> "Scenario":
        """Return a copy with other values, given by ``group.lever`` name."""
        document = self.to_document()
        for lever, value in changes.items():
            group, _, name = known_lever(lever).partition(".")
            target = document["run"] if group == "run" else document["levers"].setdefault(group, {})
            target[name] = value
        return Scenario.parse(document)

    def to_document(self) -> dict[str, Any]:
        """Plain document (JSON, YAML) holding only what differs from the defaults."""
        document: dict[str, Any] = {"schema": self.schema_version, "name": self.name}
        document |= {key: getattr(self, key) for key in ("title", "why") if getattr(self, key)}
        levers = self.levers.model_dump(mode="json")
        defaults = Levers().model_dump(mode="json")
        changed = {
            group: {name: value for name, value in values.items() if value != defaults[group][name]}
            for group, values in levers.items()
        }
        document["levers"] = {group: values for group, values in changed.items() if values}
        run = self.run.model_dump(mode="json")
        document["run"] = {name: value for name, value in run.items() if value != Run.model_fields[name].default}
        if self.stages:
            document["stages"] = [stage.to_document() for stage in self.stages]
        return document

    @classmethod
    def from_yaml(cls, text: str) -> "Scenario":
        """Scenario of a YAML or JSON text; `extends` may name a preset, never a file.

        Examples
        --------
        >>> scenario = Scenario.from_yaml("{name: mine, extends: turkstream-stop, run: {n_draws: 100}}")
        >>> Scenario.from_yaml(scenario.to_yaml()).fingerprint == scenario.fingerprint
        True
        """
        from econ.scenario_files import document_of, over_preset

        return cls.parse(over_preset(document_of(text, "scenario")))

    def to_yaml(self) -> str:
        """Text of a scenario file, holding only what differs from the defaults."""
        from econ.scenario_files import to_yaml

        return to_yaml(self.to_document())

    def to_json(self) -> str:
        """Return the same document as JSON, which `load_scenario` and every door read too."""
        return json.dumps(self.to_document(), ensure_ascii=False, indent=1) + "\n"

    def save(self, path: str | Path) -> None:
        """Write a scenario file, YAML or JSON by its ending (.yaml, .yml, .json); whole or not at all."""
        from econ.export import check_target, write_text

        target = Path(path)
        check_target(target, (".yaml", ".yml", ".json"))
        write_text(target, self.to_json() if target.suffix == ".json" else self.to_yaml())

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change whenever any lever, stage or run setting does."""
        content = {key: value for key, value in self.to_document().items() if key in ("levers", "run", "stages")}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


def known_lever(name: str) -> str:
    """Return the name if such a lever exists; raises `BadInputError` with the nearest ones otherwise."""
    if name not in all_levers():
        raise BadInputError(did_you_mean(name, all_levers(), kind="lever"))
    return name


def explain(error: ValidationError) -> str:
    """One line for the first thing wrong in a scenario document: the lever, its bounds and unit, and what was given."""
    problems = error.errors()
    first = next((p for p in problems if not any(str(part).startswith("literal[") for part in p["loc"])), problems[0])
    location = [str(part) for part in first["loc"] if not str(part).startswith(("dict[", "tuple[", "function-"))]
    while len(location) > 1 and location[0] in ("levers", "body", "scenario"):
        location = location[1:]
    dotted = ".".join(location[:2])
    lever = all_levers().get(dotted)
    staged = location[:1] == ["stages"]
    if staged and location[-1] == "start":
        return (
            'stages: start is a month such as "2026-09", or months after the embargo\'s start in quotes, such as "+6"; '
            f"got {_short(first['input'])}."
        )
    if first["type"] == "extra_forbidden":
        meant = ".".join(location[2:4]) if staged else dotted
        near = difflib.get_close_matches(meant, all_levers(), n=3, cutoff=0.5)
        return f"Unknown entry '{'.'.join(location)}'" + (f": did you mean {' or '.join(near)}?" if near else ".")
    if lever is None or len(location) > 2:
        where = ".".join(location) or "scenario"
        problem = _problem(first["msg"])
        return (
            f"{where}: {problem}; got {_short(first['input'])}." if "Input" in first["msg"] else f"{where}: {problem}."
        )
    problem = _problem(first["msg"])
    if lever.kind in ("path", "mapping"):
        return f"{dotted}: {problem}; got {_short(first['input'])}. {lever.help}"
    return f"{dotted} {_expected(lever)}; got {_short(first['input'])}.{_hint(lever, first['input'])}"


def _problem(message: str) -> str:
    """Message of pydantic in the words of someone who writes a scenario."""
    plain = message.removeprefix("Value error, ").replace("Input should be ", "should be ").replace("String ", "text ")
    plain = plain.replace("a valid tuple", "a list")
    return "should be a mapping" if plain.startswith("should be a valid dictionary") else plain


def _short(value: object) -> str:
    """Value as given, cut where it is long."""
    try:
        text = repr(value)
    except ValueError:  # Python prints no whole number of more than 4,300 digits
        text = "a number of thousands of digits"
    return text if len(text) <= 60 else f"{text[:57]}..."


def _expected(lever: Any) -> str:
    """Say what a lever accepts."""
    if lever.kind == "share" and (lever.low, lever.high) == (0, 1):
        return "is a share in [0, 1]"
    if lever.low is not None and lever.kind in ("number", "integer", "share"):
        whole = "a whole number" if lever.kind == "integer" else "a number"
        return f"is {whole} in [{lever.low:g}, {lever.high:g}] {lever.unit}"
    if lever.kind == "choice":
        return f"is one of {', '.join(lever.choices)}"
    if lever.kind == "switch":
        return "is true or false"
    if lever.kind == "month":
        return "is a month written YYYY-MM"
    return f"is {lever.unit}"


def _hint(lever: Any, given: object) -> str:
    """Guess the usual slip: percent written for a share."""
    if lever.kind == "share" and isinstance(given, int | float) and not isinstance(given, bool) and 1 < given <= 100:
        return f" For {given:g} percent write {given / 100:.2f}."
    return ""


def load_scenario(source: str | Path) -> Scenario:
    """Load a preset by name or a scenario file by path, following `extends`; or a document, ``{name: ...}``.

    Raises
    ------
    BadInputError
        If the name is unknown, the file unreadable or not YAML, or a value outside its bounds.

    Examples
    --------
    >>> load_scenario("turkstream-stop").levers.gas.turkstream_cut_share
    1.0
    """
    from econ.scenario_files import resolve_document

    return Scenario.parse(resolve_document(source))
