"""Buyers: what India's purchases tell of the tariff of August 2025 and, apart, of the listing of two producers."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import brentq, least_squares

import data
from econ.axes import BUYERS
from econ.draws import Z_95
from econ.energy.buyers import LISTING_LAG_MONTHS, TARIFF_LAG_MONTHS, compliance_share, pull_for
from econ.energy.oil_rerouting import EU, placeable
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
N_DRAWS, SEED = 500, 1

METHOD = """Least squares in logs of India's purchases on the model's own compliance (eq. 4): a tariff from 2025-08 with
a lag of three months, on the months before the listing; then, given that, a listing from 2025-11 with one of half a
month. Arrivals are a month after loading, the discount gained is that of urals_tax_price. The rows tr_compliance_tariff
and tr_compliance_sdn enter as prior; they were derived from the same months, so the bands are no independent
confirmation. What other buyers gave up follows from the fall of all Russian exports in November 2025, less what the
model's own rerouting places within a month."""


def fitted_purchases() -> pd.Series:
    """India's purchases by the fit, in every month from the first reported to the last, mb/d."""
    tariff, listing = (buyers().estimates[place].central for place in (0, 1))
    months = pd.date_range(reported_purchases().index[0], reported_purchases().index[-1], freq="MS")
    before = buyers().statistics["purchases before, mb/d"]
    return pd.Series(before * (1.0 - _given_up(months, tariff, listing)), months)


@cache
def buyers() -> Fit:
    """India's crude from Russia by month on the tariff and the listing, with the rows' ranges as prior."""
    free, believed = _steps(with_prior=False), _steps(with_prior=True)
    before, tariff, listing = believed.central
    tariff_error, listing_error = believed.errors
    low, central, high = elsewhere_ratio(tariff, listing, listing_error)
    return Fit(
        id="buyers",
        title="Buyers of Russian oil under the tariff of August 2025 and the listing of October 2025",
        method=METHOD,
        sample="2025-06 to 2026-02, months that the press reported; January 2026 is left out as a check",
        observations=len(reported_purchases()),
        estimates=(
            _share("compliance_tariff_india", "share per 25 pp", tariff, tariff_error),
            _share("compliance_listing", "share", listing, listing_error),
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
            "tariff, purchases alone": free.central[1],
            "its standard error": free.errors[0],
            "listing, purchases alone": free.central[2],
            "standard error of it": free.errors[1],
            "standard error of a month, log (3 degrees of freedom)": free.spread,
            "purchases in 2026-01 by the fit, mb/d (reported: 1.1)": float(
                np.exp(before) * (1.0 - _given_up(pd.DatetimeIndex(["2026-01"]), tariff, listing)[0])
            ),
        },
        table=_table(believed.central),
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
    volumes = _volumes_mbd()
    pull = pull_for(np.array(listing)) * -np.expm1(-1.0 / LISTING_LAG_MONTHS.item())
    already = _pull(tariff) * -np.expm1(-MONTHS_OF_TARIFF / TARIFF_LAG_MONTHS.item())
    at_home = float(compliance_share(already + pull) - compliance_share(already))
    lever = Oil()
    moved_in_a_month = 1.0 - np.exp(-1.0 / lever.reroute_months)

    def unplaced(ratio: float) -> float:
        share = np.full(volumes.shape, float(compliance_share(ratio * pull)))
        share[EU], share[BUYERS.index("IN")] = 0.0, at_home
        found_home = placeable(share[None, :, None], volumes).sum() * lever.reroute_share * moved_in_a_month
        return float(share @ volumes - found_home) - fall_mbd

    if unplaced(0.0) >= 0.0:
        return 0.0
    return float(brentq(unplaced, 0.0, 1.0)) if unplaced(1.0) > 0.0 else 1.0


@cache
def _volumes_mbd() -> Array:
    """Oil that Russia sold in 2025 by buyer, mb/d."""
    table = data.load("russia_exports")
    oil = table[(table["year"] == 2025) & table["commodity"].isin(["crude", "products"])]
    by_place = oil.groupby("destination")["volume_kbd"].sum() / 1000.0
    named = {buyer: float(by_place[buyer]) for buyer in BUYERS if buyer != "REST"}
    return np.array([named.get(buyer, float(by_place["World"]) - sum(named.values())) for buyer in BUYERS])


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
    """Pull for a share."""
    return pull_for(np.array(share))


@dataclass(frozen=True)
class _Steps:
    """Log of purchases before, tariff and listing; errors of the last two; spread of a month."""

    central: tuple[float, float, float]
    errors: tuple[float, float]
    spread: float


@cache
def _steps(*, with_prior: bool) -> _Steps:
    """Find the tariff from the months before the listing, then the listing from the months after, given the tariff.

    In one step the form of eq. 4 would let the months of the listing speak on the tariff.
    """
    bought = np.log(reported_purchases())
    first, then = bought[:LISTING_FROM], bought[LISTING_FROM:][1:]
    spread = _steps(with_prior=False).spread if with_prior else 1.0

    def misses(months: pd.Series, before: float, tariff: float, listing: float) -> Array:
        given_up = _given_up(pd.DatetimeIndex(months.index), tariff, listing)
        return np.asarray((months.to_numpy() - before - np.log1p(-given_up)) / spread)

    def belief(name: str, value: float) -> list[float]:
        central, low, high = PRIOR[name]
        return [(value - central) / ((high - low) / (2.0 * Z_95))] if with_prior else []

    def first_step(x: Array) -> Array:
        return np.append(misses(first, x[0], x[1], 0.0), belief("tariff", x[1]))

    def listing_at(before: float, tariff: float) -> tuple[float, float, Array]:
        found = least_squares(
            lambda x: np.append(misses(then, before, tariff, x[0]), belief("listing", x[0])), [0.3], bounds=([0], [0.9])
        )
        return float(found.x[0]), float(1.0 / (found.jac.T @ found.jac).item()), found.fun

    start = least_squares(first_step, [0.6, 0.1], bounds=([-1.0, 0.0], [2.0, 0.9]))
    before, tariff = (float(value) for value in start.x)
    listing, variance, fun = listing_at(before, tariff)
    own = np.concatenate([start.fun[: len(first)], fun[: len(then)]])
    scale = 1.0 if with_prior else float((own**2).sum() / (len(bought) - 3))
    covariance = scale * np.linalg.inv(start.jac.T @ start.jac)
    root = np.linalg.cholesky(covariance)
    moved = [listing_at(before + one, max(tariff + other, 0.0))[0] - listing for one, other in root.T]
    errors = float(np.sqrt(covariance[1, 1])), float(np.sqrt(scale * variance + np.square(moved).sum()))
    return _Steps((before, tariff, listing), errors, spread if with_prior else float(np.sqrt(scale)))


def _share(name: str, unit: str, central: float, standard_error: float) -> Estimate:
    """Share with a normal band, kept above zero: a threat makes nobody buy more."""
    low, high = (max(central + side * Z_95 * standard_error, 0.01) for side in (-1.0, 1.0))
    return Estimate(name=name, unit=unit, central=central, low=low, high=high, distribution="lognormal")


def _table(coefficients: tuple[float, float, float]) -> str:
    """Months reported beside the fit."""
    bought = reported_purchases()
    before, tariff, listing = coefficients
    fitted = np.exp(before) * (1.0 - _given_up(pd.DatetimeIndex(bought.index), tariff, listing))
    lines = [
        f"| {month:%Y-%m} | {seen:.2f} | {ours:.2f} |"
        for (month, seen), ours in zip(bought.items(), fitted, strict=True)
    ]
    head = "| month | India's purchases, mb/d | fit |\n|---|---|---|"
    return "\n".join([head, *lines])
