"""The validation book on a terminal."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from econ.tables import console
from econ.validation.happened import MONTHS, ORIGIN
from econ.validation.report import TITLES, band, number, percent, rows_of


def print_book(
    entries: list[dict[str, Any]],
    scores: Mapping[str, Mapping[str, Any]],
    history: Mapping[str, Any] | None,
    n_draws: int,
) -> None:
    """Print judged rows, rows without a verdict with their reason, the replay's errors and the scores.

    Parameters
    ----------
    entries : list of dict
        As `econ.validation.results.entry_document` makes them.
    scores : mapping
        By block.
    history : mapping or None
        As `econ.validation.results.backtest_document` makes it, where the replay was run.
    n_draws : int
    """
    screen = console()
    judged = [entry for entry in entries if entry["verdict"] != "not scored"]
    if judged:
        table = Table(box=None, pad_edge=False)
        table.add_column("row, unit", overflow="fold")
        for title in ("published", "median", "90 % band"):
            table.add_column(title, justify="right", no_wrap=True)
        table.add_column("verdict", no_wrap=True)
        for entry in judged:
            theirs, ours = entry["published"], entry["ours"]
            table.add_row(
                f"{entry['id']}, {entry['unit']}",
                f"{number(theirs['low'])} to {number(theirs['high'])}",
                number(ours["p50"]),
                band(ours),
                entry["verdict"],
            )
        screen.print(table)
    others = [entry for entry in entries if entry["verdict"] == "not scored"]
    if others:
        screen.print("\nWithout a verdict:" if judged else "Without a verdict:")
        for entry in others:
            screen.print(f"{entry['id']}: {entry['reason']}")
    if history:
        _print_errors(screen, history)
    screen.print()
    for block, one in scores.items():
        screen.print(
            f"{block}: {rows_of(one['scored'])} judged, band overlaps {percent(one['overlap_share'])}, "
            f"median inside {percent(one['inside_share'])}; {one['not_scored']} without a verdict"
        )
    screen.print(f"{n_draws} draws. hit: median in the published range; near: 90 % band overlaps it.")


def _print_errors(screen: Console, history: Mapping[str, Any]) -> None:
    """Mean absolute errors of the replay beside those of the naive forecasts."""
    screen.print(f"\nReplay of {MONTHS[0]} to {MONTHS[-1]} from {ORIGIN}, mean absolute errors:")
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for title in ("model", "random walk", "5-year mean", "model/walk", "model/mean"):
        table.add_column(title, justify="right", no_wrap=True)
    for variable, series in history["series"].items():
        error = series["errors"]
        model, walk, mean = error["model"], error["walk"], error["mean"]
        ratios = (f"{model / walk:.2f}", f"{model / mean:.2f}")
        table.add_row(TITLES[variable][0], number(model), number(walk), number(mean), *ratios)
    screen.print(table)
