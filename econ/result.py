"""Result: every path of a run, its unit, its quantiles, and the record of what produced it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from econ.data_vintage import DataVintage
from econ.digits import six_digits
from econ.errors import BadInputError, did_you_mean
from econ.quantiles import QUANTILES, quantiles_over_draws
from econ.scenario import Scenario
from econ.threads import in_parallel
from econ.variables import VARIABLES

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

Array = NDArray[np.float64]

WORTH_THREADS_DRAWS = 500
"""With fewer draws handing series to threads takes longer than sorting them."""

QUANTILE_NAMES = ("p05", "p25", "p50", "p75", "p95")


@dataclass(frozen=True, kw_only=True)
class RunRecord:
    """What reproduces a run: same record, same numbers."""

    scenario_fingerprint: str
    baseline: str
    baseline_month: str
    baseline_version: str
    parameters_version: str
    model_version: str
    seed: int
    n_draws: int
    first_month: str
    horizon_months: int
    vintage: DataVintage


@dataclass(frozen=True)
class Block:
    """Paths of one variable for some regions; `path(i)` gives the i-th region's draws, shape (draw, month)."""

    regions: tuple[str, ...]
    path: Callable[[int], Array]

    @classmethod
    def of(cls, regions: tuple[str, ...], array: Array) -> Block:
        """Block of an array with axes (draw, region, month), which nobody can change through it."""
        whole = array.view()
        whole.setflags(write=False)
        return cls(regions, lambda i: whole[:, i, :])


@dataclass(frozen=True)
class Result:
    """All paths of one run.

    Attributes
    ----------
    scenario : Scenario
    record : RunRecord
    months : tuple of str
        Simulated months, ``"2026-02"`` and on.
    blocks : mapping of str to tuple of Block
        Paths by variable name.
    baseline_paths : mapping of (variable, region) to array, shape (month,)
        What the same month holds without the scenario: the median of `no-embargo` on the same draws.
    warnings : tuple of str
        Plain sentences on where the run leaves the evidence.
    versus : str
        Name of the scenario subtracted, for differences; else empty.

    Examples
    --------
    >>> from econ import load_scenario, simulate
    >>> result = simulate(load_scenario("no-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12}))
    >>> result.quantiles("brent_usd_bbl", "World").shape
    (5, 12)
    >>> list(result.to_frame().columns)
    ['scenario', 'baseline', 'region', 'variable', 'unit', 'month', 'quantile', 'value']
    """

    scenario: Scenario
    record: RunRecord
    months: tuple[str, ...]
    blocks: Mapping[str, tuple[Block, ...]]
    baseline_paths: Mapping[tuple[str, str], Array]
    warnings: tuple[str, ...] = ()
    versus: str = ""
    _quantiles: dict[tuple[str, str], Array] = field(default_factory=dict, repr=False, compare=False)
    _means: dict[tuple[str, str], Array] = field(default_factory=dict, repr=False, compare=False)

    @property
    def vintage(self) -> DataVintage:
        """How fresh the data of the run's baseline are, and which tables the user had refreshed for it."""
        return self.record.vintage

    @property
    def command(self) -> str:
        """Command that runs this again; empty for a difference of two runs."""
        from econ.again import run_command

        return "" if self.versus else run_command(self.scenario, self.record.baseline, self.record.baseline_version)

    def regions(self, variable: str) -> tuple[str, ...]:
        """Regions a variable is reported for."""
        return tuple(region for block in self._blocks(variable) for region in block.regions)

    def draws(self, variable: str, region: str) -> Array:
        """Paths of a variable in a region, shape (draw, month); (1, month) where all draws agree."""
        for block in self._blocks(variable):
            if region in block.regions:
                return block.path(block.regions.index(region))
        raise BadInputError(did_you_mean(region, self.regions(variable), kind=f"region for {variable}"))

    def quantiles(self, variable: str, region: str) -> Array:
        """Quantiles 5, 25, 50, 75 and 95 % of a variable, shape (5, month)."""
        key = (variable, region)
        if key not in self._quantiles:
            self._quantiles[key] = _for_reading(quantiles_over_draws(self.draws(variable, region)))
        return self._quantiles[key]

    def every_quantile(
        self, variables: tuple[str, ...] | None = None, regions: tuple[str, ...] | None = None
    ) -> dict[tuple[str, str], Array]:
        """Quantiles of many series at once, on all processors; by (variable, region), all of them by default."""
        names = variables or tuple(self.blocks)
        keys = [(v, r) for v in names for r in self.regions(v) if regions is None or r in regions]
        if self.record.n_draws < WORTH_THREADS_DRAWS:
            return {key: self.quantiles(*key) for key in keys}
        return dict(zip(keys, in_parallel(lambda key: self.quantiles(*key), keys), strict=True))

    def median(self, variable: str, region: str) -> Array:
        """Median path, shape (month,)."""
        return self.quantiles(variable, region)[2]

    def mean(self, variable: str, region: str) -> Array:
        """Mean over draws, shape (month,): unlike medians, means of parts add up to the mean of the whole."""
        key = (variable, region)
        if key not in self._means:
            self._means[key] = _for_reading(self.draws(variable, region).mean(axis=0))
        return self._means[key]

    def baseline_path(self, variable: str, region: str) -> Array | None:
        """Median without the scenario, shape (month,); None for the run without an embargo itself."""
        return self.baseline_paths.get((variable, region))

    def minus(self, other: Result) -> Result:
        """Difference to another run, draw by draw; both must share draws, seed, baseline and horizon."""
        for key in ("baseline", "baseline_version", "seed", "n_draws", "horizon_months"):
            if getattr(self.record, key) != getattr(other.record, key):
                raise BadInputError(
                    f"Cannot subtract '{other.scenario.name}' from '{self.scenario.name}': "
                    f"{key} is {getattr(other.record, key)} there and {getattr(self.record, key)} here; run both alike."
                )

        def subtract(mine: Block, theirs: Block) -> Block:
            return Block(mine.regions, lambda i: mine.path(i) - theirs.path(i))

        blocks = {
            name: tuple(subtract(mine, theirs) for mine, theirs in zip(blocks, other.blocks[name], strict=True))
            for name, blocks in self.blocks.items()
        }
        zeros = {key: path - other.baseline_paths[key] for key, path in self.baseline_paths.items()}
        return Result(self.scenario, self.record, self.months, blocks, zeros, self.warnings, other.scenario.name)

    def summary(self) -> list[dict[str, Any]]:
        """Headline rows: each variable at the extreme of its median path, with its 90 % band and its baseline value."""
        from econ.summary import summary_rows

        return summary_rows(self)

    def to_document(
        self, variables: tuple[str, ...] | None = None, regions: tuple[str, ...] | None = None
    ) -> dict[str, Any]:
        """Plain document, the same for command line and HTTP: scenario, run record and quantile series."""
        series = [
            {"variable": name, "region": region, "unit": VARIABLES[name].unit, "months": list(self.months)}
            | {q: [six_digits(x) for x in row] for q, row in zip(QUANTILE_NAMES, bands.tolist(), strict=True)}
            for (name, region), bands in self.every_quantile(variables, regions).items()
        ]
        vintage = self.vintage.to_document()
        run = asdict(self.record) | {
            "vintage": vintage,
            "versus": self.versus,
            "warnings": list(self.warnings),
            "command": self.command,
        }
        return {"scenario": self.scenario.to_document(), "run": run, "series": series}

    def to_frame(self) -> pd.DataFrame:
        """Long table: scenario, baseline, region, variable, unit, month, quantile, value."""
        import pandas as pd

        document = self.to_document()
        rows = [
            (self.scenario.name, self.record.baseline, s["region"], s["variable"], s["unit"], month, probability, value)
            for s in document["series"]
            for name, probability in zip(QUANTILE_NAMES, QUANTILES, strict=True)
            for month, value in zip(s["months"], s[name], strict=True)
        ]
        return pd.DataFrame(
            rows, columns=["scenario", "baseline", "region", "variable", "unit", "month", "quantile", "value"]
        )

    def to_xarray(self) -> xr.Dataset:
        """Dataset of quantiles with dimensions (region, month, quantile); units and the run's record are attributes.

        A variable that is not reported for a region has no numbers there. Needs ``pip install 'embargo[analysis]'``.
        """
        from econ.exchange import to_xarray

        return to_xarray(self)

    def to_iamc(self) -> pd.DataFrame:
        """Long table as the IAMC writes it, for ``pyam.IamDataFrame(result.to_iamc())``.

        Columns model, scenario, region, variable, unit, time, value. Quantiles stand in the variable's name:
        ``brent_usd_bbl|95th Percentile``; probabilities, which are one number over all draws, go without.
        """
        from econ.exchange import to_iamc

        return to_iamc(self)

    def to_excel(self, path: str | Path) -> None:
        """Write a workbook: what it is and the scenario file (sheet ``readme``), headlines, and all paths."""
        self._save_as(".xlsx", path)

    def to_parquet(self, path: str | Path) -> None:
        """Write the long table as Parquet; scenario and record of the run are in its metadata, key ``embargo``."""
        self._save_as(".parquet", path)

    def save(self, path: str | Path) -> None:
        """Write CSV, JSON, Parquet or XLSX, by the ending of the path; whole or not at all."""
        from econ.export import write_result

        write_result(self, Path(path))

    def _save_as(self, ending: str, path: str | Path) -> None:
        """Save, refusing another ending than that of the format."""
        from econ.export import check_target

        check_target(Path(path), (ending,))
        self.save(path)

    def _blocks(self, variable: str) -> tuple[Block, ...]:
        if variable not in self.blocks:
            raise BadInputError(did_you_mean(variable, self.blocks, kind="variable"))
        return self.blocks[variable]


def _for_reading(array: Array) -> Array:
    """Array that is kept, and so must not be changed."""
    array.setflags(write=False)
    return array
