"""Stages of a scenario by month, under the names a user gave them."""

from collections.abc import Sequence

from econ.calendar import stage_index, start_index
from econ.scenario import Scenario

BEFORE, FIRST, AFTER = "before the start", "start", "after the end"


def stage_by_month(scenario: Scenario, months: Sequence[str]) -> tuple[str, ...]:
    """Name of the stage each month belongs to; stages without a name go by their first month.

    The levers of the scenario itself are the stage `FIRST`.
    """
    months = tuple(months)
    timing = scenario.levers.timing
    start = start_index(timing.start, months, len(months))
    end = len(months) if timing.duration_months is None else min(len(months), start + timing.duration_months)
    names = [BEFORE] * start + [FIRST] * (len(months) - start)
    for stage in scenario.stages:
        since = stage_index(stage.start, months, start, end)
        names[since:] = [stage.name or months[since]] * (len(months) - since)
    return tuple(names[:end] + [AFTER] * (len(months) - end))
