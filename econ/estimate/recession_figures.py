"""Figures of the recession probits: probabilities against recessions, and forecasts against frequencies."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.estimate.forecast_scores import reliability
from econ.estimate.recession_probit import CURVE, DATA, chosen, contest, in_sample

OBSERVED, FITTED, CURVE_ONLY = "#444444", "#c0392b", "#8a94a0"


def probit_figure(region: str) -> go.Figure:
    """Probability by origin, fitted and out of sample, with recessions shaded; reliability of the forecasts."""
    known = DATA[region]()
    forecasts, curve = contest(region, False)[chosen(region)], contest(region, False)[CURVE]
    figure = make_subplots(
        rows=2,
        cols=1,
        row_heights=[0.6, 0.4],
        vertical_spacing=0.14,
        subplot_titles=["Recession within a year (shaded: recession)", "Forecasts since 1985 and what followed"],
    )
    lines = (
        ("fitted", in_sample(region), OBSERVED),
        ("out of sample", forecasts.probability, FITTED),
        ("yield curve alone, out of sample", curve.probability, CURVE_ONLY),
    )
    for label, probability, colour in lines:
        shown = probability.reindex(known.table.index).round(2).iloc[:: known.periods_per_year // 4]
        figure.add_scatter(
            x=shown.index, y=shown, name=label, line={"color": colour, "width": 1}, mode="lines", row=1, col=1
        )
    for start, end in spells(known.table["now"]):
        figure.add_vrect(x0=start, x1=end, fillcolor=OBSERVED, opacity=0.15, line_width=0, row=1, col=1)
    for label, one, colour in (("out of sample", forecasts, FITTED), ("yield curve alone", curve, CURVE_ONLY)):
        bins = reliability(one.outcome, one.probability)
        figure.add_scatter(
            x=bins["mean_probability"],
            y=bins["frequency"],
            mode="markers+text",
            marker_color=colour,
            name=label,
            text=bins["forecasts"],
            textposition="top center",
            showlegend=False,
            row=2,
            col=1,
        )
    figure.add_scatter(
        x=[0, 1], y=[0, 1], mode="lines", line={"color": OBSERVED, "dash": "dot"}, showlegend=False, row=2, col=1
    )
    figure.update_yaxes(range=[0, 1.05]).update_xaxes(title="mean forecast (number of forecasts at the mark)", row=2)
    figure.update_yaxes(title="frequency", row=2)
    return figure.update_layout(width=760, height=720, template="simple_white", legend={"orientation": "h", "y": 1.12})


def spells(now: pd.Series) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """First and last period of each recession."""
    number = (now != now.shift()).cumsum()
    return [(group.index[0], group.index[-1]) for _, group in now[now > 0].groupby(number)]
