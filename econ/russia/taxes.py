"""The Russian tax formula on oil and gas: what the law asks of a barrel and of a megawatt hour."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ.units import BARRELS_PER_TONNE_CRUDE, MWH_PER_MMBTU

Array = NDArray[np.float64]

EXTRACTION_TAX_RUB_T = 919.0
EXTRACTION_TAX_FREE_USD_BBL = 15.0
EXTRACTION_TAX_DIVISOR = 261.0
"""Tax Code, article 342: 919 RUB per tonne times (P - 15) times the exchange rate over 261."""

DUTY_MARGINAL_SHARE = 0.30
DUTY_FREE_USD_BBL = 25.0
DUTY_AT_THRESHOLD_USD_BBL = 4.0
"""Crude export duty of 2017 on: 29.2 USD/t at 182.5 USD/t and 30 % above, moved into the extraction tax by 2024."""

DAMPER_THRESHOLD_RUB_BBL = 3100.0
DAMPER_THRESHOLD_YEAR = 2026.0
DAMPER_THRESHOLD_GROWTH = 0.04
"""Urals in roubles at which the fuel damper changed sign around January 2026 (Minfin: 16.9 bn RUB paid out for
December at 3,073 RUB/bbl, 18.8 received for January at 3,162); indicative fuel prices rise by 3 to 5 % a year."""

OIL_INDEXED_GAS_SLOPE = 0.10
"""USD/MMBtu per USD/bbl in Russia's long-term gas contracts outside the EU, usual range 0.10 to 0.12 (judgement)."""


def statutory_take_usd_bbl(urals_usd_bbl: Any) -> Any:
    """Return extraction tax and duty on a barrel without any relief, USD/bbl; scalars or arrays (MODEL.md, eq. 34)."""
    slope = EXTRACTION_TAX_RUB_T / EXTRACTION_TAX_DIVISOR / BARRELS_PER_TONNE_CRUDE
    extraction = slope * np.maximum(urals_usd_bbl - EXTRACTION_TAX_FREE_USD_BBL, 0.0)
    over = urals_usd_bbl - DUTY_FREE_USD_BBL
    return extraction + np.where(over > 0, DUTY_AT_THRESHOLD_USD_BBL + DUTY_MARGINAL_SHARE * over, 0.0)


def damper_margin_rub_bbl(urals_rub_bbl: Any, year: Any) -> Any:
    """Urals in roubles over the damper's threshold of the year, in which 2026.0 is January 2026; never negative."""
    threshold = DAMPER_THRESHOLD_RUB_BBL * (1.0 + DAMPER_THRESHOLD_GROWTH) ** (year - DAMPER_THRESHOLD_YEAR)
    return np.maximum(urals_rub_bbl - threshold, 0.0)


def gas_duty_rate(year: Any) -> Any:
    """Export duty on pipeline gas: 30 %, since 2023 50 % of its price; LNG and Power of Siberia pay none."""
    return np.where(np.asarray(year) < 2023, 0.30, 0.50)


def indexed_gas_usd_mwh(brent_usd_bbl: Any) -> Any:
    """Price of gas in oil-indexed contracts, USD/MWh."""
    return OIL_INDEXED_GAS_SLOPE * brent_usd_bbl / MWH_PER_MMBTU


def dutiable_value_rub_bn(
    eu_twh: Any, elsewhere_twh: Any, hub_usd_mwh: Any, brent_usd_bbl: Any, rub_per_usd: Any
) -> Any:
    """Value of pipeline gas that pays duty: to the EU at the hub, to Türkiye and other Europe oil-indexed; RUB bn."""
    return (eu_twh * hub_usd_mwh + elsewhere_twh * indexed_gas_usd_mwh(brent_usd_bbl)) * rub_per_usd / 1000.0
