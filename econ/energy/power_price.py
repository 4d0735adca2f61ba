"""Wholesale power by group of member states: what the plants that set the price pay for fuel."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES, POWER_GROUPS
from econ.baseline import Baseline
from econ.draws import Draws

Array = NDArray[np.float64]

GAS_PLANT_EFFICIENCY = 0.50
"""Power per unit of gas (gross) in the plant that sets the price; evidence row pw_heat_rate: 2.0 MWh per MWh."""

COAL_PLANT_EFFICIENCY = 0.38
"""Power per unit of coal in the plant that sets the price; only its product with the estimated share matters."""

GROUPS_WHERE_COAL_SETS_THE_PRICE = ("poland",)
"""Elsewhere the fit finds no part of coal that could be told from zero."""


def power_change_eur_mwh(ttf_change_eur_mwh: Array, coal_log: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Change of wholesale power when gas and coal get dearer.

    A plant that sets the price passes its fuel cost on in full; :math:`g` and :math:`k` are the shares of hours in
    which gas and coal do so, at home or across the border, and :math:`\eta` the plants' efficiencies:

    .. math:: \Delta p_c = g_c\, \Delta T / \eta_g + k_c\, \Delta C / \eta_k   (MODEL.md, eq. 19)

    Carbon is as in the baseline: what gas prices do to it could not be told from zero over a quarter.

    Parameters
    ----------
    ttf_change_eur_mwh : array, (draw, 1, month)
        TTF less its baseline. [EUR/MWh]
    coal_log : array, (draw, 1, month)
        Log deviation of the coal price.

    Returns
    -------
    array, (draw, group, month)
        Along `POWER_GROUPS`. [EUR/MWh]
    """
    coal_change = baseline.numbers["coal_price_eur_mwh"] * np.expm1(coal_log)
    gas_share = np.concatenate([draws[f"power_gas_share_{group}"] for group in POWER_GROUPS], axis=1)
    nothing = np.zeros_like(gas_share[:, :1])
    coal_share = np.concatenate(
        [
            draws[f"power_coal_share_{group}"] if group in GROUPS_WHERE_COAL_SETS_THE_PRICE else nothing
            for group in POWER_GROUPS
        ],
        axis=1,
    )
    return gas_share * ttf_change_eur_mwh / GAS_PLANT_EFFICIENCY + coal_share * coal_change / COAL_PLANT_EFFICIENCY


class PowerPrices:
    """Wholesale power of the EU and of each member state, worked out for one state at a time when asked for.

    A state's price moves with its group's; the EU's is their mean weighted by population, as the baseline's is.
    """

    def __init__(self, change_eur_mwh: Array, baseline: Baseline) -> None:
        self._change = change_eur_mwh
        months = change_eur_mwh.shape[-1]
        self._eu, self._groups = baseline.path("power_eur_mwh", months), baseline.path("power_group_eur_mwh", months)
        self._premium = baseline.by_member["power_premium_eur_mwh"]
        membership = np.array([[state in states for state in MEMBER_STATES] for states in POWER_GROUPS.values()])
        self._group_of = membership.argmax(axis=0)
        self._weights = membership @ baseline.by_member["population_share"]

    def eu(self) -> Array:
        """Price of the EU in EUR/MWh, (draw, 1, month)."""
        return self._eu + (self._weights[:, None] * self._change).sum(axis=1, keepdims=True)

    def member(self, i: int) -> Array:
        """Price of a member state in EUR/MWh, which keeps its baseline distance to its group, (draw, month)."""
        group = self._group_of[i]
        return self._groups[:, group] + self._premium[i] + self._change[:, group]
