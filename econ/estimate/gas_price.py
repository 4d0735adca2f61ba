"""TTF: coal parity in calm times, and scarcity expected for the end of the coming winter."""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.regression.linear_model import RegressionResultsWrapper
from statsmodels.stats._delta_method import NonlinearDeltaCov

from econ.energy.gas_outlook import LAST_WINTER_MONTH, SHORTEST_OUTLOOK_MONTHS, winter_ends
from econ.estimate.fit import Estimate, Fit
from econ.estimate.gas_data import gas_market
from econ.units import MONTHS_PER_YEAR

FIRST_MONTH = "2017-04"
"""First month with a year of storage readings behind it."""

LAGS_MONTHS = 6
FLOW_MEMORY_MONTHS = 3
REGRESSORS = ["price_before", "parity_before", "shortfall_before", "parity_change", "shortfall_change"]


def expected_shortfall(market: pd.DataFrame, without: slice | None = None) -> pd.Series:
    r"""Gas that would be missing at the end of the coming winter, as a share of demand until then.

    Storage is carried forward with the demand and the supply of the last twelve months, corrected by how far Russian
    pipelines now (mean of three months) differ from the last twelve; what is missing is measured to the usual stock at
    the end of March. With less than four months to go, the winter after counts as well, whichever is worse
    (MODEL.md, eq. 12).

    Returns
    -------
    Series
        Share of demand, positive = missing; by month.
    """
    year = {
        name: market[column].rolling(MONTHS_PER_YEAR, min_periods=periods).mean().ffill(limit=3)
        for name, column, periods in (("demand", "demand_twh", 12), ("supply", "net_supply_twh", 11))
    }
    russian = market["russian_pipeline_twh"]
    change = russian.rolling(FLOW_MEMORY_MONTHS, min_periods=1).mean() - russian.rolling(12, min_periods=3).mean()
    inflow = year["supply"] + change.fillna(0.0)
    known = market if without is None else market.drop(market[without].index)
    calendar_month = pd.DatetimeIndex(known.index).month
    march = (known["storage_twh"] / known["capacity_twh"])[calendar_month == LAST_WINTER_MONTH]
    usual_stock = march.mean() * market["capacity_twh"]
    season = seasonal_shape(market["demand_twh"], without)
    missing = {}
    for month in pd.DatetimeIndex(market.index):
        outlooks = []
        for ahead in winter_ends(month.month):
            burnt = season[[(month.month + i) % 12 + 1 for i in range(ahead)]].sum() * year["demand"][month]
            left = market["storage_twh"][month] + ahead * inflow[month] - burnt
            outlooks.append((usual_stock[month] - left) / burnt)
        missing[month] = max(outlooks)
    return pd.Series(missing)


def seasonal_shape(demand: pd.Series, without: slice | None) -> pd.Series:
    """Demand of each calendar month over the centred mean of twelve; the twelve average one."""
    ratio = demand / demand.rolling(MONTHS_PER_YEAR, center=True).mean()
    ratio = ratio if without is None else ratio.drop(ratio[without].index)
    shape = ratio.groupby(pd.DatetimeIndex(ratio.index).month).mean()
    return shape / shape.mean()


def regression(market: pd.DataFrame, without: slice | None, squared: bool = False) -> RegressionResultsWrapper:
    """Error-correction regression of TTF; `squared` adds the square of the shortfall, a test of more convexity."""
    price, parity = np.log(market["ttf_eur_mwh"]), np.log(market["parity_eur_mwh"])
    shortfall = expected_shortfall(market, without)
    frame = pd.DataFrame(
        {
            "change": price.diff(),
            "price_before": price.shift(),
            "parity_before": parity.shift(),
            "shortfall_before": shortfall.shift(),
            "parity_change": parity.diff(),
            "shortfall_change": shortfall.diff(),
            "shortfall_squared": shortfall.shift() ** 2,
        }
    )[FIRST_MONTH:].dropna()
    if without is not None:
        frame = frame.drop(frame[without].index)
    chosen = [*REGRESSORS, "shortfall_squared"] if squared else REGRESSORS
    return sm.OLS(frame["change"], sm.add_constant(frame[chosen])).fit(
        cov_type="HAC", cov_kwds={"maxlags": LAGS_MONTHS}
    )


def gas_price(without: slice | None = None) -> Fit:
    r"""Estimate how TTF follows coal parity `A` and the expected shortfall `m`.

    .. math:: \Delta p_t = c - \alpha (p - \beta a - \lambda m)_{t-1} + \gamma_a \Delta a_t + \gamma_m \Delta m_t

    with `p` and `a` in logarithms (MODEL.md, eq. 13). The price is convex in the shortfall because its logarithm is
    linear.

    Parameters
    ----------
    without : slice, optional
        Months left out.
    """
    market = gas_market()
    results = regression(market, without)

    def long_run(params: np.ndarray) -> np.ndarray:
        speed = -params[1]
        slope = params[3] / speed
        return np.array([np.log(slope), params[2] / speed, speed, params[5] / slope, params[0] / speed])

    derived = NonlinearDeltaCov(long_run, results.params.to_numpy(), results.cov_params().to_numpy())
    log_slope, parity, speed, at_once, constant = long_run(results.params.to_numpy())
    error = np.sqrt(np.diag(derived.cov()))
    curved = regression(market, without, squared=True)
    return Fit(
        id="gas-price",
        title="TTF from coal parity and expected scarcity",
        method=(
            "Error-correction regression by least squares, Newey-West errors with six lags; long-run coefficients by "
            "the delta method. Coal parity is taken as given, though dear gas also raises coal: part of the scarcity "
            "then passes through parity."
        ),
        sample=f"{FIRST_MONTH} to 2026-02 (routes from 2018-08 to 2025-12)"
        + ("" if without is None else f", without {without.start} to {without.stop}"),
        observations=int(results.nobs),
        estimates=(
            Estimate.lognormal("gas_scarcity_slope", "log points per share of demand", log_slope, error[0]),
            Estimate.normal("gas_parity_elasticity", "elasticity", parity, error[1]),
            Estimate.normal("gas_price_adjustment", "share", speed, error[2]),
            Estimate.normal("gas_scarcity_at_once", "share", at_once, error[3]),
            Estimate.normal("gas_parity_constant", "log points", constant, error[4]),
        ),
        correlation=np.asarray(derived.cov() / np.outer(error, error)),
        statistics={
            "R2 of monthly changes": float(results.rsquared),
            "standard error of a monthly change": float(np.sqrt(results.scale)),
            "Durbin-Watson": float(sm.stats.durbin_watson(results.resid)),
            "t of the squared shortfall, if added": float(curved.tvalues["shortfall_squared"]),
            "outlook to the end of winter if at least this many months away": SHORTEST_OUTLOOK_MONTHS,
        },
        table=f"```\n{results.summary().tables[1].as_text()}\n```",
    )
