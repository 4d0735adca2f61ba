"""A replay of history: one run in which people of each month know only what had happened by then.

The engine foresees a scenario's stages from the announcement on. So a replay hands `simulate` two things: what
happened, month by month, and what people of each month took it to be: what had happened by then and what was expected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.calendar import month_number, months_after
from econ.checks import require
from econ.parameters import Parameters
from econ.scenario import Scenario
from econ.simulate import simulate
from econ.validation.measure import SERIES, series

Array = NDArray[np.float64]
Levers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Month:
    """Levers by group: what happened in a month, and what people then expected from the next month on."""

    happened: Levers
    expected: Levers


@dataclass(frozen=True)
class Replay:
    """Months of a replay as the model tells them.

    Attributes
    ----------
    months : tuple of str
    paths : mapping of str to array, (draw, month)
        By series name.
    """

    months: tuple[str, ...]
    paths: Mapping[str, Array]


def replay(
    scenario: Scenario, history: Sequence[Month], baseline: Baseline, parameters: Parameters | None = None
) -> Replay:
    """Run a scenario on what happened, believed by people of each month as far as it was known.

    Parameters
    ----------
    scenario : Scenario
        Policy and run settings; its stages are known from the month in which they begin.
    history : sequence of Month
        Months from the scenario's start.
    baseline : Baseline
        World at the origin.
    parameters : Parameters, optional
        Coefficients in place of those that ship with the model.

    Returns
    -------
    Replay
        From the first simulated month to the last of the history.

    Raises
    ------
    BadInputError
        If the scenario's horizon is shorter than the history.
    """
    first = months_after(baseline.month, 1)[0]
    start = scenario.levers.timing.start or first
    before = month_number(start) - month_number(first)
    months = months_after(baseline.month, before + len(history))
    require(scenario.run.horizon_months >= len(months), f"the replay needs a horizon of {len(months)} months")
    scenario = scenario.with_levers({"timing.start": start})
    calm = [Scenario(run=scenario.run)] * before
    known = [known_by(scenario, history, start, month) for month in months[before:]]
    run = simulate(known[-1], baseline=baseline, parameters=parameters, believed=[*calm, *known])
    paths = {name: series(run, name)[:, : len(months)] for name in SERIES}
    return Replay(months, paths)


def known_by(scenario: Scenario, history: Sequence[Month], start: str, month: str) -> Scenario:
    """Scenario as it was known in a month: what had happened, then what was expected; later stages are unknown."""
    count = month_number(month) - month_number(start) + 1
    names = (start, *months_after(start, count))
    levers = [one.happened for one in history[:count]] + [history[count - 1].expected]
    decided = {stage.start: stage.levers for stage in scenario.stages if stage.start <= month}
    document = scenario.to_document()
    document["levers"] = _joined(document["levers"], levers[0])
    document["stages"] = [
        {"start": name, "levers": _joined(decided.get(name, {}), values)}
        for name, values in list(zip(names, levers, strict=True))[1:]
    ]
    return Scenario.parse(document)


def _joined(below: Levers, above: Levers) -> dict[str, dict[str, Any]]:
    """Two sets of levers; the second wins."""
    return {group: {**below.get(group, {}), **above.get(group, {})} for group in {**below, **above}}
