"""Command line: build a baseline from the data there are, and check a file of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from econ.errors import BadInputError


def build(
    as_of: Annotated[str, typer.Option("--as-of", metavar="YYYY-MM", help="Month it stands on.")],
    out: Annotated[Path | None, typer.Option("--out", help="File to write; as-of-YYYY-MM.json if not given.")] = None,
    name: Annotated[str, typer.Option("--name", help="Its name in results; as-of-YYYY-MM if not given.")] = "",
) -> None:
    """Build a baseline from your own tables (`embargo data refresh`), or the shipped ones where you have none."""
    from econ.baseline_faults import faults
    from econ.baseline_file import SAMPLE, shipped
    from econ.build_baseline.as_of import baseline_as_of
    from econ.build_baseline.build import document_text
    from econ.export import check_target, write_text

    target = out or Path(f"as-of-{as_of}.json")
    check_target(target, (".json",))
    document = baseline_as_of(as_of, name)
    found = faults(document, shipped(SAMPLE))
    if found:
        raise BadInputError(f"--as-of {as_of}: the data make no sound baseline: {found[0]}")
    write_text(target, document_text(document))
    typer.echo(f"{target}: baseline {document['name']}, version {document['version']}", err=True)
    about = document["data"]
    typer.echo(f"newest data {about['newest_month']}")
    for own in about["own_tables"]:
        typer.echo(f"your own table: {own}")
    for late in about["behind"]:
        typer.echo(f"last observed earlier: {late}")


def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="A baseline: .json, .yaml.")]) -> None:
    """Check a baseline file: one line a fault, exit code 2 if there are any."""
    from econ.baseline_file import check_file

    document, found = check_file(file)
    for fault in found:
        typer.echo(f"{file.name}: {fault}", err=True)
    if found:
        raise typer.Exit(2)
    typer.echo(f"{file.name}: sound; baseline {document['name']}, {document['month']}, version {document['version']}")


def add_to(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="Baselines of your own: build one from fresh data, check a file.")
    group.command("build")(build)
    group.command("check")(check)
    app.add_typer(group, name="baseline")
