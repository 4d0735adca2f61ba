"""Studies: committed scenario files with the inputs of what others published."""

from functools import cache
from pathlib import Path

from econ.baseline import Baseline, load_baseline
from econ.errors import BadInputError, did_you_mean
from econ.levers.embargo import Gas, Oil
from econ.result import Result
from econ.scenario import Scenario, load_scenario
from econ.simulate import simulate
from econ.validation.vintages import load_vintage

FOLDER = Path(__file__).parent / "studies"
SCENARIO_FILES = (".yaml", ".yml", ".json")


@cache
def study_names() -> tuple[str, ...]:
    """Names of all scenario files."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def study_path(name: str) -> Path:
    """File of a committed study, or the scenario file of a user that `name` is the path of.

    Raises
    ------
    BadInputError
        If there is neither, with the nearest names.
    """
    if name in study_names():
        return FOLDER / f"{name}.yaml"
    if Path(name).suffix in SCENARIO_FILES and Path(name).is_file():
        return Path(name)
    raise BadInputError(did_you_mean(name, study_names(), kind="study"))


def energy_is_fed(name: str) -> bool:
    """Whether a study imposes what happens to energy, so that the model has no cut of oil or gas to answer."""
    levers = load_scenario(study_path(name)).levers
    return levers.oil == Oil() and levers.gas == Gas()


def run_study(name: str, vintage: str, n_draws: int) -> tuple[Result, Baseline]:
    """Run a study on a vintage, or on the baseline its file names; the result and what it started from."""
    scenario = load_scenario(study_path(name)).with_levers({"run.n_draws": n_draws})
    baseline = baseline_of(scenario, vintage)
    return simulate(scenario, baseline=baseline), baseline


def baseline_of(scenario: Scenario, vintage: str) -> Baseline:
    """Return the baseline a study is run on: a vintage by name, or the one its file names."""
    return load_vintage(vintage) if vintage else load_baseline(scenario.run.baseline)
