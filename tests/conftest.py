"""Settings and doors of all tests: generated examples are the same in every run, so that a red test stays red."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings

from dashboard.server import create_app

settings.register_profile(
    "embargo",
    deadline=None,
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("embargo")

collect_ignore_glob = ["conftest.py", "*/conftest.py"]
"""Files of fixtures hold no doctests; collected as modules they would be taken for one another."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Refuse tests of the same id: processes that share the tests would run only one of them."""
    counted = Counter(item.nodeid for item in items)
    if double := [name for name, count in counted.items() if count > 1]:
        raise pytest.UsageError(f"several tests have the id {double[0]}")


@pytest.fixture(scope="session")
def embargo():
    """Run the installed `embargo` in a process of its own, as a user does; output as text."""
    beside = Path(sys.executable).with_name("embargo")
    script = str(beside) if beside.exists() else shutil.which("embargo")
    assert script, "the embargo command is not installed beside this Python: run `make install`"

    def run(*arguments, cwd=None, **environment):
        return subprocess.run(
            [script, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=cwd,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture(scope="session")
def client():
    """Ask the HTTP interface without a network."""
    return TestClient(create_app())
