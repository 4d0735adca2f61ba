"""How long commercial oil stocks take to come back to trend."""

import numpy as np
import statsmodels.api as sm

import data
from econ.estimate.fit import Estimate, Fit

SAMPLE = slice("1988-01", "2017-12")
YEAR = 12


def oil_stocks() -> Fit:
    """Time constant of refilling: how much of a gap to trend is left a year later."""
    stocks = np.log(data.load("kaenzig_var").set_index("month")["oil_stocks_mmbbl"][SAMPLE].to_numpy(dtype=float))
    t = np.arange(len(stocks))
    gap = stocks - np.polyval(np.polyfit(t, stocks, 1), t)
    found = sm.OLS(gap[YEAR:], gap[:-YEAR]).fit(cov_type="HAC", cov_kwds={"maxlags": YEAR})
    kept, error = float(found.params[0]), float(found.bse[0])
    months = -YEAR / np.log(kept)
    return Fit(
        id="oil_stocks",
        title="Commercial oil stocks: time to refill",
        method=(
            "Gap of log OECD stocks (the proxy of Känzig 2021) to a linear trend, regressed on the gap a year before; "
            "the time constant is -12 / ln(share left), its spread by the delta method from HAC errors."
        ),
        sample="1988-01 to 2017-12",
        observations=int(found.nobs),
        estimates=(
            Estimate.lognormal(
                "oil_commercial_refill_months", "months", float(np.log(months)), error / kept / abs(np.log(kept))
            ),
        ),
        statistics={"share of a gap left after a year": kept, "HAC standard error": error, "R2": float(found.rsquared)},
    )
