"""A baseline from the data: what goes into it, in which order, and how it is written."""

import hashlib
import json
from pathlib import Path
from typing import Any

from econ.baseline import FOLDER
from econ.build_baseline.finance import finance
from econ.build_baseline.gas import gas
from econ.build_baseline.gas_prices import gas_prices
from econ.build_baseline.growth import growth
from econ.build_baseline.macro import macro
from econ.build_baseline.markets import prices, trade
from econ.build_baseline.member_macro import member_macro
from econ.build_baseline.members import members
from econ.build_baseline.observed import about_data
from econ.build_baseline.oil import oil, urals
from econ.build_baseline.other_fuels import nuclear, us_gas
from econ.build_baseline.parts import Parts
from econ.build_baseline.power import coal_and_carbon, power
from econ.build_baseline.russia import russia
from econ.build_baseline.vintages import Vintage
from econ.parameters import Parameters, load_parameters


def build(vintage: Vintage, parameters: Parameters | None = None) -> dict[str, Any]:
    """Document of a baseline; its version is a checksum of all numbers in it and their sources."""
    parts = Parts(parameters or load_parameters())
    prices(vintage, parts)
    coal_and_carbon(vintage, parts)
    gas_prices(vintage, parts)
    power(vintage, parts)
    oil(vintage, parts)
    urals(vintage, parts)
    gas(vintage, parts)
    us_gas(vintage, parts)
    nuclear(vintage, parts)
    macro(vintage, parts)
    growth(vintage, parts)
    finance(vintage, parts)
    trade(parts)
    russia(vintage, parts)
    members(vintage, parts)
    member_macro(vintage, parts)
    contents = parts.document()
    version = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()[:12]
    return {"name": vintage.name, "month": vintage.month, "version": version, "note": vintage.note, **contents}


def build_dated(vintage: Vintage) -> dict[str, Any]:
    """Document of a baseline with what users are told of the age of its data."""
    document = build(vintage)
    head = {key: document.pop(key) for key in ("name", "month", "version", "note")}
    return {**head, "data": about_data(vintage), **document}


def write(document: dict[str, Any], folder: Path = FOLDER) -> Path:
    """Write a baseline to its own file."""
    return write_document(document, folder / f"{document['name']}.json")


def write_document(document: dict[str, Any], path: Path) -> Path:
    """Write a document in one step, so that an interrupted build leaves the old one whole."""
    scratch = path.with_suffix(".tmp")
    scratch.write_text(document_text(document), encoding="utf-8")
    scratch.replace(path)
    return path


def document_text(document: dict[str, Any]) -> str:
    """Text of a document, a path a line."""
    text = json.dumps(document, indent=1).replace(",\n   ", ", ").replace("[\n   ", "[").replace("\n  ]", "]")
    return text + "\n"
