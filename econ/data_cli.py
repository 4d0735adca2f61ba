"""Command line: how fresh the data are, fresh data from their providers, and back to the shipped tables."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from econ.data_words import closing, counted, describe, print_status, status_document
from econ.errors import BadInputError

if TYPE_CHECKING:
    from data.refresh.changes import TableChange
    from data.refresh.run import Failure


class Format(StrEnum):
    """How answers are printed."""

    table = "table"
    json = "json"
    csv = "csv"


Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID ...]", help="Tables; all where none is named.")]
OutputFormat = Annotated[Format, typer.Option("--format", help="What is printed.")]


def status(ids: Ids = None, format: OutputFormat = Format.table) -> None:
    """Show each table's last period, age and provider, checking that it is whole."""
    import data
    from data.refresh.status import status as all_status
    from econ.export import to_json

    try:
        for series_id in ids or data.catalogue():
            data.load(series_id)
        found = all_status(date.today(), ids)
    except data.DataError as error:
        raise BadInputError(str(error)) from None
    if format is Format.json:
        typer.echo(to_json([status_document(one) for one in found]))
    else:
        print_status(found, csv=format is Format.csv)
    for one in found:
        if one.damaged:
            typer.echo(f"embargo: {one.reason}", err=True)
    if any(one.damaged for one in found):
        raise typer.Exit(1)


def refresh(
    ids: Ids = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
    vintage: Annotated[
        str, typer.Option("--vintage", metavar="YYYY-MM-DD", help="Values as known on that day (FRED only).")
    ] = "",
    format: OutputFormat = Format.table,
) -> None:
    """Fetch new values, show what they change, and write them to tables of your own.

    The shipped tables stay as they are, and so do results on shipped baselines: `embargo baseline build` uses yours.
    """
    import data
    from data.refresh.fetch import Fetcher
    from data.refresh.run import Failure, Refresh, chosen, known_day
    from data.refresh.settings import load_settings
    from econ.export import to_json

    if format is Format.csv:
        raise BadInputError("data refresh prints a table or json.")
    try:
        day = known_day(vintage) if vintage else ""
        wanted = chosen(ids or [], day)
        settings = load_settings()
    except data.DataError as error:
        raise BadInputError(str(error)) from None
    for warning in settings.warnings:
        typer.echo(f"embargo: {warning}", err=True)
    round_of_asking = Refresh(Fetcher(settings), date.today(), day)
    outcomes = list(round_of_asking.ask(wanted, _progress()))
    changes = [one for one in outcomes if not isinstance(one, Failure)]
    failures = [one for one in outcomes if isinstance(one, Failure)]
    if format is Format.table:
        for change in changes:
            typer.echo("\n".join(describe(change)))
    for failure in failures:
        typer.echo(f"embargo: {failure.id} stays as it is: {failure.problem}", err=True)
    pending = [change for change in changes if change.changes]
    written = [] if dry_run or not pending or not _agreed(yes, len(pending)) else _write(pending, failures)
    if format is Format.json:
        typer.echo(to_json(_outcome(changes, failures, written)))
    else:
        typer.echo(closing(pending, written, failures, dry_run))
    left_out = bool(pending) and not dry_run and not written
    if failures or left_out:
        raise typer.Exit(1)


def reset(ids: Ids = None) -> None:
    """Remove tables of your own, so that the shipped ones hold again."""
    import data
    from data.own import own_folder
    from data.refresh.store import reset as remove

    try:
        named = ids or sorted(path.stem for path in own_folder().glob("*.toml"))
        for series_id in named:
            if series_id not in data.catalogue():
                data.load(series_id)
            there = remove(series_id)
            typer.echo(f"{series_id}: {'back to the shipped table' if there else 'there was no table of your own'}")
    except data.DataError as error:
        raise BadInputError(str(error)) from None
    if not named:
        typer.echo("There are no tables of your own.")


def _progress() -> Any:
    """Say on the error stream which table is under way, if someone looks."""
    import sys

    if not sys.stderr.isatty():
        return lambda _: None
    return lambda series_id: typer.echo(f"asking for {series_id} ...", err=True)


def _agreed(yes: bool, count: int) -> bool:
    """Whether to write: said in advance, or asked; without a terminal it must be said in advance."""
    import sys

    if yes:
        return True
    if not sys.stdin.isatty():
        typer.echo("embargo: nothing is written without --yes when nobody can be asked.", err=True)
        return False
    return typer.confirm(f"Write {counted(count, 'table')}?", err=True)


def _write(pending: "list[TableChange]", failures: "list[Failure]") -> list[str]:
    """Write changed tables; one that cannot be written joins the failures."""
    from data import DataError
    from data.refresh.run import Failure, write

    written = []
    for change in pending:
        try:
            write(change)
            written.append(change.id)
        except DataError as error:
            failures.append(Failure(change.id, str(error)))
            typer.echo(f"embargo: {change.id} stays as it is: {error}", err=True)
    return written


def _outcome(changes: "list[TableChange]", failures: "list[Failure]", written: list[str]) -> dict[str, Any]:
    """Plain document of a refresh."""
    return {
        "tables": [change.to_document() | {"written": change.id in written} for change in changes],
        "failures": [{"id": failure.id, "problem": failure.problem} for failure in failures],
    }


def add_to(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="The observed data the model rests on, and fresh data.")
    group.command("status")(status)
    group.command("refresh")(refresh)
    group.command("reset")(reset)
    app.add_typer(group, name="data")
