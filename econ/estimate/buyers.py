"""Buyers: what India's purchases tell of the tariff of August 2025 and, apart, of the listing of two producers."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import brentq, least_squares

import data
from econ.draws import Z_95
from econ.energy.buyers import LISTING_LAG_MONTHS, TARIFF_LAG_MONTHS, compliance_share, pull_for
from econ.energy.urals import DELIVERED_SHARE
from econ.estimate.fit import Estimate, Fit
from econ.levers.embargo import Oil
from econ.parameters import load_parameters

Array = NDArray[np.float64]

PURCHASES = "India imports of Russian crude"
LAST_MONTH = "2026-02"
TARIFF_FROM, LISTING_FROM = "2025-08", "2025-11"
"""In force on 27 August and 21 November 2025; both were announced weeks before."""

MONTHS_OF_TARIFF = 4
"""Loading months from August to the first month of the listing."""

VOYAGE_MONTHS = 1
"""India counts arrivals; the model counts what Russia loads."""

PRIOR = {"tariff": (0.10, 0.00, 0.25), "listing": (0.35, 0.20, 0.50)}
"""Central, 5 and 95 percent point of rows tr_compliance_tariff and tr_compliance_sdn."""

FALL_OF_EXPORTS_MBD = (0.3, 0.4, 0.5)
"""Russia's oil exports in November 2025 against October (row RU_exp25: -0.4), as exact as one decimal."""

USUAL_DISCOUNT = slice("2025-04", "2025-09")
N_DRAWS, SEED = 2000, 1

METHOD = """Least squares in logs of India's purchases on the model's own compliance (eq. 4): a tariff from 2025-08 with
a lag of three months, a listing from 2025-11 with one of half a month, arrivals a month after loading, the discount
gained as in urals_tax_price. The rows tr_compliance_tariff and tr_compliance_sdn enter as prior; they were derived from
the same months, so the bands are no independent confirmation. What other buyers gave up follows from the fall of all
Russian exports in November 2025, less what the model's own rerouting places within a month."""


def fitted_purchases() -> pd.Series:
    """India's purchases by the fit, in every month from the first reported to the last, mb/d."""
    tariff, listing = (buyers().estimates[place].central for place in (0, 1))
    months = pd.date_range(reported_purchases().index[0], reported_purchases().index[-1], freq="MS")
    before = buyers().statistics["purchases before, mb/d"]
    return pd.Series(before * (1.0 - _given_up(months, tariff, listing)), months)


@cache
def buyers() -> Fit:
    """India's crude from Russia by month on the tariff and the listing, with the rows' ranges as prior."""
    bought = reported_purchases()
    seen = _residuals(bought, with_prior=False)
    own = least_squares(seen, [0.6, 0.1, 0.3], bounds=([-1.0, -0.9, -0.9], [2.0, 0.9, 0.9]))
    spread = float(np.sqrt((own.fun**2).sum() / (len(bought) - 3)))
    own_errors = spread * np.sqrt(np.diag(np.linalg.inv(own.jac.T @ own.jac)))
    found = least_squares(_residuals(bought, with_prior=True, spread=spread), own.x)
    covariance = np.linalg.inv(found.jac.T @ found.jac)
    (before, tariff, listing), errors = found.x, np.sqrt(np.diag(covariance))
    low, central, high = elsewhere_ratio(tariff, listing, float(errors[2]))
    return Fit(
        id="buyers",
        title="Buyers of Russian oil under the tariff of August 2025 and the listing of October 2025",
        method=METHOD,
        sample="2025-06 to 2026-02, months that the press reported; January 2026 is left out as a check",
        observations=len(bought),
        estimates=(
            _share("compliance_tariff_india", "share per 25 pp", tariff, float(errors[1])),
            _share("compliance_listing", "share", listing, float(errors[2])),
            Estimate(
                name="listing_pull_elsewhere_ratio",
                unit="ratio",
                central=central,
                low=low,
                high=high,
                distribution="normal",
            ),
        ),
        statistics={
            "purchases before, mb/d": float(np.exp(before)),
            "plain fall, October and November on June and July 2025": _plain_fall(
                "2025-06", "2025-07", "2025-10", "2025-11"
            ),
            "plain fall, December 2025 and February 2026 on October and November": _plain_fall(
                "2025-10", "2025-11", "2025-12", "2026-02"
            ),
            "tariff, purchases alone": float(own.x[1]),
            "its standard error (3 degrees of freedom)": float(own_errors[1]),
            "listing, purchases alone": float(own.x[2]),
            "its standard error": float(own_errors[2]),
            "standard error of the regression, log": spread,
            "purchases in 2026-01 by the fit, mb/d (reported: 1.1)": float(
                np.exp(before) * (1.0 - _given_up(pd.DatetimeIndex(["2026-01"]), tariff, listing)[0])
            ),
        },
        table=_table(bought, found.x),
    )


def _plain_fall(*months: str) -> float:
    """Fall of mean purchases from the first two months to the last two, as a share."""
    bought = reported_purchases()
    before, after = (float(np.mean([bought[month] for month in pair])) for pair in (months[:2], months[2:]))
    return 1.0 - after / before


def elsewhere_ratio(tariff: float, listing: float, standard_error: float) -> tuple[float, float, float]:
    """Pull of the listing on other buyers against that on India: 5 percent point, mean, 95 percent point.

    Solves, for draws of India's compliance and of the fall in exports, the first month of a listing by the model's
    rules for what is refused and what is rerouted; where India's refusal alone explains the fall, the ratio is zero. It
    is so in most draws, hence the mean.
    """
    rng = np.random.default_rng(SEED)
    drawn = np.clip(listing + standard_error * rng.standard_normal(N_DRAWS), 0.01, 0.9)
    falls = rng.triangular(*FALL_OF_EXPORTS_MBD, size=N_DRAWS)
    ratios = [_ratio(tariff, float(share), float(fall)) for share, fall in zip(drawn, falls, strict=True)]
    low, high = np.quantile(ratios, [0.05, 0.95])
    return float(low), float(np.mean(ratios)), float(high)


def _ratio(tariff: float, listing: float, fall_mbd: float) -> float:
    """Ratio at which a listing, after the tariff on India, lowers Russia's exports by so much in its first month."""
    india, others = _volumes_mbd()
    pull = pull_for(np.array(listing)) * -np.expm1(-1.0 / LISTING_LAG_MONTHS.item())
    already = _pull(tariff) * -np.expm1(-MONTHS_OF_TARIFF / TARIFF_LAG_MONTHS.item())
    at_home = float(compliance_share(already + pull) - compliance_share(already))
    lever = Oil()
    moved_in_a_month = 1.0 - np.exp(-1.0 / lever.reroute_months)

    def unplaced(ratio: float) -> float:
        refused = at_home * india + float(compliance_share(ratio * pull)) * others
        willing = 1.0 - refused / (india + others)
        return refused * (1.0 - lever.reroute_share * willing * moved_in_a_month) - fall_mbd

    if unplaced(0.0) >= 0.0:
        return 0.0
    return float(brentq(unplaced, 0.0, 1.0)) if unplaced(1.0) > 0.0 else 1.0


@cache
def _volumes_mbd() -> tuple[float, float]:
    """Oil that Russia sold in 2025 to India, and to all others but the EU."""
    table = data.load("russia_exports")
    oil = table[(table["year"] == 2025) & table["commodity"].isin(["crude", "products"])]
    by_place = oil.groupby("destination")["volume_kbd"].sum() / 1000.0
    return float(by_place["IN"]), float(by_place["World"] - by_place["IN"] - by_place["EU"])


@cache
def reported_purchases() -> pd.Series:
    """India's purchases by month of arrival as the press reported them, mb/d; part of a month stands for it."""
    table = data.load("press_anchors_energy")
    chosen = table[table["topic"] == PURCHASES].set_index("date")["value"].astype(float)
    chosen.index = pd.DatetimeIndex(chosen.index)
    return chosen[:LAST_MONTH].sort_index()


@cache
def _gained_share() -> pd.Series:
    """Discount delivered above that of mid-2025, as a share of Brent, by month."""
    brent = data.load("brent").set_index("month")["brent_usd_bbl"].astype(float)
    urals = data.load("urals_tax_price").set_index("month")["urals_tax_usd_bbl"].astype(float)
    discount = (brent - urals).dropna()
    return (DELIVERED_SHARE * (discount - discount[USUAL_DISCOUNT].mean()).clip(lower=0.0) / brent).dropna()


def _given_up(arrivals: pd.DatetimeIndex, tariff: float, listing: float) -> Array:
    """Share of purchases given up by month of arrival, by eq. 4."""
    loaded = arrivals - pd.DateOffset(months=VOYAGE_MONTHS)

    def followed(start: str, lag: Array) -> Array:
        age = (loaded.year - int(start[:4])) * 12 + loaded.month - int(start[5:]) + 1
        return -np.expm1(-np.maximum(np.asarray(age, dtype=float), 0.0) / lag.item())

    tightness = load_parameters().coefficients["compliance_tightness"].central
    gained = _gained_share().reindex(loaded - pd.DateOffset(months=1)).to_numpy(dtype=float)
    pull = followed(TARIFF_FROM, TARIFF_LAG_MONTHS) * _pull(tariff)
    pull = pull + followed(LISTING_FROM, LISTING_LAG_MONTHS) * _pull(listing)
    return np.asarray(compliance_share(pull * np.exp(-tightness * gained)))


def _pull(share: float) -> Array:
    """Pull for a share, also for small negative ones that the search may try."""
    return pull_for(np.array(max(share, -0.04)))


def _residuals(bought: pd.Series, *, with_prior: bool, spread: float = 1.0) -> Callable[[Array], Array]:
    """Residuals of the logs, and of the prior where it counts."""
    months = pd.DatetimeIndex(bought.index)

    def of(coefficients: Array) -> Array:
        before, tariff, listing = coefficients
        own = (np.log(bought.to_numpy()) - before - np.log1p(-_given_up(months, tariff, listing))) / spread
        if not with_prior:
            return np.asarray(own)
        pairs = zip((tariff, listing), PRIOR.values(), strict=True)
        beliefs = [(value - central) / ((high - low) / (2.0 * Z_95)) for value, (central, low, high) in pairs]
        return np.concatenate([own, beliefs])

    return of


def _share(name: str, unit: str, central: float, standard_error: float) -> Estimate:
    """Share with a normal band, kept above zero: a threat makes nobody buy more."""
    low, high = (max(central + side * Z_95 * standard_error, 0.01) for side in (-1.0, 1.0))
    return Estimate(name=name, unit=unit, central=central, low=low, high=high, distribution="lognormal")


def _table(bought: pd.Series, coefficients: Array) -> str:
    """Months reported beside the fit."""
    before, tariff, listing = coefficients
    fitted = np.exp(before) * (1.0 - _given_up(pd.DatetimeIndex(bought.index), tariff, listing))
    lines = [
        f"| {month:%Y-%m} | {seen:.2f} | {ours:.2f} |"
        for (month, seen), ours in zip(bought.items(), fitted, strict=True)
    ]
    head = "| month | India's purchases, mb/d | fit |\n|---|---|---|"
    return "\n".join([head, *lines])
