"""Several runs beside each other, on the same draws: each later one less the first is not blurred by chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econ.baseline import Baseline
from econ.checks import require
from econ.errors import BadInputError
from econ.parameters import Parameters
from econ.result import Result
from econ.scenario import Scenario, load_scenario
from econ.simulate import simulate

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Comparison:
    """Two or more runs.

    Attributes
    ----------
    results : tuple of Result
        The first is what the others are compared with.
    """

    results: tuple[Result, ...]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Names of the scenarios, numbered where two share one."""
        names = [result.scenario.name for result in self.results]
        return tuple(
            name if names.count(name) == 1 else f"{name} ({names[: i + 1].count(name)})" for i, name in enumerate(names)
        )

    @cached_property
    def differences(self) -> tuple[Result, ...]:
        """Each later run less the first, draw by draw.

        Raises
        ------
        BadInputError
            If runs do not share baseline, draws, seed and horizon.
        """
        return tuple(result.minus(self.results[0]) for result in self.results[1:])

    def to_frame(self) -> "pd.DataFrame":
        """Long table of all runs, as `Result.to_frame`; the column ``scenario`` holds `labels`."""
        return _stacked(self.results, self.labels)

    def differences_frame(self) -> "pd.DataFrame":
        """Long table of `differences`, whose quantiles are those of differences, draw by draw."""
        return _stacked(self.differences, [f"{label} minus {self.labels[0]}" for label in self.labels[1:]])

    def to_document(
        self, variables: tuple[str, ...] | None = None, regions: tuple[str, ...] | None = None
    ) -> dict[str, Any]:
        """Plain document, the same at every door."""
        return comparison_document(self.results, variables, regions)

    def save(self, path: Path | str) -> None:
        """Write all runs as CSV, JSON, Parquet or XLSX, by the ending; whole or not at all."""
        from econ.export import write_comparison

        write_comparison(self, Path(path))


def compare(
    *scenarios: Scenario | str | Path, baseline: Baseline | None = None, parameters: Parameters | None = None
) -> Comparison:
    """Run scenarios on the same draws.

    Parameters
    ----------
    scenarios : Scenario, or name of a preset, or path of a file
        Two or more; the first is what the others are compared with.
    baseline, parameters
        As for `simulate`.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> from econ import compare, load_scenario
    >>> base = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 50, "run.horizon_months": 24})
    >>> found = compare(base, base.with_levers({"offsets.opec_spare_use_share": 1.0}))
    >>> found.labels
    ('full-fuel-embargo (1)', 'full-fuel-embargo (2)')
    >>> bool(found.differences[0].median("brent_usd_bbl", "World").min() < 0.0)
    True
    """
    require(len(scenarios) >= 2, "compare needs at least two scenarios.")
    asked = [one if isinstance(one, Scenario) else load_scenario(one) for one in scenarios]
    return Comparison(tuple(simulate(one, baseline=baseline, parameters=parameters) for one in asked))


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


def _stacked(results: Sequence[Result], labels: Sequence[str]) -> "pd.DataFrame":
    """Long tables below each other."""
    import pandas as pd

    tables = [result.to_frame().assign(scenario=label) for result, label in zip(results, labels, strict=True)]
    return pd.concat(tables, ignore_index=True)
