"""Coal parity: the gas price at which gas and coal make equally dear power, the anchor of gas in calm times."""

from typing import Any

GAS_PLANT_EFFICIENCY = 0.50
"""Row pw_heat_rate: two units of gas for one of power."""

COAL_PLANT_EFFICIENCY = 0.38
"""Average of the European hard-coal fleet (judgement, usual range 0.35 to 0.42)."""

GAS_CARBON_T_MWH = 0.202
COAL_CARBON_T_MWH = 0.341
"""Tonnes of CO2 per MWh of fuel (IPCC 2006: 56.1 and 94.6 kg per GJ)."""


def coal_parity_eur_mwh(coal_eur_mwh: Any, carbon_eur_t: Any) -> Any:
    r"""Gas price at which a gas and a coal plant have the same fuel and carbon cost; scalars or arrays.

    .. math:: T^* = \eta_g \frac{C + e_c A}{\eta_c} - e_g A   (MODEL.md, eq. 12)

    Parameters
    ----------
    coal_eur_mwh : array
        Coal price per MWh of fuel.
    carbon_eur_t : array
        Emission allowance.

    Examples
    --------
    >>> round(coal_parity_eur_mwh(15.0, 70.0), 1)
    37.0
    """
    power_from_coal = (coal_eur_mwh + COAL_CARBON_T_MWH * carbon_eur_t) / COAL_PLANT_EFFICIENCY
    return GAS_PLANT_EFFICIENCY * power_from_coal - GAS_CARBON_T_MWH * carbon_eur_t
