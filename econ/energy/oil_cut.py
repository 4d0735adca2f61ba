"""Oil cut: what buyers refuse or Russia withholds, what finds another home, and what OPEC+ replaces."""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS
from econ.baseline import Baseline
from econ.draws import Draws, picked
from econ.dynamics import mean_age
from econ.energy.oil_elasticity import total_elasticity
from econ.energy.oil_offsets import opec_offset
from econ.energy.oil_rerouting import placeable, rerouted, weighted, within_tanker_limit
from econ.energy.purchases import purchases_mbd
from econ.energy.russian_wells import shut_wells
from econ.paths import LeverPaths
from econ.scenario import Scenario

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Refused:
    """What buyers refuse of one commodity, and what of it finds another home, (draw, 1, month) in mb/d.

    `offer` is what `purchases_mbd` needs besides.
    """

    refused: Array
    rerouted: Array
    offer: tuple[Array, Array, Array, Array]

    def of(self, draws: NDArray[np.int_]) -> "Refused":
        """Only some of the draws."""
        exports, *shares = self.offer
        exported, share, by_refuser = (one[draws] if len(one) > 1 else one for one in shares)
        return Refused(
            **picked(self, draws, "refused", "rerouted", axis=0), offer=(exports, exported, share, by_refuser)
        )

    def purchases(self) -> Array:
        """Purchases by buyer, (draw, buyer, month)."""
        return purchases_mbd(*self.offer, self.rerouted)


@dataclass(frozen=True)
class OilCut:
    """Oil accounts before any stocks are touched, (draw, 1, month) in mb/d unless said.

    Attributes
    ----------
    gross_cut_mbd : array
        Russian oil refused by buyers or withheld by Russia, and oil lost elsewhere at the same time.
    elasticity : array
        `total_elasticity` at the mean age of what is cut and not rerouted: users adapt also while stocks cover a loss.
    products_lost_mbd : array
        Oil products among what is cut and not rerouted, before any stocks.
    russian_exports_mbd : array
        What Russia still sells, rerouted oil included.
    unplaced_share, displaced_share : array
        Shares of Russia's exports refused by buyers: not yet placed elsewhere, and all, which moves the Urals discount.
    shut_in_share : array
        Share of exports withheld or lost for good.
    wells_shut_mbd : array
        Russian output that is missing, once storage is full of what is not sold, and what earlier shut-ins have cost.
    crude, products : Refused
        Both commodities apart.
    """

    gross_cut_mbd: Array
    rerouted_mbd: Array
    opec_offset_mbd: Array
    elasticity: Array
    products_lost_mbd: Array
    russian_exports_mbd: Array
    unplaced_share: Array
    displaced_share: Array
    shut_in_share: Array
    wells_shut_mbd: Array
    crude: Refused
    products: Refused

    def of(self, draws: NDArray[np.int_]) -> "OilCut":
        """Only some of the draws."""
        lines = (line.name for line in fields(self) if line.name not in ("crude", "products"))
        some = picked(self, draws, *lines, axis=0)
        return replace(self, **some, crude=self.crude.of(draws), products=self.products.of(draws))


def oil_cut(scenario: Scenario, paths: LeverPaths, compliance: Array, baseline: Baseline, draws: Draws) -> OilCut:
    """Follow the cut barrels until they are rerouted or replaced by OPEC+ (MODEL.md, eq. 5 to 7).

    Crude and products are cut and rerouted apart (MODEL.md, eq. 5 and 6), then counted together. A buyers' embargo
    reroutes what willing buyers can take; oil that Russia withholds reroutes nowhere. What is not sold fills storage,
    then shuts wells, and part of what is shut is lost for good (`econ.energy.russian_wells`), from crude exports:
    refineries come first. A lost well is missed once its oil could be sold again. An imposed net loss
    replaces all lines but itself.

    Parameters
    ----------
    compliance : array, (draw, buyer, month)
        Shares given up under secondary sanctions.
    """
    levers = scenario.levers
    total = float(baseline.by_buyer["russia_oil_exports_mbd"].sum())
    wells = draws["russia_storage_days"], draws["russia_shut_in_capacity_loss_per_year"]
    shut_in = paths["oil.shut_in"]
    before_loss = _refused(scenario, paths, compliance, 1.0 - shut_in, 1.0 - shut_in, baseline, draws)
    unsold_mbd = shut_in * total + _unplaced(*before_loss)
    _, lost_mbd = shut_wells(unsold_mbd, total, *wells)
    crude_total, products_total = (
        float(baseline.by_buyer[f"russia_{commodity}_exports_mbd"].sum()) for commodity in ("crude", "products")
    )
    missed_mbd = np.maximum(lost_mbd - unsold_mbd, 0.0)
    crude_withheld = np.minimum(shut_in + missed_mbd / crude_total, 1.0)
    withheld_share = (crude_withheld * crude_total + shut_in * products_total) / total
    crude, products = _refused(scenario, paths, compliance, 1.0 - crude_withheld, 1.0 - shut_in, baseline, draws)
    refused, placed = crude.refused + products.refused, crude.rerouted + products.rerouted

    gross = withheld_share * total + refused + paths.shock(levers.other_shocks.world_oil_outage_mbd)
    imposed = imposed_loss(scenario, paths)
    if imposed is not None:
        gross = np.where(np.isnan(imposed), gross, imposed)
    moved = unless_imposed(placed, imposed)
    age = mean_age(gross - moved)
    unplaced = refused - placed
    wells_shut_mbd, _ = shut_wells(withheld_share * total + np.maximum(unplaced, 0.0), total, *wells)
    return OilCut(
        gross_cut_mbd=gross,
        rerouted_mbd=moved,
        opec_offset_mbd=unless_imposed(opec_offset(scenario, paths, gross - moved, age, baseline, draws), imposed),
        elasticity=total_elasticity(age, scenario, draws),
        products_lost_mbd=shut_in * products_total + products.refused - products.rerouted,
        russian_exports_mbd=total * (1.0 - withheld_share) - unplaced,
        unplaced_share=np.maximum(unplaced, 0.0) / total,
        displaced_share=refused / total,
        shut_in_share=withheld_share,
        wells_shut_mbd=wells_shut_mbd,
        crude=crude,
        products=products,
    )


def imposed_loss(scenario: Scenario, paths: LeverPaths) -> Array | None:
    """Net loss that the user imposes, NaN outside the time of the embargo, (1, 1, month); None where there is none."""
    imposed = scenario.levers.overrides.oil_net_loss_mbd
    return None if imposed is None else paths.imposed(imposed)


def unless_imposed(path: Array, imposed: Array | None) -> Array:
    """Path, nil while a net loss is imposed."""
    return path if imposed is None else np.where(np.isnan(imposed), path, 0.0)


def _refused(
    scenario: Scenario,
    paths: LeverPaths,
    compliance: Array,
    crude_exported: Array,
    products_exported: Array,
    baseline: Baseline,
    draws: Draws,
) -> tuple[Refused, Refused]:
    """Crude and products that buyers refuse, the larger of own cut and compliance, and what is rerouted of each."""
    oil = scenario.levers.oil
    own_cut = np.concatenate([paths[f"oil.{_lever_name(buyer)}_cut_share"] for buyer in BUYERS], axis=1)
    asked = (
        ("crude", crude_exported, 0.0, oil.reroute_share),
        (
            "products",
            products_exported,
            paths["oil.products_spared_share"],
            min(oil.products_reroute_share, oil.reroute_share),
        ),
    )
    both = []
    for commodity, exported_share, spared, reroute in asked:
        exports = baseline.by_buyer[f"russia_{commodity}_exports_mbd"]
        share = np.maximum(own_cut * (1.0 - spared), compliance)
        refused = exported_share * weighted(exports, share)
        by_refuser = exported_share * placeable(share, exports)
        target = rerouted(scenario, by_refuser.sum(axis=1, keepdims=True), reroute, draws)
        both.append((refused, target, (exports, exported_share, share, by_refuser)))
    moved = within_tanker_limit(both[0][1], both[1][1], oil.reroute_limit_mbd)
    crude, products = (Refused(refused, placed, offer) for (refused, _, offer), placed in zip(both, moved, strict=True))
    return crude, products


def _lever_name(buyer: str) -> str:
    return {"EU": "eu", "IN": "india", "CN": "china", "TR": "turkiye", "REST": "rest"}[buyer]


def _unplaced(crude: Refused, products: Refused) -> Array:
    """Oil that buyers refuse and nobody else takes, in mb/d."""
    return np.maximum(crude.refused + products.refused - crude.rerouted - products.rerouted, 0.0)
