"""Coal parity: the gas price at which gas and coal make equally dear power, the anchor of gas in calm times."""

from typing import Any

from econ.energy.power_price import COAL_PLANT_EFFICIENCY, GAS_PLANT_EFFICIENCY
from econ.units import T_CO2_PER_MWH_COAL, T_CO2_PER_MWH_GAS


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
    38.4
    """
    power_from_coal = (coal_eur_mwh + T_CO2_PER_MWH_COAL * carbon_eur_t) / COAL_PLANT_EFFICIENCY
    return GAS_PLANT_EFFICIENCY * power_from_coal - T_CO2_PER_MWH_GAS * carbon_eur_t
