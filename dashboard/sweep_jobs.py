"""Sweeps in the background: each a folder that all workers see, so that any of them can tell how far it is.

A sweep's name is a checksum of what it asks: asking again gives the same job, finished, under way or picked up where
a dead worker left it. One sweep runs at a time; those that wait are few.
"""

import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field

from dashboard.engine import MOST_DRAWS, BusyError
from dashboard.serving import JOBS_FOLDER
from econ.errors import BadInputError
from econ.export import write_text
from econ.scenario import Scenario
from econ.sweeps import Design, LocalProcesses, Sweep, SweepStoppedError, load_sweep, sweep
from econ.sweeps.design import checked
from econ.version import MODEL_VERSION

MOST_POINTS = 2000
MOST_DRAW_MONTHS = 60_000_000
"""Draws times months over all points, as 10,000 points of 100 draws and 60 months: some ten minutes of a processor."""

LONGEST_QUEUE = 4
MOST_KEPT = 50
"""Jobs kept; the oldest finished ones go first."""

SILENT_S = 60.0
"""A running job that has not been heard of for longer has lost its worker."""

TELL_EVERY_S = 0.5
HEARTBEAT_S = 5.0
WAIT_S = 1.0

Status = Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]
ACTIVE = ("queued", "running")


GO_ON = "Its worker is gone; ask again and it goes on."

STOPPING = threading.Event()
"""Set once this process is asked to end."""

END_WITHIN_S = 25.0
_working: set[threading.Thread] = set()


class CancelledSweep(Exception):
    """Somebody has called the sweep off."""


class StoppedServer(Exception):
    """The server ends; the sweep can go on another time."""


class JobDocument(BaseModel):
    """How far a sweep is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    status: Status
    progress: float = Field(ge=0, le=1, description="Share of the points that are worked out.")
    points: int
    detail: str = Field(description="Why it failed, or how to go on; else empty.")


class SweepJobs:
    """Jobs of a folder.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def start(self, base: Scenario, design: Design, measures: tuple[str, ...]) -> JobDocument:
        """Begin a sweep, or return the job that asks the same.

        Raises
        ------
        BadInputError
            If it is too large, or a point is no scenario.
        BusyError
            If too many wait, or this one is being called off.
        """
        _check_size(base, design)
        name = _name_of(base, design, measures)
        with FileLock(self.folder / "starting.lock"):
            found = self.find(name)
            if found and found.status in ACTIVE and (self.folder / name / "cancel").exists():
                raise BusyError("This sweep is being called off; ask again in a few seconds.")
            if found and found.status in (*ACTIVE, "done"):
                return found
            if sum(job.status in ACTIVE for job in self._all()) >= LONGEST_QUEUE:
                raise BusyError("Other sweeps wait already; try again in a few minutes.")
            checked(base, design)
            self._forget_old()
            (self.folder / name).mkdir(exist_ok=True)
            (self.folder / name / "cancel").unlink(missing_ok=True)
            job = self._tell(name, "queued", 0.0, len(design))
        _working.difference_update([thread for thread in list(_working) if not thread.is_alive()])
        work = threading.Thread(target=self._work, args=(name, base, design, measures), daemon=True)
        _working.add(work)
        work.start()
        return job

    def find(self, name: str) -> JobDocument | None:
        """Job of a name, or None."""
        path = self.folder / name / "status.json"
        try:
            job = JobDocument.model_validate_json(path.read_text(encoding="utf-8"))
            silent = time.time() - path.stat().st_mtime > SILENT_S
        except (OSError, ValueError):
            return None
        if job.status in ACTIVE and silent:
            return job.model_copy(update={"status": "interrupted", "detail": GO_ON})
        return job

    def result(self, name: str) -> Sweep:
        """Finished sweep of a job."""
        return load_sweep(self.folder / name / "sweep")

    def cancel(self, name: str) -> None:
        """Call a job off; what is finished of it is kept until it is removed."""
        (self.folder / name / "cancel").touch()
        job = self.find(name)
        if job and job.status == "interrupted":
            self._tell(name, "cancelled", job.progress, job.points)

    def _all(self) -> list[JobDocument]:
        found = [self.find(path.parent.name) for path in self.folder.glob("*/status.json")]
        return [job for job in found if job]

    def _work(self, name: str, base: Scenario, design: Design, measures: tuple[str, ...]) -> None:
        """Run a sweep once its turn comes; whatever ends it is told."""
        share, told = 0.0, 0.0

        def tick(done: float) -> None:
            nonlocal share, told
            share = done
            if STOPPING.is_set():
                raise StoppedServer
            if (self.folder / name / "cancel").exists():
                raise CancelledSweep
            if time.monotonic() - told > TELL_EVERY_S:
                told = time.monotonic()
                self._tell(name, "running", done, len(design))

        try:
            with (
                self._alive(name),
                _in_turn(FileLock(self.folder / "running.lock"), lambda: self._still_waits(name, len(design))),
            ):
                tick(0.0)
                with LocalProcesses(1) as executor:
                    sweep(
                        base,
                        design,
                        measures=measures,
                        folder=self.folder / name / "sweep",
                        executor=executor,
                        progress=tick,
                    )
            self._tell(name, "done", 1.0, len(design))
        except CancelledSweep:
            self._tell(name, "cancelled", share, len(design))
        except StoppedServer:
            self._tell(name, "interrupted", share, len(design), GO_ON)
        except (BadInputError, SweepStoppedError) as error:
            self._tell(name, "failed", share, len(design), str(error).replace(str(self.folder), ""))
        except BaseException:
            self._tell(name, "failed", share, len(design), "The server failed on this sweep; its log says why.")
            raise

    @contextmanager
    def _alive(self, name: str) -> Iterator[None]:
        """Keep the job's status fresh while its thread lives, however long a partition takes."""
        over = threading.Event()

        def beat() -> None:
            while not over.wait(HEARTBEAT_S):
                (self.folder / name / "status.json").touch()

        beating = threading.Thread(target=beat, daemon=True)
        beating.start()
        try:
            yield
        finally:
            over.set()
            beating.join()

    def _still_waits(self, name: str, points: int) -> None:
        """Say that a job waits, unless it was called off."""
        if STOPPING.is_set():
            raise StoppedServer
        if (self.folder / name / "cancel").exists():
            raise CancelledSweep
        self._tell(name, "queued", 0.0, points)

    def _tell(self, name: str, status: Status, progress: float, points: int, detail: str = "") -> JobDocument:
        job = JobDocument(id=name, status=status, progress=round(progress, 4), points=points, detail=detail)
        write_text(self.folder / name / "status.json", job.model_dump_json())
        return job

    def _forget_old(self) -> None:
        """Remove the oldest jobs that do not run, beyond the number kept; first what says that they are there."""
        at_rest = [job for job in self._all() if job.status not in ACTIVE]
        at_rest.sort(key=lambda job: (self.folder / job.id / "status.json").stat().st_mtime)
        for job in at_rest[: max(0, len(at_rest) - MOST_KEPT + 1)]:
            (self.folder / job.id / "status.json").unlink(missing_ok=True)
            shutil.rmtree(self.folder / job.id, ignore_errors=True)


@contextmanager
def _in_turn(lock: FileLock, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a lock once it is free; call `waiting` every second until then."""
    while not lock.is_locked:
        try:
            lock.acquire(timeout=WAIT_S)
        except Timeout:
            waiting()
    try:
        yield
    finally:
        lock.release()


def stop() -> None:
    """End this process's sweeps after the points they are at; they go on when asked for again."""
    STOPPING.set()
    deadline = time.monotonic() + END_WITHIN_S
    for thread in list(_working):
        thread.join(max(0.0, deadline - time.monotonic()))


def jobs() -> SweepJobs:
    """Jobs of this server."""
    folder = os.environ.get(JOBS_FOLDER)
    if not folder:
        folder = os.environ[JOBS_FOLDER] = tempfile.mkdtemp(prefix="embargo-jobs-")
    return SweepJobs(Path(folder))


def _check_size(base: Scenario, design: Design) -> None:
    """Refuse more work than a server takes on."""
    if len(design) > MOST_POINTS:
        raise BadInputError(f"A sweep has at most {MOST_POINTS} points over the web; got {len(design)}.")
    runs = [_run_of(base, design.changes(point)) for point in range(len(design))]
    largest = max(draws for draws, _ in runs)
    if largest > MOST_DRAWS:
        raise BadInputError(f"run.n_draws is at most {MOST_DRAWS} over the web; got {largest}.")
    asked = sum(draws * months for draws, months in runs)
    if asked > MOST_DRAW_MONTHS:
        raise BadInputError(
            f"A sweep over the web runs at most {MOST_DRAW_MONTHS:,} draws times months in all; this one would run "
            f"{asked:,}. "
            "Set run.n_draws lower, take fewer points, or use `embargo sweep`."
        )


def _run_of(base: Scenario, changes: Mapping[str, Any]) -> tuple[int, int]:
    """Draws and months of a point; those that are no numbers are refused later."""
    asked = [changes.get(f"run.{name}", getattr(base.run, name)) for name in ("n_draws", "horizon_months")]
    draws, months = (value if isinstance(value, int) else 0 for value in asked)
    return draws, months


def _name_of(base: Scenario, design: Design, measures: tuple[str, ...]) -> str:
    """Checksum of all that the numbers turn on."""
    asked = [MODEL_VERSION, base.to_document(), design.to_document(), measures]
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()[:16]
