"""Migration: scenario documents and links of older versions of the format, brought up to the one in use.

Documents without a number are version 1, the first there was. To change the format, raise `CURRENT` (and the literal in
`econ.scenario.Scenario`), add a step for the version left behind to `STEPS`, and an old file to its tests.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from econ.errors import BadInputError

Document = dict[str, Any]

FIRST, CURRENT = 1, 1
"""Versions of the format: of documents that name none, and the one this program writes."""

HIGHEST = 10**9
"""No version will ever be higher."""

STEPS: dict[int, Callable[[Document], Document]] = {}
"""By version: the function that turns a document of it into one of the next. Version 1 is still the only one."""


def migrated(document: Mapping[str, Any]) -> Document:
    """Document of any known version as one of the current version.

    Raises
    ------
    BadInputError
        If it was written by a newer program, or names a version there never was.
    """
    if not isinstance(document, Mapping):
        raise BadInputError(f"A scenario is a mapping with keys such as levers and run; got {type(document).__name__}.")
    version = document.get("schema", FIRST)
    if not isinstance(version, int) or isinstance(version, bool):
        raise BadInputError(f"schema is the number of a version, such as {CURRENT}; got {version!r:.60}.")
    if abs(version) > HIGHEST:
        raise BadInputError(f"schema is the number of a version, such as {CURRENT}; got one of many digits.")
    if version == CURRENT:
        return dict(document)
    if version > CURRENT:
        raise BadInputError(
            f"schema {version} was written by a newer version of this program, which reads up to {CURRENT}: update it."
        )
    current = deepcopy(dict(document))
    for step in range(version, CURRENT):
        if step not in STEPS:
            raise BadInputError(f"schema {version}: there is no such version; this program reads {FIRST} to {CURRENT}.")
        current = STEPS[step](current)
    return current | {"schema": CURRENT}


def with_moved_levers(document: Document, moved: Mapping[str, str]) -> Document:
    """Document with levers under their new names, in `levers`, `run` and every stage; for steps.

    Examples
    --------
    >>> with_moved_levers({"levers": {"gas": {"cold_sd": 1.0}}}, {"gas.cold_sd": "gas.winter_severity_sd"})
    {'levers': {'gas': {'winter_severity_sd': 1.0}}}
    """
    current = deepcopy(document)
    stages = current.get("stages")
    for holder in (current, *(stages if isinstance(stages, list) else ())):
        for old, new in moved.items():
            if isinstance(holder, dict):
                _move(holder, old, new)
    return current


def _move(holder: Document, old: str, new: str) -> None:
    """Move one lever within a document or a stage; nothing where it is not set."""
    (old_group, _, old_name), (new_group, _, new_name) = old.partition("."), new.partition(".")
    # `run` stands beside `levers`.
    come_from = holder if old_group == "run" else holder.get("levers")
    go_to = holder if new_group == "run" else holder.setdefault("levers", {})
    source = come_from.get(old_group) if isinstance(come_from, dict) else None
    if not isinstance(source, dict) or old_name not in source:
        return
    target = go_to.setdefault(new_group, {})
    if not isinstance(target, dict):
        return  # no scenario anyway; whoever reads it says why
    target[new_name] = source.pop(old_name)
    if not source and isinstance(come_from, dict):
        del come_from[old_group]
