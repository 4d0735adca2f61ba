"""Parameters: every coefficient with its range and source, read from parameters.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, model_validator

FILE = Path(__file__).parent / "parameters.toml"


class Parameter(BaseModel):
    """One coefficient.

    Attributes
    ----------
    central, low, high : float
        Median, 5 % and 95 % point of its distribution.
    evidence : {"estimated", "literature", "judgement"}
        What it rests on; `rows` and `source` say where.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    central: float
    low: float
    high: float
    distribution: Literal["lognormal", "normal", "fixed"]
    unit: str
    evidence: Literal["estimated", "literature", "judgement"]
    rows: tuple[str, ...]
    source: str
    note: str

    @model_validator(mode="after")
    def _is_consistent(self) -> "Parameter":
        if not self.low <= self.central <= self.high:
            raise ValueError(f"central {self.central} must lie between low {self.low} and high {self.high}")
        if self.distribution == "lognormal" and self.low * self.high <= 0:
            raise ValueError("a lognormal coefficient must not touch zero")
        if not self.source:
            raise ValueError("a number without a source is an opinion: name the source")
        return self


class Correlation(BaseModel):
    """Correlation of coefficients estimated together, in the order of `names`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    matrix: tuple[tuple[float, ...], ...]

    @model_validator(mode="after")
    def _is_a_correlation(self) -> "Correlation":
        matrix = np.array(self.matrix)
        if matrix.shape != (len(self.names),) * 2 or not np.allclose(matrix, matrix.T):
            raise ValueError(f"the correlation of {', '.join(self.names)} must be square and symmetric")
        if not np.allclose(np.diag(matrix), 1.0) or np.linalg.eigvalsh(matrix).min() <= 0:
            raise ValueError(f"the correlation of {', '.join(self.names)} must be positive definite, with ones across")
        return self


class Parameters(BaseModel):
    """All coefficients, with the version that results are stamped with.

    Attributes
    ----------
    correlations : dict of str to Correlation
        By the fit they come from; coefficients in none are independent.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    coefficients: dict[str, Parameter]
    correlations: dict[str, Correlation] = {}

    @model_validator(mode="after")
    def _correlates_known_coefficients_once(self) -> "Parameters":
        linked = [name for correlation in self.correlations.values() for name in correlation.names]
        if unknown := set(linked) - set(self.coefficients):
            raise ValueError(f"correlations name unknown coefficients: {', '.join(sorted(unknown))}")
        if len(linked) != len(set(linked)):
            raise ValueError("a coefficient may stand in one correlation only")
        return self

    def __hash__(self) -> int:
        """Identity: parameter sets are made once and never change."""
        return id(self)


@cache
def load_parameters() -> Parameters:
    """Coefficients that ship with the model."""
    document = tomllib.loads(FILE.read_text(encoding="utf-8"))
    version, correlations = document.pop("version"), document.pop("correlations", {})
    return Parameters(version=version, coefficients=document, correlations=correlations)
