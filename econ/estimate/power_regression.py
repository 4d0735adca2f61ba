"""The regression behind the power fit: a group's price on the cost of the plants that set it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray

from econ.build_baseline.power import plant_costs
from econ.energy.power_price import GROUPS_WHERE_COAL_SETS_THE_PRICE

Array = NDArray[np.float64]

SAMPLE = slice("2015-04", "2026-02")
"""From the month TTF is a hub price to the last before the Gulf outage."""

CRISIS = slice("2021-09", "2023-06")

LAGS = 6
"""Months over which errors may be related (Newey-West)."""

LEFT_OUT = {
    "iberia": slice("2022-06", "2023-12"),
    "france": slice("2022-04", "2022-12"),
}
"""Iberia: the cap on gas for power, in force. France: reactors stopped for cracks, dearer than any fuel explains."""


@dataclass(frozen=True)
class GroupFit:
    """Least squares for one group.

    Attributes
    ----------
    fuels : tuple of str
        Regressors that carry coefficients of the model: "gas", and "coal" where it sets the price.
    influence : array, (month, fuel)
        What each month adds to the coefficients; zero in months left out. Its long-run covariance is theirs.
    """

    fuels: tuple[str, ...]
    coefficients: Array
    influence: Array
    fitted: pd.Series
    r_squared: float
    observations: int


def fuels_of(group: str) -> tuple[str, ...]:
    """Fuels that set a group's price."""
    return ("gas", "coal") if group in GROUPS_WHERE_COAL_SETS_THE_PRICE else ("gas",)


def left_out(group: str, index: pd.Index) -> pd.Series:
    """Months left out of a group's fit."""
    out = pd.Series(False, index=index)
    if group in LEFT_OUT:
        out[LEFT_OUT[group]] = True
    return out


def regressors(fuels: tuple[str, ...]) -> pd.DataFrame:
    """Fuel costs, a yearly wave and a constant."""
    costs = plant_costs()[SAMPLE]
    angle = 2.0 * np.pi * pd.DatetimeIndex(costs.index).month / 12.0
    design: pd.DataFrame = costs[list(fuels)].assign(sine=np.sin(angle), cosine=np.cos(angle))
    return sm.add_constant(design)


def fit_group(group: str, prices: pd.Series, without: slice | None = None) -> GroupFit:
    """Regress a group's price on the cost of its fuels, also leaving out the months `without`."""
    fuels = fuels_of(group)
    design = regressors(fuels)
    kept = prices.reindex(design.index).notna() & ~left_out(group, design.index)
    if without:
        kept[without] = False
    result = sm.OLS(prices.reindex(design.index)[kept], design[kept]).fit()
    score = design[kept].to_numpy() * result.resid.to_numpy()[:, None]
    influence = pd.DataFrame(score @ np.asarray(result.normalized_cov_params), design.index[kept], design.columns)
    return GroupFit(
        fuels=fuels,
        coefficients=result.params[list(fuels)].to_numpy(),
        influence=influence[list(fuels)].reindex(design.index, fill_value=0.0).to_numpy(),
        fitted=result.fittedvalues,
        r_squared=float(result.rsquared),
        observations=int(result.nobs),
    )
