"""Energy-embargo shock simulator: volume -> price -> inflation, GDP, jobs -> recession risk, in one run."""

from econ.baseline import baseline_names, load_baseline
from econ.comparison import Comparison, compare
from econ.errors import BadInputError
from econ.levers import all_levers
from econ.result import Result
from econ.risk.verdict import waiting_game_verdict
from econ.scenario import Scenario, load_scenario
from econ.scenario_files import preset_names
from econ.simulate import simulate
from econ.sweeps.run import sweep
from econ.version import MODEL_VERSION as __version__

__all__ = [
    "BadInputError",
    "Comparison",
    "Result",
    "Scenario",
    "__version__",
    "all_levers",
    "baseline_names",
    "compare",
    "load_baseline",
    "load_scenario",
    "preset_names",
    "simulate",
    "sweep",
    "waiting_game_verdict",
]
