"""Oil supply: from the cut to the net loss, barrel by barrel."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.energy.oil_cut import OilCut, imposed_loss, unless_imposed
from econ.energy.oil_offsets import government_release
from econ.energy.oil_price import spot_log
from econ.energy.oil_stocks import commercial_draw, held_price_log
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class OilSupply(OilCut):
    """Oil accounts, all (draw, 1, month) in mb/d; the gross cut is what is rerouted, replaced, drawn and lost.

    Attributes
    ----------
    stock_release_mbd, commercial_draw_mbd : array
        Drawn from government and commercial stocks; refilling and hoarding are negative.
    net_loss_mbd : array
        What users must do without, or producers elsewhere bring forth at a higher price; before an announced cut, what
        is hoarded.
    """

    stock_release_mbd: Array
    commercial_draw_mbd: Array
    net_loss_mbd: Array

    @cached_property
    def purchases_mbd(self) -> Array:
        """What Russia still sells by buyer, (draw, buyer, month)."""
        return self.crude.purchases() + self.products.purchases()

    def still_buys_share(self, baseline: Baseline) -> Array:
        """Purchases of each buyer over its usual ones, at most one; (draw, buyer, month)."""
        usual = baseline.by_buyer["russia_oil_exports_mbd"][None, :, None]
        return np.minimum(self.purchases_mbd / usual, 1.0)


def oil_supply(
    scenario: Scenario, paths: LeverPaths, cut: OilCut, brent_log_before: Array, baseline: Baseline, draws: Draws
) -> OilSupply:
    """Take what is cut and not replaced from government or commercial stocks; the rest is lost.

    Parameters
    ----------
    brent_log_before : array, (draw, 1, month)
        Log deviation of Brent from baseline, a month earlier.

    Returns
    -------
    OilSupply
    """
    imposed = imposed_loss(scenario, paths)
    left = cut.gross_cut_mbd - cut.rerouted_mbd - cut.opec_offset_mbd
    stocks = baseline.numbers["government_stocks_mmbbl"]
    release = unless_imposed(government_release(scenario, paths, left, brent_log_before, stocks), imposed)
    gap = left - release
    held = held_price_log(scenario, paths, spot_log(gap, cut.elasticity, baseline), draws)
    draw = unless_imposed(commercial_draw(paths, gap, held, cut.elasticity, baseline, draws), imposed)
    return OilSupply(
        **{field.name: getattr(cut, field.name) for field in fields(OilCut)},
        stock_release_mbd=release,
        commercial_draw_mbd=draw,
        net_loss_mbd=gap - draw,
    )
