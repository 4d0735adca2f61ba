"""How to run the same again: one command, which exports carry."""

import json
import shlex
from collections.abc import Sequence
from typing import Any

from econ.baseline import baseline_names, load_baseline
from econ.levers import all_levers
from econ.scenario import Scenario, load_scenario
from econ.scenario_files import preset_names


def run_command(scenario: Scenario, baseline: str = "", version: str = "") -> str:
    r"""Command that runs a scenario again, with its name and title; add ``--out FILE`` to it.

    Parameters
    ----------
    scenario : Scenario
    baseline, version : str
        Of the baseline that was used, where it may be a user's own: its file has to be at hand.

    Examples
    --------
    >>> run_command(load_scenario("turkstream-stop").with_levers({"oil.shut_in": 0.5, "run.seed": 7}))
    'embargo run turkstream-stop --set oil.shut_in=0.5 --set run.seed=7'
    >>> run_command(Scenario(name="mine"))
    'embargo run \'{"schema": 1, "name": "mine", "levers": {}, "run": {}}\''
    """
    start = _preset_of(scenario)
    if start is None:
        words = ["embargo", "run", _document(scenario)]
    else:
        moved = changes(scenario, start).items()
        settings = [word for name, value in moved for word in ("--set", f"{name}={written(value)}")]
        words = ["embargo", "run", start.name, *settings]
    own = baseline and (baseline not in baseline_names() or load_baseline(baseline).version != version)
    return shlex.join(words + (["--baseline", f"{baseline}.json"] if own else []))


def compare_command(scenarios: Sequence[Scenario]) -> str:
    """Command that runs scenarios side by side again.

    Examples
    --------
    >>> compare_command([load_scenario("no-embargo"), load_scenario("turkstream-stop")])
    'embargo compare no-embargo turkstream-stop'
    """
    return shlex.join(["embargo", "compare", *(_argument(scenario) for scenario in scenarios)])


def changes(scenario: Scenario, start: Scenario) -> dict[str, Any]:
    """Levers that differ from the preset's, as plain values."""
    changed = {name: scenario.value(name) for name in all_levers() if scenario.value(name) != start.value(name)}
    return {
        name: value.model_dump(mode="json", exclude_none=True) if hasattr(value, "model_dump") else value
        for name, value in changed.items()
    }


def written(value: Any) -> str:
    """Value as ``--set`` reads it."""
    return value if isinstance(value, str) else json.dumps(value)


def _preset_of(scenario: Scenario) -> Scenario | None:
    """Preset of which a scenario has the name, the words and the stages."""
    if scenario.name not in preset_names():
        return None
    preset = load_scenario(scenario.name)
    same = all(getattr(scenario, part) == getattr(preset, part) for part in ("title", "why", "stages"))
    return preset if same else None


def _argument(scenario: Scenario) -> str:
    """Scenario as an argument: the name of a preset, or the whole document."""
    start = _preset_of(scenario)
    return start.name if start and not changes(scenario, start) else _document(scenario)


def _document(scenario: Scenario) -> str:
    return json.dumps(scenario.to_document(), ensure_ascii=False)
