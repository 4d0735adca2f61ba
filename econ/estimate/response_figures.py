"""Figures of the responses to oil and gas supply shocks: lines with 68 and 90 percent bands."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.draws import Z_95
from econ.estimate.gas_responses import gas_euro_area, gas_euro_area_recursive, gas_us, gas_us_recursive
from econ.estimate.oil_responses import oil_euro_area, oil_us, oil_us_extended
from econ.estimate.response_tables import Z_84
from econ.estimate.responses import Responses

LINE, BESIDE = "#c0392b", "#444444"
SHADES = {Z_95: "rgba(192, 57, 43, 0.15)", Z_84: "rgba(192, 57, 43, 0.25)"}
COLUMNS = 3
NOT_DRAWN = ("policy_rate_pp", "excess_bond_premium_pp")
EVERY = 4
"""Months between the points drawn, to keep the files light."""


def response_figure(title: str, found: Responses, name: str, beside: Responses | None, beside_name: str) -> go.Figure:
    """One panel for each variable but `NOT_DRAWN`; `beside` is drawn dashed where it has the variable."""
    variables = [variable for variable in found.variables if variable not in NOT_DRAWN]
    labels = [variable.rpartition("_")[0].replace("_", " ") for variable in variables]
    units = {"pct": "percent", "pp": "pp", "points": "points"}
    titles = [
        f"{label}, {units[variable.rpartition('_')[2]]}" for label, variable in zip(labels, variables, strict=True)
    ]
    rows = -(-len(titles) // COLUMNS)
    figure = make_subplots(
        rows=rows, cols=COLUMNS, subplot_titles=titles, shared_xaxes="all", vertical_spacing=0.2 / rows
    )
    months = found.horizons[::EVERY]
    for position, variable in enumerate(variables):
        place = {"row": position // COLUMNS + 1, "col": position % COLUMNS + 1}
        point, error = (values[::EVERY] for values in found.of(variable))
        for reach, shade in SHADES.items():
            outline = np.concatenate([point + reach * error, (point - reach * error)[::-1]])
            around = np.concatenate([months, months[::-1]])
            figure.add_scatter(
                x=around, y=outline.round(2), fill="toself", fillcolor=shade, mode="none",
                showlegend=False, **place,
            )  # fmt: skip
        lines = {"mode": "lines", "showlegend": not position} | place
        figure.add_scatter(x=months, y=point.round(2), line_color=LINE, name=name, **lines)
        if beside is not None and variable in beside.variables:
            dashed = {"color": BESIDE, "dash": "dash"}
            other = beside.of(variable)[0][::EVERY].round(2)
            figure.add_scatter(x=beside.horizons[::EVERY], y=other, line=dashed, name=beside_name, **lines)
    figure.update_annotations(font_size=12).update_xaxes(nticks=4, ticks="").update_yaxes(nticks=3, ticks="")
    figure.update_yaxes(zeroline=True, zerolinewidth=0.5, zerolinecolor=BESIDE)
    legend = {"orientation": "h", "y": -0.06}
    return figure.update_layout(title=title, height=220 * rows, width=860, template="simple_white", legend=legend)


def oil_news_figure() -> go.Figure:
    """Replication of Känzig (2021)."""
    return response_figure("Real oil price up ten percent: proxy SVAR, 1974 to 2017", oil_us(), "estimate", None, "")


def oil_us_figure() -> go.Figure:
    """United States after oil supply news."""
    title = "United States: oil supply news, real WTI ten percent up on impact"
    return response_figure(title, oil_us_extended(), "local projections", oil_us(), "proxy SVAR, 1974 to 2017")


def oil_euro_area_figure() -> go.Figure:
    """Euro area after oil supply news."""
    title = "Euro area: oil supply news, real Brent ten percent up on impact"
    return response_figure(title, oil_euro_area(), "local projections", None, "")


def gas_euro_area_figure() -> go.Figure:
    """Euro area after gas supply shocks, and TTF ordered after activity."""
    title = "Euro area: gas supply shock, TTF ten percent up at its peak"
    return response_figure(title, gas_euro_area(), "supply shock", gas_euro_area_recursive(), "TTF after activity")


def gas_us_figure() -> go.Figure:
    """United States after gas supply shocks, and Henry Hub ordered after activity."""
    title = "United States: gas supply shock, Henry Hub ten percent up at its peak"
    return response_figure(title, gas_us(), "supply shock", gas_us_recursive(), "Henry Hub after activity")
