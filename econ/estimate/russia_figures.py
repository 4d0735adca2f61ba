"""Figures of the fits on Russia's budget and prices."""

import plotly.graph_objects as go

import data
from econ.estimate.russia_prices import rouble_and_prices
from econ.estimate.russia_revenue import revenue
from econ.estimate.russia_revenue_data import observed_revenue

OBSERVED, FITTED = "#444444", "#c0392b"
STYLE = {"template": "simple_white", "width": 760, "height": 400}


def russia_revenue_figure() -> go.Figure:
    """Months as fitted and as known, and years as monthly means."""
    fitted = revenue().monthly_rub_bn().round(0)
    known = observed_revenue().round(0)
    years = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float)
    figure = go.Figure(go.Scatter(x=fitted.index, y=fitted, name="tax formula", line_color=FITTED))
    figure.add_scatter(x=known.index, y=known, mode="markers", name="observed month", marker_color=OBSERVED)
    for year, total in years.items():
        mean = round(1000.0 * total / 12.0)
        figure.add_scatter(
            x=[f"{year}-01-01", f"{year}-12-01"], y=[mean, mean], mode="lines", line={"color": OBSERVED, "dash": "dot"},
            name="observed year, mean", showlegend=year == years.index[0],
        )  # fmt: skip
    return figure.update_layout(
        title="Russian federal revenue from oil and gas", yaxis_title="RUB billion a month", **STYLE
    )


def russia_prices_figure() -> go.Figure:
    """Twelve-month change of consumer prices and of the rouble that has got through."""
    frame = rouble_and_prices().round(1)
    figure = go.Figure()
    for name, colour in (("consumer prices", OBSERVED), ("rouble that has got through, times pass-through", FITTED)):
        figure.add_scatter(x=frame.index, y=frame[name], name=name, line_color=colour)
    return figure.update_layout(
        title="Russian inflation and the rouble", yaxis_title="percent over twelve months", legend_y=1.1, **STYLE
    )


RUSSIA_FIGURES = {"russia-prices": russia_prices_figure, "russia-revenue": russia_revenue_figure}
