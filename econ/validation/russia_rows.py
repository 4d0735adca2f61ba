"""Russia's budget, told by fits that have not seen the year."""

import numpy as np
from numpy.typing import NDArray

import data
from econ.build_baseline.markets import anchor, series
from econ.draws import draw_parameters
from econ.estimate.russia_revenue import told_draws
from econ.parameters import load_parameters
from econ.russia.budget import financing
from econ.units import MONTHS_PER_YEAR
from econ.validation.verdict import Measured

Array = NDArray[np.float64]

REVENUE = {f"RU_og{year - 2000}": year for year in range(2021, 2026)}
DEFICIT, FUND = "RU_def25", "RU_nwf26"
ROW_IDS = (*REVENUE, DEFICIT, FUND)
YEAR = 2025


def russia_rows(n_draws: int) -> list[Measured]:
    """Oil and gas revenue by year, and deficit and liquid fund that follow from it in 2025.

    Parameters
    ----------
    n_draws : int
        Draws of the fit's coefficients, of a year's error, and of the capacity of the bond market.
    """
    note = (
        "tax formula at the observed Urals tax price, rouble, crude output and gas flows, by the fit without the year; "
        "band: its coefficients and the spread of the other years' errors"
    )
    revenue = {row_id: told_draws(year, n_draws) for row_id, year in REVENUE.items()}
    rows = [Measured.of(row_id, draws, note) for row_id, draws in revenue.items()]
    deficit = _deficit_rub_trn(revenue["RU_og25"])
    gdp = anchor("nominal_gdp", "RU", YEAR)
    fed = "spending, other revenue and nominal GDP as observed; only oil and gas revenue is told, without the year"
    return [*rows, Measured.of(DEFICIT, 100.0 * deficit / gdp, fed), _fund(deficit, n_draws)]


def _deficit_rub_trn(oil_gas: Array) -> Array:
    """Observed spending less observed other revenue and the oil and gas revenue told."""
    observed = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float)[YEAR]
    other = anchor("federal_revenue", "RU", YEAR) - float(observed)
    spent = series("russia_spending", "federal_spending_rub_bn")[str(YEAR)].sum() / 1000.0
    return np.asarray(spent - other - oil_gas)


def _fund(deficit: Array, n_draws: int) -> Measured:
    """Liquid fund a year on, deficit spread over the year and financed as in the model."""
    start = float(series("russia_wealth_fund", "liquid_rub_bn")[f"{YEAR}-01-01"]) / 1000.0
    capacity = draw_parameters(load_parameters(), n_draws, 0, blocks=1)["russia_bond_capacity_rub_trn"]
    monthly = np.repeat(deficit[:, None, None] / MONTHS_PER_YEAR, MONTHS_PER_YEAR, axis=-1)
    paid = financing(monthly, capacity / MONTHS_PER_YEAR, start)
    note = (
        "from the fund of 1 January 2025 by bonds up to capacity, then the fund; the model has neither the 1.3 "
        "trillion of 2024's extra revenue that was paid in in mid-2025 nor the dearer gold, and the fund's use was "
        "avoided by borrowing more"
    )
    return Measured.of(FUND, paid.fund[:, 0, -1], note)
