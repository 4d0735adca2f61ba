"""What a fit returns: coefficients with their uncertainty, and enough to judge them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from econ.draws import Z_95

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """One estimated coefficient as parameters.toml holds it: median, 5 % and 95 % point.

    Attributes
    ----------
    name, unit : str
        Name in parameters.toml and unit.
    central, low, high : float
    distribution : {"lognormal", "normal"}
    """

    name: str
    unit: str
    central: float
    low: float
    high: float
    distribution: Literal["lognormal", "normal"]

    @classmethod
    def normal(cls, name: str, unit: str, central: float, standard_error: float) -> "Estimate":
        """Coefficient with a normal distribution."""
        reach = Z_95 * standard_error
        return cls(
            name=name, unit=unit, central=central, low=central - reach, high=central + reach, distribution="normal"
        )

    @classmethod
    def lognormal(cls, name: str, unit: str, log_central: float, standard_error: float, sign: int = 1) -> "Estimate":
        """Coefficient whose logarithm is normal; `sign` is -1 for negative ones."""
        bounds = sign * np.exp(log_central + np.array([-1.0, 0.0, 1.0]) * Z_95 * standard_error)
        low, central, high = sorted(float(bound) for bound in bounds)
        return cls(name=name, unit=unit, central=central, low=low, high=high, distribution="lognormal")


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A fit: what was estimated, on what, how well.

    Attributes
    ----------
    id : str
        Name of the report and of the entry under ``correlations`` in parameters.toml.
    title, method, sample : str
        Plain sentences for the report.
    observations : int
    estimates : tuple of Estimate
        Empty where the fit gives targets, or numbers that stand in the baselines.
    correlation : array or None, (estimate, estimate)
        Correlation of the normal numbers behind the estimates, which rise with the value; none = independent.
    statistics : mapping of str to float
        Diagnostics by name: R2, standard error, Durbin-Watson, ...
    table : str
        Tables for the report, Markdown.
    """

    id: str
    title: str
    method: str
    sample: str
    observations: int
    estimates: tuple[Estimate, ...]
    correlation: Array | None = None
    statistics: Mapping[str, float] = field(default_factory=dict)
    table: str = ""

    def without(self, names: Collection[str]) -> "Fit":
        """Fit that leaves some coefficients to another one, which takes these as its prior."""
        kept = [place for place, estimate in enumerate(self.estimates) if estimate.name not in names]
        correlation = None if self.correlation is None else self.correlation[np.ix_(kept, kept)]
        return replace(self, estimates=tuple(self.estimates[place] for place in kept), correlation=correlation)

    def report(self) -> str:
        """Markdown page on the fit."""
        parts = [
            f"# {self.title}",
            self.method,
            f"Sample: {self.sample}; {self.observations} observations.",
            self._coefficients() if self.estimates else "",
            "\n".join(f"- {name}: {value:.4g}" for name, value in self.statistics.items()),
            self.table,
        ]
        return "\n\n".join(part for part in parts if part).rstrip() + "\n"

    def _coefficients(self) -> str:
        rows = "\n".join(
            f"| `{e.name}` | {e.central:.4g} | {e.low:.4g} | {e.high:.4g} | {e.unit} | {e.distribution} |"
            for e in self.estimates
        )
        return f"| coefficient | central | 5 % | 95 % | unit | distribution |\n|---|---|---|---|---|---|\n{rows}"
