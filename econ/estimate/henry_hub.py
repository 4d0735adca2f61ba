"""Fit: Henry Hub around the Freeport outage of June 2022, when 2 bcf/d of export demand fell away overnight."""

import numpy as np
import pandas as pd

from econ.build_baseline.markets import anchor, series
from econ.estimate.fit import Estimate, Fit
from econ.units import TWH_PER_BCF_US

LAST_CLOSE = pd.Timestamp("2022-06-08")
"""The fire broke out that day, after the price was made."""

WINDOW_END = pd.Timestamp("2022-06-15")
"""The day after the company said that the plant would stay shut for months, not weeks."""

DAYS_BEFORE = 60
OTHER_WINDOWS = {
    "first day": "2022-06-09",
    "to 15 June": "2022-06-15",
    "to 17 June": "2022-06-17",
    "to 30 June": "2022-06-30",
}


def lost_share() -> float:
    """Export demand lost as a share of US production in the month before."""
    month = LAST_CLOSE - pd.offsets.MonthBegin(2)
    production_bcf_day = float(series("us_gas", "production_twh")[month]) / month.days_in_month / TWH_PER_BCF_US
    return anchor("freeport_outage", "US", 2022) / production_bcf_day


def fall_and_error(until: pd.Timestamp) -> tuple[float, float, int]:
    """Log fall of the price since the last close, its standard error from the volatility before, trading days."""
    log = np.log(series("henry_hub_daily_2022", "henry_hub_usd_mmbtu"))
    daily = log.diff()[:LAST_CLOSE].iloc[-DAYS_BEFORE:]
    days = int(((log.index > LAST_CLOSE) & (log.index <= until)).sum())
    return float(log[LAST_CLOSE] - log[until]), float(daily.std() * np.sqrt(days)), days


def henry_hub() -> Fit:
    """Short-run elasticity of US gas supply plus demand."""
    fall, error, days = fall_and_error(WINDOW_END)
    lost = lost_share()
    rows = []
    for name, until in OTHER_WINDOWS.items():
        other, other_error, _ = fall_and_error(pd.Timestamp(until))
        rows.append(
            f"| {name} | {-100.0 * np.expm1(-other):.0f} % | {other:.3f} ({other_error:.3f}) | {lost / other:.3f} |"
        )
    return Fit(
        id="henry_hub",
        title="Henry Hub around the Freeport outage",
        method=(
            "Event study: the share of US production that lost its buyer over the log fall of the price, from the last "
            "close before the fire of 8 June 2022 to the day after the company's second statement. The error is what "
            f"prices move by chance in as many days, from the {DAYS_BEFORE} trading days before. One event: nothing "
            "but the outage is assumed to be news in these days. The literature's demand elasticity of 0.18 (0.10 to "
            "0.25) lies inside the band. Supply needs months and enters through the long-run elasticity."
        ),
        sample="daily prices, 2022-03-14 to 2022-06-15",
        observations=DAYS_BEFORE + days,
        estimates=(
            Estimate.lognormal("us_gas_elasticity_short_run", "elasticity", float(np.log(lost / fall)), error / fall),
        ),
        statistics={"lost share of production": lost, "log fall": fall, "standard error": error, "trading days": days},
        table="| window | fall | log fall (error) | elasticity |\n|---|---|---|---|\n" + "\n".join(rows),
    )
