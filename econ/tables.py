"""Tables for the terminal: rich where someone looks, plain where it is piped."""

import csv as csv_module
import sys
import textwrap
from typing import Any

from rich.console import Console
from rich.table import Table

from econ.levers import Lever, all_levers
from econ.result import Result
from econ.summary import moves
from econ.validation.report_bands import record_sentence
from econ.variables import VARIABLES

NARROWEST = 80
ROOM_FOR_RUNS = 38
"""Of those columns, what labels and units leave to the runs of a comparison."""

NOTHING = "no effect"
"""Where nothing moves at the precision shown."""


def console() -> Console:
    """Console as wide as the terminal, 80 columns where there is none; brackets in a scenario's name are no markup."""
    if sys.stdout.isatty():
        return Console(markup=False, emoji=False)
    return Console(width=NARROWEST, no_color=True, highlight=False, markup=False, emoji=False)


def print_summary(result: Result) -> None:
    """Headline table of a run: where each median path is furthest from baseline, its 90 % band, the baseline."""
    record = result.record
    screen = console()
    screen.print(f"{result.scenario.heading}, baseline {record.baseline} (observed to {record.baseline_month})")
    table = Table(box=None, pad_edge=False)
    for title, justify in (
        ("", "left"),
        ("month", "left"),
        ("baseline", "right"),
        ("median", "right"),
        ("90 % band", "right"),
        ("unit", "left"),
    ):
        table.add_column(title, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for row in result.summary():
        table.add_row(
            _name(row),
            row["month"],
            _number(row["baseline"], row),
            _number(row["median"], row),
            _band(row) if moves(row) else NOTHING,
            _unit(row),
        )
    screen.print(table)
    screen.print("Each row: the month in which the median is furthest from no embargo (baseline).")
    screen.print(record_sentence())
    for warning in result.warnings:
        screen.print(f"Take care: {warning}")
    screen.print(
        f"Model {record.model_version}, parameters {record.parameters_version}, {record.n_draws} draws, "
        f"seed {record.seed}. Not an official forecast."
    )


def print_comparison(results: list[Result]) -> None:
    """Headlines of several runs side by side: the largest gap of each median path to no embargo, and its month."""
    screen = console()
    baselines = ", ".join(sorted({result.record.baseline for result in results}))
    screen.print(f"Largest gap to no embargo, median and month; baseline {baselines}")
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for result in results:
        name = textwrap.fill(result.scenario.name, max(1, ROOM_FOR_RUNS // len(results)))
        table.add_column(name, justify="right", overflow="fold")
    table.add_column("unit", no_wrap=True)
    for rows in zip(*(result.summary() for result in results), strict=True):
        table.add_row(_name(rows[0]), *(_gap(row) for row in rows), _unit(rows[0]))
    screen.print(table)


def print_rows(titles: list[str], rows: list[list[str]], *, csv: bool) -> None:
    """Print a plain table, or CSV."""
    if csv:
        writer = csv_module.writer(sys.stdout, lineterminator="\n")
        writer.writerow(titles)
        writer.writerows(rows)
        return
    table = Table(box=None, pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console().print(table)


def lever_rows() -> list[list[str]]:
    """One row a lever: name, range with unit, default, meaning."""
    return [[lever.name, _range(lever), _default(lever), lever.help] for lever in all_levers().values()]


def _range(lever: Lever) -> str:
    """Bounds and unit in words."""
    if lever.low is not None and lever.high is not None:
        return f"{lever.low:g} to {lever.high:g} {lever.unit}"
    return " | ".join(lever.choices) or lever.unit


def _default(lever: Lever) -> str:
    """Default as a user would type it."""
    return (
        "none"
        if lever.default is None
        else str(lever.default).lower()
        if isinstance(lever.default, bool)
        else str(lever.default)
    )


def _name(row: dict[str, Any]) -> str:
    """Label, with the region where there are several."""
    several = len(VARIABLES[row["variable"]].regions) > 1
    return f"{row['label']} {row['region']}" if several else str(row["label"])


def _unit(row: dict[str, Any]) -> str:
    """Return the unit, short enough for a line of 80 columns."""
    return "%" if row["unit"] == "% of labour force" else str(row["unit"])


def _gap(row: dict[str, Any]) -> str:
    """Change against baseline with its month."""
    return f"{row['median'] - row['baseline']:+,.{row['decimals']}f} {row['month']}" if moves(row) else NOTHING


def _number(value: float | None, row: dict[str, Any]) -> str:
    if value is None:
        return ""
    text = f"{value:,.{row['decimals']}f}"
    return text.removeprefix("-") if float(text.replace(",", "")) == 0 else text


def _band(row: dict[str, Any]) -> str:
    low, high = _number(row["p05"], row), _number(row["p95"], row)
    return f"{low} to {high}" if low != high else ""
