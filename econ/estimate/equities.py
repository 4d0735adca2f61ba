"""US equities on oil supply news and on output."""

import pandas as pd
import statsmodels.api as sm

from econ.estimate.fit import Estimate, Fit
from econ.estimate.quarterly import BEFORE_PANDEMIC
from econ.estimate.us_finance import (
    LP_SAMPLE,
    VAR_FIRST,
    financial_var,
    log_equities,
    per_gdp,
    var_levels,
    while_oil_is_up,
)

PERCENT_OIL = 10.0
WINDOWS = (3, 6, 12, 24)
SAMPLES = {
    "1983 to 2024": LP_SAMPLE,
    "1975 to 2019": slice("1975-01", "2019-12"),
    "1999 to 2024": slice("1999-01", "2024-12"),
}


def equities() -> Fit:
    """Equities per 10 percent of oil from supply news, and per percent of GDP."""
    oil = while_oil_is_up(log_equities())
    news = financial_var("baa_aaa", "gdp")
    output, output_error = per_gdp(news, "equities")
    slope, slope_error = joint_movement(1)
    return Fit(
        id="equities",
        title="US equities on oil and output",
        method=(
            "Oil: mean log deviation of the S&P 500 over the mean rise of the real oil price in the month and the "
            "twelve after it, by instrumental variables, oil supply news (Kaenzig 2021, shock series) as the "
            "instrument, six lags of both, Newey-West errors, windows that touch 2020-01 to 2021-06 left out. Within "
            "a quarter equities do not fall; over a year the estimate is near the literature's (row fin_eq_oil10: "
            "-1.5, -3.5 to -0.5), but zero is inside the band and the sign is not certain. The literature uses the "
            "same shocks, so it is a check, not a prior. Output: response over a year to a shock to GDP, ordered "
            "first in a recursive VAR of GDP, core prices, BAA-AAA spread, equities, ten-year yield and federal funds "
            "rate, two lags; band from drawn VAR coefficients. Regressing equities on growth gives twice as much, "
            "because equities move spending too and foresee growth. Only US equities can be used, so the EU borrows "
            "both."
        ),
        sample=f"{LP_SAMPLE.start} to {LP_SAMPLE.stop}; VAR {VAR_FIRST} to {BEFORE_PANDEMIC}",
        observations=oil.observations,
        estimates=(
            Estimate.normal(
                "equity_pct_per_10pct_oil", "percent", PERCENT_OIL * oil.value, PERCENT_OIL * oil.standard_error
            ),
            Estimate.normal("equity_pct_per_pct_gdp", "percent per percent", output, output_error),
        ),
        statistics={
            "standard error, oil": PERCENT_OIL * oil.standard_error,
            "first-stage F (robust), oil over thirteen months": oil.first_stage_f,
            "standard error, GDP": output_error,
            "quarters of the VAR": news.observations,
            "OLS of a year's change of equities on GDP growth a quarter ahead": slope,
            "its standard error": slope_error,
        },
        table=_table(),
    )


def joint_movement(lead: int) -> tuple[float, float]:
    """Slope of a year's change of equities in the change of GDP over the year that ends some quarters later."""
    levels = var_levels("baa_aaa").loc["1985Q1":BEFORE_PANDEMIC]
    frame = pd.DataFrame({"equities": levels["equities"].diff(4), "gdp": levels["gdp"].diff(4).shift(-lead)}).dropna()
    found = sm.OLS(frame["equities"], sm.add_constant(frame["gdp"])).fit(cov_type="HAC", cov_kwds={"maxlags": 6})
    return float(found.params["gdp"]), float(found.bse["gdp"])


def _table() -> str:
    lines = [
        "Percent per 10 percent of oil, mean over a window (standard error; first-stage F):",
        "",
        f"| months | {' | '.join(SAMPLES)} |",
        "|---" * (len(SAMPLES) + 1) + "|",
    ]
    for months in WINDOWS:
        cells = []
        for sample in SAMPLES.values():
            one = while_oil_is_up(log_equities(), months, sample)
            cells.append(
                f"{PERCENT_OIL * one.value:.2f} ({PERCENT_OIL * one.standard_error:.2f}; {one.first_stage_f:.0f})"
            )
        lines.append(f"| {months} | {' | '.join(cells)} |")
    return "\n".join(lines)
