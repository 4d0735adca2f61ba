"""Studies: committed scenario files with the inputs of what others published."""

from functools import cache
from pathlib import Path

from econ.baseline import Baseline, load_baseline
from econ.errors import BadInputError, did_you_mean
from econ.levers.embargo import Gas, Oil
from econ.result import Result
from econ.scenario import load_scenario
from econ.simulate import simulate
from econ.validation.vintages import load_vintage

FOLDER = Path(__file__).parent / "studies"


@cache
def study_names() -> tuple[str, ...]:
    """Names of all scenario files."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def study_path(name: str) -> Path:
    """File of a study; raises `BadInputError` with the nearest names if there is none."""
    if name not in study_names():
        raise BadInputError(did_you_mean(name, study_names(), kind="study"))
    return FOLDER / f"{name}.yaml"


def energy_is_fed(name: str) -> bool:
    """Whether a study imposes what happens to energy, so that the model has no cut of oil or gas to answer."""
    levers = load_scenario(study_path(name)).levers
    return levers.oil == Oil() and levers.gas == Gas()


def run_study(name: str, vintage: str, n_draws: int) -> tuple[Result, Baseline]:
    """Run a study on a vintage, or on the baseline its file names; the result and what it started from."""
    scenario = load_scenario(study_path(name)).with_levers({"run.n_draws": n_draws})
    baseline = load_vintage(vintage) if vintage else load_baseline(scenario.run.baseline)
    return simulate(scenario, baseline=baseline), baseline
