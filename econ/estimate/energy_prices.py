"""Energy prices of consumers: what oil and gas add to headline inflation, and how fast."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.optimize import minimize
from statsmodels.regression.linear_model import RegressionResultsWrapper

from econ.build_baseline.consumer_prices import consumer_prices
from econ.estimate.fit import Estimate
from econ.estimate.price_data import LAST, annual_change_pp, contributions, energy_prices, passed_through
from econ.estimate.slow_price import correlation_of

FIRST = {"EU": "2002-01", "US": "2000-01"}
"""First months with two years and more of prices before them."""

GAS = {
    "EU": ("energy_cpi_gas_eu_pp_per_eur_mwh", "pp per EUR/MWh"),
    "US": ("energy_cpi_gas_us_pp_per_usd_mmbtu", "pp per USD/MMBtu"),
}
OIL = {
    "EU": ("energy_cpi_oil_eu_pp_per_eur_bbl", "pp per EUR/bbl"),
    "US": ("energy_cpi_oil_us_pp_per_usd_bbl", "pp per USD/bbl"),
}

CAPPED = slice("2022-01", "2023-12")
"""Months with brakes on gas and power bills, tax cuts and rebates in most of the euro area."""

UNCAPPED_EUR_MWH = 20.0
"""Prices up to here, the mean of TTF before the crisis, no measure touched."""

LAG_START = (1.0, 8.0)
LOG_LAG_BOUNDS = [(-1.5, 2.5), (0.0, 4.0)]
LAGS_HAC = 12
STEP = 1e-3

Extra = Callable[[float], dict[str, pd.Series]]
"""Further regressors at a lag of gas."""


@dataclass(frozen=True)
class PassThrough:
    """A region's regression at its best lags.

    Attributes
    ----------
    results : RegressionResultsWrapper
        Regressors `constant`, `oil`, `gas`, for the EU `capped`, others asked for, and the slopes `log_oil_lag` and
        `log_gas_lag`, whose standard errors are those of the logarithms of the lags.
    oil_lag_months, gas_lag_months : float
    """

    results: RegressionResultsWrapper
    oil_lag_months: float
    gas_lag_months: float

    @property
    def capped_share(self) -> float:
        """Share of the gas price's pass-through that the measures of 2022 and 2023 took."""
        return float(-self.results.params["capped"] / self.results.params["gas"])


def capped(lag_months: float) -> dict[str, pd.Series]:
    """Gas price passed through, above the untouched level, in the months with price measures of the euro area."""
    felt = passed_through(energy_prices("EU")["gas"], lag_months) - UNCAPPED_EUR_MWH
    inside = (felt.index >= CAPPED.start) & (felt.index <= CAPPED.stop)
    return {"capped": annual_change_pp(felt.where(inside, 0.0), consumer_prices("EU"))}


def regressors(region: str, lags_months: tuple[float, float], extra: Extra | None = None) -> pd.DataFrame:
    """Twelve-month changes of oil and gas passed through, in money of 2015, a constant and what `extra` adds."""
    price, level = energy_prices(region), consumer_prices(region)
    found = {
        "oil": annual_change_pp(passed_through(price["oil"], lags_months[0]), level),
        "gas": annual_change_pp(passed_through(price["gas"], lags_months[1]), level),
    }
    found |= extra(lags_months[1]) if extra else {}
    return sm.add_constant(pd.DataFrame(found).dropna()).rename(columns={"const": "constant"})


def pass_through(
    region: str,
    first: str = "",
    last: str = LAST,
    without: slice | None = None,
    extra: Extra | None = None,
    observed: pd.Series | None = None,
) -> PassThrough:
    r"""Regress the contribution of energy to annual inflation on what has got through of oil and gas prices.

    With `S` a price in money passed through by eq. 2 and `D` consumer prices relative to 2015,

    .. math:: w_t \pi^e_t = k + a \frac{S^o_t - S^o_{t-12}}{D_{t-12}} + g \frac{S^g_t - S^g_{t-12}}{D_{t-12}} + u_t

    (the twelve-month change of MODEL.md, eq. 20). Lags by search, with a Gauss-Newton step of length zero for their
    errors; autocorrelation-robust errors with twelve lags, as the changes overlap.

    Parameters
    ----------
    region : {"EU", "US"}
    first, last : str
        Months of the sample; empty = the fit's own.
    without : slice, optional
        Months left out.
    extra : function of the lag of gas to regressors, optional
    observed : pandas.Series, optional
        Contribution to explain instead of the published one.
    """
    dependent = contributions(region)["energy"] if observed is None else observed

    def sample(lags: tuple[float, float]) -> tuple[pd.Series, pd.DataFrame]:
        frame = regressors(region, lags, extra)[first or FIRST[region] : last].join(dependent.rename("y")).dropna()
        if without is not None:
            frame = frame.drop(frame[without].index)
        return frame["y"], frame.drop(columns="y")

    def misfit(log_lags: np.ndarray) -> float:
        y, x = sample(_lags(log_lags))
        return float(np.linalg.lstsq(x.to_numpy(), y.to_numpy(), rcond=None)[1][0])

    log_lags = minimize(misfit, np.log(LAG_START), method="L-BFGS-B", bounds=LOG_LAG_BOUNDS).x
    y, x = sample(_lags(log_lags))
    params = sm.OLS(y, x).fit().params
    slopes = {}
    for name, shift in (("log_oil_lag", np.array([STEP, 0.0])), ("log_gas_lag", np.array([0.0, STEP]))):
        ahead, behind = (sample(_lags(log_lags + sign * shift))[1] @ params for sign in (1.0, -1.0))
        slopes[name] = (ahead - behind) / (2.0 * STEP)
    results = sm.OLS(y, x.assign(**slopes)).fit(cov_type="HAC", cov_kwds={"maxlags": LAGS_HAC})
    oil, gas = _lags(log_lags)
    return PassThrough(results, oil, gas)


@cache
def central(region: str) -> PassThrough:
    """Return the regression that the model uses: the whole sample, for the EU with the price measures set apart."""
    return pass_through(region, extra=capped if region == "EU" else None)


def measures_spread_log() -> float:
    """Log difference that setting the price measures apart makes to the euro area's coefficient on gas.

    How much the measures took is known only from the shape of the same two years, so the difference counts as a
    standard error of its own.
    """
    plain = pass_through("EU").results.params["gas"]
    return float(np.log(central("EU").results.params["gas"] / plain))


def estimates(region: str) -> tuple[tuple[Estimate, ...], np.ndarray]:
    """Coefficients of the central regression, lognormal, and their correlation."""
    found = central(region)
    error, params = found.results.bse, found.results.params
    names = ["oil", "gas", "log_oil_lag", "log_gas_lag"]
    sampling = np.array([error["oil"] / params["oil"], error["gas"] / params["gas"], *error[names[2:]]])
    doubt = np.array([0.0, measures_spread_log() if region == "EU" else 0.0, 0.0, 0.0])
    spread = np.hypot(sampling, doubt)
    centre = np.log([params["oil"], params["gas"], found.oil_lag_months, found.gas_lag_months])
    code = region.lower()
    labels = (
        OIL[region],
        GAS[region],
        (f"fuel_lag_months_{code}", "months"),
        (f"retail_gas_lag_months_{code}", "months"),
    )
    given = tuple(
        Estimate.lognormal(name, unit, float(mean), float(sd))
        for (name, unit), mean, sd in zip(labels, centre, spread, strict=True)
    )
    shared = correlation_of(found.results, names) * np.outer(sampling / spread, sampling / spread)
    np.fill_diagonal(shared, 1.0)
    return given, shared


def _lags(log_lags: np.ndarray) -> tuple[float, float]:
    oil, gas = np.exp(log_lags)
    return float(oil), float(gas)
