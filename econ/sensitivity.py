"""What drives an outcome: every assumption, lever in use and coefficient in turn, and Sobol indices of the leading."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from econ.errors import BadInputError
from econ.levers import Lever, all_levers
from econ.moved_coefficients import with_moved
from econ.outcomes import outcome
from econ.parameters import Parameters, load_parameters
from econ.placement import both_ends, run_placed, sobol_shares, uncertain
from econ.progress import Progress, silent
from econ.risk.verdict_sensitivity import ASSUMPTIONS
from econ.scenario import Scenario
from econ.simulate import simulate

Array = NDArray[np.float64]

EVIDENCE_RANGES = ASSUMPTIONS | {"assumptions.energy_substitution_sigma": (0.05, 0.18)}
"""Levers that describe the world, with the range a reader may hold."""

IN_USE_FACTORS = (0.75, 1.25)
"""Levers in use are moved by a quarter, within their bounds."""

LEVERS_SHARE, COEFFICIENTS_SHARE = 0.6, 0.75
"""Progress once levers, and then coefficients, are done."""


Kind = Literal["assumption", "lever", "coefficient"]


@dataclass(frozen=True)
class Driver:
    """What one assumption does to an outcome when it goes from low to high and all else stays.

    Attributes
    ----------
    name : str
        Of a lever, or of a coefficient.
    low, high : float or bool
        Values of it, in its own unit.
    at_low, at_high : float
        The outcome there.
    """

    name: str
    kind: Kind
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """Distance between the two outcomes."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Refused:
    """What could not be tried, as the scenario does not allow one end of its range.

    Attributes
    ----------
    low, high : float or bool
        Range, in its own unit.
    end : float or bool
        Which of them is refused.
    reason : str
        What the model says to it.
    """

    name: str
    kind: Kind
    low: float
    high: float
    end: float
    reason: str


@dataclass(frozen=True)
class SobolShare:
    """Share of an outcome's variance that a coefficient explains alone, and with all its interactions."""

    name: str
    first_order: float
    total: float


@dataclass(frozen=True)
class Drivers:
    """What drives an outcome.

    Attributes
    ----------
    outcome : str
        Key in `econ.outcomes.OUTCOMES`.
    central : float
        The outcome with every coefficient at its central value: what every driver moves.
    drivers : tuple of Driver
        All that move it, the largest swing first.
    unmoved : int
        How many were tried and do not move it.
    refused : tuple of Refused
        What could not be tried, such as a duration that ends before the scenario's last stage.
    sobol : tuple of SobolShare
        For the leading coefficients, drawn independently over their whole distribution, all others central.
    """

    outcome: str
    central: float
    drivers: tuple[Driver, ...]
    unmoved: int
    refused: tuple[Refused, ...]
    sobol: tuple[SobolShare, ...]


def drivers(
    scenario: Scenario,
    key: str,
    *,
    sobol_inputs: int = 5,
    sobol_samples: int = 128,
    parameters: Parameters | None = None,
    progress: Progress = silent,
) -> Drivers:
    """Move all that an outcome rests on, one at a time, on the path with every coefficient central.

    Coefficients go to their 5 % and 95 % points, all in one run; assumptions over the range a reader may hold;
    switches off and on; numeric levers in use a quarter down and up.

    Parameters
    ----------
    scenario : Scenario
        Its number of draws does not matter.
    key : str
        Of the outcome.
    sobol_inputs : int
        Coefficients in the Sobol design, those with the largest swings.
    sobol_samples : int
        A power of two; the design takes this times `sobol_inputs` plus two paths.
    progress : callable
        Told what share is done.

    Returns
    -------
    Drivers
    """
    number = outcome(key).by_path
    parameters = with_moved(parameters or load_parameters(), scenario.levers.assumptions.coefficients)
    asked = scenario.with_levers({"run.n_draws": 1})
    central = float(number(simulate(asked, parameters=parameters))[0])

    def at(name: str, value: Any) -> float:
        if value == asked.value(name):
            return central
        return float(number(simulate(asked.with_levers({name: value}), parameters=parameters))[0])

    found: list[Driver] = []
    refused: list[Refused] = []
    ranges = _lever_ranges(asked)
    for row, (name, (kind, low, high)) in enumerate(ranges.items()):
        progress(LEVERS_SHARE * row / len(ranges))
        end = low
        try:
            at_low = at(name, low)
            end = high
            found.append(Driver(name, kind, low, high, at_low, at(name, high)))
        except BadInputError as error:
            refused.append(Refused(name, kind, low, high, end, str(error)))
    progress(LEVERS_SHARE)
    names = uncertain(parameters)
    paths = number(run_placed(asked, parameters, both_ends(names))).tolist()
    for row, name in enumerate(names):
        p = parameters.coefficients[name]
        found.append(Driver(name, "coefficient", p.low, p.high, paths[2 * row + 1], paths[2 * row + 2]))
    progress(COEFFICIENTS_SHARE)

    moving = sorted((one for one in found if one.swing > 0.0), key=lambda one: -one.swing)
    leading = [one.name for one in moving if one.kind == "coefficient"][:sobol_inputs]
    sobol: tuple[SobolShare, ...] = ()
    if leading:

        def outputs(places: Mapping[str, Array]) -> Array:
            progress(COEFFICIENTS_SHARE)
            return number(run_placed(asked, parameters, places))[None, :]

        first, total = sobol_shares(outputs, leading, sobol_samples)
        sobol = tuple(SobolShare(name, float(first[0, i]), float(total[0, i])) for i, name in enumerate(leading))
    return Drivers(key, central, tuple(moving), len(found) - len(moving), tuple(refused), sobol)


def _lever_ranges(asked: Scenario) -> dict[str, tuple[Kind, Any, Any]]:
    """Kind, low and high of every lever that is moved."""
    levers = all_levers()
    ranges: dict[str, tuple[Kind, Any, Any]] = {}
    for name, (low, high) in EVIDENCE_RANGES.items():
        ranges[name] = ("assumption", low, high)
    for name, lever in levers.items():
        if lever.group == "assumptions" and lever.kind == "switch":
            ranges[name] = ("assumption", False, True)
    for name, value in asked.changed().items():
        if name not in ranges and levers[name].group not in ("run", "thresholds", "assumptions"):
            ends = _in_use_ends(levers[name], value)
            if ends:
                ranges[name] = ("lever", *ends)
    return ranges


def _in_use_ends(lever: Lever, value: Any) -> tuple[Any, Any] | None:
    """Value of a lever a quarter down and up, within its bounds; none where it is no number."""
    if lever.kind not in ("share", "number", "integer") or not value or lever.low is None or lever.high is None:
        return None
    low, high = sorted(float(np.clip(value * factor, lever.low, lever.high)) for factor in IN_USE_FACTORS)
    return (round(low), round(high)) if lever.kind == "integer" else (low, high)
