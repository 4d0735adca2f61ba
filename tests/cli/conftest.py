"""The command as a user runs it: the installed script, in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("embargo")
QUICK = ("--draws", "20", "--set", "run.horizon_months=12")


@pytest.fixture(scope="session")
def embargo():
    """Run `embargo` with arguments and return the finished process, output as text."""
    script = str(SCRIPT) if SCRIPT.exists() else shutil.which("embargo")
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
def quick():
    """Arguments of a run on few draws and a short horizon."""
    return QUICK
