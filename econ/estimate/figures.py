"""One figure a fit: what was observed, and what the fit makes of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.axes import POWER_GROUPS
from econ.build_baseline.markets import series
from econ.build_baseline.power import group_prices
from econ.estimate.approval_figure import approval_figure
from econ.estimate.buyer_figures import buyers_figure
from econ.estimate.coal import HORIZONS, SAMPLES, approach, coal, multipliers
from econ.estimate.growth_figures import growth_residuals_figure, recession_calibration_figure
from econ.estimate.henry_hub import LAST_CLOSE, WINDOW_END
from econ.estimate.inflation_figures import energy_prices_euro_area_figure, energy_prices_us_figure, second_round_figure
from econ.estimate.labour_figures import LABOUR_FIGURES
from econ.estimate.market_figures import gas_demand_figure, gas_price_figure, lng_figure, oil_market_figure
from econ.estimate.member_figures import member_jobs_figure, member_prices_figure
from econ.estimate.power_regression import SAMPLE, fit_group
from econ.estimate.recession_figures import probit_figure
from econ.estimate.response_figures import (
    gas_euro_area_figure,
    gas_us_figure,
    oil_euro_area_figure,
    oil_news_figure,
    oil_us_figure,
)
from econ.estimate.russia_figures import RUSSIA_FIGURES
from econ.estimate.structural_figures import structural_figure

OBSERVED, FITTED = "#444444", "#c0392b"
COLUMNS = 2


def power_figure() -> go.Figure:
    """Price by group, observed and fitted; gaps are months left out."""
    prices = group_prices()[SAMPLE].round(0)
    titles = [group.replace("_", " ") for group in POWER_GROUPS]
    figure = make_subplots(
        rows=len(titles) // COLUMNS,
        cols=COLUMNS,
        shared_xaxes=True,
        shared_yaxes="all",
        subplot_titles=titles,
        vertical_spacing=0.06,
    )
    for position, group in enumerate(POWER_GROUPS):
        place = {"row": position // COLUMNS + 1, "col": position % COLUMNS + 1}
        fitted = fit_group(group, prices[group]).fitted.reindex(prices.index).round(0)
        for name, line, colour in (("observed", prices[group], OBSERVED), ("fitted", fitted, FITTED)):
            trace = go.Scatter(
                x=line.index, y=line, name=name, line={"color": colour, "width": 1}, showlegend=not position
            )
            figure.add_trace(trace, **place)
    figure.update_xaxes(nticks=5, ticks="").update_yaxes(nticks=4, ticks="")
    return figure.update_layout(title="Wholesale power, EUR/MWh", height=900, width=800, template="simple_white")


def coal_figure() -> go.Figure:
    """Multiplier of coal on TTF by horizon, with two standard errors, and the curve."""
    found = multipliers(SAMPLES["2015-04 to 2026-02"])
    months = np.array(HORIZONS)
    curve = approach(months, *(estimate.central for estimate in coal().estimates))
    figure = go.Figure(
        [
            go.Scatter(
                x=months, y=found[:, 0], mode="markers", name="estimate", marker_color=OBSERVED,
                error_y={"array": 2.0 * found[:, 1], "color": OBSERVED},
            ),
            go.Scatter(x=months, y=curve, name="partial adjustment", line_color=FITTED),
        ]
    )  # fmt: skip
    axes = {"xaxis_title": "months", "yaxis_title": "percent of coal per percent of TTF"}
    return figure.update_layout(
        title="Newcastle coal after TTF rises", width=700, height=420, template="simple_white", **axes
    )


def henry_hub_figure() -> go.Figure:
    """Daily Henry Hub around the Freeport outage, with the window of the fit."""
    price = series("henry_hub_daily_2022", "henry_hub_usd_mmbtu")["2022-03":"2022-08"]
    figure = go.Figure(go.Scatter(x=price.index, y=price, line_color=OBSERVED, name="Henry Hub"))
    figure.add_vrect(x0=LAST_CLOSE, x1=WINDOW_END, fillcolor=FITTED, opacity=0.2, line_width=0)
    return figure.update_layout(
        title="Henry Hub and the Freeport outage (shaded: 8 to 15 June 2022)",
        yaxis_title="USD/MMBtu",
        width=700,
        height=420,
        template="simple_white",
    )


FIGURES: dict[str, Callable[[], go.Figure]] = {
    "buyers": buyers_figure,
    "approval": approval_figure,
    "coal": coal_figure,
    "gas-demand": gas_demand_figure,
    "gas-price": gas_price_figure,
    "lng": lng_figure,
    "oil_market": oil_market_figure,
    "growth-residuals": growth_residuals_figure,
    "henry_hub": henry_hub_figure,
    "member-prices": member_prices_figure,
    "member-jobs": member_jobs_figure,
    "power": power_figure,
    "oil-news": oil_news_figure,
    "oil-us": oil_us_figure,
    "oil-euro-area": oil_euro_area_figure,
    "gas-euro-area": gas_euro_area_figure,
    "gas-us": gas_us_figure,
    "energy-prices-euro-area": energy_prices_euro_area_figure,
    "energy-prices-us": energy_prices_us_figure,
    "second-round": second_round_figure,
    **LABOUR_FIGURES,
    **RUSSIA_FIGURES,
    "recession-calibration": recession_calibration_figure,
    "structural": structural_figure,
    "probit-us": lambda: probit_figure("us"),
    "probit-euro-area": lambda: probit_figure("eu"),
}


def write_figure(name: str, folder: Path) -> None:
    """Draw a fit's figure as an SVG with the browser that is installed."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        os.environ.setdefault("BROWSER_PATH", browser)
    FIGURES[name]().write_image(folder / f"{name}.svg")
