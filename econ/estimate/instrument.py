"""Regressions with one instrument, and how far something moves while the price of oil or gas is up."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.stats.sandwich_covariance import S_hac_simple

PANDEMIC = ("2020-01", "2021-06")


@dataclass(frozen=True)
class Slope:
    """Coefficient of the regressor, its HAC standard error, observations, and robust F of the first stage."""

    value: float
    standard_error: float
    observations: int
    first_stage_f: float

    def __str__(self) -> str:
        """Coefficient and standard error."""
        return f"{self.value:.2f} ({self.standard_error:.2f})"


def instrumented(
    dependent: pd.Series, regressor: pd.Series, instrument: pd.Series, controls: pd.DataFrame, lags: int
) -> Slope:
    """Just-identified two-stage least squares with a constant and Newey-West errors."""
    both = pd.DataFrame({"y": dependent, "x": regressor, "z": instrument})
    frame = both.join(controls, how="inner").dropna().assign(constant=1.0)
    shared = [*controls.columns, "constant"]
    x, z = frame[["x", *shared]].to_numpy(), frame[["z", *shared]].to_numpy()
    y = frame["y"].to_numpy()
    inverse = np.linalg.inv(z.T @ x)
    coefficients = inverse @ z.T @ y
    residual = y - x @ coefficients
    covariance = inverse @ S_hac_simple(z * residual[:, None], nlags=lags) @ inverse.T
    first_stage = sm.OLS(x[:, 0], z).fit(cov_type="HC1")
    return Slope(
        float(coefficients[0]), float(np.sqrt(covariance[0, 0])), len(frame), float(first_stage.tvalues[0] ** 2)
    )


def mean_rise(values: pd.Series, months: int) -> pd.Series:
    """Mean over this month and the next ones, against the month before."""
    return sum((values.shift(-h) for h in range(months + 1)), start=0.0 * values) / (months + 1) - values.shift(1)


def while_price_is_up(
    outcome: pd.Series,
    log_price: pd.Series,
    instrument: pd.Series,
    months: int,
    sample: slice,
    *,
    lags: int = 6,
    controls: pd.DataFrame | None = None,
) -> Slope:
    """Mean rise of the outcome per mean rise of the price over a number of months (integral multiplier).

    Local projection by instrumental variables with lagged changes of both as controls. Starting months whose window
    touches the pandemic are left out.
    """
    past = {f"price_{k}": log_price.diff().shift(k) for k in range(1, lags + 1)}
    past |= {f"outcome_{k}": outcome.diff().shift(k) for k in range(1, lags + 1)}
    held = pd.DataFrame(past) if controls is None else pd.DataFrame(past).join(controls)
    rise = mean_rise(outcome, months)[sample]
    first = pd.Timestamp(PANDEMIC[0]) - pd.DateOffset(months=months)
    rise = rise[(rise.index < first) | (rise.index > pd.Timestamp(PANDEMIC[1]))]
    return instrumented(rise, mean_rise(log_price, months), instrument, held.reindex(rise.index), months + 3)
