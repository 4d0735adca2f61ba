"""Links: a scenario as a short, versioned query string and back, so that an address reproduces a run."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from econ.errors import BadInputError
from econ.levers import all_levers
from econ.migration import CURRENT, FIRST, migrated
from econ.scenario import Scenario, known_lever, load_scenario

LONGEST_QUERY = 8000


def to_query(scenario: Scenario, preset: str = "no-embargo") -> str:
    """Query string holding the preset's name and every lever that differs from it.

    Examples
    --------
    >>> to_query(load_scenario("no-embargo").with_levers({"oil.eu_cut_share": 0.5}))
    'v=1&s=no-embargo&oil.eu_cut_share=0.5'
    """
    start = load_scenario(preset)
    fields = {"v": str(CURRENT), "s": preset}
    for name in all_levers():
        if (value := scenario.value(name)) != start.value(name):
            fields[name] = _write(value)
    if scenario.stages != start.stages:
        fields["stages"] = json.dumps([stage.to_document() for stage in scenario.stages], separators=(",", ":"))
    return urlencode(fields)


def from_query(query: str) -> Scenario:
    """Scenario of a query string; an empty one is `no-embargo`.

    Raises
    ------
    BadInputError
        If the version, preset, a lever or a value is not known.
    """
    query = query.removeprefix("?")
    if len(query) > LONGEST_QUERY:
        raise BadInputError(f"The link is longer than {LONGEST_QUERY} characters; save the scenario as a file instead.")
    pairs = parse_qsl(query, keep_blank_values=True)
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise BadInputError("The link gives a lever twice; keep one.")
    version = fields.pop("v", str(FIRST))
    values = {name: _read(text) for name, text in fields.items() if name != "s"}
    if version != str(CURRENT):
        values = _migrated(values, version)
    scenario = load_scenario(_preset(fields.get("s", "no-embargo")))
    if "stages" in values:
        scenario = Scenario.parse(scenario.to_document() | {"stages": values.pop("stages")})
    return scenario.with_levers({known_lever(name): value for name, value in values.items()})


def _migrated(values: dict[str, Any], version: str) -> dict[str, Any]:
    """Levers and stages of an older link under the names and meanings of today."""
    if not (version.isascii() and version.isdigit()) or len(version) > 9:
        raise BadInputError(f"The link has version {version[:20]!r}; this program reads up to {CURRENT}.")
    document: dict[str, Any] = {"schema": int(version), "levers": {}}
    for name, value in values.items():
        group, _, lever = name.partition(".")
        if name == "stages":
            document["stages"] = value
        else:
            (document if group == "run" else document["levers"]).setdefault(group, {})[lever] = value
    current = migrated(document)
    groups = current["levers"] | ({"run": current["run"]} if "run" in current else {})
    levers = {f"{group}.{name}": value for group, held in groups.items() for name, value in held.items()}
    return levers | ({"stages": current["stages"]} if "stages" in current else {})


def _preset(name: str) -> str:
    """Only presets: a link must never open a file."""
    from econ.scenario_files import preset_names

    if name not in preset_names():
        raise BadInputError(f"The link names no known preset: '{name[:60]}'.")
    return name


def _write(value: Any) -> str:
    """Text of a value: plain words and numbers bare, the rest as JSON."""
    return value if isinstance(value, str) else json.dumps(_plain(value), separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Value without pydantic models."""
    return value.model_dump(mode="json", exclude_none=True) if hasattr(value, "model_dump") else value


def _read(text: str) -> Any:
    """Value of a text: JSON where it is JSON, else the text itself."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
