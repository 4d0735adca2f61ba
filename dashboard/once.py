"""What several charts and texts of a page ask of the same run, worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from econ.result import Result
from econ.risk.verdict import Verdict, waiting_game_verdict

Answer = TypeVar("Answer")


def once_per_run(work: Callable[[Result], Answer]) -> Callable[[Result], Answer]:
    """Keep the answer for the last run that was asked about."""
    kept: list[tuple[Result, Answer]] = []

    @wraps(work)
    def answered(result: Result) -> Answer:
        for run, answer in kept:
            if run is result:
                return answer
        answer = work(result)
        kept[:] = [(result, answer)]
        return answer

    return answered


@once_per_run
def verdict_of(result: Result) -> Verdict:
    """Verdict of the waiting game in a run."""
    return waiting_game_verdict(result)
