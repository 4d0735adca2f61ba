"""Benchmarks print medians, and how they compare to drawing random numbers."""

from collections.abc import Callable
from typing import Any

import pytest

YARDSTICK = "numpy: 2,000 x 60 x 64 standard normals"

_medians_s: dict[str, float] = {}
_told: dict[str, float] = {}


@pytest.fixture
def timed(benchmark: Any) -> Callable[..., None]:
    """Time a function over some rounds and note its median under a name, for the table at the end."""

    def note(name: str, function: Callable[[], object], rounds: int = 5) -> None:
        benchmark.pedantic(function, rounds=rounds, warmup_rounds=int(rounds > 2))
        _medians_s[name] = benchmark.stats.stats.median

    return note


@pytest.fixture
def tell() -> Callable[[str, float], None]:
    """Note a figure that a benchmark measured itself, for the table at the end."""
    return _told.__setitem__


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the table."""
    if YARDSTICK in _medians_s:
        terminalreporter.section("medians, and ratios to the yardstick")
        for name, median_s in _medians_s.items():
            terminalreporter.line(f"{name:48}{1000 * median_s:10.1f} ms{median_s / _medians_s[YARDSTICK]:9.2f}")
    if _told:
        terminalreporter.section("the page in a browser")
        for name, value in _told.items():
            terminalreporter.line(f"{name:48}{value:10.1f}")
