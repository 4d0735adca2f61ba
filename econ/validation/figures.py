"""Figures of the validation: each backtest beside history, and all judged rows on one scale."""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from econ.errors import BadInputError
from econ.validation.report import TITLES
from econ.validation.rows import BLOCKS

FOLDER = Path(__file__).parent / "figures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 860, 420
FURTHEST = 6.0
FIXED_MARK = "000000"
NARROWEST_SHARE, SMALLEST_WIDTH = 0.01, 1e-9
"""Half width given to a published range of no width, relative to its value and at least."""
BLUE, PALE, BLACK, GREY, ORANGE, GREEN = "#0072B2", "rgba(0,114,178,0.18)", "#1f2933", "#8a94a0", "#D55E00", "#00805E"
EPISODES = {
    "H1973_price": "1973 embargo",
    "H1978_price": "1978 Iran",
    "H1990_price": "1990 Gulf",
    "H2011": "2011 Libya",
    "ABQ19": "2019 Abqaiq",
}
ENDINGS = ("", "_without_crisis", "_own_lng")
"""Of the file names, in the order of the sets of the results."""

COLOURS = {"hit": GREEN, "near": BLUE, "miss": ORANGE}


def backtest_figure(series: Mapping[str, Any], months: list[str], variable: str, coefficients: str) -> go.Figure:
    """Model, history and naive forecasts of one series.

    Parameters
    ----------
    series : mapping
        Paths by name as in the results file.
    months : list of str
    variable, coefficients : str
        Series, and what the coefficients were estimated on; both go into the title.

    Returns
    -------
    Figure
    """
    title, unit = TITLES[variable]
    figure = go.Figure()
    figure.add_scatter(x=months, y=series["p95"], mode="lines", line={"width": 0}, showlegend=False, hoverinfo="skip")
    figure.add_scatter(
        x=months, y=series["p05"], mode="lines", line={"width": 0}, fill="tonexty", fillcolor=PALE, name="model, 90 %"
    )
    for name, label, line in (
        ("p50", "model, median", {"color": BLUE, "width": 2.5}),
        ("random_walk", "random walk", {"color": GREY, "dash": "dash"}),
        ("five_year_mean", "five-year mean", {"color": GREY, "dash": "dot"}),
    ):
        figure.add_scatter(x=months, y=series[name], mode="lines", line=line, name=label)
    figure.add_scatter(
        x=months, y=series["actual"], mode="lines+markers", connectgaps=True, line={"color": BLACK}, name="happened"
    )
    error = series["errors"]
    return _styled(
        figure,
        f"{title}: mean absolute error {error['model']:.3g} (random walk {error['walk']:.3g}, "
        f"five-year mean {error['mean']:.3g})<br><sup>coefficients estimated on {coefficients}</sup>",
    ).update_yaxes(title=unit, rangemode="tozero")


def rows_figure(rows: list[Mapping[str, Any]], block: str) -> go.Figure:
    """All judged rows on one scale: the published range is minus one to one, what lies further is cut."""
    judged = [row for row in rows if row["verdict"] != "not scored"]
    figure = go.Figure()
    figure.add_vrect(x0=-1.0, x1=1.0, fillcolor=GREY, opacity=0.25, line_width=0)
    for row in judged:
        low, high = row["published"]["low"], row["published"]["high"]
        middle, half = (low + high) / 2.0, max((high - low) / 2.0, NARROWEST_SHARE * abs(low), SMALLEST_WIDTH)
        values = [row["ours"][q] for q in ("p05", "p50", "p95")]
        ends = [None if x is None else min(max((x - middle) / half, -FURTHEST), FURTHEST) for x in values]
        colour = COLOURS[row["verdict"]]
        figure.add_scatter(x=[ends[0], ends[2]], y=[row["id"]] * 2, mode="lines", line={"color": colour, "width": 3})
        figure.add_scatter(x=[ends[1]], y=[row["id"]], mode="markers", marker={"color": colour, "size": 9})
    hits = sum(row["verdict"] == "hit" for row in judged)
    title = f"{block}: {hits} of {len(judged)} medians lie in the published range (grey); lines: 90 % bands, if any"
    figure = _styled(figure, title).update_layout(showlegend=False, height=140 + 24 * len(judged))
    figure.update_yaxes(autorange="reversed")
    return figure.update_xaxes(
        title="distance from the middle of the published range, in half widths; cut at six",
        range=[-FURTHEST - 0.2, FURTHEST + 0.2],
    )


def episodes_figure(rows: list[Mapping[str, Any]]) -> go.Figure:
    """Price rises in the oil episodes: published range and ours, each from a fit without the episode."""
    figure = go.Figure()
    chosen = [row for row in rows if row["id"] in EPISODES and row["verdict"] != "not scored"]
    for row, what in ((row, EPISODES[row["id"]]) for row in chosen):
        ours, theirs = row["ours"], row["published"]
        figure.add_scatter(x=[what] * 2, y=[ours["p05"], ours["p95"]], mode="lines", line={"color": BLUE, "width": 3})
        figure.add_scatter(x=[what], y=[ours["p50"]], mode="markers", marker={"color": BLUE, "size": 10})
        low_high = [theirs["low"], theirs["high"]]
        figure.add_scatter(x=[what] * 2, y=low_high, mode="lines", line={"color": BLACK, "width": 9})
    title = "Price rise in percent: published (black), and ours from a fit without the episode (blue, 90 %)"
    return _styled(figure, title).update_layout(showlegend=False).update_yaxes(title="percent", rangemode="tozero")


def all_figures(document: Mapping[str, Any]) -> dict[str, go.Figure]:
    """Figures of a results document by file name."""
    backtest = document["backtest"]
    figures = {"episodes.svg": episodes_figure(document["rows"])}
    for block in BLOCKS:
        rows = [row for row in document["rows"] if row["block"] == block]
        if document["scores"][block]["scored"]:
            figures[f"rows_{block}.svg"] = rows_figure(rows, block)
    for number, (coefficients, one) in enumerate(backtest["coefficients"].items()):
        ending = ENDINGS[number]
        for variable, series in one["series"].items():
            figures[f"backtest_{variable}{ending}.svg"] = backtest_figure(
                series, backtest["months"], variable, coefficients
            )
    return figures


def write_figures(figures: Mapping[str, go.Figure], folder: Path = FOLDER) -> None:
    """Draw figures as SVG with the installed browser.

    Raises
    ------
    BadInputError
        If there is no browser.
    """
    if "BROWSER_PATH" not in os.environ:
        found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
        if found is None:
            raise BadInputError(
                "Figures need Chromium: install it (Debian: apt install chromium), or set BROWSER_PATH to a browser."
            )
        os.environ["BROWSER_PATH"] = found
    folder.mkdir(exist_ok=True)
    for stale in folder.glob("*.svg"):
        if stale.name not in figures:
            stale.unlink()
    for name, figure in figures.items():
        figure.write_image(folder / name)
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(_without_chance(text), encoding="utf-8")


def _without_chance(svg: str) -> str:
    """Put a fixed mark in place of random ones in a drawing's names, so that the same figure is the same file."""
    mark = re.search(r'id="defs-([0-9a-f]{6})"', svg)
    named = svg if mark is None else svg.replace(mark[1], FIXED_MARK)
    return re.sub(r"\btrace[0-9a-f]{6}\b", f"trace{FIXED_MARK}", named)


def _styled(figure: go.Figure, title: str) -> go.Figure:
    return figure.update_layout(
        template="simple_white",
        title={"text": title, "font": {"size": 15}},
        font={"family": "sans-serif", "size": 12, "color": BLACK},
        width=WIDTH,
        height=HEIGHT,
        legend={"orientation": "h", "y": -0.15},
        margin={"l": 70, "r": 20, "t": 70, "b": 60},
    )
