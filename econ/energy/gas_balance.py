"""Gas balance of the EU: expected scarcity sets the price, demand and LNG follow, storage takes the rest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.energy.gas_glut import taken_from_routes
from econ.energy.gas_month import SMALLEST_DEMAND_TWH, GasMonths, gas_months
from econ.energy.gas_sharing import imposed_on_all, imposed_on_states, shortage_burden
from econ.energy.gas_terms import GasTerms, income_ratio
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class GasBalance:
    """Gas accounts of the EU, all (draw, 1, month).

    Storage moves by supply less demand plus rationing in every month and draw.

    Attributes
    ----------
    ttf_log_deviation : array
        Log deviation of TTF from baseline.
    supply_twh, demand_twh, rationed_twh : array
        Monthly flows; demand is what customers want at the price, before rationing.
    lng_twh : array
        LNG landed, part of supply.
    storage_twh : array
        Stock at the end of the month.
    supply_loss_twh, supply_added_twh : array
        Supply removed and added by the scenario before any response.
    fixed_routes_twh : array, (draw or 1, route, month)
        What comes by routes that bring the same at any price, as in `FIXED_GAS_ROUTES`; the rest of supply is LNG.
        Less than that where there is gas that nobody takes.
    supply_change_twh : array
        Supply less the baseline's: what is lost, added and drawn by price, all of it imports.
    firms_short_share : array
        Rationed gas over wanted demand as far as it is firms' and power plants' gas: households come last.
    common_shortage_share : array
        Rationed share that falls on states without a shortage of their own imposed.
    burden : array, (state,)
        How many times a small common shortage each member state bears; the demand-weighted mean is one.
    """

    ttf_log_deviation: Array
    supply_twh: Array
    demand_twh: Array
    rationed_twh: Array
    lng_twh: Array
    storage_twh: Array
    supply_loss_twh: Array
    supply_added_twh: Array
    fixed_routes_twh: Array
    supply_change_twh: Array
    firms_short_share: Array
    common_shortage_share: Array
    burden: Array

    @property
    def rationed_share(self) -> Array:
        """Rationed gas over wanted demand."""
        return self.rationed_twh / np.maximum(self.demand_twh, SMALLEST_DEMAND_TWH)


def gas_balance(
    scenario: Scenario, paths: LeverPaths, eu_gdp_pct: Array, terms: GasTerms, baseline: Baseline, draws: Draws
) -> GasBalance:
    """Run the EU's gas market month by month (MODEL.md, eq. 12 to 16).

    Two regimes with a kink: as long as storage lasts, the price follows expected scarcity and gas goes to whoever pays;
    once storage would pass its floor or its rate, gas is rationed and the price moves up to
    `ttf_rationing_price_eur_mwh`. Of a shortage that no price up to there closes by the end of winter, governments
    ration part ahead of time, spread evenly. Gas does not get cheaper than coal per unit of energy. All is a deviation
    from the baseline balance: what changes nothing gives zero.

    Parameters
    ----------
    eu_gdp_pct : array, (draw, 1, month)
        EU GDP against baseline, a month earlier. [percent]
    terms : GasTerms
        All that no feedback moves, missing Russian coal among it; what dear gas adds to coal is worked out here.

    Returns
    -------
    GasBalance
    """
    found = GasMonths(*(path[:, None, :] for path in gas_months(terms, income_ratio(eu_gdp_pct, draws))))
    demand = found.demand
    common = imposed_on_all(scenario, paths, found.rationed / np.maximum(demand, SMALLEST_DEMAND_TWH))
    demand_share, firms_share = baseline.by_member["gas_demand_share"], 1.0 - baseline.by_member["gas_protected_share"]
    exposure = firms_share if scenario.levers.gas.solidarity else baseline.by_member["russian_gas_dependence"]
    burden = shortage_burden(demand_share, exposure)
    lng, fixed_routes = taken_from_routes(found.lng, terms.change.fixed_routes_twh[None])
    imposed = (scenario, paths, common, burden, demand_share)
    share = common + imposed_on_states(*imposed, most=np.ones_like(demand_share))
    firms_short = np.minimum(common, demand_share @ firms_share) + imposed_on_states(*imposed, most=firms_share)
    return GasBalance(
        ttf_log_deviation=found.ttf_log,
        supply_twh=found.supply,
        demand_twh=demand,
        rationed_twh=share * demand,
        lng_twh=lng,
        storage_twh=found.storage,
        supply_loss_twh=np.broadcast_to(terms.change.lost_twh, demand.shape),
        supply_added_twh=terms.change.added_twh[None, None],
        fixed_routes_twh=fixed_routes,
        supply_change_twh=found.supply_change,
        firms_short_share=firms_short,
        common_shortage_share=common,
        burden=burden,
    )
