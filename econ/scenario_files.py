"""Scenario files: presets and users' YAML, with `extends` followed; the only reader of YAML in the project."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from econ.errors import BadInputError, did_you_mean

PRESETS = Path(__file__).parent / "presets"
LARGEST_FILE_BYTES = 1_000_000
DEEPEST_CHAIN = 8


class _PlainLoader(yaml.SafeLoader):
    """Safe YAML without aliases, which a hostile file could use to grow without bound, and without double keys."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not allowed in scenario files")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that is given twice: the second would silently win."""
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(problem=f"'{twice}' is given twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


def preset_names() -> tuple[str, ...]:
    """Names of the presets that ship with the model."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.yaml")))


def parse_yaml(text: str, origin: str) -> Any:
    """Parse YAML text safely; `origin` names it in the error."""
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{origin}: not valid YAML ({error}).") from None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f", line {line + 1}" if line is not None else ""
        problem = getattr(error, "problem", None) or str(error)
        raise BadInputError(f"{origin}{where}: not valid YAML ({problem}).") from None


def resolve_document(source: str | Path, *, _beside: Path | None = None, _depth: int = 0) -> dict[str, Any]:
    """Read a preset or file into one plain document, the documents it extends merged beneath it."""
    if _depth > DEEPEST_CHAIN:
        raise BadInputError(f"'{source}': more than {DEEPEST_CHAIN} files extend one another; is there a circle?")
    path = _locate(source, _beside)
    document = parse_yaml(_read(path), path.name)
    if not isinstance(document, dict):
        raise BadInputError(
            f"{path.name}: a scenario file holds keys and values (schema, name, levers, run); "
            f"found {type(document).__name__}."
        )
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


def _read(path: Path) -> str:
    """Text of a scenario file."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise BadInputError(f"{path}: larger than {LARGEST_FILE_BYTES // 1_000_000} MB, not a scenario file.")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInputError(f"{path}: no such file.") from None
    except (OSError, ValueError) as error:
        raise BadInputError(f"{path}: cannot be read as text ({error}).") from None


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
