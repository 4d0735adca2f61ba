"""Tables of a sweep for the terminal: levers and medians, as many as fit the page."""

import re
from typing import Any

from rich.table import Table

from econ.sweeps.measures import Measure, measure
from econ.sweeps.outcome import Sweep
from econ.tables import NARROWEST, console

MOST_ROWS = 40
HEAD_WIDTH = 12
GAP = 2


def print_sweep(found: Sweep) -> None:
    """Print one row a point; indices below where the points are Saltelli's."""
    screen = console()
    rows = found.table.slice(0, MOST_ROWS).to_pylist()
    levers = {lever: [_value(row[lever]) for row in rows] for lever in found.levers}
    noted = [measure(key) for key in found.measures]
    medians = {one.key: [_number(row[one.middle], one) for row in rows] for one in noted}
    shown = _that_fit(levers, medians)
    asked = found.manifest
    screen.print(f"{asked['base']['name']}, baseline {', '.join(asked['baselines'])}: {len(found):,} points")
    if len(found) > 1 or not found.problems():
        screen.print(_table({**levers, **{key: medians[key] for key in shown}}))
    if len(found) > MOST_ROWS:
        screen.print(f"The first {MOST_ROWS} of {len(found):,} points.")
    screen.print("Medians over draws. --format csv, or --out FILE, has all points with 5 and 95 %.")
    if hidden := [one.key for one in noted if one.key not in shown]:
        screen.print(f"Also noted: {', '.join(hidden)}.")
    for point, problem in list(found.problems().items())[:3]:
        screen.print(f"Point {point} has no answer: {problem}")
    if len(found.problems()) > 3:
        screen.print(f"{len(found.problems())} points have no answer; the column problem says why.")
    if asked["design"]["kind"] == "saltelli" and not found.problems():
        _print_indices(found, noted)
    screen.print(f"Model {asked['model_version']}, parameters {asked['parameters_version']}. Not an official forecast.")


def _print_indices(found: Sweep, noted: list[Measure]) -> None:
    """Print what share of each measure's variance the levers explain."""
    screen = console()
    for one in noted:
        screen.print(f"\n{one.label}: share of variance (half-width of the 95 % interval)")
        table = Table(box=None, pad_edge=False)
        for head in ("lever", "alone", "with interactions"):
            table.add_column(head, justify="left" if head == "lever" else "right")
        for index in sorted(found.sobol_indices(one.key), key=lambda index: -index.total):
            table.add_row(
                index.lever,
                f"{index.first_order:.2f} ({index.first_order_error:.2f})",
                f"{index.total:.2f} ({index.total_error:.2f})",
            )
        screen.print(table)


def _that_fit(levers: dict[str, list[str]], medians: dict[str, list[str]]) -> list[str]:
    """Measures whose columns fit beside the levers; the first one always."""
    room = NARROWEST - sum(_width(head, cells) + GAP for head, cells in levers.items())
    shown: list[str] = []
    for key, cells in medians.items():
        room -= _width(key, cells) + GAP
        if shown and room < -GAP:
            break
        shown.append(key)
    return shown


def _table(columns: dict[str, list[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0))
    for head in columns:
        table.add_column(_stacked(head), justify="right", overflow="fold")
    for row in zip(*columns.values(), strict=True):
        table.add_row(*row)
    return table


def _width(head: str, cells: list[str]) -> int:
    """Width of a column."""
    return max(map(len, [*_stacked(head).splitlines(), *cells]))


def _stacked(head: str) -> str:
    """Break a head at its marks, so that its column is narrow.

    Examples
    --------
    >>> _stacked("offsets.opec_spare_use_share").splitlines()
    ['offsets.', 'opec_spare_', 'use_share']
    """
    lines = [""]
    for part in re.findall(r"[^._:-]+[._:-]?", head):
        if len(lines[-1] + part) > HEAD_WIDTH:
            lines.append("")
        lines[-1] += part
    return "\n".join(line for line in lines if line)


def _value(value: Any) -> str:
    """Lever value as typed."""
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def _number(value: float | None, one: Measure) -> str:
    """Median as worth showing; a dash where the model refuses the point."""
    if value is None:
        return "-"
    text = f"{value:,.{one.decimals}f}"
    return text.removeprefix("-") if float(text.replace(",", "")) == 0 else text
