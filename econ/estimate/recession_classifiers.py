"""Published figures on recession classifiers, computed on the project's data: each with what differs."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

import data
from econ.build_baseline.markets import series
from econ.estimate.forecast_scores import auroc
from econ.estimate.recession_data import ahead, crude_price, market, net_price_increase
from econ.estimate.recession_probit import fit
from econ.normal import normal_cdf

LAGS_MONTHS = 24

BOND_DAYS, BILL_DAYS, QUARTER_DAYS = 365.0, 360.0, 91.0
"""Bills are quoted as a discount on a year of 360 days (Estrella and Trubin 2006)."""


@dataclass(frozen=True)
class Replication:
    """A published figure as the project's data give it.

    Attributes
    ----------
    value : float
        In the unit of the row of published.csv: percent, or an area under the curve.
    note : str
        Target, sample and what differs from the study.
    """

    value: float
    note: str


def term_spread() -> pd.Series:
    """Ten-year yield less the three-month bill's yield on the bonds' basis, as in the studies; percentage points."""
    rates = market("US")
    discount = rates["rate_3m_pct"]
    bond_equivalent = BOND_DAYS * discount / (BILL_DAYS - QUARTER_DAYS * discount / 100.0)
    return (rates["yield_10y_pct"] - bond_equivalent).dropna()


def near_term_forward_spread() -> pd.Series:
    """Forward rate six quarters ahead less the three-month rate, from one- and five-year yields; percentage points.

    With yields linear in maturity between one and five years, the forward at eighteen months is their mean. Engstrom
    and Sharpe use the whole curve; this is a rough stand-in.
    """
    yields = data.load("treasury_yields_us").set_index("month").astype(float)
    return (yields.mean(axis=1) - market("US")["rate_3m_pct"]).dropna()


def in_recession_then(months: int = 12) -> pd.Series:
    """1 if the month that many months ahead is in recession."""
    return series("recession_months_us", "recession").iloc[:-12].shift(-months).dropna()


def sample(predictor: pd.Series, first: str, last: str) -> pd.DataFrame:
    """Outcome twelve months on and one predictor."""
    return pd.DataFrame({"outcome": in_recession_then(), "x": predictor}).dropna()[first:last]


def probability_at(spread_pp: float, first: str, last: str) -> float:
    """Probability, in percent, of recession twelve months on at a term spread, by a probit on a sample of origins."""
    fitted = fit(sample(term_spread(), first, last), ("x",), LAGS_MONTHS)
    return 100.0 * float(normal_cdf(np.array(fitted.params["const"] + fitted.params["x"] * spread_pp)))


def area(predictor: pd.Series, first: str, last: str) -> float:
    """AUROC of one predictor, its sign as given, for recession twelve months on."""
    both = sample(predictor, first, last)
    return auroc(both["outcome"], both["x"])


def hit_rates(sample_of_chinn: pd.DataFrame, threshold: float) -> tuple[float, float]:
    """Shares, in percent, of recession and of other months that a term-spread probit puts on the right side."""
    fitted = fit(sample_of_chinn, ("x",), LAGS_MONTHS)
    index = (fitted.params["const"] + fitted.params["x"] * sample_of_chinn["x"]).to_numpy()
    called, event = normal_cdf(index) > threshold, sample_of_chinn["outcome"].to_numpy() == 1
    return 100.0 * float(called[event].mean()), 100.0 * float((~called[~event]).mean())


def chinn_sample(first: str, last: str, *, within: bool) -> pd.DataFrame:
    """Outcome and spread as Chinn has them: the month of the peak counts as recession, the bill is on its own basis.

    Parameters
    ----------
    within : bool
        Recession at any of the next twelve months, or else at the twelfth.
    """
    recession = series("recession_months_us", "recession").iloc[:-12]
    with_peak = pd.concat([recession, recession.shift(-1)], axis=1).max(axis=1, skipna=False)
    outcome = ahead(with_peak, 12) if within else with_peak.shift(-12)
    rates = market("US")
    return pd.DataFrame({"outcome": outcome, "x": rates["yield_10y_pct"] - rates["rate_3m_pct"]}).dropna()[first:last]


CHINN = {False: (-0.245, -0.752), True: (0.266, -0.595)}
"""Chinn's constant and slope, by whether recession counts within (row rec_chinn_within_a) or at twelve months.

M. Chinn, "Probability of recession in 12 months vs. within 12 months", Econbrowser 2019,
https://talkmarkets.com/article/probability-of-recession-in-12-months-vs-within-12-months
"""


def chinn(*, within: bool) -> tuple[float, float]:
    """Return what `CHINN` holds as the project's data give it: origins 1967-01 to 2018-11."""
    fitted = fit(chinn_sample("1967-01", "2018-11", within=within), ("x",), LAGS_MONTHS)
    return float(fitted.params["const"]), float(fitted.params["x"])


def replications() -> dict[str, Replication]:
    """Return figures by the id of their row in published.csv; all for a recession at month t+12, in sample."""
    monthly = "monthly means"
    detected, cleared = hit_rates(chinn_sample("1986-01", "2015-02", within=False), 0.2)
    return {
        "REC_EM0": Replication(
            probability_at(0.02, "1960-01", "1994-03"), f"spread 0.02 pp, origins 1960-01 to 1994-03; {monthly}"
        ),
        "REC_NYF0": Replication(
            probability_at(0.0, "1959-01", "2008-12"), f"spread 0, origins 1959-01 to 2008-12; {monthly}"
        ),
        "REC_BJ11": Replication(area(-term_spread(), "1970-01", "2010-12"), f"origins 1970-01 to 2010-12; {monthly}"),
        "REC_LM16": Replication(area(-term_spread(), "1959-01", "2010-12"), f"origins 1959-01 to 2010-12; {monthly}"),
        "REC_ES18": Replication(
            area(-near_term_forward_spread(), "1972-01", "2017-12"),
            "origins 1972-01 to 2017-12; forward spread approximated from one- and five-year yields",
        ),
        "REC_OILAUC": Replication(
            area(net_price_increase(crude_price()), "1970-01", "2018-12"),
            "net price increase over 36 months, last year's sum; origins 1970-01 to 2018-12",
        ),
        "REC_BSIC": Replication(
            detected,
            f"threshold 20 %, origins 1986-01 to 2015-02, peak included; {cleared:.0f} % of other months called right",
        ),
    }
