"""Russian consumer prices after the rouble moves."""

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import RegressionResultsWrapper

from econ.estimate.fit import Estimate, Fit
from econ.estimate.gas_data import column
from econ.estimate.slow_price import correlation_of, fit_with_persistence, remembered

FIRST, LAST = "2015-01", "2026-02"
PANDEMIC = slice("2020-03", "2021-06")
INVASION = slice("2022-02", "2022-06")
"""Prices rose by 7.6 % in March 2022 before goods could get dearer by the rouble, which then doubled in value."""

PASS_THROUGH, LAG = "russia_rouble_pass_through", "russia_rouble_lag_months"


def russia_prices() -> Fit:
    r"""Estimate what part of a fall of the rouble ends up in consumer prices, and how fast.

    .. math:: \Delta \ln p_t = a + \psi\, \Delta L_\tau[\ln R]_t + \varepsilon_t   (MODEL.md, eq. 54)
    """
    (found, phi), (full, _), (early, _) = (_fitted(*drop) for drop in ((PANDEMIC, INVASION), (PANDEMIC,), (INVASION,)))
    psi, error = found.params["rouble"], found.bse["rouble"]
    lag = -1.0 / np.log(phi)
    lag_error = found.bse["persistence"] * lag**2 / phi / lag
    correlation = correlation_of(found, ["rouble", "persistence"])
    return Fit(
        id="russia-prices",
        title="Russian consumer prices after the rouble",
        method=(
            "Least squares of monthly changes of seasonally adjusted consumer prices on changes of a rouble that gets "
            "through by partial adjustment; persistence by search; HAC errors, six lags. The other way round, the "
            "rouble does not answer to a month's prices, but both answer to sanctions and oil, so this is a "
            "correlation with the usual sign and not an experiment."
        ),
        sample="2015-01 to 2026-02 without the pandemic (2020-03 to 2021-06) and the invasion (2022-02 to 2022-06)",
        observations=int(found.nobs),
        estimates=(
            Estimate.normal(PASS_THROUGH, "share", psi, error),
            Estimate.lognormal(LAG, "months", float(np.log(lag)), float(lag_error)),
        ),
        correlation=correlation,
        statistics={
            "R2": float(found.rsquared),
            "inflation with a steady rouble, percent a year": float(12.0 * found.params["constant"]),
            "pass-through with the invasion": float(full.params["rouble"]),
            "pass-through with the pandemic": float(early.params["rouble"]),
            "Bank of Russia's own figure (0.5 to 0.6 pp for 10 percent, within a year)": 0.055,
        },
    )


def rouble_and_prices() -> pd.DataFrame:
    """Twelve-month changes of consumer prices and of what the rouble is estimated to do to them, in percent."""
    found, phi = _fitted(PANDEMIC, INVASION)
    price, rouble = _logs()
    return pd.DataFrame(
        {
            "consumer prices": price.diff(12),
            "rouble that has got through, times pass-through": found.params["rouble"]
            * remembered(rouble, phi).diff(12),
        }
    )[FIRST:LAST]


def _logs() -> tuple[pd.Series, pd.Series]:
    price, rouble = (column("russia_macro", name).dropna() for name in ("cpi_index_2015", "rub_per_usd"))
    return 100.0 * np.log(price), 100.0 * np.log(rouble)


def _fitted(*without: slice) -> tuple[RegressionResultsWrapper, float]:
    price, rouble = _logs()

    def design(phi: float) -> tuple[pd.Series, pd.DataFrame]:
        frame = pd.DataFrame({"price": price.diff(), "constant": 1.0, "rouble": remembered(rouble, phi).diff()})[
            FIRST:LAST
        ].dropna()
        for span in without:
            frame = frame.drop(frame[span].index)
        return frame["price"], frame.drop(columns="price")

    return fit_with_persistence(design)
