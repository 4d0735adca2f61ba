"""What one pass over the walk finds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.energy.gas_balance import GasBalance
from econ.energy.oil_supply import OilSupply
from econ.macro.activity import Activity
from econ.macro.inflation import EnergyPrices, Inflation

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Walk:
    """Everything one pass over the walk finds; arrays as described where they are made."""

    compliance: Array
    oil: OilSupply
    prices: EnergyPrices
    urals_usd_bbl: Array
    power_log: Array
    coal_log: Array
    gas: GasBalance
    inflation: Inflation
    policy_rate_pp: Array
    equity_pct: Array
    activity: Activity
    unemployment_pp: Array
    industry_gdp_ratio: Array
