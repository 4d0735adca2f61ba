"""Figures of the growth residuals: width and recession rates against history, and calibration at past origins."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.axes import MACRO_REGIONS
from econ.build_baseline.growth import growth_process
from econ.estimate.growth_residuals import (
    CHOSEN,
    FAR,
    growth_sample,
    recession_rates,
    simulated,
    standard_errors,
)
from econ.estimate.recession_calibration import HISTORIES, forecasts, reliability

OBSERVED, FITTED, OTHER, THIRD = "#444444", "#c0392b", "#8a94a0", "#1f77b4"
LONGEST = 16
SHOWN = {CHOSEN: FITTED, "gaps, stretches of 8": OTHER, "VAR(1), normal shocks": THIRD}
STYLE = {"template": "simple_white", "width": 900, "height": 640}


def growth_residuals_figure() -> go.Figure:
    """Width of four-quarter growth by quarters ahead, and technical-recession rates, against history."""
    sample = growth_sample(MACRO_REGIONS)
    process = growth_process(sample)
    titles = [
        f"{region}: {what}" for what in ("four-quarter growth", "recession within a year") for region in ("EU", "US")
    ]
    figure = make_subplots(rows=2, cols=2, subplot_titles=titles, vertical_spacing=0.22)
    ahead = np.arange(1, LONGEST + 1)
    for place, region in enumerate(MACRO_REGIONS):
        gap, rho, col = process.gap_pct[place], process.persistence[place], place + 1
        origins = len(gap) - LONGEST
        errors = np.array([gap[h : h + origins] - rho**h * gap[:origins] for h in ahead])
        lines = {"history": (OBSERVED, errors.T)} | {
            name: (colour, simulated()[name][:, place, :LONGEST]) for name, colour in SHOWN.items()
        }
        growth = sample[region].to_numpy(dtype=float)
        rates = {"history": recession_rates(growth)[0]}
        for name in SHOWN:
            rates[name] = recession_rates(simulated()[name][:, place, FAR:] + process.mean_pct[place])[0]
        for name, (colour, paths) in lines.items():
            total = np.cumsum(np.pad(paths, ((0, 0), (4, 0))), axis=1)
            low, high = np.quantile(total[:, 4:] - total[:, :-4], [0.05, 0.95], axis=0).round(2)
            dash = "dot" if name == "history" else "solid"
            for band in (low, high):
                line = {"color": colour, "dash": dash}
                figure.add_scatter(
                    x=ahead, y=band, mode="lines", name=name, line=line, legendgroup=name,
                    showlegend=place == 0 and band is low, row=1, col=col,
                )  # fmt: skip
            reach = {"array": [standard_errors(growth)[0]]} if name == "history" else None
            bar = {"name": name, "marker_color": colour, "error_y": reach, "showlegend": False}
            figure.add_bar(x=[name], y=[round(float(rates[name]), 3)], row=2, col=col, **bar)
    figure.update_xaxes(title="quarters ahead", row=1).update_xaxes(showticklabels=False, ticks="", row=2)
    figure.update_yaxes(title="5 to 95 %, points from the mean path", row=1, col=1)
    figure.update_yaxes(title="share of quarters, one standard error", row=2, col=1)
    return figure.update_layout(
        title="Growth residuals against history", legend={"orientation": "h", "y": -0.05}, **STYLE
    )


def recession_calibration_figure() -> go.Figure:
    """Reliability of the simulated risk at past origins, and the risk over time with what came."""
    figure = make_subplots(
        rows=2, cols=2, specs=[[{}, {}], [{}, {}]], vertical_spacing=0.22,
        subplot_titles=[f"{region}: {what}" for what in ("said and happened", "over time") for region in MACRO_REGIONS],
    )  # fmt: skip
    for place, region in enumerate(MACRO_REGIONS):
        judged = forecasts(region, next(iter(HISTORIES.values())))
        table = reliability(judged)
        figure.add_scatter(
            x=[0, 0.4], y=[0, 0.4], mode="lines", line={"color": OTHER, "dash": "dot"}, row=1, col=place + 1
        )
        figure.add_scatter(
            x=table["probability"].round(3), y=table["frequency"].round(3), mode="markers+text",
            text=[f"{n} origins" for n in table["origins"]], textposition="top center",
            marker_color=FITTED, row=1, col=place + 1,
        )  # fmt: skip
        for column, colour, shape in (("happened", OTHER, "hv"), ("probability", FITTED, "linear")):
            values = judged[column].asfreq("QS")
            height = 0.4 * values if column == "happened" else values.round(3)
            line = {"color": colour, "width": 1.5 if column == "probability" else 0.5, "shape": shape}
            fill = "tozeroy" if column == "happened" else None
            figure.add_scatter(x=values.index, y=height, line=line, fill=fill, mode="lines", row=2, col=place + 1)
    figure.update_xaxes(title="probability said", range=[0, 0.4], row=1).update_yaxes(range=[0, 0.45])
    figure.update_yaxes(title="frequency", row=1, col=1).update_yaxes(
        title="probability; shaded: it came", row=2, col=1
    )
    return figure.update_layout(title="A recession within a year, from growth alone", showlegend=False, **STYLE)
