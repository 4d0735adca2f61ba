"""Task of a worker: run some points of a sweep. The same numbers wherever it runs, and however points are parted."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ import compiled
from econ.baseline import Baseline
from econ.errors import BadInputError
from econ.parameters import Parameters, load_parameters
from econ.quantiles import QUANTILES
from econ.result import Result
from econ.scenario import Scenario
from econ.simulate import simulate
from econ.sweeps.measures import measure, series_of
from econ.version import MODEL_VERSION

Array = NDArray[np.float64]
Stamp = tuple[str, str]
"""Versions of model and parameters."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """What all points of a sweep share; travels to the workers.

    Attributes
    ----------
    base : Scenario
    levers, measures, series : tuple of str
        What points change, and what is noted about each.
    baseline, parameters : optional
        In place of those that the model ships with.
    stamp : tuple
        Versions that a worker must have too.
    """

    base: Scenario
    levers: tuple[str, ...]
    measures: tuple[str, ...]
    series: tuple[str, ...]
    baseline: Baseline | None
    parameters: Parameters | None
    stamp: Stamp


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was found at some points.

    Attributes
    ----------
    numbers : array, (point, column)
        Columns of all measures in turn; not a number where the model refuses the point.
    paths : array, (point, series, quantile, month)
    months : tuple of tuple of str
        Months of each point's paths.
    problems, warnings : tuple of str
        By point: why the model refuses it, and where it leaves the evidence; else empty.
    """

    numbers: Array
    paths: tuple[Array, ...]
    months: tuple[tuple[str, ...], ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]


def own_stamp() -> Stamp:
    """Versions in this process."""
    return MODEL_VERSION, load_parameters().version


def work(packed: bytes, points: Sequence[Sequence[Any]]) -> Answer:
    """Run points of a sweep, on the compiled twins.

    Parameters
    ----------
    packed : bytes
        A pickled `Job`.
    points : sequence of sequence
        Values of the job's levers.

    Raises
    ------
    BadInputError
        If this process has another version of the model than the one that asks.
    """
    job = _unpacked(packed)
    if job.stamp != own_stamp():
        raise BadInputError(
            f"A worker has model {own_stamp()[0]} and parameters {own_stamp()[1]}, the sweep asks for {job.stamp[0]} "
            f"and {job.stamp[1]}: install the same version there."
        )
    compiled.use()
    asked = [job.base.with_levers(dict(zip(job.levers, point, strict=True))) for point in points]
    found: dict[int, tuple[list[float], Array, tuple[str, ...], str, str]] = {}
    for number in sorted(range(len(asked)), key=lambda i: _shared_by(asked[i])):
        found[number] = _at(job, asked[number])
    numbers, paths, months, problems, warnings = zip(*(found[i] for i in range(len(asked))), strict=True)
    return Answer(numbers=np.array(numbers), paths=paths, months=months, problems=problems, warnings=warnings)


def _at(job: Job, scenario: Scenario) -> tuple[list[float], Array, tuple[str, ...], str, str]:
    """Numbers, paths, months, problem and warnings of one point."""
    measures = [measure(key) for key in job.measures]
    try:
        result = simulate(scenario, baseline=job.baseline, parameters=job.parameters)
    except BadInputError as error:
        nothing = [np.nan] * sum(len(one.columns) for one in measures)
        return nothing, np.empty((len(job.series), len(QUANTILES), 0)), (), str(error), ""
    numbers = [number for one in measures for number in one.of(result)]
    return numbers, _paths(job, result), result.months if job.series else (), "", " ".join(result.warnings)


def _paths(job: Job, result: Result) -> Array:
    """Quantile paths of the series asked for, (series, quantile, month)."""
    asked = [result.quantiles(*series_of(key)) for key in job.series]
    return np.stack(asked) if asked else np.empty((0, len(QUANTILES), 0))


def _shared_by(scenario: Scenario) -> tuple[str, str, float]:
    """Say what the run without embargo turns on: points that share it follow one another, so that it is run once."""
    levers = scenario.levers
    return repr(scenario.run), repr(levers.thresholds), levers.assumptions.deep_recession_depth_pct


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Job:
    """Job as it was sent; one object for all tasks of a process, as runs without embargo are kept by baseline."""
    job: Job = pickle.loads(packed)  # noqa: S301 - packed by the process that gave us this task, never read from a file
    return job
