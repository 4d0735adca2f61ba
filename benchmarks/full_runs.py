"""Full runs in a process of its own, on one processor or all: how long they take, and how much memory at most.

.venv/bin/python -m benchmarks.full_runs --draws 2000 --runs 4 --core 0

Says "ready" once it has warmed up and waits for a line; then prints when it began and ended, and its peak memory.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from econ import load_scenario, simulate

PRESET = "full-fuel-embargo"


class Done(NamedTuple):
    """What came of some runs."""

    took_s: float
    peak_mb: float


def run_with_all_quantiles(draws: int) -> None:
    """One full run."""
    simulate(load_scenario(PRESET).with_levers({"run.n_draws": draws})).every_quantile()


def in_new_processes(draws: int, runs: int, cores: tuple[int | None, ...], warm_up_draws: int) -> Done:
    """Let one process for each of the cores (None: all of them) do its runs, all at once."""
    command = [sys.executable, "-m", "benchmarks.full_runs", f"--draws={draws}", f"--runs={runs}"]
    command.append(f"--warm-up-draws={warm_up_draws}")
    processes = [
        subprocess.Popen(
            [*command, *([] if core is None else [f"--core={core}"])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for core in cores
    ]
    for process in processes:
        assert _line(process) == "ready"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [json.loads(_line(process)) for process in processes]
    for process in processes:
        process.communicate()
    took_s = max(one["end_s"] for one in told) - min(one["begin_s"] for one in told)
    return Done(took_s, max(one["peak_mb"] for one in told))


def peak_mb() -> float:
    """Most memory this process ever held; `ru_maxrss` counts what its parent held, too."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _line(process: "subprocess.Popen[str]") -> Any:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def main() -> None:
    """Warm up, wait, run, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--core", type=int)
    parser.add_argument("--warm-up-draws", type=int, default=20)
    asked = parser.parse_args()
    if asked.core is not None:
        os.sched_setaffinity(0, {asked.core})
    run_with_all_quantiles(asked.warm_up_draws)
    print("ready", flush=True)
    sys.stdin.readline()
    begin_s = time.monotonic()
    for _ in range(asked.runs):
        run_with_all_quantiles(asked.draws)
    end_s = time.monotonic()
    print(json.dumps({"begin_s": begin_s, "end_s": end_s, "peak_mb": peak_mb()}), flush=True)


if __name__ == "__main__":
    main()
