"""Feedback: what earlier stops of the walk need to know from later ones, always as it was a month before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import MACRO_REGIONS
from econ.baseline import Baseline
from econ.dynamics import lagged

Array = NDArray[np.float64]

REST_OF_WORLD_RESPONSE = 0.5
"""GDP of the rest of the world moves by this part of the EU's and US's average (judgement: net exporters gain)."""


RELAXATION = 0.7
SETTLED_PCT = 0.02


@dataclass(frozen=True)
class Feedback:
    """Deviations found in the previous pass over the walk.

    Attributes
    ----------
    brent_log_deviation : array, (draw, 1, month)
    gdp_pct, demand_pct : array, (draw, region, month)
        GDP against baseline, and the part of it that demand takes away; regions as in `MACRO_REGIONS`.
    """

    brent_log_deviation: Array
    gdp_pct: Array
    demand_pct: Array

    @classmethod
    def none(cls, draws: int, months: int) -> "Feedback":
        """First pass: nothing has moved yet."""
        regions = len(MACRO_REGIONS)
        return cls(np.zeros((draws, 1, months)), np.zeros((draws, regions, months)), np.zeros((draws, regions, months)))

    def a_month_before(self) -> "Feedback":
        """Everything shifted by a month, zero at first."""
        return Feedback(lagged(self.brent_log_deviation, 1), lagged(self.gdp_pct, 1), lagged(self.demand_pct, 1))

    def settled(self, found: "Feedback") -> bool:
        """Whether a pass found what it assumed: mean distance of GDP over draws below `SETTLED_PCT` in every month."""
        return bool(np.abs(found.gdp_pct - self.gdp_pct).mean(axis=0).max() < SETTLED_PCT)

    def is_finite(self) -> bool:
        """Whether every number is one."""
        return bool(np.isfinite(self.brent_log_deviation).all() and np.isfinite(self.gdp_pct).all())

    def towards(self, found: "Feedback") -> "Feedback":
        """Assumption for the next pass: first what was found, then most of the way, so that nothing flickers."""
        if not self.gdp_pct.any():
            return found

        def part(old: Array, new: Array) -> Array:
            return old + RELAXATION * (new - old)

        return Feedback(
            part(self.brent_log_deviation, found.brent_log_deviation),
            part(self.gdp_pct, found.gdp_pct),
            part(self.demand_pct, found.demand_pct),
        )

    def world_gdp_pct(self, baseline: Baseline) -> Array:
        """World GDP against baseline as oil demand sees it, weighted by oil consumption; (draw, 1, month)."""
        weights = baseline.by_macro_region["oil_consumption_mbd"] / baseline.numbers["world_oil_consumption_mbd"]
        own = (weights[None, :, None] * self.gdp_pct).sum(axis=1, keepdims=True)
        rest = (1.0 - weights.sum()) * REST_OF_WORLD_RESPONSE * self.gdp_pct.mean(axis=1, keepdims=True)
        return own + rest
