"""The scenario a user's row is measured on: a file beside the table, or a study of this project."""

from pathlib import Path

from econ.calendar import months_after
from econ.errors import BadInputError, did_you_mean
from econ.scenario import Scenario, load_scenario
from econ.validation.studies import SCENARIO_FILES, baseline_of, study_names, study_path
from econ.validation.vintages import OTHER_WORLDS, VINTAGES

WITHIN_THE_RUN = ("level", "percent_of_baseline", "deviation_from_baseline")
"""Bases that need every month of the window; the others also know months before the run."""


def with_study(cells: dict[str, str], folder: Path) -> dict[str, str]:
    """Cells whose `study_file` has been found, read and seen to cover the months asked for.

    Parameters
    ----------
    cells : dict of str to str
        Cells by column.
    folder : Path
        Folder of the table.

    Raises
    ------
    BadInputError
        If there is no such file or vintage, the file is no valid scenario, or the run does not cover the months.
    """
    found = cells | {"study_file": _found(cells["study_file"], folder)}
    vintages = (*(vintage.name for vintage in VINTAGES), *OTHER_WORLDS)
    if cells["vintage"] and cells["vintage"] not in vintages:
        raise BadInputError(did_you_mean(cells["vintage"][:40], vintages, kind="vintage"))
    _check_months(cells, load_scenario(study_path(found["study_file"])))
    return found


def _found(name: str, folder: Path) -> str:
    """Path of a scenario file beside the table, or the name of a committed study."""
    if not name:
        raise BadInputError("study_file is empty; name a scenario file beside the table.")
    if name in study_names():
        return name
    path = folder / name
    if path.suffix in SCENARIO_FILES and path.is_file():
        return str(path)
    problem = did_you_mean(name[:60], study_names(), kind="study")
    raise BadInputError(f"no scenario file {name[:60]} beside the table (.yaml, .yml or .json). {problem}")


def _check_months(cells: dict[str, str], scenario: Scenario) -> None:
    """Refuse months that the run does not have."""
    months = months_after(baseline_of(scenario, cells["vintage"]).month, scenario.run.horizon_months)
    first, last, base = cells["first_month"], cells["last_month"], cells["base"].split(" ")[0]
    if last > months[-1] or (base in WITHIN_THE_RUN and first < months[0]):
        raise BadInputError(f"the run covers {months[0]} to {months[-1]}, not {first} to {last}.")
