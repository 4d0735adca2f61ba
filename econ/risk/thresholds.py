"""Thresholds of pain: which path each one watches, and from when on it has been passed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from econ.dynamics import trailing_mean
from econ.levers.assumptions import Thresholds
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Sense = Literal["above", "at or below", "below", "fallen by"]

SIDES = ("RU", "EU", "US")
UNEMPLOYMENT = "unemployment_vs_baseline_pp"
"""Watched, but no variable of a result, which has the rate."""


@dataclass(frozen=True)
class Threshold:
    """One threshold of one side.

    Attributes
    ----------
    side : str
        Of `SIDES`.
    lever : str
        Name in the `thresholds` group.
    variable : str
        What it watches, a canonical variable, or `UNEMPLOYMENT`.
    sense : {"above", "at or below", "below", "fallen by"}
        When it counts as passed; "fallen by" means below minus the lever.
    months : int
        Months over whose mean it is judged: twelve for what is felt, and known from the past, by the year.
    """

    side: str
    lever: str
    variable: str
    sense: Sense
    months: int = 1

    def judged(self, path: Array) -> Array:
        """Path as it is judged: the deviation itself, or its mean over the last `months`."""
        return path if self.months == 1 else trailing_mean(path, self.months)

    def passed(self, judged: Array, level: float) -> Flags:
        """Whether a judged path is past a level, month by month."""
        if self.sense == "above":
            return judged > level
        if self.sense == "at or below":
            return judged <= level
        return judged < (-level if self.sense == "fallen by" else level)


def _both(lever: str, variable: str, sense: Sense, months: int = 1) -> tuple[Threshold, Threshold]:
    return Threshold("EU", lever, variable, sense, months), Threshold("US", lever, variable, sense, months)


THRESHOLDS = (
    Threshold("RU", "russia_liquid_fund_rub_trn", "russia_liquid_fund_rub_trn", "at or below"),
    Threshold("RU", "russia_deficit_pct_gdp", "russia_deficit_pct_gdp", "above"),
    Threshold("RU", "russia_inflation_pct", "russia_inflation_yoy_pct", "above"),
    Threshold("RU", "russia_gdp_loss_pct", "russia_gdp_vs_baseline_pct", "fallen by"),
    *_both("real_income_loss_pct", "real_income_vs_baseline_pct", "fallen by", months=MONTHS_PER_YEAR),
    *_both("headline_cpi_yoy_pct", "headline_cpi_yoy_pct", "above"),
    *_both("unemployment_rise_pp", UNEMPLOYMENT, "above"),
    *_both("fiscal_cost_pct_gdp", "fiscal_cost_pct_gdp", "above", months=MONTHS_PER_YEAR),
    *_both("approval_fall_pp", "approval_vs_baseline_pp", "fallen by"),
    Threshold("EU", "gas_storage_share", "gas_storage_share", "below"),
    Threshold("EU", "gas_rationed_share", "gas_rationed_share", "above", months=MONTHS_PER_YEAR),
)

PathOf = Callable[[str, str], Array | None]


def passed_by_then(thresholds: Thresholds, path_of: PathOf) -> Mapping[Threshold, Flags]:
    """Whether each threshold has been passed up to each month, (draw, month), for those that are judged.

    Parameters
    ----------
    thresholds : Thresholds
        Levels; None = not judged.
    path_of : callable
        Path of a variable in a region, (draw, month), or None where the model has none; such a threshold is not judged.
    """
    found = {}
    for threshold in THRESHOLDS:
        level = getattr(thresholds, threshold.lever)
        path = None if level is None else path_of(threshold.variable, threshold.side)
        if path is not None:
            found[threshold] = np.logical_or.accumulate(threshold.passed(threshold.judged(path), level), axis=-1)
    return found


def broken_by_then(passed: Mapping[Threshold, Flags], count_needed: int, side: str) -> Flags:
    """Whether a side has passed as many thresholds as needed up to each month, (draw, month); one draw or all (eq. 57).

    A side with fewer thresholds than needed never breaks.
    """
    own = [flags.astype(int) for threshold, flags in passed.items() if threshold.side == side]
    if not own:
        months = next(iter(passed.values())).shape[-1] if passed else 0
        return np.zeros((1, months), dtype=bool)
    return sum(own[1:], own[0]) >= count_needed
