"""Benchmarks print medians, how they compare to drawing random numbers and to other packages, memory, and the page."""

import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

YARDSTICK = "numpy: 2,000 x 60 x 64 standard normals"
WARM_UP_S = 12.0
FLAGS = ("--no-sandbox", "--disable-gpu")


class Took(NamedTuple):
    """What some rounds took; the least of them tells more where others use the machine."""

    median_s: float
    least_s: float


class Peer(NamedTuple):
    """A simulation to compare with."""

    took: Took
    draws: int
    numbers: int


_took: dict[str, Took] = {}
_peers: dict[str, Peer] = {}
_told: dict[str, dict[str, tuple[float, ...]]] = {}
_load_before = math.nan


@pytest.fixture
def timed(benchmark: Any) -> Callable[..., None]:
    """Time a function over some rounds and note its median under a name, for the table at the end."""

    def note(name: str, function: Callable[[], object], rounds: int = 5) -> None:
        _took[name] = _time(benchmark, function, rounds)

    return note


@pytest.fixture
def timed_peer(benchmark: Any) -> Callable[..., None]:
    """Time a simulation of so many draws, each of so many numbers, for the table of peers."""

    def note(name: str, function: Callable[[], object], draws: int, numbers: int, rounds: int = 3) -> None:
        _peers[name] = Peer(_time(benchmark, function, rounds), draws, numbers)

    return note


@pytest.fixture
def tell() -> Callable[..., None]:
    """Note figures that a benchmark measured itself, under a section, for the table at the end."""

    def note(section: str, name: str, *values: float) -> None:
        _told.setdefault(section, {})[name] = values

    return note


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Address of a server in a process of its own, once it has warmed up."""
    command = [sys.executable, "-c", "from dashboard.serving import serve; serve(port=0)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        time.sleep(WARM_UP_S)
        yield line.removeprefix("Dashboard: ").strip()
        process.terminate()


@pytest.fixture
def browser() -> Iterator[Any]:
    """Give the installed Chromium; skip where there is none."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on the PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


def _time(benchmark: Any, function: Callable[[], object], rounds: int) -> Took:
    benchmark.pedantic(function, rounds=rounds, warmup_rounds=int(rounds > 2))
    return Took(benchmark.stats.stats.median, benchmark.stats.stats.min)


def pytest_sessionstart(session: Any) -> None:
    """Note how busy others keep the machine."""
    global _load_before
    _load_before = os.getloadavg()[0]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the tables."""
    terminalreporter.line(f"{os.cpu_count()} processors; load of the minute before: {_load_before:.1f}")
    if YARDSTICK in _took:
        yardstick = _took[YARDSTICK]
        terminalreporter.section("median and least ms, and ratios of both to the yardstick's")
        for name, took in _took.items():
            ratios = "".join(f"{mine / its:9.2f}" for mine, its in zip(took, yardstick, strict=True))
            terminalreporter.line(f"{name:50}{1e3 * took.median_s:10.1f}{1e3 * took.least_s:10.1f}{ratios}")
    if _peers:
        terminalreporter.section("peers: draws, numbers a draw; median s; least ms a draw, ns a number")
        for name, (took, draws, numbers) in _peers.items():
            each = f"{1e3 * took.least_s / draws:11.3f}{1e9 * took.least_s / draws / numbers:10.1f}"
            terminalreporter.line(f"{name:50}{draws:7,}{numbers:8,}{took.median_s:9.2f}{each}")
    for section, rows in _told.items():
        terminalreporter.section(section)
        for name, values in rows.items():
            terminalreporter.line(f"{name:50}" + "".join(f"{value:10,.1f}" for value in values))
