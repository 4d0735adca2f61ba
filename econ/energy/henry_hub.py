"""US gas: Henry Hub moves as far as liquefaction can take more gas, or takes less when cargoes would lose money."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import lagged
from econ.energy.horizon import elasticity_after
from econ.units import eur_mwh_to_usd_mmbtu

Array = NDArray[np.float64]

FEED_GAS_RATIO = 1.15
"""Gas price that US contracts charge per unit of LNG, as a multiple of Henry Hub (evidence row us_lng_contract)."""

NOMINATION_MONTHS = 2
"""Cargoes are cancelled about two months ahead (evidence row us_lng_2020)."""


def cancelled_share(ttf_eur_mwh: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Share of US LNG that buyers leave in the ground because its price in Europe does not pay for gas and freight.

    .. math:: c = (1 - u)\, \mathrm{clip}\left(\frac{f - (T - 1.15 H)}{f}, 0, 1\right)   (MODEL.md, eq. 17)

    with TTF and Henry Hub in USD/MMBtu, freight `f` and the share `u` that was loaded even in the summer of 2020.

    Returns
    -------
    array, (draw, 1, month)
    """
    months = ttf_eur_mwh.shape[-1]
    price = eur_mwh_to_usd_mmbtu(ttf_eur_mwh, baseline.numbers["usd_per_eur"])
    margin = price - FEED_GAS_RATIO * baseline.path("henry_hub_usd_mmbtu", months)
    freight = draws["us_lng_freight_usd_mmbtu"]
    return (1.0 - draws["us_lng_must_run_share"]) * np.clip((freight - margin) / freight, 0.0, 1.0)


def lng_demand_change(ttf_log_deviation: Array, baseline: Baseline, draws: Draws) -> Array:
    """Gas that liquefaction takes more or less of than in the baseline, as a share of US production.

    A dearer TTF pulls more only up to what plants can make at their peak; a cheap one cancels cargoes.
    """
    exports = baseline.numbers["us_lng_exports_share_of_production"]
    room = baseline.numbers["us_lng_room_share_of_production"]
    wanted = exports * np.expm1(draws["lng_supply_elasticity"] * np.maximum(ttf_log_deviation, 0.0))
    ttf = baseline.path("ttf_eur_mwh", ttf_log_deviation.shape[-1])
    cancelled = cancelled_share(ttf * np.exp(ttf_log_deviation), baseline, draws) - cancelled_share(
        ttf, baseline, draws
    )
    return np.minimum(wanted, room) - exports * lagged(cancelled, NOMINATION_MONTHS)


def henry_hub_log_deviation(ttf_log_deviation: Array, baseline: Baseline, draws: Draws) -> Array:
    r"""Log deviation of Henry Hub when liquefaction takes more or less gas.

    .. math:: \ln(H/H_0) = \frac{\Delta q}{e(h)}   (MODEL.md, eq. 17)

    with :math:`\Delta q` the change of LNG feed as a share of US production, and an elasticity of supply plus demand
    that grows from days to years.

    Returns
    -------
    array, (draw, 1, month)
    """
    change = lng_demand_change(ttf_log_deviation, baseline, draws)
    elasticity = elasticity_after(
        draws["us_gas_elasticity_short_run"],
        draws["us_gas_elasticity_long_run"],
        draws["us_gas_adjustment_months"],
        change,
    )
    return change / elasticity
