"""LNG that the EU draws from the world pool: how it follows the margin over Asia, and how Asia follows TTF."""

import numpy as np
import pandas as pd
import statsmodels.api as sm

from econ.estimate.fit import Estimate, Fit
from econ.estimate.gas_data import LAST, column, gas_market, month_dummies
from econ.estimate.slow_price import LAGS_MONTHS, correlation_of, fit_with_persistence, remembered
from econ.units import DAYS_PER_YEAR, MWH_PER_MMBTU


def lng(without: slice | None = None) -> Fit:
    r"""Estimate the elasticity of LNG landed in the EU to the margin of TTF over the Asian spot price.

    .. math:: \ln L_t = a_{m(t)} + g t + \varepsilon_L z_t, \quad z_t = \phi_L z_{t-1} + (1 - \phi_L) \ln (T/J)_t

    (MODEL.md, eq. 15). The trend stands for the growth of the world's liquefaction.

    Parameters
    ----------
    without : slice, optional
        Months left out.
    """
    market = _without(gas_market(), without)
    margin = pd.Series(np.log(ttf_usd_mmbtu() / asia_usd_mmbtu())).dropna()

    def design(phi: float) -> tuple[pd.Series, pd.DataFrame]:
        frame = month_dummies(pd.DatetimeIndex(market.index))
        frame["trend"] = (market.index - market.index[0]).days / DAYS_PER_YEAR
        frame["margin"] = remembered(margin, phi)
        frame["log_lng"] = np.log(market["lng_twh"])
        frame = frame.dropna()
        return frame["log_lng"], frame.drop(columns="log_lng")

    results, phi = fit_with_persistence(design)
    return Fit(
        id="lng",
        title="LNG drawn to the EU by the margin of TTF over Asia",
        method=(
            "Least squares on logarithms with calendar-month effects, a trend and partial adjustment; Newey-West "
            "errors, six lags."
        ),
        sample="2018-08 to 2025-12, quarterly means from 2024-10, months with an Asian price"
        + ("" if without is None else f", without {without.start} to {without.stop}"),
        observations=int(results.nobs),
        estimates=(
            Estimate.normal("lng_flow_elasticity", "elasticity", results.params["margin"], results.bse["margin"]),
            Estimate.normal("lng_flow_persistence", "share", phi, results.bse["persistence"]),
        ),
        correlation=correlation_of(results, ["margin", "persistence"]),
        statistics={
            "months until half of a change has got through": np.log(0.5) / np.log(phi),
            "trend, log points a year": float(results.params["trend"]),
            "its standard error": float(results.bse["trend"]),
            "R2": float(results.rsquared),
        },
    )


def asian_price(without: slice | None = None) -> Fit:
    r"""Estimate how far the Asian spot price follows TTF, :math:`\ln J_t = a + \pi \ln T_t` (MODEL.md, eq. 15).

    Parameters
    ----------
    without : slice, optional
        Months left out.
    """
    prices = pd.DataFrame({"asia": np.log(asia_usd_mmbtu()), "ttf": np.log(ttf_usd_mmbtu())})[:LAST].dropna()
    prices = _without(prices["2016":], without)
    results = sm.OLS(prices["asia"], sm.add_constant(prices["ttf"])).fit(
        cov_type="HAC", cov_kwds={"maxlags": LAGS_MONTHS}
    )
    return Fit(
        id="asian-price",
        title="Asian spot LNG against TTF",
        method="Least squares on logarithms; Newey-West errors, six lags.",
        sample="2016-01 to 2026-02, months with an Asian price"
        + ("" if without is None else f", without {without.start} to {without.stop}"),
        observations=int(results.nobs),
        estimates=(Estimate.normal("asian_lng_pass_through", "share", results.params["ttf"], results.bse["ttf"]),),
        statistics={"R2": float(results.rsquared), "standard error": float(np.sqrt(results.scale))},
    )


def ttf_usd_mmbtu() -> pd.Series:
    """TTF in the unit of Asian LNG."""
    return column("ttf", "ttf_eur_mwh") * column("fx", "usd_per_eur") * MWH_PER_MMBTU


def asia_usd_mmbtu() -> pd.Series:
    """Asian spot LNG to the last month that enters a fit; months without a figure are absent."""
    return column("lng_asia_spot", "asia_lng_usd_mmbtu")[:LAST]


def _without(frame: pd.DataFrame, months: slice | None) -> pd.DataFrame:
    return frame if months is None else frame.drop(frame[months].index)
