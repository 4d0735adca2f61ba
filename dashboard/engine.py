"""The one seam between the doors and the model: runs are cached and bounded in size."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from dashboard.language import say
from econ.errors import BadInputError, did_you_mean
from econ.levers.assumptions import BASELINES
from econ.progress import Progress, silent
from econ.result import Result
from econ.scenario import Scenario, load_scenario
from econ.scenario_files import preset_names
from econ.validation.stored import load_results

if TYPE_CHECKING:
    from econ.network import GasNetwork
    from econ.risk.verdict import Verdict
    from econ.risk.verdict_sensitivity import Sensitivity
    from econ.sensitivity import Drivers
    from econ.threat_table import ThreatRow

MOST_DRAWS = 10_000
"""More draws than this are for the command line: a web process answers many people."""

MOST_RUNS_WAITING = 64
"""Runs, those under way included, that may wait at once: each waits in a thread."""

MOST_DRAWINGS_WAITING = 8
"""Pictures, those being drawn included, that may wait at once: each starts a browser, two at a time."""

LONGEST_QUEUE = 4
"""Long jobs, the one that runs included, that may wait at once."""

KEPT_PATH_MONTHS = 500_000
"""Size of the cache, as draws times months over all runs kept: four runs of the default size, about 90 MB each."""

FIXED_PATH_MONTHS = 5_000
"""Names, baseline paths and quantiles of a run, in the same measure."""

KEPT_DRIVERS = 32
"""Answers kept on what drives an outcome."""

_runs: OrderedDict[str, Result] = OrderedDict()
WARM = threading.Event()
"""Set once the first run is behind this process and its twins are loaded."""

_drivers: "OrderedDict[tuple[str, str], Drivers]" = OrderedDict()
_lock = threading.Lock()
_two_at_a_time = threading.BoundedSemaphore(2)
_waiting_runs = threading.BoundedSemaphore(MOST_RUNS_WAITING)
_one_long_job = threading.Lock()
_drawing = threading.BoundedSemaphore(2)
_waiting_drawings = threading.BoundedSemaphore(MOST_DRAWINGS_WAITING)
_queue = threading.BoundedSemaphore(LONGEST_QUEUE)


class BusyError(Exception):
    """Too many wait already; the message says so in a line. HTTP status 429."""


def run(scenario: Scenario) -> Result:
    """Run a scenario, or return it from the cache where the same question was asked before.

    Raises
    ------
    BadInputError
        If the scenario asks for more than `MOST_DRAWS` draws, or the model refuses it.
    BusyError
        If too many runs wait.
    """
    check_size(scenario)
    key = scenario.fingerprint
    result = _kept(key)
    if result is None:
        with _no_long_queue(_waiting_runs, say("Too many runs wait already; try again in a minute.")), _two_at_a_time:
            result = _kept(key) or _simulate(scenario)
        _keep(key, result)
    # The fingerprint ignores names and titles, so a cached run may carry another scenario's.
    return result if result.scenario == scenario else replace(result, scenario=scenario)


def network(scenario: Scenario, quantile: float) -> "GasNetwork":
    """Run a scenario, or take it from the cache, and place its gas on the network of the member states.

    Raises
    ------
    BadInputError
        As `run`, or if the quantile is not between 0 and 1.
    """
    from econ.network import gas_network

    result = run(scenario)
    with _two_at_a_time:
        return gas_network(result, quantile)


def verdict(scenario: Scenario) -> "Verdict":
    """Run a scenario, or take it from the cache, and tell who breaks first."""
    from econ.risk.verdict import waiting_game_verdict

    return waiting_game_verdict(run(scenario))


def threat(scenario: Scenario, progress: Progress = silent) -> "tuple[ThreatRow, ...]":
    """Compare what comes of the threat in a scenario; one such job at a time.

    Raises
    ------
    BadInputError
        If the scenario asks for more than `MOST_DRAWS` draws, or threatens nobody.
    BusyError
        If too many such jobs wait.
    """
    from econ.threat_table import threat_table

    check_size(scenario)
    with _long_job():
        return threat_table(scenario, progress=progress)


def sensitivity(scenario: Scenario, progress: Progress = silent) -> "Sensitivity":
    """Work out what moves the verdict of a scenario, on its own number of draws; as `threat`."""
    from econ.risk.verdict_sensitivity import verdict_sensitivity

    with _long_job():
        return verdict_sensitivity(scenario, progress=progress)


def drivers(scenario: Scenario, outcome: str, progress: Progress = silent) -> "Drivers":
    """Work out what drives an outcome, or take it from the cache; as `threat`."""
    from econ.sensitivity import drivers as work_out

    key = (scenario.fingerprint, outcome)
    found = _drivers.get(key)
    if found is None:
        with _long_job():
            found = _drivers.get(key) or work_out(scenario, outcome, progress=progress)
        with _lock:
            _drivers[key] = found
            while len(_drivers) > KEPT_DRIVERS:
                _drivers.popitem(last=False)
    return found


@contextmanager
def drawing() -> Iterator[None]:
    """Wait until fewer than two pictures are being drawn.

    Raises
    ------
    BusyError
        If too many wait.
    """
    busy = say("Others are having pictures drawn; try again in a minute.")
    with _no_long_queue(_waiting_drawings, busy), _drawing:
        yield


@contextmanager
def _long_job() -> Iterator[None]:
    """Wait until no other long job runs; refuse to wait in a long queue."""
    busy = say("Others are having long questions worked out; try again in a minute.")
    with _no_long_queue(_queue, busy), _one_long_job:
        yield


@contextmanager
def _no_long_queue(queue: threading.BoundedSemaphore, busy: str) -> Iterator[None]:
    """Refuse to wait behind too many others."""
    if not queue.acquire(blocking=False):
        raise BusyError(busy)
    try:
        yield
    finally:
        queue.release()


def check_size(scenario: Scenario) -> None:
    """Refuse more draws than are run over the web."""
    if scenario.run.n_draws > MOST_DRAWS:
        raise BadInputError(
            say(
                "run.n_draws is at most {most} over the web; got {asked}. Use the command line or Python for more.",
                most=MOST_DRAWS,
                asked=scenario.run.n_draws,
            )
        )


def check(scenario: Scenario) -> None:
    """Raise what the model would refuse about a scenario; a run of one draw, to be quick.

    Raises
    ------
    BadInputError
        If, for example, the embargo starts after the last month.
    """
    with _two_at_a_time:
        _simulate(scenario.with_levers({"run.n_draws": 1}))


def preset(name: str) -> Scenario:
    """Preset by name; never a file, whoever asks.

    Raises
    ------
    BadInputError
        If there is no such preset.
    """
    if name not in preset_names():
        raise BadInputError(did_you_mean(str(name)[:80], preset_names(), kind="preset"))
    return _preset(name)


@cache
def _preset(name: str) -> Scenario:
    """Read a preset, once."""
    return load_scenario(name)


def baselines() -> list[dict[str, Any]]:
    """Name, last observed month, version, note and sources of every baseline."""
    from econ.baseline import load_baseline

    worlds = [load_baseline(name) for name in BASELINES]
    return [
        {"name": w.name, "month": w.month, "version": w.version, "note": w.note, "sources": dict(w.sources)}
        for w in worlds
    ]


def provenance() -> dict[str, Any]:
    """Versions of the model and its coefficients, and what is known of every table it rests on."""
    from data.catalogue import catalogue
    from econ.parameters import load_parameters
    from econ.version import MODEL_VERSION

    shown = ("title", "publisher", "link", "licence", "frequency", "unit", "first", "last", "transformation")
    tables = [
        {"id": key, "retrieved_on": str(entry.retrieved_on), "known_defects": entry.known_defects}
        | {name: getattr(entry, name) for name in shown}
        for key, entry in catalogue().items()
    ]
    return {
        "model_version": MODEL_VERSION,
        "parameters_version": load_parameters().version,
        "tables": tables,
    }


def _simulate(scenario: Scenario) -> Result:
    """Call the model; imported late so that a page can be built, and tested, without it."""
    from econ import simulate

    result: Result = simulate(scenario)
    return result


def _kept(key: str) -> Result | None:
    """Return a cached run and mark it as used."""
    with _lock:
        if key in _runs:
            _runs.move_to_end(key)
        return _runs.get(key)


def _keep(key: str, result: Result) -> None:
    """Cache a run, unless it is too large, and drop the longest unused ones beyond the size kept."""
    if _size(result) > KEPT_PATH_MONTHS:
        return
    with _lock:
        _runs[key] = result
        while sum(map(_size, _runs.values())) > KEPT_PATH_MONTHS:
            _runs.popitem(last=False)


def _size(result: Result) -> int:
    """Size of a run as draws times months, plus what every run takes however few its draws."""
    return FIXED_PATH_MONTHS + result.record.n_draws * len(result.months)


def validation() -> dict[str, Any]:
    """Return what the model was last measured against: published figures and the years 2021 to 2023."""
    return load_results()
