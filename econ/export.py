"""Writing results to files: whole or not at all."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from econ.errors import BadInputError
from econ.result import Result
from econ.scenario import Scenario

FORMATS = (".csv", ".json", ".parquet", ".xlsx")


def to_json(document: Any) -> str:
    """Compact JSON text, the same for every door."""
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def header_lines(result: Result) -> list[str]:
    """Lines that say what a table holds and how to get it again."""
    record = result.record
    return [
        f"scenario: {result.scenario.heading} ({record.scenario_fingerprint})",
        f"baseline: {record.baseline} (last observed month {record.baseline_month}, version {record.baseline_version})",
        f"model: {record.model_version}, parameters {record.parameters_version}",
        f"run: {record.n_draws} draws, seed {record.seed}",
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
        ".parquet": lambda target: _parquet(result, target),
        ".xlsx": lambda target: _workbook(result, target),
    }
    replace_file(path, writers[path.suffix])


def csv_text(result: Result) -> str:
    """Long table as CSV, with what it is in comment lines on top."""
    comments = "".join(f"# {line}\n" for line in header_lines(result))
    return comments + str(result.to_frame().to_csv(index=False, lineterminator="\n"))


def comparison_csv(results: Sequence[Result]) -> str:
    """Long table of several runs as one CSV; the column `scenario` tells them apart."""
    import pandas as pd

    comments = "".join(f"# {line}\n" for result in results for line in header_lines(result))
    table = pd.concat([result.to_frame() for result in results], ignore_index=True)
    return comments + str(table.to_csv(index=False, lineterminator="\n"))


def replace_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a scratch file beside the path, then move it there in one step."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    except OSError as error:
        raise BadInputError(f"--out {path}: cannot be written ({error.strerror}).") from None
    os.close(handle)
    scratch = Path(name)
    try:
        write(scratch)
        scratch.chmod(0o644)
        scratch.replace(path)
    except OSError as error:
        raise BadInputError(f"--out {path}: cannot be written ({error.strerror}).") from None
    finally:
        scratch.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text whole or not at all."""
    replace_file(path, lambda target: _text(target, text))


def scenario_yaml(scenario: Scenario) -> str:
    """Scenario as a YAML file."""
    import yaml

    return str(yaml.safe_dump(scenario.to_document(), sort_keys=False, allow_unicode=True))


def _text(target: Path, text: str) -> None:
    target.write_text(text, encoding="utf-8")


def _parquet(result: Result, target: Path) -> None:
    frame = result.to_frame()
    frame.attrs["about"] = header_lines(result)
    frame.to_parquet(target, index=False)


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
        *scenario_yaml(result.scenario).splitlines(),
    ]
    headlines = pd.DataFrame(result.summary()).drop(columns="decimals").round(4)
    with pd.ExcelWriter(target, engine="xlsxwriter") as book:
        sheets = {"readme": pd.DataFrame({"about": about}), "headlines": headlines, "paths": result.to_frame()}
        for name, table in sheets.items():
            table.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            book.sheets[name].autofit()
