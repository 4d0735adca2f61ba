"""What a run finds before it is collected: the stops that feed each other, and those that only follow."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.energy.gas_balance import GasBalance
from econ.energy.oil_products import OilProducts
from econ.energy.oil_supply import OilSupply
from econ.macro.activity import Activity
from econ.macro.economy import Economy
from econ.macro.inflation import EnergyPrices, Inflation
from econ.risk.recession import RecessionRisk
from econ.risk.waiting_game import WaitingGame
from econ.russia.accounts import Russia

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Walk:
    """Stops that feed each other, as one pass finds them; arrays as described where they are made."""

    oil: OilSupply
    products: OilProducts
    prices: EnergyPrices
    gas: GasBalance
    economy: Economy

    @property
    def inflation(self) -> Inflation:
        """Consumer prices."""
        return self.economy.inflation

    @property
    def activity(self) -> Activity:
        """GDP by channel."""
        return self.economy.activity


@dataclass(frozen=True)
class Aftermath:
    """Stops that follow from the settled walk and feed nothing; `unemployment_of` and `risk_of` hold for any GDP."""

    coal_log: Array
    asian_lng_log: Array
    power_change_eur_mwh: Array
    nuclear_at_risk_twh_yr: Array
    urals_usd_bbl: Array
    credit_spread_pp: Array
    euro_pct: Array
    unemployment_pp: Array
    industrial_production_pct: Array
    risk: RecessionRisk
    probit: Array
    recession_by_channel_pp: dict[str, Array]
    russia: Russia
    approval_pp: Array
    endurance: WaitingGame
    unemployment_of: Callable[[Array], Array]
    risk_of: Callable[[Array, tuple[str, ...]], RecessionRisk]
