"""Responses of the euro area and the United States to oil supply news."""

from functools import cache

import numpy as np
from scipy.stats import rankdata

from econ.draws import Z_95
from econ.estimate.energy_shock import EnergyShock, responses
from econ.estimate.gas_data import column
from econ.estimate.oil_news import HORIZON, news_responses
from econ.estimate.response_data import euro_area, log_level, real_brent, real_wti, united_states
from econ.estimate.responses import Responses

US_SHOCKS = slice("1976-01", "2024-12")
EURO_AREA_SHOCKS = slice("1999-01", "2024-12")
LAST_HORIZON = 48

REPLICATED = (
    "real_oil_price_pct",
    "world_oil_production_pct",
    "world_oil_stocks_pct",
    "world_industrial_production_pct",
    "industrial_production_pct",
    "headline_cpi_pct",
)


@cache
def oil_us() -> Responses:
    """United States, the proxy SVAR of Känzig (2021) replicated, with errors from the moving-block bootstrap.

    A few replications draw an instrument without strength and give responses without bounds. Standard errors are
    therefore 90 percent bands over 3.29, and correlations those of ranks. The draws are shifted so that their median is
    the point estimate: the VAR's bias towards zero is in the bootstrap twice.
    """
    news = news_responses()
    low, high = np.quantile(news.bootstrap, [0.05, 0.95], axis=0)
    standard_error = (high - low) / (2.0 * Z_95)
    ranks = rankdata(news.bootstrap, axis=0).reshape(len(news.bootstrap), -1)
    ranks -= ranks.mean(axis=0)
    spread = np.linalg.norm(ranks, axis=0)
    ranks /= np.where(spread > 0.0, spread, 1.0)
    scaled = ranks * standard_error.ravel()
    return Responses(
        shock="oil",
        region="US",
        sample="1974-01 to 2017-12",
        observations=news.observations,
        horizons=np.arange(HORIZON + 1),
        variables=REPLICATED,
        point=news.point,
        standard_error=standard_error,
        covariance=(scaled.T @ scaled).reshape(news.point.shape * 2),
        first_stage_f=news.first_stage_f,
        normalised_at=0,
        method="Proxy SVAR of Känzig (2021): twelve lags, price surprises around OPEC announcements as the instrument.",
        draws=news.bootstrap - np.median(news.bootstrap, axis=0) + news.point,
    )


def us_oil_shock(name: str = "shock_sd", months: slice = US_SHOCKS) -> EnergyShock:
    """Oil supply news and US outcomes; `name` is the shock of the VAR or the surprise that identifies it."""
    series, gdp = united_states()
    series["henry_hub_pct"] = log_level(column("henry_hub", "henry_hub_usd_mmbtu"))
    shock = column("oil_supply_news", name)[months]
    return EnergyShock(shock, "real_oil_price_pct", real_wti(), series, {"gdp_pct": gdp}, lags=12)


def euro_area_oil_shock(name: str = "shock_sd", months: slice = EURO_AREA_SHOCKS) -> EnergyShock:
    """Oil supply news and euro-area outcomes; `name` is the shock of the VAR or the surprise that identifies it."""
    series, gdp = euro_area()
    series["ttf_pct"] = log_level(column("ttf", "ttf_eur_mwh"))
    shock = column("oil_supply_news", name)[months]
    return EnergyShock(shock, "real_oil_price_pct", real_brent(), series, {"gdp_pct": gdp}, lags=6)


@cache
def oil_us_extended() -> Responses:
    """United States, local projections on the shock series; real WTI ten percent up on impact."""
    return responses(
        us_oil_shock(),
        last_horizon=LAST_HORIZON,
        at_peak=False,
        fuel="oil",
        region="US",
        method="Lag-augmented local projections on the oil supply news shock, twelve lags, robust errors.",
    )


@cache
def oil_euro_area() -> Responses:
    """Euro area, local projections on the shock series; real Brent in dollars ten percent up on impact."""
    return responses(
        euro_area_oil_shock(),
        last_horizon=LAST_HORIZON,
        at_peak=False,
        fuel="oil",
        region="EU",
        method="Lag-augmented local projections on the oil supply news shock, six lags, robust errors.",
    )
