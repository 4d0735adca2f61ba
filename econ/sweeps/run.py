"""Running a sweep: partitions handed to an executor a few at a time, each written as soon as it is done."""

import hashlib
import pickle
import tempfile
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel

from econ import compiled
from econ.baseline import Baseline, load_baseline
from econ.checks import require
from econ.errors import BadInputError
from econ.outcomes import OUTCOMES
from econ.parameters import Parameters
from econ.progress import Progress, silent
from econ.scenario import Scenario, load_scenario
from econ.sweeps.design import Design, checked, grid
from econ.sweeps.local import LocalProcesses
from econ.sweeps.measures import MEASURES, series_of
from econ.sweeps.outcome import Sweep, read
from econ.sweeps.store import Store
from econ.sweeps.tables import Tables
from econ.sweeps.task import Answer, Job, own_stamp, work

IN_FLIGHT = 128
"""Partitions handed in at most before one comes back, so that memory does not grow with the sweep."""

LARGEST_PARTITION = 50
LEAST_PARTITIONS = 64
NEW_STARTS = 3
"""Times local processes are started anew after one of them died."""

KEEP_DYING = "Worker processes keep dying (out of memory?); fewer draws or fewer workers may help."


class SweepStoppedError(RuntimeError):
    """A sweep ended before its last point; what is finished is kept where a folder was named."""


def sweep(
    base: Scenario | str | Path,
    points: Design | Mapping[str, Sequence[Any]],
    *,
    measures: Iterable[str] = MEASURES,
    series: Iterable[str] = (),
    folder: Path | str | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    baseline: Baseline | None = None,
    parameters: Parameters | None = None,
    progress: Progress = silent,
) -> Sweep:
    """Run a scenario at many points: the same draws at each, the same numbers on any executor.

    Parameters
    ----------
    base : Scenario, or name of a preset, or path of a file
        What all points share.
    points : Design or mapping
        Made by `grid`, `latin_hypercube`, `sobol` or `saltelli`; a mapping of levers to lists of values is a grid.
    measures : iterable of str
        What is noted about each point: outcomes (`econ.outcomes`), or ``variable:region``.
    series : iterable of str
        Whole paths to keep, as ``variable:region``.
    folder : path, optional
        Where to write partitions as they are done; the same sweep into the same folder goes on where it was stopped.
    executor : concurrent.futures.Executor, optional
        By default local processes, started anew if one dies; `econ.sweeps.cluster` gives one on a Dask cluster.
    workers : int, optional
        How many local processes; by default one a processor.
    baseline : Baseline, optional
        In place of the one `run.baseline` names.
    parameters : Parameters, optional
        In place of the coefficients that ship with the model.
    progress : callable
        Told what share is done; what it raises ends the sweep.

    Returns
    -------
    Sweep
        Points that the model refuses have a ``problem`` and no numbers.

    Raises
    ------
    BadInputError
        If a point is no scenario, a measure unknown, the folder holds another sweep, or another writes there: before
        anything runs.
    MachineError
        If the folder cannot be written.
    SweepStoppedError
        If workers keep dying.

    Examples
    --------
    >>> from concurrent.futures import ThreadPoolExecutor
    >>> from econ import load_scenario, sweep
    >>> quick = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    >>> with ThreadPoolExecutor(1) as in_this_process:
    ...     found = sweep(quick, {"oil.shut_in": [0.0, 0.5, 1.0]}, measures=["brent"], executor=in_this_process)
    >>> found.to_frame()["brent.p50"].is_monotonic_increasing
    True
    """
    base = base if isinstance(base, Scenario) else load_scenario(base)
    design = points if isinstance(points, Design) else grid(points)
    noted, kept = _distinct(measures), _distinct(series)
    require(bool(noted), "A sweep notes at least one measure.")
    on_shipped = [key for key in noted if key in OUTCOMES and OUTCOMES[key].stand_in]
    require(
        baseline is None or not on_shipped,
        f"{', '.join(on_shipped)}: told on the baselines that ship alone; with your own note recession_12m_prob:EU.",
    )
    tables = Tables(design, noted, kept)
    for key in kept:
        series_of(key)
    baselines = checked(base, design)
    job = Job(
        base=base,
        levers=design.levers,
        measures=noted,
        series=kept,
        baseline=baseline,
        parameters=parameters,
        stamp=own_stamp(),
    )
    manifest = _manifest(job, design, baselines)
    with nullcontext(folder) if folder else tempfile.TemporaryDirectory(prefix="embargo-sweep-") as place:
        store = Store.begin(Path(place), manifest)
        was_compiled = compiled.in_use()
        try:
            with store.alone():
                task = _Task(store=store, packed=pickle.dumps(job), design=design, tables=tables, progress=progress)
                _finish(task, executor, workers)
        finally:
            if executor is not None and not was_compiled:
                compiled.plain_again()  # an executor of threads has run the twins in this process
        progress(1.0)
        return read(store)


@dataclass(kw_only=True)
class _Task:
    """What is left of a sweep, and where it goes; `missing` holds the partitions that are not there yet."""

    store: Store
    packed: bytes
    design: Design
    tables: Tables
    progress: Progress
    missing: "deque[int]" = field(init=False)

    def __post_init__(self) -> None:
        self.missing = deque(sorted(set(range(self.store.partitions)) - self.store.finished()))

    def run_on(self, pool: Executor) -> None:
        """Hand in partitions, a window at a time, and write each that comes back."""
        running: dict[Future[Answer], int] = {}
        try:
            self._tell(running)
            while self.missing or running:
                while self.missing and len(running) < IN_FLIGHT:
                    points = [self.design.points[i] for i in self.store.points_of(self.missing[0])]
                    running[pool.submit(work, self.packed, points)] = self.missing[0]
                    self.missing.popleft()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    self._keep(running[future], future.result())
                    del running[future]
                    self._tell(running)
        finally:
            for future, number in running.items():
                future.cancel()
                self.missing.append(number)

    def _keep(self, number: int, answer: Answer) -> None:
        rows = self.store.points_of(number)
        self.store.put(number, self.tables.points(rows, answer), self.tables.paths(rows, answer))

    def _tell(self, running: Mapping[Any, int]) -> None:
        self.progress(1.0 - (len(self.missing) + len(running)) / self.store.partitions)


def _finish(task: _Task, executor: Executor | None, workers: int | None) -> None:
    """Work out what is missing; local processes are started anew where one has died."""
    starts = NEW_STARTS
    while task.missing:
        pool = executor or LocalProcesses(workers)
        try:
            task.run_on(pool)
        except BrokenExecutor as error:
            if executor is not None or not starts:
                raise SweepStoppedError(KEEP_DYING) from error
            starts -= 1
        except CancelledError as error:
            raise SweepStoppedError("The executor dropped the sweep's work.") from error
        except ModuleNotFoundError as error:
            raise BadInputError(f"A worker lacks the module {error.name}: install this model there too.") from error
        except Exception as error:
            if type(error).__name__ == "KilledWorker":  # Dask's, which may not be installed here
                raise SweepStoppedError(KEEP_DYING) from error
            raise
        finally:
            if executor is None:
                pool.shutdown(wait=True, cancel_futures=True)


def _manifest(job: Job, design: Design, baselines: Sequence[str]) -> dict[str, Any]:
    """Plain document of all that a sweep's numbers turn on, and of what they mean."""
    versions = {name: load_baseline(name).version for name in baselines}
    if job.baseline:
        versions = {job.baseline.name: _checksum(job.baseline)}
    rows = min(LARGEST_PARTITION, -(-len(design) // LEAST_PARTITIONS))
    return {
        "format": 1,
        "model_version": job.stamp[0],
        "parameters_version": job.parameters.version if job.parameters else job.stamp[1],
        "parameters_checksum": _checksum(job.parameters) if job.parameters else "",
        "baselines": versions,
        "base": job.base.to_document(),
        "design": design.to_document(),
        "measures": list(job.measures),
        "series": list(job.series),
        "rows_per_partition": rows,
    }


def _checksum(content: object) -> str:
    """Checksum of what a baseline or a set of parameters holds."""
    return hashlib.sha256(repr(_spelt_out(content)).encode()).hexdigest()[:16]


def _spelt_out(content: Any) -> Any:
    """Content as lists, numbers and texts, in a fixed order."""
    if is_dataclass(content):
        return [(one.name, _spelt_out(getattr(content, one.name))) for one in fields(content)]
    if isinstance(content, BaseModel):
        return _spelt_out(content.model_dump())
    if isinstance(content, Mapping):
        return [(key, _spelt_out(content[key])) for key in sorted(content)]
    return content.tolist() if isinstance(content, np.ndarray) else content


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys without repetitions, in their order."""
    given = (keys,) if isinstance(keys, str) else keys
    return tuple(dict.fromkeys(given))
