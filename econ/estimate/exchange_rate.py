"""Dollar price of the euro on gas and oil."""

from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.regression.linear_model import RegressionResultsWrapper

from econ.build_baseline.markets import series
from econ.estimate.fit import Estimate, Fit
from econ.estimate.instrument import PANDEMIC
from econ.estimate.quarterly import LAST_MONTH, without
from econ.estimate.us_finance import while_oil_is_up

FIRST = "2015-05"
MONTHS = 3
PERCENT_PRICE = 10.0
SAMPLES = {
    "all but the pandemic": ((FIRST, LAST_MONTH), PANDEMIC),
    "to 2019": ((FIRST, "2019-12"), PANDEMIC),
    "without 2020 to 2023": ((FIRST, LAST_MONTH), ("2020-01", "2023-12")),
    "2021-07 to 2023-12": (("2021-07", "2023-12"), PANDEMIC),
}


def log_euro() -> pd.Series:
    """Log of dollars per euro times 100."""
    return pd.Series(100.0 * np.log(series("fx", "usd_per_eur")))


@cache
def regression(sample: str, months: int = MONTHS) -> RegressionResultsWrapper:
    """Change of the euro on changes of TTF and Brent over some months, HAC errors."""
    frame = pd.DataFrame(
        {
            "euro": log_euro().diff(months),
            "ttf": 100.0 * np.log(series("ttf", "ttf_eur_mwh")).diff(months),
            "brent": 100.0 * np.log(series("brent", "brent_usd_bbl")).diff(months),
        }
    )
    (first, last), left_out = SAMPLES[sample]
    frame = without(frame.loc[first:last].dropna(), *left_out)
    return sm.OLS(frame["euro"], sm.add_constant(frame[["ttf", "brent"]])).fit(
        cov_type="HAC", cov_kwds={"maxlags": months + 6}
    )


def exchange_rate() -> Fit:
    """Percent by which the euro moves against the dollar per 10 percent of TTF."""
    found = regression("all but the pandemic")
    oil = while_oil_is_up(log_euro())
    return Fit(
        id="exchange-rate",
        title="The euro in dollars on gas",
        method=(
            "OLS of the change of the logarithm over three months on those of TTF and Brent, HAC errors of nine lags, "
            "on months with a traded gas price. The sign is that of a region that buys its gas, and it is the same "
            "before, in and after the crisis; still, news on the war may have moved both, so it is no proof of cause. "
            "Oil moves nothing that lasts: supply news goes with a dearer euro for a month or two, which is the "
            "dollar's part in the price of oil, and with none over a year. Oil therefore gets no coefficient."
        ),
        sample=f"{FIRST} to {LAST_MONTH} without {PANDEMIC[0]} to {PANDEMIC[1]}",
        observations=int(found.nobs),
        estimates=(
            Estimate.normal(
                "euro_pct_per_10pct_ttf",
                "percent",
                PERCENT_PRICE * float(found.params["ttf"]),
                PERCENT_PRICE * float(found.bse["ttf"]),
            ),
        ),
        statistics={
            "standard error": PERCENT_PRICE * float(found.bse["ttf"]),
            "R2": float(found.rsquared),
            "percent per 10 percent of Brent in the same regression": PERCENT_PRICE * float(found.params["brent"]),
            "its standard error": PERCENT_PRICE * float(found.bse["brent"]),
            "percent per 10 percent of oil from supply news, thirteen months": PERCENT_PRICE * oil.value,
            "standard error of that": PERCENT_PRICE * oil.standard_error,
        },
        table=_table(),
    )


def _table() -> str:
    lines = ["Percent per 10 percent of TTF (standard error), by length of the change:", ""]
    lines += ["| sample | a month | three months | a year | months |", "|---|---|---|---|---|"]
    for sample in SAMPLES:
        found = [regression(sample, months) for months in (1, 3, 12)]
        cells = [f"{PERCENT_PRICE * one.params['ttf']:.2f} ({PERCENT_PRICE * one.bse['ttf']:.2f})" for one in found]
        lines.append(f"| {sample} | {' | '.join(cells)} | {int(found[0].nobs)} |")
    return "\n".join(lines)
