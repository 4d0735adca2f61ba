"""A sweep loses nothing when it is killed, or when a worker of a cluster is."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from econ import BadInputError, load_scenario, sweep
from econ.sweeps import cluster

pytestmark = pytest.mark.slow

EMBARGO = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
SHARES = [i / 63 for i in range(64)]
PATIENCE_S = 100

SCRIPT = """
import sys
from econ import load_scenario, sweep
base = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
sweep(base, {"oil.shut_in": [i / 63 for i in range(64)]}, folder=sys.argv[1])
"""


@pytest.fixture(scope="module")
def uninterrupted():
    with ThreadPoolExecutor(1) as executor:
        return sweep(EMBARGO, {"oil.shut_in": SHARES}, executor=executor)


def parts(folder):
    return sorted((folder / "points").glob("part-*.parquet"))


def until(condition):
    """Wait for a condition; fail where it does not come."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def alive(pid):
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for children in /proc")
def test_a_sweep_killed_with_kill_9_goes_on_where_it_stopped(uninterrupted, tmp_path):
    folder = tmp_path / "sweep"
    running = subprocess.Popen([sys.executable, "-c", SCRIPT, str(folder)], stderr=subprocess.PIPE)
    until(lambda: len(parts(folder)) >= 3 or running.poll() is not None)
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="utf-8").split()
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stderr.close()
    kept = {path: path.stat().st_mtime_ns for path in parts(folder)}
    assert 3 <= len(kept) < 50, "killed midway"
    until(lambda: not any(map(alive, children)))
    with ThreadPoolExecutor(1) as executor:
        resumed = sweep(EMBARGO, {"oil.shut_in": SHARES}, executor=executor, folder=folder)
    assert resumed.table.equals(uninterrupted.table)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "what was there was not run again"


@pytest.fixture(scope="module")
def dask_cluster():
    """Scheduler and two worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
    )
    with local:
        yield local


def test_a_cluster_that_loses_a_worker_gives_the_same_table_to_the_last_digit(uninterrupted, dask_cluster):
    killed = []

    def kill_one(share):
        if share > 0.1 and not killed:
            killed.append(next(iter(dask_cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    with cluster(dask_cluster.scheduler_address) as executor:
        found = sweep(EMBARGO, {"oil.shut_in": SHARES}, executor=executor, progress=kill_one)
    assert killed
    assert not alive(killed[0])
    assert found.table.equals(uninterrupted.table)


def test_the_command_runs_on_a_cluster(embargo, dask_cluster, uninterrupted):
    axes = ("--grid", "oil.shut_in=0,1", "--draws", 20, "--set", "run.horizon_months=12", "--format", "json")
    finished = embargo("sweep", "full-fuel-embargo", *axes, "--scheduler", dask_cluster.scheduler_address)
    assert finished.returncode == 0, finished.stderr
    ends = uninterrupted.to_document()["points"]
    found = json.loads(finished.stdout)["points"]
    assert [row["brent.p50"] for row in found] == [ends[0]["brent.p50"], ends[-1]["brent.p50"]]


def test_a_scheduler_that_does_not_answer_is_named_in_one_line(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("econ.sweeps.dask_cluster.CONNECT_S", 0.5)
    with (
        pytest.raises(BadInputError, match="No Dask scheduler answers"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_a_missing_package_is_named_with_the_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BadInputError, match=r"pip install 'embargo\[cluster\]'"), cluster("tcp://127.0.0.1:9"):
        pass


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="sends the signal of a terminal")
def test_ctrl_c_leaves_whole_partitions_and_says_how_to_go_on(tmp_path):
    beside = Path(sys.executable).with_name("embargo")
    command = [
        beside,
        "sweep",
        "full-fuel-embargo",
        "--grid",
        "oil.shut_in=0:1:64",
        "--draws",
        "20",
        "--folder",
        "kept",
    ]
    running = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    until(lambda: len(parts(tmp_path / "kept")) >= 2 or running.poll() is not None)
    os.killpg(running.pid, signal.SIGINT)
    out, said = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, out) == (1, "")
    assert said.splitlines() == [
        "embargo: Stopped. What is finished is kept in kept; the same command goes on from there."
    ]
    assert not list((tmp_path / "kept" / "points").glob(".*"))
