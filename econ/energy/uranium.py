"""Enriched uranium: nuclear power whose fuel is no longer made once stocks are used up."""

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.paths import LeverPaths

Array = NDArray[np.float64]


def nuclear_at_risk_twh_yr(paths: LeverPaths, baseline: Baseline, draws: Draws) -> Array:
    r"""Nuclear power, as an annual rate, that rests on Russian enrichment and has no stock left.

    .. math:: A_t = N\, q\, \min(v_{t-S}, v_t)   (MODEL.md, section 2, nuclear fuel)

    with nuclear power `N`, Russia's share `q` of the enrichment bought, the cut `v` and stocks for `S` months. Each
    buyer holds its own stock and nobody else enriches more: an upper bound. It moves no price and no GDP here.

    Returns
    -------
    array, (draw, region, month)
        Regions `MACRO_REGIONS`. [TWh a year]
    """
    cut = paths["other_fuels.enriched_uranium_cut_share"][0, 0]
    months = np.arange(cut.size)
    before = np.floor(months - draws["nuclear_fuel_stock_months"][:, :, :1]).astype(int)
    missing = np.where(before >= 0, np.minimum(cut[np.maximum(before, 0)], cut), 0.0)
    exposed = (
        baseline.by_macro_region["nuclear_generation_twh_yr"] * baseline.by_macro_region["russia_share_of_enrichment"]
    )
    return exposed[:, None] * missing
