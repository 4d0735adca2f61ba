"""A replay of history as a sequence of forecasts, each knowing only what had happened by its month.

The engine foresees a scenario's stages from the announcement on (`econ.energy.gas_price.expected_losses`). Fed with all
flows of 2021 to 2023 at once, its markets would price in September 2021 what Russia cut a year later. So the replay is
one run a month: the run of month `m` holds what happened up to `m` and, from then on, what was expected in `m`; only
its month `m` is kept.

Storage is the state that must be carried from one run to the next. In the run of month `m` people of earlier months
foresee the flows up to `m`, and so would have stored more than they did. Therefore the fill at the origin
(`gas.storage_start_share`) is moved until storage at the end of month `m - 1` is, in the median, what the replay itself
found for that month. What else the engine remembers (how long supply has been short, and how far demand has adapted)
is built up by the run itself, over months in which markets knew the flows up to `m`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from econ.baseline import Baseline
from econ.calendar import months_after
from econ.checks import require
from econ.parameters import Parameters
from econ.result import Result
from econ.scenario import Scenario
from econ.simulate import simulate
from econ.validation.measure import SERIES, series

Array = NDArray[np.float64]
Levers = Mapping[str, Mapping[str, Any]]

STORAGE_MATCHED_SHARE = 0.0005
QUICK_TRIALS = 4
SMALLEST_SLOPE = 0.2


@dataclass(frozen=True)
class Month:
    """Levers by group, of one month.

    Attributes
    ----------
    happened, expected : Levers
        What happened in the month, and what people then expected from the next month on.
    in_force : Levers
        Levers that hold for a whole run, as they stood in the month.
    """

    happened: Levers
    expected: Levers
    in_force: Levers = field(default_factory=dict)


@dataclass(frozen=True)
class Replay:
    """Months of a replay as the model tells them.

    Attributes
    ----------
    months : tuple of str
    paths : mapping of str to array, (draw, month)
        By series name, only those the engine reports.
    storage_mismatch_share : float
        Largest gap that was left between the storage a run started its month with and the one the month before ended
        with, as a share of capacity.
    """

    months: tuple[str, ...]
    paths: Mapping[str, Array]
    storage_mismatch_share: float


def replay(
    scenario: Scenario,
    history: Sequence[Month],
    baseline: Baseline,
    parameters: Parameters | None = None,
    *,
    carries_storage: bool = True,
) -> Replay:
    """Run a scenario month by month on what had happened by then.

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
    carries_storage : bool
        Whether gas storage is matched from run to run; an oil replay has nothing to carry.

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
    months = months_after(baseline.month, _position(first, start) + len(history))
    require(scenario.run.horizon_months >= len(months), f"the replay needs a horizon of {len(months)} months")
    scenario = scenario.with_levers({"timing.start": start})
    kept: dict[str, list[Array]] = {}
    mismatch, fill = 0.0, float("nan")
    for position in range(_position(first, start), len(months)):
        known = known_by(scenario, history, start, months[position])
        if carries_storage and position:
            run, gap = _from_storage(known, fill, position - 1, baseline, parameters)
            mismatch = max(mismatch, abs(gap))
        else:
            run = simulate(known, baseline=baseline, parameters=parameters)
        columns = slice(0 if not kept else position, position + 1)
        for name in SERIES:
            path = series(run, name)
            if path is not None:
                kept.setdefault(name, []).append(path[:, columns])
        fill = float(run.median("gas_storage_share", "EU")[position])
    return Replay(months, {name: np.concatenate(parts, axis=1) for name, parts in kept.items()}, mismatch)


def known_by(scenario: Scenario, history: Sequence[Month], start: str, month: str) -> Scenario:
    """Scenario as it was known in a month: what had happened, then what was expected; later stages are unknown."""
    count = _position(start, month) + 1
    names = (start, *months_after(start, count))
    levers = [one.happened for one in history[:count]] + [history[count - 1].expected]
    decided = {stage.start: stage.levers for stage in scenario.stages if stage.start <= month}
    document = scenario.to_document()
    document["levers"] = _joined(_joined(document["levers"], levers[0]), history[count - 1].in_force)
    document["stages"] = [
        {"start": name, "levers": _joined(decided.get(name, {}), values)}
        for name, values in list(zip(names, levers, strict=True))[1:]
    ]
    return Scenario.parse(document)


def _from_storage(
    scenario: Scenario, fill: float, position: int, baseline: Baseline, parameters: Parameters | None
) -> tuple[Result, float]:
    """Run whose median fill at the end of a month is the one given, and what gap was left."""
    tried: dict[float, tuple[float, Result]] = {}

    def gap(share: float) -> float:
        if share not in tried:
            changed = scenario.with_levers({"gas.storage_start_share": share})
            run = simulate(changed, baseline=baseline, parameters=parameters)
            tried[share] = (float(run.median("gas_storage_share", "EU")[position]) - fill, run)
        return tried[share][0]

    share = baseline.numbers["gas_storage_start_twh"] / baseline.numbers["gas_storage_capacity_twh"]
    slope = 1.0
    for _ in range(QUICK_TRIALS):
        if abs(gap(share)) < STORAGE_MATCHED_SHARE:
            break
        following = min(max(share - gap(share) / max(slope, SMALLEST_SLOPE), 0.0), 1.0)
        if following != share:
            slope = (gap(following) - gap(share)) / (following - share)
        share = following
    else:
        if gap(0.0) * gap(1.0) < 0.0:
            brentq(gap, 0.0, 1.0, xtol=STORAGE_MATCHED_SHARE)
    return min(((run, left) for left, run in tried.values()), key=lambda trial: abs(trial[1]))


def _joined(below: Levers, above: Levers) -> dict[str, dict[str, Any]]:
    """Two sets of levers; the second wins."""
    return {group: {**below.get(group, {}), **above.get(group, {})} for group in {**below, **above}}


def _position(first: str, month: str) -> int:
    """Months from one month to another."""
    return (int(month[:4]) - int(first[:4])) * 12 + int(month[5:]) - int(first[5:])
