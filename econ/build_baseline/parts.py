"""The parts of a baseline while it is being put together."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.parameters import Parameters, load_parameters

Array = NDArray[np.float64]

SIGNIFICANT_DIGITS = 7


@dataclass
class Parts:
    """Named entries and where each comes from; `document` turns them into what is stored."""

    parameters: Parameters = field(default_factory=load_parameters)
    paths: dict[str, list[Array]] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    by_buyer: dict[str, list[float]] = field(default_factory=dict)
    by_macro_region: dict[str, list[float]] = field(default_factory=dict)
    by_member: dict[str, list[float]] = field(default_factory=dict)
    by_risk_region: dict[str, list[float]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def path(self, name: str, *regions: Array) -> None:
        """Store a path, one array per region."""
        self.paths[name] = list(regions)

    def number(self, name: str, value: float, source: str) -> None:
        """Store a scalar and its source."""
        self.numbers[name] = float(value)
        self.sources[name] = source

    def source(self, name: str, text: str) -> None:
        """Say where an entry comes from."""
        self.sources[name] = text

    def coefficient(self, name: str) -> float:
        """Central value of a model coefficient."""
        return self.parameters.coefficients[name].central

    def document(self) -> dict[str, Any]:
        """Plain document with rounded numbers, so that a rebuild on another machine gives the same bytes."""
        return {
            "paths": {name: [_rounded(path) for path in regions] for name, regions in sorted(self.paths.items())},
            "numbers": {name: _rounded([value])[0] for name, value in sorted(self.numbers.items())},
            "by_buyer": {name: _rounded(values) for name, values in sorted(self.by_buyer.items())},
            "by_macro_region": {name: _rounded(values) for name, values in sorted(self.by_macro_region.items())},
            "by_member": {name: _rounded(values) for name, values in sorted(self.by_member.items())},
            "by_risk_region": {name: _rounded(values) for name, values in sorted(self.by_risk_region.items())},
            "sources": dict(sorted(self.sources.items())),
        }


def _rounded(values: Array | list[float]) -> list[float]:
    """Numbers to a fixed number of significant digits."""
    return [float(f"{value:.{SIGNIFICANT_DIGITS}g}") for value in np.asarray(values, dtype=float)]
