"""Sets of coefficients that the backtest is run with."""

import tomllib
from pathlib import Path

from econ.parameters import FILE as SHIPPED
from econ.parameters import Parameters, load_parameters

ALL_MONTHS = "all months to 2026-02"
WITHOUT_CRISIS = "without 2021-10 to 2023-12"
CRISIS_LEFT_OUT = Path(__file__).parent / "without_crisis.toml"
"""Coefficients as estimated without the months judged, in the form of parameters.toml; only those that differ."""


def parameter_sets(crisis_left_out: Path = CRISIS_LEFT_OUT) -> dict[str, Parameters]:
    """Coefficients by what they were estimated on; the second only where a fit has written its file.

    Parameters
    ----------
    crisis_left_out : Path
        File laid over parameters.toml; its own ``correlations`` replace those of the same name.

    Returns
    -------
    dict of str to Parameters
    """
    sets = {ALL_MONTHS: load_parameters()}
    if crisis_left_out.exists():
        sets[WITHOUT_CRISIS] = overlaid(crisis_left_out)
    return sets


def overlaid(path: Path) -> Parameters:
    """Parameters that ship with the model, with the entries of a file in place of theirs."""
    document = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    changes = tomllib.loads(path.read_text(encoding="utf-8"))
    version = f"{document.pop('version')} with {path.stem}"
    correlations = document.pop("correlations", {}) | changes.pop("correlations", {})
    changes.pop("version", None)
    if unknown := set(changes) - set(document):
        raise ValueError(f"{path.name}: no such coefficients in parameters.toml: {', '.join(sorted(unknown))}")
    return Parameters(version=version, coefficients=document | changes, correlations=correlations)
