"""A staged scenario as it unfolds: what people of each month know of it where they do not foresee later stages."""

from econ.calendar import stage_index, start_index
from econ.paths import LeverPaths, lever_paths
from econ.scenario import Scenario


def as_it_unfolds(scenario: Scenario, months: tuple[str, ...]) -> tuple[LeverPaths, ...]:
    """Lever paths in the eyes of people of each month, (month): stages become known with the scenario's own notice.

    Nobody expects anything before the start is announced, and everybody takes the stage in force to be the last.
    """
    timing, horizon = scenario.levers.timing, scenario.run.horizon_months
    start = start_index(timing.start, months, horizon)
    end = len(months) if timing.duration_months is None else min(len(months), start + timing.duration_months)
    since = [start, *(stage_index(stage.start, months, start, min(end, horizon)) for stage in scenario.stages)]
    known = [lever_paths(Scenario(run=scenario.run), months)]
    known += [
        lever_paths(scenario.model_copy(update={"stages": scenario.stages[:count]}), months)
        for count in range(len(since))
    ]
    news = [month - timing.announced_months_ahead for month in since]
    return tuple(known[sum(when <= month for when in news)] for month in range(len(months)))
