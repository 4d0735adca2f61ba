"""Overlay: what the model does after oil or gas rises by ten percent, what was estimated, what others published."""

import csv
from functools import cache

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.draws import Z_95
from econ.estimate.matching import Target
from econ.estimate.response_fits import PUBLISHED
from econ.estimate.structural import as_matched, compared
from econ.parameters import FILE

MODEL, ESTIMATE, BAND, OTHERS = "#c0392b", "#444444", "rgba(68,68,68,0.15)", "#2c7fb8"
COLUMNS = 4
LABELS = {
    "industrial_production_pct": "industry",
    "gdp_pct": "GDP",
    "headline_cpi_pct": "consumer prices",
    "core_cpi_pct": "core prices",
    "food_cpi_pct": "food prices",
    "energy_cpi_pct": "energy prices",
    "unemployment_rate_pp": "unemployment, pp",
}
EVIDENCE = {
    ("oil", "EU", "gdp_pct"): ("gdp_oil10_ea_bme", 36),
    ("oil", "EU", "headline_cpi_pct"): ("infl_oil10_ea", 12),
    ("gas", "EU", "headline_cpi_pct"): ("infl_gas10_ea", 12),
}
"""Row of evidence.csv with a response to ten percent, and the month it speaks of."""


def structural_figure() -> go.Figure:
    """One panel a response: estimate with its 90 % band, the model, published ranges."""
    panels = [
        (target, name) for target in compared() for name in (*target.variables, *target.not_matched) if name in LABELS
    ]
    titles = [f"{t.responses.shock} +10 %, {t.responses.region}: {LABELS[name]}" for t, name in panels]
    rows = -(-len(panels) // COLUMNS)
    figure = make_subplots(rows=rows, cols=COLUMNS, subplot_titles=titles, vertical_spacing=0.3 / rows)
    for position, (target, name) in enumerate(panels):
        place = {"row": position // COLUMNS + 1, "col": position % COLUMNS + 1}
        figure.add_traces(_estimate(target, name), rows=place["row"], cols=place["col"])
        figure.add_trace(_published(target, name), **place)
    for trace in figure.data[len(figure.data) // len(panels) :]:
        trace.showlegend = False
    figure.update_xaxes(nticks=4, ticks="").update_yaxes(nticks=4, ticks="", zeroline=True, zerolinecolor="#bbbbbb")
    figure.update_annotations(font_size=11)
    return figure.update_layout(
        title="Percent, by months after the shock", height=150 * rows + 80, width=1000, template="simple_white"
    )


def _estimate(target: Target, name: str) -> list[go.Scatter]:
    """Estimated band and line, and the model's line."""
    months = np.arange(max(target.months) + 1)
    point, error = (values[: months.size] for values in target.responses.of(name))
    ours = target.paths_of_model(as_matched())[name][0]
    edge = {"mode": "lines", "line": {"width": 0}, "showlegend": False}
    band = {"fill": "tonexty", "fillcolor": BAND}
    return [
        go.Scatter(x=months, y=np.round(point - Z_95 * error, 3), **edge),
        go.Scatter(x=months, y=np.round(point + Z_95 * error, 3), **edge, **band),
        go.Scatter(x=months, y=np.round(point, 3), name="estimate, 90 %", line={"color": ESTIMATE, "width": 1}),
        go.Scatter(x=months, y=np.round(ours, 3), name="model", line={"color": MODEL, "width": 2}),
    ]


def _published(target: Target, name: str) -> go.Scatter:
    """Ranges that others published for the same response; none where there is no such study."""
    found = published(target.responses.shock, target.responses.region, name)
    bars = {
        "array": found["high"] - found["central"], "arrayminus": found["central"] - found["low"], "color": OTHERS,
    }  # fmt: skip
    marker = {"color": OTHERS, "size": 5}
    return go.Scatter(
        x=found["months"], y=found["central"], error_y=bars, mode="markers", marker=marker, name="published"
    )


def published(shock: str, region: str, variable: str) -> pd.DataFrame:
    """Return published responses: months, low, central, high."""
    if (shock, region) == ("oil", "US"):
        table = pd.read_csv(PUBLISHED)
        return table[table["variable"] == variable].dropna(subset=["low", "high"])
    columns = ["months", "low", "central", "high"]
    if (shock, region, variable) not in EVIDENCE:
        return pd.DataFrame(columns=columns, dtype=float)
    row, months = EVIDENCE[shock, region, variable]
    values = _evidence()[row]
    return pd.DataFrame([[months, *(float(values[column]) for column in columns[1:])]], columns=columns)


@cache
def _evidence() -> dict[str, dict[str, str]]:
    with FILE.with_name("evidence.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}
