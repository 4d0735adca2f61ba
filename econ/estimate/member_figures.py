"""Figures of the member states' fits: each state's estimate, and what is used after shrinking."""

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.axes import MEMBER_STATES
from econ.estimate.member_jobs import okun
from econ.estimate.member_prices import sensitivities

OBSERVED, FITTED = "#444444", "#c0392b"
STYLE = {"template": "simple_white", "width": 760}


def member_prices_figure() -> go.Figure:
    """Estimated sensitivities with their standard errors, and those used."""
    figure = make_subplots(rows=2, shared_xaxes=True, subplot_titles=("to oil", "to gas"), vertical_spacing=0.12)
    states = list(MEMBER_STATES)
    for row, one in enumerate(sensitivities().values(), start=1):
        estimated, error = (1.0 + one.gap / one.eu).round(2), (one.gap_error / one.eu).round(2)
        marks = {"mode": "markers", "showlegend": row == 1}
        figure.add_scatter(
            x=states, y=estimated, error_y={"array": error}, name="estimated", marker_color=OBSERVED, **marks,
            row=row, col=1,
        )  # fmt: skip
        figure.add_scatter(x=states, y=one.relative.round(2), name="used", marker_color=FITTED, **marks, row=row, col=1)
        figure.add_hline(y=1.0, line={"dash": "dot", "width": 1}, row=row, col=1)
    return figure.update_layout(title="Consumer prices by state relative to the EU", height=620, **STYLE)


def member_jobs_figure() -> go.Figure:
    """Okun's coefficient by state with its standard error, and the one used."""
    table, effects = okun()
    states = list(MEMBER_STATES)
    figure = go.Figure(
        go.Scatter(
            x=states, y=table["estimate"].round(2), error_y={"array": table["error"].round(2)}, mode="markers",
            name="estimated", marker_color=OBSERVED,
        )
    )  # fmt: skip
    figure.add_scatter(x=states, y=effects.effect.round(2), mode="markers", name="used", marker_color=FITTED)
    axes = {"yaxis_title": "pp of unemployment per percent of GDP"}
    return figure.update_layout(title="Okun's coefficient by state", height=420, **STYLE, **axes)
