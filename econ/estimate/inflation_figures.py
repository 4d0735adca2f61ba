"""Figures of the pass-through: contributions to inflation, observed and fitted."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.estimate.energy_prices import central as energy_central
from econ.estimate.market_figures import FITTED, OBSERVED, STYLE
from econ.estimate.second_round import central as second_round_central


def energy_prices_euro_area_figure() -> go.Figure:
    """Contribution of energy to euro-area inflation, observed and fitted."""
    return _energy("EU", "euro area")


def energy_prices_us_figure() -> go.Figure:
    """Contribution of energy to US inflation, observed and fitted."""
    return _energy("US", "United States")


def second_round_figure() -> go.Figure:
    """Contributions of food and core by episode and quarter, observed and as energy and controls explain them."""
    fit = second_round_central()
    figure = make_subplots(
        rows=3,
        cols=2,
        subplot_titles=[part.name for part in fit.episodes],
        vertical_spacing=0.1,
        horizontal_spacing=0.08,
    )
    for place, (part, factor) in enumerate(zip(fit.episodes, fit.factors_log, strict=True)):
        response = part.response(fit.log_mean, float(factor))
        rest = part.observed.to_numpy(dtype=float) - response
        explained = response + rest - part.without_others(rest)
        where = {"row": place // 2 + 1, "col": place % 2 + 1}
        _pair(figure, part.observed, pd.Series(explained, index=part.observed.index), not place, where)
    figure.update_xaxes(nticks=5).update_yaxes(nticks=4)
    return figure.update_layout(
        title="Food and core after energy: contribution to annual inflation, pp", **STYLE | {"height": 800}
    )


def _energy(region: str, name: str) -> go.Figure:
    results = energy_central(region).results
    observed = pd.Series(results.model.endog, index=results.fittedvalues.index)
    figure = go.Figure()
    _pair(figure, observed, results.fittedvalues, True, {})
    figure.update_yaxes(title="pp of annual inflation")
    return figure.update_layout(title=f"What energy adds to inflation, {name}", **STYLE)


def _pair(figure: go.Figure, observed: pd.Series, fitted: pd.Series, legend: bool, where: dict[str, int]) -> None:
    for name, line, colour in (("observed", observed, OBSERVED), ("fitted", fitted, FITTED)):
        whole = line.resample("QS").mean().round(2)
        trace = go.Scatter(
            x=whole.index, y=whole, name=name, mode="lines", line={"color": colour, "width": 1}, showlegend=legend
        )
        figure.add_trace(trace, **where)
