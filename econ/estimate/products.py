"""Diesel and gasoline margins over Brent in Europe, 2015 to February 2026: what lost Russian products did to them."""

import numpy as np
import pandas as pd
import statsmodels.api as sm

import data
from econ.estimate.fit import Estimate, Fit
from econ.units import LITRES_PER_BARREL

SAMPLE = slice("2015-03", "2026-02")
SEASONAL_NORM = slice("2015-01", "2019-12")
SHORT_OF_PRODUCTS = slice("2022-03", "2023-01")
"""From the invasion to the last month before the EU's embargo on products."""

EMBARGO = slice("2023-02", "2023-07")
LOST_MBD = 1.0
"""Russian products believed lost from April 2022: IEA, 16 March 2022 (page in `oil_episodes`)."""

FUELS = {"diesel": ("diesel_ex_tax_eur_l", "distillate_mmbbl"), "gasoline": ("super_95_ex_tax_eur_l", "gasoline_mmbbl")}


def products() -> Fit:
    """Widening of both margins per million barrels a day of products lost."""
    results = {fuel: _regression(*columns) for fuel, columns in FUELS.items()}
    estimates: list[Estimate] = []
    statistics: dict[str, float] = {}
    for fuel, found in results.items():
        effect, error = float(found.params["short"]) / LOST_MBD, float(found.bse["short"]) / LOST_MBD
        estimates.append(
            Estimate.lognormal(
                f"{fuel}_crack_usd_bbl_per_mbd", "USD/bbl per mb/d", float(np.log(effect)), error / effect
            )
        )
        statistics |= {
            f"{fuel}: embargo months February to July 2023, USD/bbl": float(found.params["embargo"]),
            f"{fuel}: per percent of US stocks above seasonal norm, USD/bbl": float(found.params["stocks"]),
            f"{fuel}: trend, USD/bbl a year (distribution costs)": float(found.params["trend"]),
            f"{fuel}: R2": float(found.rsquared),
        }
    return Fit(
        id="products",
        title="Diesel and gasoline margins over Brent",
        method=(
            "OLS with HAC errors of the EU pump price before tax less Brent, in USD a barrel, on the months from March "
            "2022 to January 2023, the embargo months of 2023, US stocks of the product against their seasonal norm "
            "a month before, the change of Brent (pump prices trail it) and a trend for distribution costs. The effect "
            "of 2022 is put on one million barrels a day of Russian products believed lost; refinery closures and "
            "Chinese export quotas of that year are in it, the error of the volume is not."
        ),
        sample="2015-03 to 2026-02",
        observations=int(results["diesel"].nobs),
        estimates=tuple(estimates),
        statistics=statistics,
    )


def _regression(price: str, stock: str) -> sm.regression.linear_model.RegressionResultsWrapper:
    """Regression of one margin."""
    table = data.load("fuel_retail_eu")
    fuel = table[table["country"] == "EU"].set_index("month")[price].astype(float)
    brent = data.load("brent").set_index("month")["brent_usd_bbl"].astype(float)
    dollar = data.load("fx").set_index("month")["usd_per_eur"].astype(float)
    stocks = pd.Series(np.log(data.load("oil_products_us_stocks").set_index("month")[stock].astype(float)))
    past = stocks[SEASONAL_NORM]
    norm = past.groupby(pd.DatetimeIndex(past.index).month).mean()
    margin = (fuel * dollar * LITRES_PER_BARREL - brent).dropna()
    frame = pd.DataFrame(
        {
            "short": 0.0,
            "embargo": 0.0,
            "stocks": (100.0 * (stocks - norm.reindex(pd.DatetimeIndex(stocks.index).month).to_numpy()))
            .shift(1)
            .reindex(margin.index),
            "brent_change": brent.diff().reindex(margin.index),
            "trend": np.arange(len(margin)) / 12.0,
        },
        index=margin.index,
    )
    frame.loc[SHORT_OF_PRODUCTS, "short"] = 1.0
    frame.loc[EMBARGO, "embargo"] = 1.0
    return sm.OLS(margin[SAMPLE], sm.add_constant(frame[SAMPLE])).fit(cov_type="HAC", cov_kwds={"maxlags": 12})
