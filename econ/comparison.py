"""Comparing runs: several results and their differences to the first, as one document for every door."""

from collections.abc import Sequence
from typing import Any

from econ.errors import BadInputError
from econ.result import Result


def comparison_document(
    results: Sequence[Result], variables: tuple[str, ...] | None = None, regions: tuple[str, ...] | None = None
) -> dict[str, Any]:
    """Plain document of several runs: all results, and each later one less the first, draw by draw.

    Runs that do not share baseline, draws and horizon cannot be subtracted; ``not_comparable`` then says why.
    """
    return {
        "results": [result.to_document(variables, regions) for result in results],
        "differences": [_difference(result, results[0], variables, regions) for result in results[1:]],
    }


def _difference(
    result: Result, first: Result, variables: tuple[str, ...] | None, regions: tuple[str, ...] | None
) -> dict[str, Any]:
    """Difference to the first run, or the reason why there is none."""
    try:
        return result.minus(first).to_document(variables, regions)
    except BadInputError as error:
        return {"scenario": result.scenario.to_document(), "not_comparable": str(error)}
