"""The results file that ships with the model; light to import, for every door."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from econ.export import replace_file

FILE = Path(__file__).parent / "results.json"


@cache
def load_results() -> dict[str, Any]:
    """Results of the last `make validate`: scores, rows, backtest, and what they were made with."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""

    def fill(target: Path) -> None:
        target.write_text(text, encoding="utf-8")

    replace_file(path, fill)
