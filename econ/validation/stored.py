"""The results file that ships with the model; light to import, for every door."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "results.json"


@cache
def load_results() -> dict[str, Any]:
    """Results of the last `make validate`: scores, rows, backtest, and what they were made with."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))
