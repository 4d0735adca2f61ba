"""Figure of the fit on buyers of Russian oil."""

import plotly.graph_objects as go

from econ.estimate.buyers import fitted_purchases, reported_purchases

OBSERVED, FITTED = "#444444", "#c0392b"
STYLE = {"template": "simple_white", "width": 760, "height": 400}
IN_FORCE = {"2025-08-27": "tariff", "2025-11-21": "listing"}


def buyers_figure() -> go.Figure:
    """India's purchases of Russian crude as reported, and the fit in every month."""
    reported, fitted = reported_purchases(), fitted_purchases().round(2)
    figure = go.Figure(layout=STYLE)
    figure.add_scatter(
        x=reported.index, y=reported, mode="markers", name="reported", marker={"color": OBSERVED, "size": 9}
    )
    figure.add_scatter(x=fitted.index, y=fitted, mode="lines", name="fit", line={"color": FITTED})
    for day, label in IN_FORCE.items():
        figure.add_vline(x=day, line={"color": OBSERVED, "dash": "dot", "width": 1})
        figure.add_annotation(x=day, y=1.0, yref="paper", text=label, showarrow=False, xanchor="left")
    figure.update_yaxes(title="India's crude from Russia, mb/d", rangemode="tozero")
    return figure
