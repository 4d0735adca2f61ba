"""Verdict of the waiting game for the run that is looked at, worked out once."""

from econ.result import Result
from econ.risk.verdict import Verdict, waiting_game_verdict

_kept: list[tuple[Result, Verdict]] = []


def verdict_of(result: Result) -> Verdict:
    """Verdict of a run; several charts and texts of one page ask for the same."""
    for run, found in _kept:
        if run is result:
            return found
    found = waiting_game_verdict(result)
    _kept[:] = [(result, found)]
    return found
