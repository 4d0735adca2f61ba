"""Tables of a sweep in Arrow: one row a point, and one row a point, series and month."""

import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from econ.result import QUANTILE_NAMES
from econ.sweeps.design import Design
from econ.sweeps.measures import measure, series_of
from econ.sweeps.task import Answer
from econ.variables import VARIABLES

if TYPE_CHECKING:
    import pyarrow as pa


class Tables:
    """Makes the tables of partitions, with the same columns and types in all of them.

    Parameters
    ----------
    design : Design
    measures, series : sequence of str
        Keys of what is noted about each point.
    """

    def __init__(self, design: Design, measures: Sequence[str], series: Sequence[str]) -> None:
        self.design = design
        self.columns = [column for key in measures for column in measure(key).columns]
        self.series = tuple(series)

    @cached_property
    def _levers(self) -> "pa.Table":
        """Lever values of all points."""
        import pyarrow as pa

        return pa.table(
            {lever: _column([p[i] for p in self.design.points]) for i, lever in enumerate(self.design.levers)}
        )

    def points(self, rows: range, answer: Answer) -> "pa.Table":
        """Point, levers, measures, problem and warnings."""
        import pyarrow as pa

        table = self._levers.slice(rows.start, len(rows)).add_column(0, "point", pa.array(rows, pa.int64()))
        for i, column in enumerate(self.columns):
            table = table.append_column(column, pa.array(answer.numbers[:, i], pa.float64(), from_pandas=True))
        table = table.append_column("problem", pa.array(answer.problems, pa.string()))
        return table.append_column("warnings", pa.array(answer.warnings, pa.string()))

    def paths(self, rows: range, answer: Answer) -> "pa.Table | None":
        """Quantiles by point, variable, region and month; none where no series is asked for."""
        import pyarrow as pa

        if not self.series:
            return None
        named = [series_of(key) for key in self.series]
        keys = [
            (point, name, region, VARIABLES[name].unit, month)
            for point, months in zip(rows, answer.months, strict=True)
            for name, region in named
            for month in months
        ]
        types = (pa.int64(), pa.string(), pa.string(), pa.string(), pa.string())
        names = ("point", "variable", "region", "unit", "month")
        table = pa.table(
            {n: pa.array([key[i] for key in keys], t) for i, (n, t) in enumerate(zip(names, types, strict=True))}
        )
        for q, quantile in enumerate(QUANTILE_NAMES):
            values = [x for paths in answer.paths for x in paths[:, q, :].ravel().tolist()]
            table = table.append_column(quantile, pa.array(values, pa.float64()))
        return table


def _column(values: list[Any]) -> "pa.Array":
    """Values of a lever as a column: numbers, switches or texts as such, all else as JSON."""
    import pyarrow as pa

    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return pa.array([None if value is None else float(value) for value in values], pa.float64())
    plain = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}
    if len(kinds) == 1 and (kind := next(iter(kinds))) in plain:
        return pa.array(values, plain[kind])
    return pa.array([None if value is None else json.dumps(value) for value in values], pa.string())
