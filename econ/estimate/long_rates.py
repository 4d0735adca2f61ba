"""Ten-year yields on short rates, for the term spread of the recession probit."""

from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm

from econ.build_baseline.markets import series
from econ.estimate.fit import Estimate, Fit
from econ.estimate.quarterly import AREAS, LAST_MONTH, SUFFIX, without

FIRST = {"EA": "1999-01", "US": "1985-01", "DE": "1999-01"}
SHORT_OF = {"EA": "EA", "US": "US", "DE": "EA"}
BOUND = {"EA": ("2012-07", "2022-06"), "US": ("2009-01", "2015-12"), "DE": ("2012-07", "2022-06")}
HORIZONS = (1, 3, 6, 12, 24)
STORED_HORIZON = 12


@cache
def response(
    area: str, months: int, *, last: str = LAST_MONTH, drop_bound: bool = False, short: str = "rate_3m_pct"
) -> tuple[float, float, int, float]:
    """Slope of the change of the ten-year yield in that of the short rate, its HAC error, months, R2."""
    table = "market_rates" if short == "rate_3m_pct" else "policy_rates"
    frame = pd.DataFrame(
        {
            "long": series("market_rates", "yield_10y_pct", country=area).diff(months),
            "short": series(table, short, country=SHORT_OF[area]).diff(months),
        }
    )
    frame = frame.loc[FIRST[area] : last].dropna()
    if drop_bound:
        frame = without(frame, *BOUND[area])
    found = sm.OLS(frame["long"], sm.add_constant(frame["short"])).fit(cov_type="HAC", cov_kwds={"maxlags": months + 6})
    return float(found.params["short"]), float(found.bse["short"]), len(frame), float(found.rsquared)


def long_rates() -> Fit:
    """Change of the ten-year yield per change of the three-month rate over a year."""
    found = {area: response(area, STORED_HORIZON) for area in AREAS}
    return Fit(
        id="long-rates",
        title="Ten-year yields on short rates",
        method=(
            "OLS of the change of the ten-year government bond yield on the change of the three-month rate, both over "
            "twelve months, HAC errors of eighteen lags. Not causal: news on growth and inflation moves both, so this "
            "is the joint movement that a term spread shows in a cycle, not the effect of a monetary surprise. The "
            "yield of the euro area holds sovereign spreads; Germany's alone says the same."
        ),
        sample=", ".join(f"{area} {FIRST[area]} to {LAST_MONTH}" for area in AREAS),
        observations=sum(one[2] for one in found.values()),
        estimates=tuple(
            Estimate.lognormal(f"long_rate_response_{SUFFIX[a]}", "ratio", float(np.log(one[0])), one[1] / one[0])
            for a, one in found.items()
        ),
        statistics={
            f"{area}: {name}": value
            for area, one in found.items()
            for name, value in (("standard error", one[1]), ("months", one[2]), ("R2", one[3]))
        },
        table=_table(),
    )


def _table() -> str:
    lines = [
        "Slope (standard error) by length of the change:",
        "",
        "| months | area | all | to 2019 | bound months out | on the policy rate |",
        "|---|---|---|---|---|---|",
    ]
    for months in HORIZONS:
        for area in FIRST:
            options = (
                response(area, months),
                response(area, months, last="2019-12"),
                response(area, months, drop_bound=True),
                response(area, months, short="policy_rate_pct"),
            )
            cells = " | ".join(f"{one[0]:.2f} ({one[1]:.2f})" for one in options)
            lines.append(f"| {months} | {area} | {cells} |")
    return "\n".join(lines)
