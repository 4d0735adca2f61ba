"""Feedback: what earlier stops of the walk need to know from later ones, always as it was a month before."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from econ.axes import MACRO_REGIONS, TRADING_BUYERS
from econ.baseline import Baseline
from econ.dynamics import lagged

Array = NDArray[np.float64]

REST_OF_WORLD_RESPONSE = 0.5
"""GDP of the rest of the world moves by this part of the EU's and US's average (judgement: net exporters gain)."""

RELAXATION = 0.85
"""How far a draw's next assumption goes towards what was found; all the way makes some draws flicker."""

SETTLED_PCT = 0.1
"""A draw rests once a pass moves its GDP by less in every month; the last pass, from there, moves it far less."""

SETTLED_SHARE = 0.005
"""The same for Brent, as a log deviation, and for what buyers save on Russian oil, as a share of Brent."""


@dataclass(frozen=True)
class Feedback:
    """Deviations found in the previous pass over the walk.

    Attributes
    ----------
    brent_log_deviation : array, (draw, 1, month)
    gdp_pct, demand_pct : array, (draw, region, month)
        GDP against baseline, and the part of it that demand takes away; regions as in `MACRO_REGIONS`.
    buyer_gdp_pct : array, (draw, buyer, month)
        GDP of buyers of Russian oil that tariffs hit, as in `TRADING_BUYERS`.
    discount_gained_share : array, (draw, 1, month)
        What buyers of Russian oil save more than in the baseline, as a share of Brent.
    """

    brent_log_deviation: Array
    gdp_pct: Array
    demand_pct: Array
    buyer_gdp_pct: Array
    discount_gained_share: Array

    @classmethod
    def none(cls, draws: int, months: int) -> "Feedback":
        """First pass: nothing has moved yet."""
        sizes = (1, len(MACRO_REGIONS), len(MACRO_REGIONS), len(TRADING_BUYERS), 1)
        return cls(*(np.zeros((draws, size, months)) for size in sizes))

    @classmethod
    def joined(cls, parts: Sequence["Feedback"]) -> "Feedback":
        """Feedback of all draws, from that of some after another."""
        return cls(*(np.concatenate(paths) for paths in zip(*(part._paths() for part in parts), strict=True)))

    def a_month_before(self) -> "Feedback":
        """Everything shifted by a month, zero at first."""
        return Feedback(*(lagged(path, 1) for path in self._paths()))

    def settled(self, found: "Feedback") -> NDArray[np.bool_]:
        """Draws, (draw,), for which a pass found nearly what it assumed.

        GDP less than `SETTLED_PCT` away in every month, Brent and the discount less than `SETTLED_SHARE`.
        """
        output = np.abs(found.gdp_pct - self.gdp_pct).max(axis=(1, 2)) < SETTLED_PCT
        pairs = (
            (self.brent_log_deviation, found.brent_log_deviation),
            (self.discount_gained_share, found.discount_gained_share),
        )
        prices = [np.abs(new - old).max(axis=(1, 2)) < SETTLED_SHARE for old, new in pairs]
        return np.logical_and.reduce([output, *prices])

    def same(self, found: "Feedback") -> bool:
        """Whether a pass found exactly what it assumed, as where nothing happens."""
        return all(np.array_equal(mine, new) for mine, new in zip(self._paths(), found._paths(), strict=True))

    def of(self, draws: NDArray[np.int_] | NDArray[np.bool_]) -> "Feedback":
        """Feedback of some draws."""
        return Feedback(*(path[draws] for path in self._paths()))

    def is_finite(self) -> bool:
        """Whether every number is one."""
        return bool(np.isfinite(self.brent_log_deviation).all() and np.isfinite(self.gdp_pct).all())

    def put(self, draws: NDArray[np.int_], found: "Feedback") -> None:
        """Take over what was found for these draws."""
        for mine, new in zip(self._paths(), found._paths(), strict=True):
            mine[draws] = new

    def towards(self, found: "Feedback") -> "Feedback":
        """Assumption for the next pass: most of the way to what was found, so that nothing flickers."""
        pairs = zip(self._paths(), found._paths(), strict=True)
        return Feedback(*(old + RELAXATION * (new - old) for old, new in pairs))

    def _paths(self) -> tuple[Array, ...]:
        """All paths in the order of the attributes."""
        return tuple(getattr(self, one.name) for one in fields(self))

    def world_gdp_pct(self, baseline: Baseline) -> Array:
        """World GDP against baseline as oil demand sees it, weighted by oil consumption; (draw, 1, month)."""
        weights = baseline.by_macro_region["oil_consumption_mbd"] / baseline.numbers["world_oil_consumption_mbd"]
        own = (weights[None, :, None] * self.gdp_pct).sum(axis=1, keepdims=True)
        rest = (1.0 - weights.sum()) * REST_OF_WORLD_RESPONSE * self.gdp_pct.mean(axis=1, keepdims=True)
        oil_use = np.array([baseline.numbers[f"oil_consumption_{buyer.lower()}_mbd"] for buyer in TRADING_BUYERS])
        share = oil_use / baseline.numbers["world_oil_consumption_mbd"]
        buyers = (share[None, :, None] * self.buyer_gdp_pct).sum(axis=1, keepdims=True)
        return own + rest + buyers
