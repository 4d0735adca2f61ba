"""Figures of the fits on jobs, interest rates, finance, sentiment and industry."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray
from plotly.subplots import make_subplots

from econ.estimate import confidence, credit_spread, industry
from econ.estimate.exchange_rate import regression
from econ.estimate.long_rates import HORIZONS, response
from econ.estimate.okun import FIRST as OKUN_FIRST
from econ.estimate.okun import changes, okun_of
from econ.estimate.quarterly import AREAS, LAST_QUARTER, Area, log_gdp, of_area, without
from econ.estimate.recursive_var import held, partial_adjustment
from econ.estimate.taylor import fitted_rate
from econ.estimate.us_finance import financial_var, log_equities, spread, while_oil_is_up

Array = NDArray[np.float64]

OBSERVED, FITTED, BAND = "#444444", "#c0392b", "rgba(68, 68, 68, 0.15)"
STYLE = {"template": "simple_white", "width": 760, "height": 400}
NAMES = {"EA": "euro area", "US": "United States"}
WINDOWS = (1, 3, 6, 9, 12, 18, 24)
PERCENT_OIL = 10.0


def okun_figure() -> go.Figure:
    """Quarterly changes of unemployment against those of smoothed GDP."""
    figure = make_subplots(cols=2, subplot_titles=list(NAMES.values()), shared_yaxes=True)
    for column, area in enumerate(AREAS, start=1):
        found = okun_of(area)
        frame = changes(area, float(np.exp(-1.0 / found.lag_months)), OKUN_FIRST, LAST_QUARTER)
        _scatter(figure, frame["gdp"], frame["unemployment"], found.coefficient, column)
    figure.update_xaxes(title="smoothed GDP, percent a quarter").update_yaxes(title="unemployment, pp", col=1)
    return figure.update_layout(title="Unemployment follows smoothed GDP", showlegend=False, **STYLE)


def industry_figure() -> go.Figure:
    """Growth of GDP against growth of industrial production over four quarters."""
    figure = make_subplots(cols=2, subplot_titles=list(NAMES.values()), shared_yaxes=True)
    for column, area in enumerate(AREAS, start=1):
        production = 100.0 * np.log(of_area("industrial_production", "ip_index", area))
        quarters = industry.GROWTH_QUARTERS
        frame = pd.DataFrame({"gdp": log_gdp(area).diff(quarters), "production": production.diff(quarters)})
        frame = without(frame.loc[industry.FIRST : LAST_QUARTER].dropna(), *industry.PANDEMIC)
        _scatter(figure, frame["production"], frame["gdp"], industry.ratio(area).central, column)
    figure.update_xaxes(title="industrial production, percent a year").update_yaxes(title="GDP, percent a year", col=1)
    return figure.update_layout(title="GDP moves less than industry", showlegend=False, **STYLE)


def _scatter(figure: go.Figure, x: pd.Series, y: pd.Series, slope: float, column: int) -> None:
    ends = np.array([x.min(), x.max()])
    line = y.mean() + slope * (ends - x.mean())
    place = {"row": 1, "col": column}
    dots = {"color": OBSERVED, "size": 4}
    figure.add_scatter(x=x.round(2), y=y.round(2), mode="markers", marker=dots, **place)
    figure.add_scatter(x=ends.round(2), y=line.round(2), mode="lines", line_color=FITTED, **place)


def taylor_figure(area: Area) -> go.Figure:
    """Policy rate, what the rule makes of the quarter before, and where it would settle."""
    frame = fitted_rate(area)
    months = pd.PeriodIndex(frame.index).to_timestamp()
    lines = (("policy rate", frame["rate"], OBSERVED), ("rule, a quarter ahead", frame["fitted"], FITTED))
    figure = go.Figure([go.Scatter(x=months, y=y.round(2), name=name, line_color=c) for name, y, c in lines])
    settle = {"color": FITTED, "dash": "dot", "width": 1}
    figure.add_scatter(x=months, y=frame["wanted"].round(2), name="rule without inertia", line=settle)
    bound = months[frame["bound"].to_numpy()]
    stretches = np.split(bound, np.flatnonzero(np.diff(bound) > np.timedelta64(100, "D")) + 1)
    for stretch in stretches:
        figure.add_vrect(x0=stretch[0], x1=stretch[-1], fillcolor=OBSERVED, opacity=0.12, line_width=0)
    figure.update_yaxes(title="percent", range=[-7, 12])
    return figure.update_layout(title=f"Policy rate, {NAMES[area]} (shaded: bound, left out)", **STYLE)


def long_rates_figure() -> go.Figure:
    """Slope of ten-year yields in three-month rates by length of the change."""
    figure = go.Figure()
    for place, (area, colour) in enumerate((("EA", OBSERVED), ("US", FITTED))):
        found = np.array([response(area, months)[:2] for months in HORIZONS])
        figure.add_scatter(
            x=np.array(HORIZONS) + 0.3 * place, y=found[:, 0].round(2), name=NAMES[area], mode="markers",
            marker_color=colour, error_y={"array": (2.0 * found[:, 1]).round(2)},
        )  # fmt: skip
    figure.update_xaxes(title="months over which both changed").update_yaxes(title="pp per pp", rangemode="tozero")
    return figure.update_layout(title="Ten-year yields on three-month rates, with two standard errors", **STYLE)


def equities_figure() -> go.Figure:
    """Equities and credit spreads while oil supply news lifts the price of oil, by window."""
    figure = make_subplots(cols=2, subplot_titles=["S&P 500, percent", "BAA-AAA spread, pp"])
    for column, outcome in enumerate((log_equities(), spread("baa_aaa")), start=1):
        found = [while_oil_is_up(outcome, months) for months in WINDOWS]
        middle = PERCENT_OIL * np.array([one.value for one in found])
        reach = 2.0 * PERCENT_OIL * np.array([one.standard_error for one in found])
        figure.add_scatter(
            x=WINDOWS, y=middle.round(3), error_y={"array": reach.round(3)}, mode="markers", marker_color=OBSERVED,
            row=1, col=column,
        )  # fmt: skip
    figure.update_xaxes(title="months in the mean").add_hline(y=0, line_width=1, line_dash="dot")
    title = "Per 10 percent of oil after supply news, with two standard errors"
    return figure.update_layout(title=title, showlegend=False, **STYLE)


def stress_figure() -> go.Figure:
    """Output when the excess bond premium is held up for a year: VAR and the model's form."""
    found, deviation = financial_var("premium", "spread"), credit_spread.premium_sd()
    point = credit_spread.held_path()
    drawn = held(found.drawn[..., 0], found.drawn[..., 2] / deviation)[0]
    title = "US GDP when the excess bond premium is one standard deviation up for a year"
    return _held_figure(point, drawn, credit_spread.STRESS_LAG_MONTHS, title)


def confidence_figure() -> go.Figure:
    """Output when sentiment is held down for a year: VAR and the model's form."""
    found, place = confidence.sentiment_var(), confidence.ORDER.index("sentiment")
    up = found.drawn[..., place] / found.drawn[:, :1, place]
    drawn = held(-found.drawn[..., confidence.ORDER.index("gdp")], up)[0]
    title = "Euro-area GDP when sentiment is one standard deviation of surprises down for a year"
    return _held_figure(confidence.held_path(), drawn, confidence.CONFIDENCE_LAG_MONTHS, title)


def _held_figure(point: tuple[Array, Array], drawn: Array, lag_months: float, title: str) -> go.Figure:
    quarters = np.arange(len(point[0]))
    low, high = np.quantile(drawn, [0.05, 0.95], axis=0).round(2)
    coefficient, _ = partial_adjustment(*point, lag_months)
    keep = np.exp(-3.0 / lag_months)
    felt = pd.Series(point[1]).ewm(alpha=1.0 - keep, adjust=False).mean() - point[1][0] * keep ** (quarters + 1.0)
    band = {"fill": "tonexty", "fillcolor": BAND, "name": "5 to 95 percent"}
    lines: list[tuple[Array, dict[str, Any]]] = [
        (high, {"line_width": 0, "showlegend": False}),
        (low, {"line_width": 0} | band),
        (point[0].round(2), {"line_color": OBSERVED, "name": "VAR"}),
        ((coefficient * felt).round(2), {"line_color": FITTED, "name": "partial adjustment"}),
    ]
    figure = go.Figure([go.Scatter(x=quarters, y=y, mode="lines", **style) for y, style in lines])
    figure.update_xaxes(title="quarters").update_yaxes(title="GDP, percent")
    return figure.update_layout(title=title, **STYLE)


def exchange_rate_figure() -> go.Figure:
    """Scatter of three-month changes: the euro against the price of gas."""
    found = regression("all but the pandemic")
    gas, euro = pd.DataFrame(found.model.exog, columns=found.model.exog_names)["ttf"], pd.Series(found.model.endog)
    figure = make_subplots()
    _scatter(figure, gas, euro, float(found.params["ttf"]), 1)
    figure.update_xaxes(title="TTF, log points").update_yaxes(title="USD per EUR, log points")
    title = "The euro falls when gas gets dearer (three months)"
    return figure.update_layout(title=title, showlegend=False, **STYLE)


LABOUR_FIGURES = {
    "okun": okun_figure,
    "taylor-euro-area": lambda: taylor_figure("EA"),
    "taylor-us": lambda: taylor_figure("US"),
    "long-rates": long_rates_figure,
    "equities": equities_figure,
    "credit-spread": stress_figure,
    "exchange-rate": exchange_rate_figure,
    "confidence": confidence_figure,
    "industry-gdp": industry_figure,
}
