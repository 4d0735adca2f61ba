"""Lever paths: a scenario's levers month by month, after timing, ramps, stages and recovery."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.calendar import stage_index, start_index
from econ.levers import all_levers
from econ.scenario import Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LeverPaths:
    """Levers as arrays over months; one-element draw and region axes, shape (1, 1, month).

    Attributes
    ----------
    values : mapping of str to array
        Every lever that `timing` applies to, by ``group.lever`` name.
    active : array
        1 while the embargo is in force, else 0.
    start, end : int
        First month in force and first month after it (the number of months where permanent).
    announced : int
        Month from which the embargo is known.
    believed_duration_months : array
        How long people in each month believe the embargo will last in all.
    news : tuple of int
        Months in which people learn of what they did not foresee: the announcements of the start and of later stages.
    believed : tuple of LeverPaths
        What people of each month, from the first, take the paths to be; the last holds on. Empty = they foresee them.
    """

    values: Mapping[str, Array]
    active: Array
    start: int
    end: int
    announced: int
    believed_duration_months: Array
    news: tuple[int, ...] = ()
    believed: tuple["LeverPaths", ...] = ()

    def __getitem__(self, lever: str) -> Array:
        """Path of a lever, shape (1, 1, month)."""
        return self.values[lever]

    @property
    def months(self) -> int:
        """Number of months."""
        return self.active.shape[-1]

    def imposed(self, path: Sequence[float]) -> Array:
        """Path counted from the start, its last value held to the end of the duration, NaN elsewhere; (1, 1, month)."""
        imposed = np.full(self.months, np.nan)
        length = self.end - self.start
        held = list(path)[:length] + [path[-1]] * max(0, length - len(path))
        imposed[self.start : self.end] = held
        return imposed[None, None, :]

    def as_believed(self, path_of: Callable[["LeverPaths"], Array]) -> Array:
        """Path, (month,), that something takes in the eyes of people of each month; (month of the eyes, month)."""
        seen = [path_of(paths) for paths in self.believed or (self,)]
        return np.array([seen[min(month, len(seen) - 1)] for month in range(self.months)])

    def shock(self, value: float | Sequence[float]) -> Array:
        """Outage given as a number or a path: as `imposed`, zero elsewhere."""
        return np.nan_to_num(self.imposed([value] if isinstance(value, int | float) else value), nan=0.0)


def lever_paths(scenario: Scenario, months: tuple[str, ...]) -> LeverPaths:
    """Spread a scenario's levers over months.

    A lever reaches its value over `ramp_months`, keeps it, and after `duration_months` everything fades over
    `recovery_months`. Each later stage moves the levers it names from where they stand, with the same ramp.

    Raises
    ------
    BadInputError
        If the start or a stage lies outside the horizon.
    """
    timing = scenario.levers.timing
    horizon = scenario.run.horizon_months
    count = len(months)
    start = start_index(timing.start, months, horizon)
    end = count if timing.duration_months is None else min(count, start + timing.duration_months)
    t = np.arange(count)

    def ramp(since: int) -> Array:
        return np.clip((t - since + 1) / (timing.ramp_months + 1), 0.0, 1.0)

    fade = np.clip(1.0 - (t - end + 1) / (timing.recovery_months + 1), 0.0, 1.0)
    stages = [(stage_index(stage.start, months, start, min(end, horizon)), stage.levers) for stage in scenario.stages]
    values = {}
    for lever in all_levers().values():
        if not lever.per_month:
            continue
        level = float(scenario.value(lever.name))
        path = level * ramp(start)
        for since, changes in stages:
            target = float(changes.get(lever.group, {}).get(lever.name.partition(".")[2], level))
            path = path + (target - level) * ramp(since)
            level = target
        values[lever.name] = (path * fade)[None, None, :]

    duration = timing.duration_months if timing.duration_months is not None else np.inf
    expected = timing.expected_duration_months if timing.expected_duration_months is not None else duration
    believed = np.where((t >= start) & (t < end), np.maximum(expected, t - start + 1.0), expected)
    return LeverPaths(
        values=values,
        active=((t >= start) & (t < end)).astype(float)[None, None, :],
        start=start,
        end=end,
        announced=max(0, start - timing.announced_months_ahead),
        believed_duration_months=believed[None, None, :],
        news=tuple(max(0, since - timing.announced_months_ahead) for since in (start, *(month for month, _ in stages))),
    )
