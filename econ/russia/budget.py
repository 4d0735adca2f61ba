"""The Russian federal budget: oil and gas revenue, deficit, and who finances it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.draws import Draws
from econ.dynamics import lagged
from econ.russia.taxes import damper_margin_rub_bbl, dutiable_value_rub_bn, gas_duty_rate, statutory_take_usd_bbl
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]


def oil_gas_revenue_rub_trn(
    urals_usd_bbl: Array,
    rub_per_usd: Array,
    crude_mbd: Array,
    eu_pipeline_twh: Array,
    hub_usd_mwh: Array,
    brent_usd_bbl: Array,
    baseline: Baseline,
    draws: Draws,
) -> Array:
    r"""Federal revenue from oil and gas that arises in each month by the tax formula; it is paid a month later.

    .. math:: B_t = k S_{t-1} - \delta \max(P R - X, 0)_{t-1} + c\, d\, G_{t-1} + m   (MODEL.md, eq. 34)

    as fitted by `econ.estimate.russia_revenue`. The damper pays for fuel sold at home, which no embargo stops.

    Parameters
    ----------
    urals_usd_bbl, rub_per_usd, crude_mbd : array, (draw, 1, month)
        Price, exchange rate and crude produced. [USD/bbl, RUB/USD, mb/d]
    eu_pipeline_twh, hub_usd_mwh, brent_usd_bbl : array, (draw, 1, month)

    Returns
    -------
    array, (draw, 1, month)
        RUB trillion.
    """
    year = int(baseline.month[:4]) + (int(baseline.month[5:]) + np.arange(rub_per_usd.shape[-1])) / MONTHS_PER_YEAR
    oil = statutory_take_usd_bbl(urals_usd_bbl) * rub_per_usd * crude_mbd * DAYS_PER_MONTH / 1000.0
    damper = damper_margin_rub_bbl(urals_usd_bbl * rub_per_usd, year) / 1000.0
    elsewhere = baseline.numbers["russia_dutiable_other_gas_twh_month"]
    gas = dutiable_value_rub_bn(eu_pipeline_twh, elsewhere, hub_usd_mwh, brent_usd_bbl, rub_per_usd)
    return (
        draws["russia_oil_tax_share"] * oil
        - draws["russia_damper_rub_bn_per_1000_rub"] * damper
        + draws["russia_gas_duty_share"] * gas_duty_rate(year) * gas
        + draws["russia_gas_extraction_tax_rub_bn"]
    ) / 1000.0


@dataclass(frozen=True)
class Financing:
    """Who pays for a deficit, each (draw, 1, month) in RUB trn; bonds + fund + uncovered = deficit in every month.

    Attributes
    ----------
    bonds, from_fund, uncovered : array
        Net borrowing, taken from the fund (a surplus that goes there is negative), and what is left for the central
        bank, that is for money creation.
    fund : array
        Liquid fund at the end of the month.
    """

    bonds: Array
    from_fund: Array
    uncovered: Array
    fund: Array


def financing(deficit: Array, bond_capacity: Array, fund: float) -> Financing:
    r"""Finance a deficit by bonds up to capacity, then by the liquid fund, which surpluses refill, then not at all.

    .. math:: D = \min(D^+, K) + f + u, \quad f = \min(D^+ - K^*, W) - D^-   (MODEL.md, eq. 35)

    Parameters
    ----------
    deficit : array, (draw, 1, month)
    bond_capacity : array, broadcastable to `deficit`
        What the domestic market takes in a month, net.
    fund : float
        Liquid fund before the first month.
    """
    bonds = np.clip(deficit, 0.0, bond_capacity)
    left = deficit - bonds
    level, taken = np.empty_like(left), np.empty_like(left)
    before = np.full_like(left[..., 0], fund)
    for month in range(left.shape[-1]):
        taken[..., month] = np.minimum(left[..., month], before)
        before = before - taken[..., month]
        level[..., month] = before
    return Financing(bonds, taken, left - taken, level)


def over_a_year(monthly: Array, a_month_before: float) -> Array:
    """Sum over the last twelve months, those before the first at an average."""
    total = np.cumsum(monthly, axis=-1)
    before = np.maximum(MONTHS_PER_YEAR - 1 - np.arange(monthly.shape[-1]), 0) * a_month_before
    return total - lagged(total, MONTHS_PER_YEAR) + before
