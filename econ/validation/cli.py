"""The command `embargo validate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from econ.errors import BadInputError, did_you_mean
from econ.validation.rows import Block

if TYPE_CHECKING:
    from econ.validation.rows import Row

FILES = (".csv", ".json")


def validate(
    study: Annotated[
        str | None, typer.Option("--study", metavar="ID", help="Only a row, rows beginning with ID, or a study file.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Your own rows: a CSV as econ/validation/README.md describes it.")
    ] = None,
    block: Annotated[Block | None, typer.Option("--block", help="Only this block.")] = None,
    draws: Annotated[int, typer.Option("--draws", min=2, max=50_000, help="Number of draws.")] = 200,
    format: Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="What is printed.")] = "table",
    out: Annotated[Path | None, typer.Option("--out", help="Write to FILE.(csv|json) instead of printing.")] = None,
) -> None:
    """Measure the model against published figures and against what happened from 2021 to 2023."""
    from econ.export import check_target, to_json, write_text
    from econ.validation.book import make_book
    from econ.validation.own_rows import own_rows
    from econ.validation.results import backtest_document, entry_document, score_document
    from econ.validation.rows import load_rows

    if out is not None:
        check_target(out, FILES)
    rows = chosen(load_rows() if file is None else own_rows(file), study, block)
    book = make_book(rows, n_draws=draws, say=_say)
    entries = [entry_document(entry) for entry in book.entries]
    scores: dict[str, dict[str, Any]] = {
        name: score_document(book.score(name)) for name in sorted({row.block for row in rows})
    }
    history = backtest_document(book.backtest) if book.backtest else None
    if out is None and format == "table":
        from econ.validation.terminal import print_book

        print_book(entries, scores, history, draws)
        return
    document = {"n_draws": draws, "scores": scores, "rows": entries, "backtest": history}
    as_csv = out.suffix == ".csv" if out is not None else format == "csv"
    text = csv_text(entries) if as_csv else to_json(document) + "\n"
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_text(out, text)
        typer.echo(f"Wrote {out}", err=True)


def _say(text: str) -> None:
    """Tell what is being run, where somebody looks."""
    if sys.stderr.isatty():
        typer.echo(f"Running {text}", err=True)


def chosen(rows: "tuple[Row, ...]", study: str | None, block: str | None) -> "tuple[Row, ...]":
    """Rows asked for, of all there are.

    Raises
    ------
    BadInputError
        If none is meant, with the nearest names.
    """
    if study is not None:
        found = tuple(row for row in rows if row.id.startswith(study) or row.study_file == study)
        if not study or not found:
            names = {row.id for row in rows} | {row.study_file for row in rows if row.study_file}
            raise BadInputError(did_you_mean(study, sorted(names), kind="row or study"))
        rows = found
    rows = tuple(row for row in rows if block in (None, row.block))
    if not rows:
        raise BadInputError(
            f"{'There' if study is None else f'--study {study}: there'} is no row in the block {block}."
        )
    return rows


def csv_text(entries: list[dict[str, Any]]) -> str:
    """Table of entries, one line each, nested values in columns of their own."""
    import csv
    import io

    flat = []
    for entry in entries:
        theirs, ours = entry["published"], entry["ours"] or dict.fromkeys(("p05", "p25", "p50", "p75", "p95"))
        row = {key: value for key, value in entry.items() if key not in ("published", "ours", "verdict", "reason")}
        row |= {f"published_{key}": value for key, value in theirs.items()} | {f"ours_{k}": v for k, v in ours.items()}
        flat.append(row | {"verdict": entry["verdict"], "reason": entry["reason"]})
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(flat[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return buffer.getvalue()
