"""Parameters: every coefficient with its range and source, read from parameters.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

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


class Parameters(BaseModel):
    """All coefficients, with the version that results are stamped with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    coefficients: dict[str, Parameter]

    def __hash__(self) -> int:
        """Identity: parameter sets are made once and never change."""
        return id(self)


@cache
def load_parameters() -> Parameters:
    """Coefficients that ship with the model."""
    document = tomllib.loads(FILE.read_text(encoding="utf-8"))
    version = document.pop("version")
    return Parameters(version=version, coefficients=document)
