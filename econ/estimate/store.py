"""Where fits end up: entries of parameters.toml and pages in econ/estimate/report."""

from pathlib import Path
from typing import Any

import numpy as np
import tomlkit

from econ.estimate.fit import Fit
from econ.parameters import FILE

REPORTS = Path(__file__).parent / "report"
SIGNIFICANT_DIGITS = 4


def rounded(value: float) -> float:
    """Round a number to the digits stored."""
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")


def entries(fit: Fit) -> dict[str, dict[str, Any]]:
    """Coefficient entries of parameters.toml that a fit gives."""
    return {
        e.name: {
            "central": rounded(e.central),
            "low": rounded(e.low),
            "high": rounded(e.high),
            "distribution": e.distribution,
            "unit": e.unit,
            "evidence": "estimated",
            "rows": [],
            "source": f"Fit {fit.id}: {fit.title}; {fit.sample}, {fit.observations} observations",
        }
        for e in fit.estimates
    }


def correlation(fit: Fit) -> dict[str, Any] | None:
    """Correlation entry of parameters.toml that a fit gives."""
    if fit.correlation is None:
        return None
    matrix = np.round(fit.correlation, 3)
    return {"names": [e.name for e in fit.estimates], "matrix": matrix.tolist()}


def write(fit: Fit) -> None:
    """Write a fit's coefficients, leaving comments, notes and all other entries of parameters.toml as they are."""
    document = tomlkit.parse(FILE.read_text(encoding="utf-8"))
    for name, entry in entries(fit).items():
        if name not in document:
            document[name] = tomlkit.table()
        for key, value in entry.items():
            document[name][key] = value
        document[name].setdefault("note", "")
    linked = correlation(fit)
    if linked:
        document.setdefault("correlations", tomlkit.table())[fit.id] = linked
    _replace(FILE, tomlkit.dumps(document))
    _replace(REPORTS / f"{fit.id}.md", fit.report())


def _replace(path: Path, text: str) -> None:
    """Write a file in one step."""
    path.parent.mkdir(exist_ok=True)
    scratch = path.with_suffix(".tmp")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
