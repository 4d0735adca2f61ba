"""Energy-embargo shock simulator: volume -> price -> inflation, GDP, jobs -> recession risk, in one run."""

from econ.errors import BadInputError
from econ.levers import all_levers
from econ.scenario import Scenario, load_scenario
from econ.scenario_files import preset_names

__version__ = "0.1.0"

__all__ = ["BadInputError", "Scenario", "all_levers", "load_scenario", "preset_names"]
