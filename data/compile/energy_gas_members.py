"""Gas by member state that the network needs: what each produces, and who is protected."""

from pathlib import Path

import pandas as pd

from data.compile.countries import EU_MEMBERS
from data.compile.energy_countries import CODE_BY_NAME
from data.compile.registry import table
from econ.units import DAYS_PER_YEAR, TWH_PER_BCM, TWH_PER_BCM_ENERGY_INSTITUTE, TWH_PER_TJ

CHANGES_FILE = Path(__file__).with_name("gas_network_changes.csv")
GWH_PER_TWH = 1000.0
GWH_D_PER = {
    "gwh_d": 1.0,
    "bcm_yr": TWH_PER_BCM * GWH_PER_TWH / DAYS_PER_YEAR,
    "twh_yr": GWH_PER_TWH / DAYS_PER_YEAR,
}
"""GWh a day in each unit that the list of changes is written in."""

USES = {
    "Inland consumption - observed": "consumption_twh",
    "Final consumption - other sectors - households - energy use": "households_twh",
    "Final consumption - other sectors - commercial and public services - energy use": "services_twh",
    "Transformation input - electricity and heat generation - main activity producer heat only - energy use": (
        "district_heat_twh"
    ),
    "Indigenous production": "production_twh",
    "Final consumption - industry sector - energy use": "industry_twh",
    "Final consumption - industry sector - non-energy use": "industry_twh",
    **{
        f"Transformation input - electricity and heat generation - {plant} - energy use": "power_twh"
        for plant in (
            "main activity producer electricity only",
            "main activity producer combined heat and power",
            "autoproducer electricity only",
            "autoproducer combined heat and power",
        )
    },
}
"""Uses of the source and our column; those that share a column are added up."""
EUROSTAT_YEAR = 2020
PRODUCERS = ("Denmark", "Germany", "Italy", "Netherlands", "Poland", "Romania")
PRODUCTION_YEARS = (2021, 2025)


@table("gas_network_changes")
def gas_network_changes(sources: Path) -> pd.DataFrame:
    """Pipes and terminals that opened, closed or stand wrongly in the map of 2021, entered by hand with sources."""
    rows = pd.read_csv(CHANGES_FILE, dtype={"opens": str, "closes": str, "flag": str}, keep_default_na=False)
    capacity = pd.to_numeric(rows["capacity"], errors="coerce") * rows["unit"].map(GWH_D_PER)
    return rows.drop(columns=["capacity", "unit"]).assign(capacity_gwh_d=capacity)


@table("gas_uses_members")
def gas_uses_members(sources: Path) -> pd.DataFrame:
    """Gas balance of each member in 2020: consumption, its uses, production."""
    balance = pd.read_csv(
        sources / "energy/eurostat-energy/nrg_cb_gas_supply_consumption_by_use_2019_2020.csv",
        names=["use", "unit", "country", "year", "value"],
        header=0,
    )
    names = balance["country"].replace({"Germany (until 1990 former territory of the FRG)": "Germany"})
    balance = balance.assign(country=names.map(CODE_BY_NAME), use=balance["use"].map(USES))
    balance = balance[balance["country"].isin(EU_MEMBERS) & (balance["year"] == EUROSTAT_YEAR)].dropna(subset=["use"])
    wide = balance.pivot_table(index="country", columns="use", values="value", aggfunc="sum").fillna(0.0) * TWH_PER_TJ
    return wide.reset_index().assign(year=EUROSTAT_YEAR)


@table("gas_production_members")
def gas_production_members(sources: Path) -> pd.DataFrame:
    """Gas production of the six largest producers among the members."""
    review = pd.read_csv(sources / "energy/energy-institute/ei2026_selected_annual_2000_2025.csv")
    chosen = review[
        (review["table"] == "Gas Production - Bcm")
        & review["entity"].isin(PRODUCERS)
        & review["year"].isin(PRODUCTION_YEARS)
    ]
    return pd.DataFrame(
        {
            "year": chosen["year"],
            "country": chosen["entity"].map(CODE_BY_NAME),
            "production_twh": (chosen["value"] * TWH_PER_BCM_ENERGY_INSTITUTE).round(1),
        }
    )
