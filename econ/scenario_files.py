"""Scenario files: presets and users' YAML, with `extends` followed; nothing else reads or writes YAML."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from econ.errors import BadInputError, did_you_mean
from econ.migration import migrated
from econ.own_files import read_text

PRESETS = Path(__file__).parent / "presets"
LARGEST_FILE_BYTES = 256_000
"""Presets have 1 kB; the pure Python parser takes seconds for a megabyte."""

DEEPEST_CHAIN = 8
LONGEST_NUMBER = 100
"""Characters of a number; longer ones, in base 16 or 60, take long to read and cannot be printed."""


class _PlainLoader(yaml.SafeLoader):
    """Safe YAML without what a hostile file could use: aliases, which grow without bound, tags, and double keys."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases and tags."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not allowed in scenario files")
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "tag", None) is not None:
            raise yaml.YAMLError("tags (!name) are not allowed in scenario files")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that is given twice: the second would silently win."""
        known = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in known:
                raise yaml.constructor.ConstructorError(
                    problem=f"'{name:.60}' is given twice", problem_mark=key.start_mark
                )
            known.add(name)
        return super().construct_mapping(node, deep)

    def construct_number(self, node: yaml.ScalarNode) -> Any:
        """Refuse numbers of absurd length."""
        if len(node.value) > LONGEST_NUMBER:
            problem = f"a number of more than {LONGEST_NUMBER} digits"
            raise yaml.constructor.ConstructorError(problem=problem, problem_mark=node.start_mark)
        whole = node.tag.endswith(":int")
        return self.construct_yaml_int(node) if whole else self.construct_yaml_float(node)


_PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+$"), list("-+0123456789")
)
"""As JSON writes small numbers, 1e-05; without this the YAML of 2005 would take that for a word."""

for _kind in ("int", "float"):
    _PlainLoader.add_constructor(f"tag:yaml.org,2002:{_kind}", _PlainLoader.construct_number)


def preset_names() -> tuple[str, ...]:
    """Names of the presets that ship with the model."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.yaml")))


def parse_yaml(text: str, origin: str) -> Any:
    """Parse YAML text safely; `origin` names it in the error."""
    try:
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - stricter than the safe loader it is made from
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{origin}: not valid YAML ({error}).") from None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f", line {line + 1}" if line is not None else ""
        problem = getattr(error, "problem", None) or str(error)
        raise BadInputError(f"{origin}{where}: not valid YAML ({problem}).") from None


def document_of(text: str, origin: str) -> dict[str, Any]:
    """Plain document of a text; `origin` names it in the error."""
    document = parse_yaml(text, origin)
    if not isinstance(document, dict):
        raise BadInputError(
            f"{origin}: a scenario file holds keys and values (schema, name, levers, run); "
            f"found {type(document).__name__}."
        )
    return document


def to_yaml(document: dict[str, Any]) -> str:
    """Text of a scenario file."""
    return str(yaml.safe_dump(document, sort_keys=False, allow_unicode=True))


def resolve_document(source: str | Path, *, _beside: Path | None = None, _depth: int = 0) -> dict[str, Any]:
    """Read a preset, a file or a document itself into one plain document, those it extends merged beneath it."""
    if _beside is None and str(source).lstrip().startswith("{"):
        return over_preset(document_of(str(source), "scenario"))
    if _depth > DEEPEST_CHAIN:
        raise BadInputError(f"'{source}': more than {DEEPEST_CHAIN} files extend one another; is there a circle?")
    path = _locate(source, _beside)
    text = read_text(path, most_bytes=LARGEST_FILE_BYTES, kind="a scenario file")
    document = document_of(text, path.name)
    try:
        document = migrated(document)
    except BadInputError as error:
        raise BadInputError(f"{path.name}: {error}") from None
    parent = document.get("extends")
    if parent is None:
        return document
    merged = resolve_document(str(parent), _beside=path.parent, _depth=_depth + 1)
    return _merge(merged, document)


def over_preset(document: dict[str, Any]) -> dict[str, Any]:
    """Document laid over the preset it extends; for documents from the network, which must never open a file.

    Raises
    ------
    BadInputError
        If `extends` names anything but a preset.
    """
    document = migrated(document)
    parent = document.get("extends")
    if parent is None:
        return document
    if not isinstance(parent, str) or parent not in preset_names():
        raise BadInputError(did_you_mean(str(parent)[:80], preset_names(), kind="preset in extends"))
    return _merge(resolve_document(parent), document)


def _locate(source: str | Path, beside: Path | None) -> Path:
    """Path of a preset name or a file."""
    text = str(source)
    if text in preset_names():
        return PRESETS / f"{text}.yaml"
    if not text.endswith((".yaml", ".yml", ".json")):
        raise BadInputError(
            did_you_mean(text, preset_names(), kind="scenario") + " A scenario file ends in .yaml, .yml or .json."
        )
    path = Path(text)
    return path if beside is None or path.is_absolute() else beside / path


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one document over another; nested mappings are merged, everything else replaced."""
    merged = deepcopy(below)
    for key, value in above.items():
        if (
            isinstance(value, dict)
            and isinstance(merged.get(key), dict)
            and key not in ("compliance", "gas_shortage_share")
        ):
            merged[key] = _merge(merged[key], value)
        else:
            merged[key] = value
    return merged
