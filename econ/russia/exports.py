"""Russian energy exports: volumes by fuel times prices."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES
from econ.baseline import Baseline
from econ.draws import Draws
from econ.energy.coal import coal_unsold_share
from econ.energy.oil_supply import OilSupply
from econ.macro.inflation import EnergyPrices
from econ.paths import LeverPaths
from econ.russia.taxes import indexed_gas_usd_mwh
from econ.scenario import Scenario
from econ.units import DAYS_PER_MONTH, MWH_PER_TONNE_COAL

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Exports:
    """Exports of a month, each (draw, 1, month).

    Attributes
    ----------
    revenue_usd_bn : dict of str to array
        By fuel: crude, products, pipeline_gas, lng, coal.
    eu_pipeline_twh : array
        Pipeline gas to the EU.
    """

    revenue_usd_bn: dict[str, Array]
    eu_pipeline_twh: Array

    @property
    def oil_and_other_usd_bn(self) -> tuple[Array, Array]:
        """Revenue from oil, and from gas with coal."""
        sold = self.revenue_usd_bn
        return sold["crude"] + sold["products"], sold["pipeline_gas"] + sold["lng"] + sold["coal"]


def exports(
    scenario: Scenario,
    paths: LeverPaths,
    oil: OilSupply,
    oil_price_usd_bbl: Array,
    prices: EnergyPrices,
    coal_log: Array,
    baseline: Baseline,
    draws: Draws,
) -> Exports:
    """Volumes sold times prices, in USD billion (MODEL.md, eq. 33).

    Oil earns the price at Russia's ports, to every buyer alike: the discount holds what goes to freight. Gas to the EU
    and LNG earn TTF; other pipeline gas earns an oil-indexed price; coal earns the Newcastle price.

    Parameters
    ----------
    oil_price_usd_bbl : array, (draw, 1, month)
        Urals as realised, after discount and cap.
    """
    months = paths.months
    routes = dict(zip(GAS_ROUTES, baseline.path("gas_supply_twh", months)[0], strict=True))

    def lever(name: str) -> Array:
        return paths[f"gas.{name}"]

    products_mbd = baseline.by_buyer["russia_products_exports_mbd"].sum() - oil.products_lost_mbd
    products_mbd = np.clip(products_mbd, 0.0, oil.russian_exports_mbd)
    earned = oil_price_usd_bbl * DAYS_PER_MONTH / 1000.0
    eu_pipeline_twh = (
        routes["turkstream"] * (1.0 - lever("turkstream_cut_share"))
        + routes["other_russian_pipeline"] * (1.0 - lever("other_pipeline_cut_share"))
        + lever("pipeline_return_share") * baseline.numbers["returnable_russian_pipeline_twh_month"]
    )
    lng_lost = lever("russian_lng_cut_share") * routes["russian_lng"] * (1.0 - scenario.levers.gas.lng_reroute_share)
    lng_twh = baseline.numbers["russia_lng_exports_twh_month"] - lng_lost
    spot = prices.ttf_eur_mwh * baseline.numbers["usd_per_eur"] / 1000.0
    indexed = indexed_gas_usd_mwh(prices.brent_usd_bbl) / 1000.0
    coal_sold_share = 1.0 - coal_unsold_share(scenario, paths, draws)
    coal_twh = baseline.numbers["russia_coal_exports_twh_month"] * coal_sold_share
    coal_price = baseline.numbers["coal_price_usd_t"] * np.exp(coal_log) / MWH_PER_TONNE_COAL / 1000.0
    return Exports(
        revenue_usd_bn={
            "crude": (oil.russian_exports_mbd - products_mbd) * earned,
            "products": products_mbd * earned,
            "pipeline_gas": eu_pipeline_twh * spot + baseline.numbers["russia_other_gas_exports_twh_month"] * indexed,
            "lng": lng_twh * spot,
            "coal": coal_twh * coal_price,
        },
        eu_pipeline_twh=eu_pipeline_twh,
    )
