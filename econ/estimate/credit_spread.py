"""Credit spreads on oil, output and stress, and what stress costs output; United States."""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray

from econ.estimate.fit import Estimate, Fit
from econ.estimate.quarterly import BEFORE_PANDEMIC, quarterly, without
from econ.estimate.recursive_var import Responses, held, partial_adjustment
from econ.estimate.us_finance import (
    LP_SAMPLE,
    PANDEMIC_DUMMIES,
    VAR_FIRST,
    VAR_LAST_WITH_PANDEMIC,
    financial_var,
    per_gdp,
    spread,
    while_oil_is_up,
)

Array = NDArray[np.float64]

PERCENT_OIL = 10.0
STRESS_LAG_MONTHS = 12.0
"""The model's constant of the same name; the table shows other lags."""

LAGS_TRIED = (3.0, 6.0, 9.0, 12.0, 18.0, 24.0)
OIL_WINDOWS = (3, 6, 12, 24)


def credit_spread() -> Fit:
    """BAA-AAA spread on oil, GDP and stress; GDP on stress."""
    oil = while_oil_is_up(spread("baa_aaa"))
    found = financial_var("baa_aaa", "gdp")
    output, output_error = per_gdp(found, "spread")
    stress, stress_error = spread_on_stress()
    cost = stress_cost(financial_var("premium", "spread"))
    return Fit(
        id="credit-spread",
        title="US credit spreads on oil and output, and the cost of stress",
        method=(
            "Spread is BAA less AAA. Oil: as for equities (oil supply news, thirteen months). Output: mean response "
            "over a year to a shock to GDP, ordered first in the recursive VAR. Stress: change of the spread on the "
            "change of the excess bond premium over four quarters, OLS, per standard deviation of the premium. Cost "
            "of stress: VAR of Gilchrist & Zakrajsek (2012) with GDP and core prices before the premium, two lags; "
            "the premium is held one standard deviation up for a year by shocks of its own and then let go, and the "
            "model's partial adjustment with a lag of twelve months is laid through output over three years. Output "
            "falls further for half a year after the premium is let go and comes back slower than the premium does; "
            "longer lags fit better, but no run is long enough for their coefficients. The VAR is not causal beyond "
            "doubt: premium and output may answer to the same news."
        ),
        sample=f"{LP_SAMPLE.start} to {LP_SAMPLE.stop} (oil); VAR {VAR_FIRST} to {BEFORE_PANDEMIC}",
        observations=found.observations,
        estimates=(
            Estimate.normal(
                "credit_spread_pp_per_10pct_oil", "pp", PERCENT_OIL * oil.value, PERCENT_OIL * oil.standard_error
            ),
            Estimate.normal("credit_spread_pp_per_pct_gdp", "pp per percent", output, output_error),
            Estimate.normal("credit_spread_pp_per_stress_sd", "pp", stress, stress_error),
            _estimate(cost),
        ),
        statistics={
            "standard error, oil": PERCENT_OIL * oil.standard_error,
            "months, oil": oil.observations,
            "first-stage F (robust), oil": oil.first_stage_f,
            "standard error, GDP": output_error,
            "standard error, stress": stress_error,
            "standard deviation of the excess bond premium, pp": premium_sd(),
            "shock of the premium, pp": float(financial_var("premium", "spread").point[0, 2]),
            "GDP at the trough after a shock, percent": float(financial_var("premium", "spread").point[:, 0].min()),
            "quarter of that trough": int(financial_var("premium", "spread").point[:, 0].argmin()),
            "GDP at the trough after a year one deviation up, percent": float(held_path()[0].min()),
            "quarter of that lowest point": int(held_path()[0].argmin()),
            "excess bond premium per percent of GDP, pp": per_gdp(financial_var("premium", "gdp"), "spread")[0],
        },
        table="\n\n".join((_oil_table(), _cost_table())),
    )


def premium_sd() -> float:
    """Return the standard deviation of the quarterly excess bond premium before the pandemic."""
    return float(quarterly(spread("premium")).loc[VAR_FIRST:BEFORE_PANDEMIC].std())


def held_path(found: Responses | None = None) -> tuple[Array, Array]:
    """GDP and premium, in standard deviations, when the premium is held up one deviation for a year."""
    used = found or financial_var("premium", "spread")
    return held(used.point[:, 0], used.point[:, 2] / premium_sd())


def stress_cost(found: Responses, lag_months: float = STRESS_LAG_MONTHS) -> tuple[float, Array, float]:
    """GDP per standard deviation of the premium in the model's form, as drawn, and the share explained."""
    central, explained = partial_adjustment(*held_path(found), lag_months)
    drawn = partial_adjustment(*held(found.drawn[..., 0], found.drawn[..., 2] / premium_sd()), lag_months)[0]
    return float(central), drawn, float(explained)


def spread_on_stress() -> tuple[float, float]:
    """Change of the BAA-AAA spread over a year per standard deviation of the excess bond premium."""
    frame = pd.DataFrame({name: quarterly(spread(name)).diff(4) for name in ("baa_aaa", "premium")}).dropna()
    frame = without(frame, "2020Q1", "2022Q2")
    found = sm.OLS(frame["baa_aaa"], sm.add_constant(frame["premium"])).fit(cov_type="HAC", cov_kwds={"maxlags": 6})
    return premium_sd() * float(found.params["premium"]), premium_sd() * float(found.bse["premium"])


def _estimate(cost: tuple[float, Array, float]) -> Estimate:
    low, high = np.quantile(cost[1], [0.05, 0.95])
    return Estimate(
        name="stress_gdp_pct_per_sd", unit="percent", central=cost[0], low=low, high=high, distribution="lognormal"
    )


def _oil_table() -> str:
    lines = ["Spreads in pp per 10 percent of oil, mean over a window (standard error):", ""]
    lines += ["| months | BAA-AAA | excess bond premium | Gilchrist-Zakrajsek |", "|---|---|---|---|"]
    for months in OIL_WINDOWS:
        found = [while_oil_is_up(spread(name), months) for name in ("baa_aaa", "premium", "gz")]
        cells = [f"{PERCENT_OIL * one.value:.2f} ({PERCENT_OIL * one.standard_error:.2f})" for one in found]
        lines.append(f"| {months} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cost_table() -> str:
    variants = {
        "as stored": financial_var("premium", "spread"),
        "four lags": financial_var("premium", "spread", lags=4),
        "from 1985": financial_var("premium", "spread", first="1985Q1"),
        f"to {VAR_LAST_WITH_PANDEMIC}, dummies {PANDEMIC_DUMMIES[0]} to {PANDEMIC_DUMMIES[1]}": financial_var(
            "premium", "spread", last=VAR_LAST_WITH_PANDEMIC
        ),
    }
    lines = [
        "GDP in percent per standard deviation of the premium, by lag of the partial adjustment (share explained):"
    ]
    lines += ["", "| VAR | trough after a year up | " + " | ".join(f"{lag:.0f} months" for lag in LAGS_TRIED) + " |"]
    lines.append("|---" * (len(LAGS_TRIED) + 2) + "|")
    for name, found in variants.items():
        cells = [stress_cost(found, lag) for lag in LAGS_TRIED]
        shown = " | ".join(f"{one[0]:.2f} ({one[2]:.2f})" for one in cells)
        lines.append(f"| {name} | {held_path(found)[0].min():.2f} | {shown} |")
    return "\n".join(lines)
