"""Figures of the oil and gas fits: what was observed, and what the fit makes of it."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from econ.draws import Z_95
from econ.estimate.gas_data import column, gas_market, month_dummies
from econ.estimate.gas_price import FIRST_MONTH, expected_shortfall, gas_price
from econ.estimate.lng import asia_usd_mmbtu, lng, ttf_usd_mmbtu
from econ.estimate.oil_episodes import episodes
from econ.estimate.oil_fit import predict_episode
from econ.estimate.oil_market import PRIORS, market_fit
from econ.estimate.slow_price import remembered

OBSERVED, FITTED, ANCHOR = "#444444", "#c0392b", "#8a94a0"
STYLE = {"template": "simple_white", "width": 760, "height": 420}


def gas_price_figure() -> go.Figure:
    """TTF, coal parity, and the level to which parity and the expected shortfall pull it."""
    market = gas_market()[FIRST_MONTH:]
    found = {estimate.name: estimate.central for estimate in gas_price().estimates}
    shortfall = expected_shortfall(gas_market())[FIRST_MONTH:]
    pulled = np.exp(
        found["gas_parity_constant"]
        + found["gas_parity_elasticity"] * np.log(market["parity_eur_mwh"])
        + found["gas_scarcity_slope"] * shortfall
    )
    lines = (("TTF", market["ttf_eur_mwh"], OBSERVED), ("parity and scarcity", pulled, FITTED))
    figure = go.Figure([go.Scatter(x=y.index, y=y.round(1), name=name, line_color=c) for name, y, c in lines])
    figure.add_scatter(
        x=market.index,
        y=market["parity_eur_mwh"].round(1),
        name="coal parity",
        line={"color": ANCHOR, "dash": "dot"},
    )
    figure.update_yaxes(title="EUR/MWh, logarithmic", type="log")
    return figure.update_layout(title="TTF goes to what coal parity and expected scarcity ask for", **STYLE)


def lng_figure() -> go.Figure:
    """LNG landed and fitted, and the margin that draws it."""
    market = gas_market()
    found = {estimate.name: estimate.central for estimate in lng().estimates}
    margin = pd.Series(np.log(ttf_usd_mmbtu() / asia_usd_mmbtu())).dropna()
    felt = remembered(margin, found["lng_flow_persistence"]).reindex(market.index)
    known = market["lng_twh"].notna() & felt.notna()
    months = pd.DatetimeIndex(market.index[known])
    landed = pd.Series(np.log(market["lng_twh"][known].to_numpy()), index=months)
    drawn = found["lng_flow_elasticity"] * felt[known]
    trend = np.arange(len(market), dtype=float)[known.to_numpy()]
    rest = month_dummies(months).assign(trend=trend).to_numpy()
    fitted = drawn + rest @ np.linalg.lstsq(rest, (landed - drawn).to_numpy(), rcond=None)[0]
    figure = make_subplots(rows=2, shared_xaxes=True, row_heights=[0.65, 0.35], vertical_spacing=0.05)
    for name, y, colour in (("landed", landed.map(np.exp), OBSERVED), ("fitted", fitted.map(np.exp), FITTED)):
        figure.add_scatter(x=y.index, y=y.round(1), name=name, line_color=colour, row=1, col=1)
    ratio = margin[months[0] : months[-1]].map(np.exp)
    figure.add_scatter(x=ratio.index, y=ratio.round(2), name="TTF over Asian spot", line_color=ANCHOR, row=2, col=1)
    figure.update_yaxes(title="TWh a month", row=1).update_yaxes(title="ratio", row=2)
    return figure.update_layout(title="LNG to the EU follows the margin of TTF over Asia", **STYLE)


def gas_demand_figure() -> go.Figure:
    """Demand by sector over its calendar-month mean of 2019 to 2021, and the price."""
    market = gas_market()["2019":"2025-11"]
    before = market["2019":"2021"]
    figure = make_subplots(specs=[[{"secondary_y": True}]])
    for sector, colour in (("buildings", OBSERVED), ("industry", FITTED), ("power", ANCHOR)):
        demand = market[f"{sector}_twh"]
        usual = before[f"{sector}_twh"].groupby(pd.DatetimeIndex(before.index).month).mean()
        ratio = demand / usual.reindex(pd.DatetimeIndex(demand.index).month).to_numpy()
        figure.add_scatter(x=ratio.index, y=ratio.rolling(3).mean().round(3), name=sector, line_color=colour)
    price = column("ttf", "ttf_eur_mwh")["2019":"2025-11"]
    dashed = {"color": "#1f77b4", "dash": "dot"}
    figure.add_scatter(x=price.index, y=price.round(1), name="TTF, EUR/MWh", line=dashed, secondary_y=True)
    figure.update_yaxes(title="over 2019 to 2021, three months", secondary_y=False)
    return figure.update_layout(title="EU gas demand answers the price over a year and more", **STYLE)


def oil_market_figure() -> go.Figure:
    """Episodes predicted by fits without them, and elasticities before and after the data."""
    known, fit = episodes(), market_fit()
    figure = make_subplots(cols=2, column_widths=[0.55, 0.45], horizontal_spacing=0.28)
    bands = np.array([predict_episode(year) for year in known.years])
    arms = {"symmetric": False, "array": bands[:, 2] - bands[:, 1], "arrayminus": bands[:, 1] - bands[:, 0]}
    figure.add_scatter(
        x=known.years, y=bands[:, 1].round(1), error_y=arms, mode="markers", name="fit without it", marker_color=FITTED
    )
    actual = 100.0 * np.expm1(known.rise_log)
    figure.add_scatter(x=known.years, y=actual.round(1), mode="markers", name="happened", marker_color=OBSERVED)
    spread = Z_95 * np.sqrt(np.diag(fit.log_covariance))
    names = [prior.name.removeprefix("oil_").replace("_", " ") for prior in PRIORS]
    for label, low, middle, high, colour in (
        ("prior", [p.low for p in PRIORS], np.exp([p.log_median for p in PRIORS]), [p.high for p in PRIORS], ANCHOR),
        ("posterior", np.exp(fit.log_mean - spread), np.exp(fit.log_mean), np.exp(fit.log_mean + spread), FITTED),
    ):
        reach = {"symmetric": False, "array": np.array(high) - middle, "arrayminus": middle - np.array(low)}
        figure.add_scatter(
            x=middle, y=names, error_x=reach, mode="markers", name=label, marker_color=colour, row=1, col=2
        )
    figure.update_xaxes(type="category", row=1, col=1).update_xaxes(type="log", row=1, col=2)
    figure.update_yaxes(title="price rise, percent", row=1, col=1)
    return figure.update_layout(title="Oil: episodes, and what they and supply news say", **STYLE | {"width": 980})
