"""Urals discount, March 2022 to February 2026: where it settles, how fast, what enforcement and tightness do to it."""

import numpy as np
import pandas as pd
import statsmodels.api as sm

import data
from econ.estimate.fit import Estimate, Fit

SAMPLE = slice("2022-03", "2026-02")
DISPLACED = {
    "2022-03": 0.304 / 2,
    "2022-04": 0.304 / 2,
    "2022-11": 0.195 / 3,
    "2022-12": 0.195 / 3,
    "2023-01": 0.195 / 3,
    "2025-11": 0.082 / 3,
    "2025-12": 0.082 / 3,
    "2026-01": 0.082 / 3,
}
"""Share of Russia's oil exports whose buyers turned away, by month. Invasion: 2.5 mb/d by the IEA on 16 March 2022
(page in `oil_episodes`) over 8.2 exported in 2021. EU embargo: 1.5 mb/d still bought by the EU in October 2022 over 7.7
(published row RU_exp22). Listing of two producers: 0.32 of the 1.83 mb/d that India bought
(fit buyers, plain fall) over 7.13. The months are a judgement."""

JANUARY_2025 = "2025-02"
"""First full month after the listings of January 2025; no sourced volume, so the fit only takes its effect out."""

TAX_FLOOR_YEAR = ("2023-04", "2023-12")
"""Months in which the floor of the tax may have replaced the market price; the fit is repeated without them."""

NORMAL, SHOCK, HALF_LIFE, TIGHTNESS = (
    "urals_discount_normal_usd_bbl",
    "urals_discount_shock_usd_bbl",
    "urals_discount_half_life_months",
    "urals_tightness_usd_per_pct",
)


def urals() -> Fit:
    """Discount to Brent: partial adjustment to normal, pushed by displaced oil, moved by Brent against its year."""
    brent = data.load("brent").set_index("month")["brent_usd_bbl"].astype(float)
    price = data.load("urals_tax_price").set_index("month")["urals_tax_usd_bbl"].astype(float)
    discount = (brent - price).dropna()
    log = pd.Series(100.0 * np.log(brent))
    displaced = pd.Series({pd.Timestamp(month): share for month, share in DISPLACED.items()})
    frame = pd.DataFrame(
        {
            "before": discount.shift(1),
            "displaced": displaced.reindex(discount.index).fillna(0.0),
            "january_2025": (discount.index == pd.Timestamp(JANUARY_2025)).astype(float),
            "tight": (log - log.rolling(12).mean()).reindex(discount.index),
        }
    )[SAMPLE]
    found = sm.OLS(discount[SAMPLE], sm.add_constant(frame)).fit(cov_type="HAC", cov_kwds={"maxlags": 6})
    b, covariance = found.params, found.cov_params()
    unbound = ~frame.index.isin(pd.date_range(*TAX_FLOOR_YEAR, freq="MS"))
    free = sm.OLS(discount[SAMPLE][unbound], sm.add_constant(frame[unbound])).fit()
    kept = float(b["before"])
    half_life = float(np.log(0.5) / np.log(kept))
    normal = float(b["const"]) / (1.0 - kept)
    slope = np.array([1.0 / (1.0 - kept), normal / (1.0 - kept)])
    pair = covariance.loc[["const", "before"], ["const", "before"]].to_numpy()
    return Fit(
        id="urals",
        title="Urals discount to Brent",
        method=(
            "OLS with HAC errors of the discount (Brent less the Urals price for taxation) on last month's, on newly "
            "displaced shares of exports, on Brent against its mean of twelve months, and on a dummy for January 2025."
        ),
        sample="2022-03 to 2026-02",
        observations=int(found.nobs),
        estimates=(
            Estimate.normal(NORMAL, "USD/bbl", normal, float(np.sqrt(slope @ pair @ slope))),
            Estimate.normal(SHOCK, "USD/bbl", float(b["displaced"]), float(found.bse["displaced"])),
            Estimate.lognormal(
                HALF_LIFE, "months", float(np.log(half_life)), float(found.bse["before"]) / kept / abs(np.log(kept))
            ),
            Estimate.normal(TIGHTNESS, "USD/bbl per percent", -float(b["tight"]), float(found.bse["tight"])),
        ),
        statistics={
            "R2": float(found.rsquared),
            "standard error of the regression, USD/bbl": float(np.sqrt(found.scale)),
            "January 2025 listings, USD/bbl in the month after": float(b["january_2025"]),
            "half-life without April to December 2023, months": float(np.log(0.5) / np.log(free.params["before"])),
            "shock without April to December 2023, USD/bbl": float(free.params["displaced"]),
            "Durbin-Watson": float(sm.stats.durbin_watson(found.resid)),
        },
    )
