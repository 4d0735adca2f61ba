"""Responses of the euro area and the United States to gas supply shocks, and to gas prices ordered after activity."""

from functools import cache

import pandas as pd

from econ.estimate.energy_shock import EnergyShock, responses
from econ.estimate.gas_data import column
from econ.estimate.response_data import euro_area, log_level, real_brent, real_wti, united_states
from econ.estimate.responses import Responses

EURO_AREA_SHOCKS = slice("2010-05", "2023-12")
"""From the month in which the price has a spot component; before, border prices follow oil."""

US_SHOCKS = slice("2004-07", "2023-12")
LAGS = 6
LAST_HORIZON = 36


def european_supply(table: str = "gas_shocks") -> pd.Series:
    """Sum of the shocks (or instruments) of flow supply and of news on supply; both raise the price."""
    parts = (column(table, name, region="EA") for name in ("flow_supply", "news_supply"))
    return sum(parts, pd.Series(0.0, index=column(table, "flow_supply", region="EA").index))


def american_supply(table: str = "gas_shocks") -> pd.Series:
    """Shock (or instrument) of flow supply, turned to raise the price; there is none of news."""
    return -column(table, "flow_supply", region="US")


def euro_area_gas_shock(shock: pd.Series, months: slice = EURO_AREA_SHOCKS, recursive: bool = False) -> EnergyShock:
    """Gas shock and euro-area outcomes at a given oil price; `recursive` also at given activity and sentiment."""
    series, gdp = euro_area()
    del series["policy_rate_pp"]
    oil = real_brent()
    after = ("industrial_production_pct", "economic_sentiment_points") if recursive else ()
    return EnergyShock(
        shock[months],
        "ttf_pct",
        log_level(column("ttf", "ttf_eur_mwh")),
        series,
        {"gdp_pct": gdp},
        LAGS,
        beside={"oil": oil},
        now={"oil": oil} | {name: series[name] for name in after},
        external=not recursive,
    )


def us_gas_shock(shock: pd.Series, months: slice = US_SHOCKS, recursive: bool = False) -> EnergyShock:
    """Gas shock and US outcomes at a given oil price; `recursive` also at given industrial production."""
    series, gdp = united_states()
    for name in ("equities_pct", "excess_bond_premium_pp", "policy_rate_pp"):
        del series[name]
    oil = real_wti()
    after = ("industrial_production_pct",) if recursive else ()
    return EnergyShock(
        shock[months],
        "henry_hub_pct",
        log_level(column("henry_hub", "henry_hub_usd_mmbtu")),
        series,
        {"gdp_pct": gdp},
        LAGS,
        beside={"oil": oil},
        now={"oil": oil} | {name: series[name] for name in after},
        external=not recursive,
    )


def ttf_after_activity() -> EnergyShock:
    """Part of TTF's change that oil, industrial production and sentiment of the month do not explain."""
    change = log_level(column("ttf", "ttf_eur_mwh")).diff()
    return euro_area_gas_shock(change, slice(EURO_AREA_SHOCKS.start, "2025-12"), recursive=True)


def henry_hub_after_activity() -> EnergyShock:
    """Part of Henry Hub's change that oil and industrial production of the month do not explain."""
    change = log_level(column("henry_hub", "henry_hub_usd_mmbtu")).diff()
    return us_gas_shock(change, slice("1998-01", "2025-12"), recursive=True)


@cache
def gas_euro_area() -> Responses:
    """Euro area, gas supply shocks; TTF ten percent up at its peak."""
    return responses(
        euro_area_gas_shock(european_supply()),
        last_horizon=LAST_HORIZON,
        at_peak=True,
        fuel="gas",
        region="EU",
        method=(
            "Lag-augmented local projections on the sum of the gas supply shocks (flow, news) of Colombo & Toni (2025) "
            "at a given oil price, six lags, robust errors."
        ),
    )


@cache
def gas_us() -> Responses:
    """United States, gas supply shocks; Henry Hub ten percent up at its peak."""
    return responses(
        us_gas_shock(american_supply()),
        last_horizon=LAST_HORIZON,
        at_peak=True,
        fuel="gas",
        region="US",
        method=(
            "Lag-augmented local projections on the gas supply shock (flow) of Colombo & Toni (2025) at a given oil "
            "price, six lags, robust errors."
        ),
    )


@cache
def gas_euro_area_recursive() -> Responses:
    """Euro area, TTF ordered after activity; ten percent up at its peak."""
    return responses(
        ttf_after_activity(),
        last_horizon=LAST_HORIZON,
        at_peak=True,
        fuel="gas",
        region="EU",
        method="Local projections on TTF ordered after oil, industrial production and sentiment, six lags.",
    )


@cache
def gas_us_recursive() -> Responses:
    """United States, Henry Hub ordered after activity; ten percent up at its peak."""
    return responses(
        henry_hub_after_activity(),
        last_horizon=LAST_HORIZON,
        at_peak=True,
        fuel="gas",
        region="US",
        method="Local projections on Henry Hub ordered after oil and industrial production, six lags.",
    )
