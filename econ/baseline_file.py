"""A user's own baseline: a file made by `embargo baseline build`, or a few entries laid over a baseline that ships.

The second kind looks like this; numbers hold for all months, and of a list that is too short the last one holds on::

    extends: latest
    name: dear-oil
    numbers: {usd_per_eur: 1.05}
    paths: {brent_usd_bbl: [95, 90, 85], gas_supply_twh: {norway: 90}}
    by_macro_region: {gdp_usd_bn: {EU: 22000}}
    gas_closed_by: other_lng          # what is missing or too much after a change of flows
"""

import hashlib
import json
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from econ.axes import GAS_ROUTES, GAS_SECTORS, MACRO_REGIONS, POWER_GROUPS, RISK_REGIONS
from econ.baseline import FOLDER, Baseline, baseline_names, from_document
from econ.baseline_faults import AXES, faults
from econ.errors import BadInputError, did_you_mean
from econ.own_files import read_text
from econ.scenario_files import parse_yaml

ENDINGS = (".json", ".yaml", ".yml")
LARGEST_FILE_BYTES = 1_000_000
CONTENTS = ("paths", "numbers", "by_buyer", "by_macro_region", "by_member", "by_risk_region", "sources")
PATH_ROWS: dict[str, tuple[str, ...]] = {
    "gas_supply_twh": GAS_ROUTES,
    "gas_sector_demand_twh": GAS_SECTORS,
    "power_group_eur_mwh": tuple(POWER_GROUPS),
    "gdp_growth_quarterly_pct": RISK_REGIONS,
    "growth_history_shock_pct": RISK_REGIONS,
}
"""Rows of a path that are not the macro regions."""
SAMPLE = "2021-12"
"""Baseline whose entries all others have too."""
OWN_SOURCE = "the user's own file"


def is_file(name: str) -> bool:
    """Whether a baseline is given as a file, by its ending."""
    return name.endswith(ENDINGS)


def load_own_baseline(path: Path) -> Baseline:
    """Baseline of a file, checked; its version is the checksum of its contents.

    Raises
    ------
    BadInputError
        If the file cannot be read or has a fault; the first one, and how many more there are.
    """
    return _baseline(_text(path), path.name, str(path))


def check_file(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Whole document of a file, and all its faults; empty if it can be simulated."""
    return _checked(_text(path), path.name)


@lru_cache(maxsize=8)
def _baseline(text: str, name: str, path: str) -> Baseline:
    document, found = _checked(text, name)
    if found:
        more = f" ({len(found) - 1} more: `embargo baseline check {path}`)" if len(found) > 1 else ""
        raise BadInputError(f"{name}: {found[0]}{more}")
    return from_document(document)


def _checked(text: str, name: str) -> tuple[dict[str, Any], list[str]]:
    """Document with what it extends beneath it and its checksum, and its faults."""
    document = parse_yaml(text, name) if not name.endswith(".json") else _json(text, name)
    if not isinstance(document, dict):
        raise BadInputError(f"{name}: a baseline holds keys and values; found {type(document).__name__}.")
    if "extends" in document:
        try:
            document = _laid_over(document)
        except (TypeError, ValueError, AttributeError) as error:
            return document, [error.args[0] if isinstance(error, BadInputError) else f"cannot be laid over: {error}"]
    found = faults(document, shipped(SAMPLE))
    if not found:
        contents = {key: document[key] for key in CONTENTS}
        document["version"] = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()[:12]
        if document["name"] in baseline_names() and document["version"] != shipped(document["name"])["version"]:
            found = [f"name: '{document['name']}' is a baseline that ships; give yours another name"]
    return document, found


def shipped(name: str) -> dict[str, Any]:
    """Document of a baseline that ships."""
    document: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return document


def _laid_over(changes: dict[str, Any]) -> dict[str, Any]:
    """Lay a user's entries over a baseline that ships."""
    parent = changes["extends"]
    if parent not in baseline_names():
        raise BadInputError(f"extends: {did_you_mean(str(parent)[:60], baseline_names(), kind='baseline')}")
    document = deepcopy(shipped(parent))
    document["version"], document["note"] = "", f"{parent}, changed by the user."
    closing = changes.get("gas_closed_by")
    for key, given in changes.items():
        if key in ("extends", "gas_closed_by"):
            continue
        if key not in CONTENTS or not isinstance(given, dict) or not isinstance(document.get(key), dict):
            document[key] = given
            continue
        for name, value in given.items():
            document[key][name] = _entry(key, name, value, document[key].get(name))
            if key != "sources":
                document["sources"].setdefault(name, OWN_SOURCE)
                if name not in changes.get("sources", {}):
                    document["sources"][name] = OWN_SOURCE
    if "name" not in changes:
        document["name"] = f"{parent}-own"
    if closing is not None:
        _close_gas(document, closing)
    return document


def _entry(group: str, name: str, value: Any, before: Any) -> Any:
    """Entry in the form in which documents hold it; a form that fits nothing is left for the checks to name."""
    if before is None:
        return value
    if group in AXES and isinstance(value, Mapping):
        return _by_label(value, before, AXES[group], f"{group}.{name}")
    if group != "paths":
        return value
    labels = PATH_ROWS.get(name, MACRO_REGIONS[: len(before)])
    if isinstance(value, Mapping):
        rows = {label: _row(one, len(before[0])) for label, one in value.items()}
        return _by_label(rows, before, labels, f"paths.{name}")
    if isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        return value
    return [_row(value, len(row)) for row in before] if len(before) == 1 else value


def _by_label(given: Mapping[str, Any], before: list[Any], labels: tuple[str, ...], place: str) -> list[Any]:
    """Values by region, those not given as they were."""
    after = list(before)
    for label, value in given.items():
        if label not in labels:
            raise BadInputError(f"{place}: {did_you_mean(str(label)[:60], labels, kind='row')}")
        after[labels.index(label)] = value
    return after


def _row(value: Any, count: int) -> Any:
    """One number a month: a number holds for all, the last one of a short list holds on."""
    if isinstance(value, bool) or not isinstance(value, int | float | list):
        return value
    given = value if isinstance(value, list) else [value]
    return given + given[-1:] * (count - len(given))


def _close_gas(document: dict[str, Any], route: str) -> None:
    """Let one route bring what demand and storage ask for and the others leave open."""
    if route not in GAS_ROUTES:
        raise BadInputError(f"gas_closed_by: {did_you_mean(str(route)[:60], GAS_ROUTES, kind='route')}")
    paths = document["paths"]
    supply = np.array(paths["gas_supply_twh"], dtype=float)
    stored = np.array([document["numbers"]["gas_storage_start_twh"], *paths["gas_storage_twh"][0]], dtype=float)
    place = GAS_ROUTES.index(route)
    others = supply.sum(axis=0) - supply[place]
    closing = np.array(paths["gas_demand_twh"][0], dtype=float) + np.diff(stored) - others
    paths["gas_supply_twh"][place] = [float(f"{value:.7g}") for value in closing]


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{name}: not valid JSON ({error}).") from None


def _text(path: Path) -> str:
    """Text of a file, if it is one and not too large."""
    if not is_file(path.name):
        raise BadInputError(f"{path}: a baseline file ends in {', '.join(ENDINGS)}.")
    return read_text(path, most_bytes=LARGEST_FILE_BYTES, kind="a baseline")
