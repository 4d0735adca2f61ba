"""Finer looks at retail prices: pump prices within months, gas and power bills by half-year."""

import numpy as np
import pandas as pd
import statsmodels.api as sm

import data
from econ.estimate.gas_data import column
from econ.estimate.price_data import LAST

LITRES_PER_BARREL = 158.987
GALLONS_PER_BARREL = 42.0
FUEL_LAGS_MONTHS = 3
LAST_SEMESTER = "2025S1"
POWER_STATES = ("AT", "BE", "DE", "ES", "FR", "IT", "NL", "PT")
"""Large states with wholesale prices since 2015, for the mean beside bills of the EU."""


def fuel_responses() -> pd.DataFrame:
    """Share of a change in Brent that prices of fuel have taken on after 0 to 3 months.

    First differences on the current and three lagged changes of Brent, per unit of volume, so that one means: in full.

    Returns
    -------
    pandas.DataFrame
        Row by fuel; columns ``0`` to ``3`` hold the cumulated share, then ``error`` of the last one,
        ``observations``.
    """
    brent = column("brent", "brent_usd_bbl")[:LAST]
    brent_eur_l = (brent / column("fx", "usd_per_eur")).dropna() / LITRES_PER_BARREL
    rows = {}
    for name in ("super_95_ex_tax", "diesel_ex_tax", "super_95", "diesel", "heating_oil"):
        rows[f"EU {name.replace('_', ' ')}"] = _fuel(
            column("fuel_retail_eu", f"{name}_eur_l", country="EU"), brent_eur_l
        )
    gasoline = column("fuel_retail_us", "gasoline_usd_gal").asfreq("MS")
    rows["US gasoline"] = _fuel(gasoline, brent / GALLONS_PER_BARREL)
    return pd.DataFrame(rows).T


def bill_responses() -> pd.DataFrame:
    """Share of a change in wholesale gas or power that bills of the EU have taken on at once and half a year later.

    First differences of half-years, EUR/kWh without taxes, so that one means: in full.

    Returns
    -------
    pandas.DataFrame
        Row by bill; columns ``same``, ``next``, ``after`` (half-years), ``sum``, its ``error``, ``observations``.
    """
    gas = by_semester(column("ttf", "ttf_eur_mwh")[:LAST]) / 1000.0
    table = data.load("power_wholesale")
    states = table[table["country"].isin(POWER_STATES)].pivot(index="month", columns="country", values="power_eur_mwh")
    power = by_semester(states.astype(float).mean(axis=1)[:LAST]) / 1000.0
    rows = {}
    for fuel, wholesale in (("gas", gas), ("electricity", power)):
        for customer in ("households", "firms"):
            prices = data.load(f"{fuel}_retail_{customer}")
            bill = prices[prices["country"] == "EU"].set_index("semester")["price_eur_kwh"].astype(float)
            rows[f"{fuel} {customer}"] = _bill(bill[:LAST_SEMESTER], wholesale)
    return pd.DataFrame(rows).T


def by_semester(monthly: pd.Series) -> pd.Series:
    """Mean by half-year, labelled like 2021S2; half-years with fewer than six months are missing."""
    months = pd.DatetimeIndex(monthly.index)
    labels = [f"{month.year}S{1 + (month.month > 6)}" for month in months]
    groups = monthly.groupby(labels)
    return groups.mean().where(groups.count() == 6).dropna()


def _fuel(price: pd.Series, brent: pd.Series) -> pd.Series:
    changes = {f"lag_{lag}": brent.diff().shift(lag) for lag in range(FUEL_LAGS_MONTHS + 1)}
    frame = pd.DataFrame(changes).assign(y=price.diff()).dropna()[:LAST]
    fit = sm.OLS(frame["y"], sm.add_constant(frame[list(changes)])).fit(cov_type="HAC", cov_kwds={"maxlags": 6})
    found = fit.params[list(changes)].cumsum().set_axis([str(lag) for lag in range(FUEL_LAGS_MONTHS + 1)])
    total = fit.t_test(np.array([0.0, *np.ones(FUEL_LAGS_MONTHS + 1)]))
    return pd.concat([found, pd.Series({"error": float(total.sd.item()), "observations": fit.nobs})])


def _bill(bill: pd.Series, wholesale: pd.Series) -> pd.Series:
    changes = {name: wholesale.diff().shift(lag) for lag, name in enumerate(("same", "next", "after"))}
    frame = pd.DataFrame(changes).assign(y=bill.diff()).dropna()
    fit = sm.OLS(frame["y"], sm.add_constant(frame[list(changes)])).fit(cov_type="HAC", cov_kwds={"maxlags": 2})
    total = fit.t_test(np.array([0.0, 1.0, 1.0, 1.0]))
    more = {"sum": float(total.effect.item()), "error": float(total.sd.item()), "observations": fit.nobs}
    return pd.concat([fit.params[list(changes)], pd.Series(more)])
