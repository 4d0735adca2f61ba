"""What a second processor brings: full runs one after the other and beside each other, and a sweep.

A single process already uses both for quantiles and, from 200 draws on, to settle feedback.
"""

import os
import time

import numpy as np
import pytest

from benchmarks.full_runs import PRESET, in_new_processes
from econ import load_scenario, sweep

RUNS, POINTS = 3, 200
CORES = sorted(os.sched_getaffinity(0))
FULL_RUNS = f"{2_000:,} draws with all quantiles, warm: ms a run, runs a minute"
SWEEP = f"sweep of {POINTS} points, 100 draws each, start of its processes included: seconds, points a second"


@pytest.mark.parametrize(
    ("name", "cores"),
    [
        ("one process on one core", tuple(CORES[:1])),
        ("one process on all cores", (None,)),
        ("two processes, each on its own core", tuple(CORES[:2])),
    ],
)
def test_full_runs(tell, name, cores):
    if len(CORES) < 2:
        pytest.skip("one processor only")
    took_s = in_new_processes(2_000, RUNS, cores, warm_up_draws=2_000).took_s
    runs = RUNS * len(cores)
    tell(FULL_RUNS, name, 1000 * took_s / runs, 60 * runs / took_s)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_sweep(tell, workers):
    base = load_scenario(PRESET).with_levers({"run.n_draws": 100})
    begin = time.monotonic()
    sweep(base, {"oil.shut_in": np.linspace(0.0, 1.0, POINTS).tolist()}, workers=workers)
    took_s = time.monotonic() - begin
    tell(SWEEP, f"workers={workers}", took_s, POINTS / took_s)
