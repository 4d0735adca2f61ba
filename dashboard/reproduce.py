"""How to get the same numbers without the page: command line, Python, HTTP."""

import json
import shlex
from dataclasses import dataclass

from dashboard.language import mark
from econ.again import changes, written
from econ.scenario import Scenario


@dataclass(frozen=True)
class Recipe:
    """One way to reproduce a run."""

    title: str
    text: str


def recipes(scenario: Scenario, start: Scenario, server: str = "http://127.0.0.1:8050") -> tuple[Recipe, ...]:
    """Say how to reproduce a run on the command line, in Python, and over HTTP.

    Parameters
    ----------
    scenario, start : Scenario
        What the form holds, and the preset it started from.
    server : str
        Address of a running server.
    """
    document = _over(scenario, start)
    address, header = f"{server}/api/v1/simulate", "-H 'content-type: application/json'"
    return (
        Recipe(mark("Command line"), _command(scenario, start, document)),
        Recipe(mark("Python"), _python(scenario, start, document)),
        Recipe(mark("HTTP"), f"curl -s {address} {header} -d {shlex.quote(json.dumps(document))}"),
    )


def _over(scenario: Scenario, start: Scenario) -> dict[str, object]:
    """Scenario document that extends the preset."""
    levers: dict[str, dict[str, object]] = {}
    for name, value in changes(scenario, start).items():
        group, _, lever = name.partition(".")
        levers.setdefault(group, {})[lever] = value
    run = levers.pop("run", {})
    document: dict[str, object] = {"extends": start.name}
    document |= {"levers": levers} if levers else {}
    document |= {"run": run} if run else {}
    if scenario.stages != start.stages:
        document["stages"] = [stage.to_document() for stage in scenario.stages]
    return document


def _command(scenario: Scenario, start: Scenario, document: dict[str, object]) -> str:
    """Command; stages need the document itself."""
    if "stages" in document:
        return f"embargo run {shlex.quote(json.dumps(document))}"
    settings = [f"--set {shlex.quote(f'{name}={written(value)}')}" for name, value in changes(scenario, start).items()]
    return " ".join(["embargo run", start.name, *settings])


def _python(scenario: Scenario, start: Scenario, document: dict[str, object]) -> str:
    """Script of a few lines."""
    if "stages" in document:
        whole = json.loads(json.dumps(scenario.to_document()))
        return f"from econ import Scenario, simulate\n\nresult = simulate(Scenario.parse({whole!r}))"
    moved = changes(scenario, start)
    levers = f".with_levers({moved!r})" if moved else ""
    return f'from econ import load_scenario, simulate\n\nresult = simulate(load_scenario("{start.name}"){levers})'
