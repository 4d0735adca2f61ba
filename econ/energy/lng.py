"""LNG: what the EU draws from the world pool it shares with Asia."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES
from econ.baseline import Baseline
from econ.draws import Draws, picked
from econ.energy.gas_demand import LARGEST_PERSISTENCE
from econ.scenario import Scenario
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LngPool:
    """The world's LNG as the EU meets it.

    Attributes
    ----------
    eu_twh : array, (month,)
        LNG landed in the EU in the baseline.
    elsewhere_twh : float
        LNG landed elsewhere, monthly mean.
    elasticity : array, (draw,)
        Elasticity of LNG to the EU to the margin of TTF over the Asian price.
    asian_pass_through : array, (draw,)
        Part of a change of TTF that the Asian price follows.
    persistence : array, (draw,)
        Share of a price change that has not got through after a month.
    regas_limit_twh : float
        What the EU's terminals can land in a month.
    """

    eu_twh: Array
    elsewhere_twh: float
    elasticity: Array
    asian_pass_through: Array
    persistence: Array
    regas_limit_twh: float

    def of(self, draws: NDArray[np.int_]) -> "LngPool":
        """Only some of the draws."""
        return replace(self, **picked(self, draws, "elasticity", "asian_pass_through", "persistence"))

    def drawn(self, felt_margin: Array, month: int) -> Array:
        r"""LNG that the EU draws beyond baseline, in TWh.

        .. math:: \Delta L = R_0 (1 - e^{-\varepsilon_L z \bar L_0 / R_0})   (MODEL.md, eq. 15)

        with `z` the margin that has got through. What the EU gains others give up, so that the world `R_0` outside
        never gives more than it has; terminals set a limit too.
        """
        landed = float(self.eu_twh[month])
        wanted = -self.elsewhere_twh * np.expm1(self.pull * felt_margin)
        return np.minimum(np.maximum(wanted, -landed), max(self.regas_limit_twh - landed, 0.0))

    @cached_property
    def pull(self) -> Array:
        r"""Minus :math:`\varepsilon_L \bar L_0 / R_0`, (draw,)."""
        return -self.elasticity * self.eu_twh.mean() / self.elsewhere_twh


def lng_pool(scenario: Scenario, months: int, baseline: Baseline, draws: Draws) -> LngPool:
    """Pool of a run (MODEL.md, eq. 15)."""
    routes = baseline.path("gas_supply_twh", months)[0]
    eu = routes[GAS_ROUTES.index("russian_lng")] + routes[GAS_ROUTES.index("other_lng")]
    elsewhere = baseline.numbers["world_lng_trade_twh_yr"] / MONTHS_PER_YEAR - eu.mean()
    return LngPool(
        eu_twh=eu,
        elsewhere_twh=float(elsewhere),
        elasticity=scenario.levers.assumptions.gas_elasticity_scale * draws["lng_flow_elasticity"][:, 0, 0],
        asian_pass_through=draws["asian_lng_pass_through"][:, 0, 0],
        persistence=np.minimum(draws["lng_flow_persistence"][:, 0, 0], LARGEST_PERSISTENCE),
        regas_limit_twh=baseline.numbers["regas_capacity_twh_month"],
    )


def asian_price_log_deviation(ttf_log_deviation: Array, draws: Draws) -> Array:
    r"""Log deviation of the Asian spot price, :math:`\pi x` (MODEL.md, eq. 15); (draw, 1, month)."""
    return draws["asian_lng_pass_through"] * ttf_log_deviation
