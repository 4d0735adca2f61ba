"""Settling: each draw goes over the walk until it finds what it assumed (MODEL.md, decision 3)."""

from collections.abc import Callable

import numpy as np

from econ.checks import require
from econ.draws import Draws
from econ.feedback import Feedback
from econ.standing import Standing
from econ.threads import in_parallel

Pass = Callable[[Feedback, Draws, Standing], Feedback]
"""One pass over the walk: from what some draws assume to what they find."""

MOST_PASSES = 16
"""Times the walk is taken at most; ordinary draws settle in three to six (MODEL.md, decision 3)."""

SETTLED_TOGETHER = 500
"""Draws that settle side by side; others do meanwhile, on another processor."""


def settled_feedback(find: Pass, draws: Draws, standing: Standing, months: int) -> tuple[Feedback, bool]:
    """Find what all draws rest at, and whether all do.

    Draws are taken in parts of a fixed size, on all processors: the numbers are the same on any machine.
    """
    numbers = np.arange(draws.count)
    parts = np.split(numbers, range(SETTLED_TOGETHER, draws.count, SETTLED_TOGETHER))
    answers = in_parallel(lambda part: _settle(find, draws.of(part), standing.of(part), months), parts)
    return Feedback.joined([feedback for feedback, _ in answers]), all(settled for _, settled in answers)


def _settle(find: Pass, draws: Draws, of_all: Standing, months: int) -> tuple[Feedback, bool]:
    """Find the same for some draws; each takes part until its own feedback has settled."""
    answer, before = (Feedback.none(draws.count, months) for _ in range(2))
    moving, some, of_some = np.arange(draws.count), draws, of_all
    for number in range(MOST_PASSES - 1):
        found = find(before, some, of_some)
        require(found.is_finite(), "This scenario has no finite answer: its assumptions together are too extreme.")
        if not number and before.same(found):
            return before, True
        resting = before.settled(found)
        if resting.any():
            answer.put(moving[resting], found.of(resting))
            moving, before, found = moving[~resting], before.of(~resting), found.of(~resting)
            if not moving.size:
                break
            some, of_some = draws.of(moving), of_all.of(moving)
        before = before.towards(found) if number else found
    else:
        answer.put(moving, before)
    return answer, not moving.size
