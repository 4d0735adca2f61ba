"""Build the baselines: `python -m econ.build_baseline`."""

import hashlib
import json
from pathlib import Path
from typing import Any

from econ.baseline import FOLDER
from econ.build_baseline.gas import gas
from econ.build_baseline.macro import macro
from econ.build_baseline.markets import prices, trade, us_gas
from econ.build_baseline.members import members
from econ.build_baseline.oil import oil, urals
from econ.build_baseline.parts import Parts
from econ.build_baseline.russia import russia
from econ.build_baseline.vintages import VINTAGES, Vintage


def build(vintage: Vintage) -> dict[str, Any]:
    """Document of a baseline; its version is a checksum of everything in it."""
    parts = Parts()
    prices(vintage, parts)
    oil(vintage, parts)
    urals(vintage, parts)
    gas(vintage, parts)
    us_gas(vintage, parts)
    macro(vintage, parts)
    trade(parts)
    russia(vintage, parts)
    members(vintage, parts)
    contents = parts.document()
    version = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()[:12]
    return {"name": vintage.name, "month": vintage.month, "version": version, "note": vintage.note, **contents}


def write(document: dict[str, Any], folder: Path = FOLDER) -> Path:
    """Write a baseline in one step, so that an interrupted build leaves the old one whole."""
    path = folder / f"{document['name']}.json"
    text = json.dumps(document, indent=1).replace(",\n   ", ", ").replace("[\n   ", "[").replace("\n  ]", "]")
    scratch = path.with_suffix(".tmp")
    scratch.write_text(text + "\n", encoding="utf-8")
    scratch.replace(path)
    return path


def main() -> None:
    """Build and write all vintages."""
    for vintage in VINTAGES:
        document = build(vintage)
        print(f"{write(document).name}: {document['month']}, version {document['version']}")


if __name__ == "__main__":
    main()
