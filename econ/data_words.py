"""What the commands on data print: how fresh tables are, and what a refresh changes."""

import re
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from data.refresh.changes import TableChange
    from data.refresh.run import Failure
    from data.refresh.status import TableStatus

WIDTHS = (26, 7, 7, 7, 14, 14)
"""Columns of the status table: id, shipped, own, age, provider, licence."""
SHOWN_REVISIONS = 8
"""Revised values of a table printed one by one; --format json holds all."""


def print_status(found: "list[TableStatus]", *, csv: bool) -> None:
    """Print a table that fits 80 columns, or all fields as CSV."""
    from econ.tables import print_rows

    if csv:
        titles = list(status_document(found[0])) if found else []
        print_rows(titles, [[str(cell) for cell in status_document(one).values()] for one in found], csv=True)
        return
    typer.echo(_line("id", "shipped", "own", "age", "provider", "licence"))
    for one in found:
        provider, licence = one.provider or "-", re.split(r" \(|;|, ", one.licence)[0]
        typer.echo(_line(one.id, one.last_shipped[:7], one.last_own, _age(one), provider, licence))
    without = sum(1 for one in found if not one.provider)
    stale = sum(1 for one in found if one.stale and one.provider)
    typer.echo(f"! a newer period should be out; `embargo data refresh` can fetch {counted(stale, 'table')}.")
    if without:
        typer.echo(f"- nobody to ask: {counted(without, 'table')}; `embargo data status ID` says why.")
    for one in found if len(found) <= SHOWN_REVISIONS else ():
        if one.reason:
            typer.echo(f"{one.id}: {one.reason}")


def describe(change: "TableChange") -> list[str]:
    """Lines that say what a refresh of one table changes."""
    known = f" as of {change.vintage}" if change.vintage else ""
    if not change.changes:
        return [f"{change.id}: nothing new; last is {change.last_after} ({', '.join(change.providers)}{known})"]
    lines = [f"{change.id} ({', '.join(change.providers)}{known}): {change.last_before} -> {change.last_after}"]
    if change.new_values:
        periods = change.new_periods
        span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
        lines.append(f"  new: {counted(change.new_values, 'value')}, {span}")
    if change.dropped_values:
        lines.append(f"  left out: {counted(change.dropped_values, 'value')} not known on {change.vintage}")
    if change.revisions:
        lines.append(f"  revised: {counted(len(change.revisions), 'value')}")
    latest = change.revisions[-SHOWN_REVISIONS:]
    for one in reversed(latest):
        what = " ".join(part for part in (one.period, one.row, one.column) if part)
        lines.append(f"    {what}: {one.old:g} -> {one.new:g}")
    if len(change.revisions) > SHOWN_REVISIONS:
        lines.append(f"    and {len(change.revisions) - SHOWN_REVISIONS} earlier ones (--format json shows all)")
    return lines


def closing(pending: "list[TableChange]", written: list[str], failures: "list[Failure]", dry_run: bool) -> str:
    """Sentence at the end."""
    from data.own import own_folder

    failed = f" {len(failures)} failed." if failures else ""
    if written:
        wrote = f"Wrote {counted(len(written), 'table')} to {own_folder()}."
        return f"{wrote}{failed} `embargo baseline build` uses your tables."
    if pending:
        why = " (--dry-run)" if dry_run else ""
        return f"{counted(len(pending), 'table')} would change; nothing was written{why}.{failed}"
    return f"Nothing to write.{failed}"


def status_document(one: "TableStatus") -> dict[str, Any]:
    """Plain document of one table's state."""
    from dataclasses import asdict

    return asdict(one) | {"last": max(one.last_own, one.last_shipped)}


def counted(number: int, thing: str) -> str:
    """Say a number of things.

    Examples
    --------
    >>> counted(1, "table"), counted(2, "table")
    ('1 table', '2 tables')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _line(*cells: str) -> str:
    """One line of the table, cells cut to their columns, 80 characters at most."""
    cut = (cell if len(cell) <= width else f"{cell[: width - 1]}…" for cell, width in zip(cells, WIDTHS, strict=True))
    return " ".join(cell.ljust(width) for cell, width in zip(cut, WIDTHS, strict=True)).rstrip()


def _age(one: "TableStatus") -> str:
    """Age in days, from three months on in months; marked if a newer period should be out, or damaged."""
    if one.damaged:
        return "damaged"
    if one.age_days is None:
        return ""
    age = f"{one.age_days} d" if one.age_days < 92 else f"{round(one.age_days / 30.44)} mo"
    return f"{age} !" if one.stale else age
