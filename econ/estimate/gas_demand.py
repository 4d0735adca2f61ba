"""Gas demand by sector: seasons, weather and a price that gets through slowly."""

import numpy as np
import pandas as pd
import statsmodels.api as sm

from econ.estimate.fit import Estimate, Fit
from econ.estimate.gas_data import gas_market, log_ttf, month_dummies
from econ.estimate.slow_price import correlation_of, fit_with_persistence, remembered
from econ.units import DAYS_PER_YEAR

SECTORS = ("buildings", "industry", "power")
TREND_IN = "power"
"""Renewables push gas out of power whatever it costs; the other sectors have no trend of their own."""


def gas_demand(without: slice | None = None) -> Fit:
    r"""Estimate long-run price elasticities, their common monthly persistence and the effect of cold.

    In logarithms, for each sector `s` with calendar-month effects, cold `c` as the excess of heating degree days over
    normal and, for power, a trend,

    .. math:: d_{s,t} = a_{s,m(t)} + b_s c_t + \varepsilon_s z_t, \quad z_t = \phi z_{t-1} + (1 - \phi) \ln T_t

    (MODEL.md, eq. 14), sectors weighted by the inverse of their error, Driscoll-Kraay standard errors.

    Parameters
    ----------
    without : slice, optional
        Months left out.
    """
    market = gas_market()
    if without is not None:
        market = market.drop(market[without].index)
    spread = {sector: _plain_error(market, sector) for sector in SECTORS}

    def design(phi: float) -> tuple[pd.Series, pd.DataFrame]:
        parts = {s: _equation(market, s, phi) / spread[s] for s in SECTORS}
        joined = pd.concat(parts, names=["sector"]).fillna(0.0)
        return joined["log_demand"], joined.drop(columns="log_demand")

    results, phi = fit_with_persistence(design)
    prices, colds = ([f"{s}_{what}" for s in SECTORS] for what in ("price", "cold"))
    estimates = [
        *(
            Estimate.normal(f"gas_demand_elasticity_{s}", "elasticity", results.params[name], results.bse[name])
            for s, name in zip(SECTORS, prices, strict=True)
        ),
        Estimate.normal("gas_demand_persistence", "share", phi, results.bse["persistence"]),
        *(
            Estimate.normal(f"gas_cold_{s}", "elasticity", results.params[name], results.bse[name])
            for s, name in zip(SECTORS, colds, strict=True)
        ),
    ]
    return Fit(
        id="gas-demand",
        title="EU gas demand by sector",
        method=(
            "Weighted least squares on logarithms with calendar-month effects, weather and a price that gets through "
            "by partial adjustment; persistence by search; Driscoll-Kraay errors, six lags."
        ),
        sample="2019-01 to 2024-12, the months with demand by sector and weather"
        + ("" if without is None else f", without {without.start} to {without.stop}"),
        observations=int(results.nobs),
        estimates=tuple(estimates),
        correlation=correlation_of(results, [*prices, "persistence", *colds]),
        statistics={
            "months until half of a price change has got through": np.log(0.5) / np.log(phi),
            "trend of gas in power, log points a year": float(results.params["power_trend"]),
            "its standard error": float(results.bse["power_trend"]),
            "R2 of weighted data": float(results.rsquared),
        },
    )


def _equation(market: pd.DataFrame, sector: str, phi: float) -> pd.DataFrame:
    """Dependent variable and regressors of a sector, named after it."""
    frame = month_dummies(pd.DatetimeIndex(market.index)).add_prefix(f"{sector}_")
    frame[f"{sector}_cold"] = market["cold_share"]
    frame[f"{sector}_price"] = remembered(log_ttf(), phi)
    if sector == TREND_IN:
        frame[f"{sector}_trend"] = (market.index - market.index[0]).days / DAYS_PER_YEAR
    frame["log_demand"] = np.log(market[f"{sector}_twh"])
    return frame.dropna()


def _plain_error(market: pd.DataFrame, sector: str) -> float:
    """Fit a sector's equation on its own and return its standard error, for the weights."""
    frame = _equation(market, sector, 0.9)
    fitted = sm.OLS(frame["log_demand"], frame.drop(columns="log_demand")).fit()
    return float(np.sqrt(fitted.scale))
