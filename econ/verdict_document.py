"""Verdict, its sensitivity and the table of a threat as documents: one schema for the command line and HTTP."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from econ.digits import in_six_digits
from econ.risk.verdict import Verdict
from econ.risk.verdict_sensitivity import Sensitivity
from econ.scenario import Scenario
from econ.threat_table import ThreatRow
from econ.version import MODEL_VERSION


class _Answer(BaseModel):
    """What was asked, and which model answered."""

    model_version: str = MODEL_VERSION
    scenario: Scenario

    def to_document(self) -> dict[str, Any]:
        """Plain document; the scenario as it is written in a file, what was found in six digits."""
        found: dict[str, Any] = in_six_digits(self.model_dump(exclude={"scenario"}))
        return found | {"scenario": self.scenario.to_document()}


class VerdictDocument(_Answer):
    """Who breaks first."""

    verdict: Verdict


class SensitivityDocument(_Answer):
    """What moves the verdict."""

    sensitivity: Sensitivity


class ThreatDocument(_Answer):
    """What comes of a threat to buyers of Russian oil."""

    rows: Sequence[ThreatRow]
