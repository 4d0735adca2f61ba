"""The validation book on a terminal."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from econ.tables import console
from econ.validation.happened import MONTHS, ORIGIN
from econ.validation.numbers import band, half_band, number, percent, rows_of
from econ.validation.report import TITLES
from econ.validation.report_bands import bands_sentence


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
        screen.print(_table(judged))
    told = {entry["reason"] for entry in judged if entry["reason"]}
    if told:
        screen.print("\nWhat one must know:")
        for reason in dict.fromkeys(entry["reason"] for entry in judged if entry["reason"]):
            _print_reason(screen, [entry["id"] for entry in judged if entry["reason"] == reason], reason)
    others = [entry for entry in entries if entry["verdict"] == "not scored"]
    if others:
        screen.print("\nWithout a verdict:" if judged else "Without a verdict:")
        for entry in others:
            _print_reason(screen, [entry["id"]], entry["reason"])
    if history:
        _print_errors(screen, history)
    screen.print()
    for block, one in scores.items():
        _print_score(screen, block, one)
    screen.print(f"{n_draws} draws. hit: median in the published range; near: 90 % band overlaps it.")


def _table(judged: list[dict[str, Any]]) -> Table:
    """Judged rows: theirs, our median, the 50 % band above the 90 % band, and how far off the median is."""
    table = Table(box=None, pad_edge=False)
    table.add_column("row,\nunit", overflow="fold")
    for title in ("published", "median", "50 % band,\n90 % band"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    for entry in judged:
        theirs, ours = entry["published"], entry["ours"]
        off = entry["distance"].removeprefix("median ").removesuffix(" the published range")
        table.add_row(
            escape(f"{entry['id']},\n{entry['unit']}"),
            f"{number(theirs['central'])}\n{number(theirs['low'])} to {number(theirs['high'])}",
            number(ours["p50"]),
            f"{half_band(ours)}\n{band(ours)}" if ours["p05"] is not None else band(ours),
            f"{entry['verdict']}\n{off}".rstrip(),
        )
    return table


def _print_reason(screen: Console, ids: list[str], reason: str) -> None:
    """Rows by id and what is said of them; text of a file is printed as it stands."""
    screen.print(f"{', '.join(ids)}: {reason}", markup=False)


def _print_score(screen: Console, block: str, one: Mapping[str, Any]) -> None:
    """Score and calibration of a block."""
    screen.print(
        f"{block}: {rows_of(one['scored'])} judged, band overlaps {percent(one['overlap_share'])}, "
        f"median inside {percent(one['inside_share'])}, standardised error {number(one['standardised_error'])}; "
        f"{one['not_scored']} without a verdict"
    )
    if told := bands_sentence(one):
        screen.print(f"  {told}")


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
