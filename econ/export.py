"""Writing results to files: whole or not at all."""

import io
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econ.again import compare_command
from econ.errors import BadInputError, MachineError
from econ.result import Result

if TYPE_CHECKING:
    import pandas as pd

    from econ.comparison import Comparison

FORMATS = (".csv", ".json", ".parquet", ".xlsx")
CREATED = datetime(1980, 1, 1)
"""Stands in workbooks, as in the archives they are, so that the same run gives the same bytes on any day."""

WIDTH_FROM_ROWS, WIDEST_COLUMN = 200, 100
"""Columns of a workbook are as wide as their first rows need, in characters, up to a limit."""


def to_json(document: Any) -> str:
    """Compact JSON text, the same for every door."""
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def header_lines(result: Result) -> list[str]:
    """Lines that say what a table holds and how to get it again."""
    record = result.record
    return [
        f"scenario: {result.scenario.heading} ({record.scenario_fingerprint})",
        f"baseline: {record.baseline} (last observed month {record.baseline_month}, version {record.baseline_version})",
        f"data: {record.vintage.sentence()}",
        f"model: {record.model_version}, parameters {record.parameters_version}",
        f"run: {record.n_draws} draws, seed {record.seed}",
        f"command: {result.command}",
        "bands: 5, 25, 50, 75 and 95 percent of draws: uncertainty of the response to the embargo",
        "not an official forecast",
    ]


def check_target(path: Path, endings: Sequence[str] = FORMATS) -> None:
    """Refuse a target that cannot be written, before any work is done."""
    if path.suffix not in endings:
        raise BadInputError(f"--out {path}: the file must end in {', '.join(endings)}.")
    if not path.parent.is_dir():
        raise BadInputError(f"--out {path}: there is no folder {path.parent}.")


def write_result(result: Result, path: Path) -> None:
    """Write a result as CSV, JSON, Parquet or XLSX, by the ending of the path."""
    check_target(path)
    writers: dict[str, Callable[[Path], None]] = {
        ".json": lambda target: _text(target, to_json(result.to_document())),
        ".csv": lambda target: _text(target, csv_text(result)),
        ".parquet": lambda target: _parquet(result.to_frame(), header_lines(result), _described([result]), target),
        ".xlsx": lambda target: _workbook(result, target),
    }
    replace_file(path, writers[path.suffix])


def csv_text(result: Result) -> str:
    """Long table as CSV, with what it is in comment lines on top."""
    comments = "".join(f"# {line}\n" for line in header_lines(result))
    return comments + str(result.to_frame().to_csv(index=False, lineterminator="\n"))


def comparison_csv(found: "Comparison") -> str:
    """Long table of several runs as one CSV; the column `scenario` tells them apart."""
    comments = "".join(f"# {line}\n" for line in comparison_lines(found))
    return comments + str(found.to_frame().to_csv(index=False, lineterminator="\n"))


def comparison_lines(found: "Comparison") -> list[str]:
    """Lines that say what a table of several runs holds, and how to get it again."""
    again = compare_command([result.scenario for result in found.results])
    return [f"command: {again}", *(line for result in found.results for line in header_lines(result))]


def write_comparison(found: "Comparison", path: Path) -> None:
    """Write several runs as CSV, JSON, Parquet or XLSX, by the ending of the path."""
    check_target(path)
    about = comparison_lines(found)
    writers: dict[str, Callable[[Path], None]] = {
        ".json": lambda target: _text(target, to_json(found.to_document())),
        ".csv": lambda target: _text(target, comparison_csv(found)),
        ".parquet": lambda target: _parquet(found.to_frame(), about, _described(found.results), target),
        ".xlsx": lambda target: write_sheets(target, {"readme": _lines(about), "paths": found.to_frame()}),
    }
    replace_file(path, writers[path.suffix])


def replace_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a scratch file beside the path, then move it there in one step.

    Raises
    ------
    MachineError
        If the folder is read-only or the disk full; what stood at the path still does.
    """
    scratch = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
        os.close(handle)
        scratch = Path(name)
        write(scratch)
        scratch.chmod(0o644)
        scratch.replace(path)
    except OSError as error:
        raise MachineError(f"{path}: cannot be written ({error.strerror}).") from None
    finally:
        if scratch:
            scratch.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text whole or not at all."""
    replace_file(path, lambda target: _text(target, text))


def _text(target: Path, text: str) -> None:
    target.write_text(text, encoding="utf-8")


def _described(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Scenario and record of each run."""
    return [{"scenario": result.scenario.to_document(), "run": asdict(result.record)} for result in results]


def _parquet(frame: "pd.DataFrame", about: list[str], runs: list[dict[str, Any]], target: Path) -> None:
    """Table with what it is in the metadata of the file, key ``embargo``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, preserve_index=False)
    described = (table.schema.metadata or {}) | {b"embargo": to_json({"about": about, "runs": runs}).encode()}
    pq.write_table(table.replace_schema_metadata(described), target)


def _workbook(result: Result, target: Path) -> None:
    """Workbook with a readme sheet, the headline table and the long table."""
    import pandas as pd

    about = [
        *header_lines(result),
        *(f"take care: {warning}" for warning in result.warnings),
        "",
        "sheet headlines: each variable in the month in which its median is furthest from no embargo (baseline)",
        "sheet paths: one row a month and quantile; quantile 0.5 is the median; units in the column unit",
        "",
        "scenario file:",
        *result.scenario.to_yaml().splitlines(),
    ]
    headlines = pd.DataFrame(result.summary()).drop(columns="decimals").round(4)
    write_sheets(target, {"readme": _lines(about), "headlines": headlines, "paths": result.to_frame()})


def _lines(about: list[str]) -> "pd.DataFrame":
    """Sheet of text."""
    import pandas as pd

    return pd.DataFrame({"about": about})


def write_sheets(target: Path, sheets: "dict[str, pd.DataFrame]") -> None:
    """Write a workbook of tables; no text is taken as a formula, whatever a scenario is called."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": CREATED})
        bold = book.add_format({"bold": True})
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, table.columns, bold)
            cells = table.astype(object).where(table.notna(), None)
            for number, row in enumerate(cells.itertuples(index=False), start=1):
                sheet.write_row(number, 0, row)
            sheet.freeze_panes(1, 0)
            for column, head in enumerate(table.columns):
                seen = cells.iloc[:WIDTH_FROM_ROWS, column].astype(str).str.len().max()
                sheet.set_column(column, column, min(max(len(head), seen) + 2, WIDEST_COLUMN))
    target.write_bytes(content.getvalue())
