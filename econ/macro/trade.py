"""Trade: what it costs to carry the threat of secondary tariffs out."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS
from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import smoothed
from econ.energy.buyers import CUTOFF_TARIFF_PCT, trade_lost_share
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]

TARIFF_LAG_MONTHS = np.array([[[6.0]]])
"""Import prices and trade adjust over about two quarters (Cavallo et al. 2021)."""

US_CONSUMPTION_SHARE_OF_GDP = 0.68
"""Personal consumption in US GDP (BEA, 2024)."""


def tariffs_carried_out(scenario: Scenario, paths: LeverPaths, compliance: Array) -> dict[str, Array]:
    """Tariff in percent on what each buyer has not given up, (draw, 1, month); only buyers that have one."""
    cutoff = CUTOFF_TARIFF_PCT * paths.active if scenario.levers.buyers.trade_cutoff else 0.0 * paths.active
    levers = {"IN": "buyers.tariff_india_pct", "CN": "buyers.tariff_china_pct", "TR": "buyers.tariff_turkiye_pct"}
    carried = {}
    for buyer, lever in levers.items():
        tariff = np.maximum(paths[lever], cutoff)
        if tariff.any():
            index = BUYERS.index(buyer)
            carried[buyer] = tariff * (1.0 - compliance[:, index : index + 1])
    return carried


def tariff_price_level_pp(carried: dict[str, Array], months: int, baseline: Baseline, draws: Draws) -> Array:
    r"""Effect of tariffs on consumer prices, US only; (draw, region, month).

    .. math:: \sum_b m_b\, \phi\, \tau_b (1 + \tau_b)^{\varepsilon}   (MODEL.md, eq. 22)

    with import share of consumption `m`, pass-through :math:`\phi` and import elasticity :math:`\varepsilon`.
    """
    if not carried:
        return np.zeros((1, 2, months))
    level = np.zeros_like(next(iter(carried.values())))
    for buyer, tariff in carried.items():
        imports = baseline.numbers[f"us_imports_{buyer.lower()}_usd_bn"]
        share = imports / (US_CONSUMPTION_SHARE_OF_GDP * baseline.by_macro_region["gdp_usd_bn"][1])
        rate = tariff / 100.0
        level = (
            level
            + 100.0 * share * draws["tariff_pass_through"] * rate * (1.0 + rate) ** draws["import_tariff_elasticity"]
        )
    us = smoothed(level, TARIFF_LAG_MONTHS)
    return np.concatenate([np.zeros_like(us), us], axis=1)


def trade_loss_pct(carried: dict[str, Array], months: int, baseline: Baseline, draws: Draws) -> Array:
    r"""GDP effect of tariffs, (draw, region, month): the US directly, the EU through its exports to the US.

    .. math:: y^{US} = \gamma \sum_b \frac{M_b}{M_{CN}} \frac{1 - e^{-\tau_b/90}}{1 - e^{-100/90}}   (MODEL.md, eq. 23)

    with :math:`\gamma` the loss per 100 points on China; it saturates because trade that has ended cannot fall further.
    """
    if not carried:
        return np.zeros((1, 2, months))
    china = baseline.numbers["us_imports_cn_usd_bn"]
    pressure = np.zeros_like(next(iter(carried.values())))
    for buyer, tariff in carried.items():
        weight = baseline.numbers[f"us_imports_{buyer.lower()}_usd_bn"] / china
        pressure = pressure + weight * trade_lost_share(tariff) / trade_lost_share(np.array(100.0))
    us = draws["us_gdp_pct_per_100pp_tariff_china"] * smoothed(pressure, TARIFF_LAG_MONTHS)
    eu = us * baseline.numbers["eu_exports_to_us_share_of_gdp"]
    return np.concatenate([eu, us], axis=1)
