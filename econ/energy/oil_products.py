"""Oil products: what consumers pay over crude when diesel and gasoline are missing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.draws import Draws
from econ.energy.oil_elasticity import total_elasticity
from econ.scenario import Scenario

Array = NDArray[np.float64]

ESTIMATED_AT_MONTHS = 6.0
"""Middle of the window of the estimate: 2022-03 to 2023-01 (econ/estimate/products.py)."""

DIESEL_SHARE = np.array([0.65, 0.35])[None, :, None]
"""Diesel and heating oil in the fuels that households and firms burn, EU and US (judgement)."""


@dataclass(frozen=True)
class OilProducts:
    """Widening of margins over Brent against baseline, in USD/bbl.

    Attributes
    ----------
    diesel_usd_bbl, gasoline_usd_bbl : array, (draw, 1, month)
    fuel_usd_bbl : array, (draw, region, month)
        Their mean by what each region burns.
    """

    diesel_usd_bbl: Array
    gasoline_usd_bbl: Array
    fuel_usd_bbl: Array


def oil_products(scenario: Scenario, products_lost_mbd: Array, elasticity: Array, draws: Draws) -> OilProducts:
    r"""Widening of the crack spreads when products are lost.

    .. math:: \Delta k_f = \kappa_f\, q\, \min(e(6) / e(h), 1)   (MODEL.md, eq. 41)

    with `q` the products cut and not rerouted: spare crude and government stocks, which are crude, do not replace them.
    The coefficient is a mean over the first eleven months of a loss, so it holds as it is to the middle of them;
    from there on refineries elsewhere adapt as fast as the oil market as a whole, for want of an estimate.

    Parameters
    ----------
    products_lost_mbd, elasticity : array, (draw, 1, month)
        As in `OilSupply`.
    """
    at_estimate = total_elasticity(np.full((1, 1, 1), ESTIMATED_AT_MONTHS), scenario, draws)
    lost = products_lost_mbd * np.minimum(at_estimate / elasticity, 1.0)
    diesel = draws["diesel_crack_usd_bbl_per_mbd"] * lost
    gasoline = draws["gasoline_crack_usd_bbl_per_mbd"] * lost
    return OilProducts(diesel, gasoline, DIESEL_SHARE * diesel + (1.0 - DIESEL_SHARE) * gasoline)
