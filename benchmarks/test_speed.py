"""How long the model takes: `make bench`. Times depend on the machine, so nothing here passes or fails by time."""

import subprocess
import sys

import numpy as np
import pytest
from conftest import YARDSTICK

from econ import compiled, load_scenario, simulate
from econ.result import Result
from econ.scenario import Scenario

PRESET = "full-fuel-embargo"
COLD_RUN = "from econ.cli import main; import sys; sys.argv = ['embargo', 'run', '{preset}']; main()"


def asked(n_draws: int) -> Scenario:
    return load_scenario(PRESET).with_levers({"run.n_draws": n_draws})


def with_every_quantile(scenario: Scenario) -> Result:
    result = simulate(scenario)
    result.every_quantile()
    return result


def test_yardstick(timed):
    timed(YARDSTICK, lambda: np.random.default_rng(0).standard_normal((2_000, 60, 64)))


@pytest.mark.parametrize(("n_draws", "rounds"), [(2_000, 5), (200, 10), (100, 10)])
def test_a_run_with_all_quantiles(timed, n_draws, rounds):
    scenario = asked(n_draws)
    timed(f"{n_draws:,} draws with all quantiles", lambda: with_every_quantile(scenario), rounds)


@pytest.mark.parametrize("n_draws", [2_000, 200, 100, 20])
def test_a_run_without_quantiles(timed, n_draws):
    scenario = asked(n_draws)
    timed(f"{n_draws:,} draws, the run alone", lambda: simulate(scenario))


def test_a_single_draw(timed):
    scenario = asked(1)
    timed("a single draw, the run alone", lambda: simulate(scenario), 20)


@pytest.mark.parametrize("n_draws", [1, 20, 100, 200, 2_000])
def test_a_run_on_compiled_twins(timed, n_draws):
    scenario = asked(n_draws)
    compiled.use()
    timed(f"{n_draws:,} draws compiled, the run alone", lambda: simulate(scenario), 20 if n_draws < 1_000 else 5)
    compiled.plain_again()


def test_loading_the_compiled_twins(timed):
    code = "import econ.simulate, econ.compiled; econ.compiled.use()"
    timed(
        "import econ, load its twins, in a new process",
        lambda: subprocess.run([sys.executable, "-c", code], check=True),
    )


def test_importing_the_model(timed):
    timed("import econ, in a new process", lambda: subprocess.run([sys.executable, "-c", "import econ"], check=True))


def test_the_first_run_of_a_new_process(timed):
    code = COLD_RUN.format(preset=PRESET)
    timed(
        "embargo run, in a new process",
        lambda: subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL),
    )
