"""A sweep that has been run: its table, and what can be asked of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econ.digits import in_six_digits
from econ.errors import BadInputError, did_you_mean
from econ.export import check_target, replace_file, to_json, write_sheets, write_text
from econ.sweeps.measures import measure
from econ.sweeps.store import PATHS, Store

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from econ.sweeps.indices import SobolIndex


@dataclass(frozen=True, kw_only=True, eq=False)
class Sweep:
    """What a sweep found.

    Attributes
    ----------
    manifest : mapping
        What was asked: base scenario, design, measures, series, and the versions that answered.
    table : pyarrow.Table
        One row a point: ``point``, its levers, its measures, ``problem`` (why the model refuses it) and ``warnings``.
    path_table : pyarrow.Table or None
        Quantile paths of the series asked for.
    """

    manifest: Mapping[str, Any]
    table: "pa.Table"
    path_table: "pa.Table | None" = None

    def __len__(self) -> int:
        """Count the points."""
        return int(self.table.num_rows)

    @property
    def levers(self) -> tuple[str, ...]:
        """Levers that points change."""
        return tuple(self.manifest["design"]["levers"])

    @property
    def measures(self) -> tuple[str, ...]:
        """Keys of what was noted about each point."""
        return tuple(self.manifest["measures"])

    def to_frame(self) -> "pd.DataFrame":
        """One row a point."""
        return self.table.to_pandas()

    def paths(self) -> "pd.DataFrame":
        """One row a point, variable, region and month, for the series asked for.

        Raises
        ------
        BadInputError
            If none was.
        """
        if self.path_table is None:
            raise BadInputError('This sweep kept no paths; ask for some: sweep(..., series=["brent_usd_bbl:World"]).')
        return self.path_table.to_pandas()

    def problems(self) -> dict[int, str]:
        """Why the model refuses a point, by point."""
        said = self.table["problem"].to_pylist()
        return {point: problem for point, problem in zip(self.table["point"].to_pylist(), said, strict=True) if problem}

    def sobol_indices(self, key: str) -> "tuple[SobolIndex, ...]":
        """Share of a measure's variance that each lever explains, for a sweep over `saltelli` points.

        Raises
        ------
        BadInputError
            If the sweep has another design, or the model refuses some points.
        """
        from econ.sweeps.indices import sobol_indices

        if key not in self.measures:
            raise BadInputError(did_you_mean(key, self.measures, kind="measure of this sweep"))
        return sobol_indices(self, measure(key))

    def to_document(self) -> dict[str, Any]:
        """Plain document: what was asked, and one row a point; numbers in six digits, as at every door."""
        return {"sweep": dict(self.manifest), "points": in_six_digits(self.table.to_pylist())}

    def save(self, path: Path | str) -> None:
        """Write the table as CSV, JSON, Parquet or XLSX, by the ending; whole or not at all."""
        import pyarrow.parquet as pq

        path = Path(path)
        check_target(path)
        if path.suffix == ".json":
            write_text(path, to_json(self.to_document()))
        elif path.suffix == ".csv":
            write_text(path, self.to_csv())
        elif path.suffix == ".parquet":
            replace_file(path, lambda target: pq.write_table(self.table, target))
        else:
            replace_file(path, self._workbook)

    def to_csv(self) -> str:
        """Table as CSV, with what it is in comment lines on top."""
        comments = "".join(f"# {line}\n" for line in self.about())
        return comments + str(self.to_frame().to_csv(index=False, lineterminator="\n", float_format="%.6g"))

    def about(self) -> list[str]:
        """Lines that say what the table holds."""
        asked = self.manifest
        baselines = ", ".join(f"{name} (version {version})" for name, version in asked["baselines"].items())
        return [
            f"sweep of {asked['base']['name']} over {', '.join(self.levers)}",
            f"points: {len(self)}, {asked['design']['kind']}",
            f"baseline: {baselines}",
            f"model: {asked['model_version']}, parameters {asked['parameters_version']}",
            "all points share the same draws: a difference between two is not noise",
            *(f"{m.key}: {m.label} [{m.unit}]. {m.definition}" for m in map(measure, self.measures)),
            "not an official forecast",
        ]

    def _workbook(self, target: Path) -> None:
        """Workbook with a readme sheet and the table."""
        import pandas as pd

        base = json.dumps(self.manifest["base"], ensure_ascii=False)
        about = [*self.about(), "", "base scenario:", base]
        write_sheets(target, {"readme": pd.DataFrame({"about": about}), "points": self.to_frame()})


def load_sweep(folder: Path | str) -> Sweep:
    """Sweep that was run into a folder.

    Raises
    ------
    BadInputError
        If there is none, or it is not finished.
    """
    store = Store.open(Path(folder))
    missing = store.partitions - len(store.finished())
    if missing:
        raise BadInputError(
            f"{folder}: {missing} of {store.partitions} partitions are missing; run the same sweep again to finish it."
        )
    return read(store)


def read(store: Store) -> Sweep:
    """Sweep of a finished store."""
    paths = store.read(PATHS) if store.manifest["series"] else None
    return Sweep(manifest=store.manifest, table=store.read(), path_table=paths)
