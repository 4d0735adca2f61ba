"""Unit conversions: the only place in the project where a conversion factor stands.

Inside the tables and the model: gas in TWh (gross calorific value), oil in thousand or million barrels per day,
money in billions, prices as their markets quote them.
"""

from typing import Any, Final

MWH_PER_MMBTU: Final = 0.29307107
"""Megawatt hours in a million British thermal units (ISO 31-4)."""

TWH_PER_BCM: Final = 10.55
"""TWh (gross) in a billion cubic metres at 15 degrees C, the usual European rule (38 MJ/m3)."""

TWH_PER_BCM_BRUEGEL: Final = 10.3
"""TWh in a billion cubic metres as Bruegel's import tracker converts: 1 mcm = 10.3 GWh."""

TWH_PER_BCM_ENERGY_INSTITUTE: Final = 11.11
"""TWh in the Energy Institute's standard billion cubic metres (40 MJ/m3 gross)."""

TWH_PER_PJ: Final = 1.0 / 3.6
"""TWh in a petajoule."""

TWH_PER_EJ: Final = 1000.0 * TWH_PER_PJ
"""TWh in an exajoule."""

TWH_PER_TJ: Final = TWH_PER_PJ / 1000.0
"""TWh in a terajoule."""

TWH_PER_BCF_US: Final = 1.037 * MWH_PER_MMBTU
"""TWh (gross) in a billion cubic feet of US pipeline gas, at EIA's average heat content of 1,037 Btu per cubic foot."""

TWH_PER_GWH: Final = 0.001
"""TWh in a gigawatt hour; grid operators publish GWh a day."""

BARRELS_PER_TONNE_CRUDE: Final = 7.33
"""Barrels in a tonne of crude oil, world average (Energy Institute)."""

BARRELS_PER_TONNE_PRODUCTS: Final = 7.6
"""Barrels in a tonne of oil products, the mix Russia exports (mostly diesel and fuel oil)."""

LITRES_PER_BARREL: Final = 158.987294928
"""Litres in a barrel of 42 US gallons."""

LITRES_PER_CUBIC_METRE: Final = 1000.0
"""Litres in a cubic metre, the unit of the Weekly Oil Bulletin."""

MWH_PER_TONNE_COAL: Final = 6.978
"""MWh in a tonne of Newcastle-specification coal, 6,000 kcal/kg."""

T_CO2_PER_MWH_GAS: Final = 0.182
"""Tonnes of CO2 in a MWh (gross) of natural gas: 56.1 kg/GJ net (IPCC 2006), net 90 % of gross."""

T_CO2_PER_MWH_COAL: Final = 0.341
"""Tonnes of CO2 in a MWh of steam coal: 94.6 kg/GJ (IPCC 2006)."""

DAYS_PER_YEAR: Final = 365.25
MONTHS_PER_YEAR: Final = 12
DAYS_PER_MONTH: Final = DAYS_PER_YEAR / MONTHS_PER_YEAR


def usd_mmbtu_to_eur_mwh(price_usd_mmbtu: Any, usd_per_eur: Any) -> Any:
    """Convert a gas price from USD/MMBtu to EUR/MWh at a given exchange rate [USD per EUR]; scalars or arrays."""
    return price_usd_mmbtu / MWH_PER_MMBTU / usd_per_eur


def eur_mwh_to_usd_mmbtu(price_eur_mwh: Any, usd_per_eur: Any) -> Any:
    """Convert a gas price from EUR/MWh to USD/MMBtu at a given exchange rate [USD per EUR]; scalars or arrays."""
    return price_eur_mwh * MWH_PER_MMBTU * usd_per_eur


def usd_t_to_eur_mwh(price_usd_t: Any, usd_per_eur: Any) -> Any:
    """Convert a coal price from USD per tonne to EUR/MWh at a given exchange rate [USD per EUR]; scalars or arrays."""
    return price_usd_t / MWH_PER_TONNE_COAL / usd_per_eur


def mt_per_year_to_kbd(million_tonnes: Any, barrels_per_tonne: Any) -> Any:
    """Convert million tonnes a year to thousand barrels per day; scalars or arrays."""
    return million_tonnes * 1000.0 * barrels_per_tonne / DAYS_PER_YEAR


def mbd_price_to_usd_bn_per_year(volume_mbd: Any, price_usd_bbl: Any) -> Any:
    """Value of a flow [mb/d] at a price [USD/bbl] in billion USD a year; scalars or arrays."""
    return volume_mbd * price_usd_bbl * DAYS_PER_YEAR / 1000.0


def twh_price_to_eur_bn(volume_twh: Any, price_eur_mwh: Any) -> Any:
    """Value of an energy volume [TWh] at a price [EUR/MWh] in billion EUR; scalars or arrays."""
    return volume_twh * price_eur_mwh / 1000.0
