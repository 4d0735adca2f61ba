"""How time and memory grow with the number of draws: a run with all quantiles, each size in a new process.

Warmed up on 20 draws only, so that a run draws its own coefficients and finds its own world without an embargo.
"""

import pytest

from benchmarks.full_runs import in_new_processes

SECTION = "memory: seconds of a first run of its size, ms per 1,000 draws, peak MB of the process"


@pytest.mark.parametrize("draws", [100, 2_000, 10_000, 50_000])
def test_a_run_in_a_new_process(tell, draws):
    done = in_new_processes(draws, 1, (None,), warm_up_draws=20)
    tell(SECTION, f"{draws:,} draws with all quantiles", done.took_s, 1e6 * done.took_s / draws, done.peak_mb)
