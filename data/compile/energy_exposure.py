"""How exposed each member state is to a stop of Russian oil and gas: one row per member for the year 2025."""

from pathlib import Path

import pandas as pd

from data.compile.countries import country_codes
from data.compile.registry import table
from econ.units import BARRELS_PER_TONNE_CRUDE, TWH_PER_BCM, mt_per_year_to_kbd

BASE_YEAR = 2025
COLUMNS = {
    "gdp_usd_bn_2023": "gdp_usd_bn_2023",
    "population_m": "population_m_2024",
    "gas_consumption_twh_2021": "gas_consumption_twh_2021",
    "gas_consumption_twh_2024": "gas_consumption_twh_2024",
    "gas_power_twh_2024": "gas2024_power_twh",
    "gas_industry_twh_2024": "gas2024_industry_twh",
    "gas_household_twh_2024": "gas2024_household_twh",
    "gas_industry_household_twh_2024": "gas2024_industry_household_twh",
    "oil_consumption_kbd_2025": "oil_consumption_kbd_2025",
    "storage_working_volume_twh": "storage_working_volume_twh",
    "russian_pipeline_gas_twh_2025": "russian_pipeline_gas_twh_2025_est",
    "russian_lng_twh_2025": "russian_lng_twh_2025",
    "russian_gas_share_2020_pct": "russian_share_gas_imports_pct_2020_eurostat",
    "russian_crude_share_2021_pct": "russian_share_crude_imports_pct_2021",
}
"""Our column -> column of the joined source."""

NOT_SPECIFIED = {"russian_gas_share_2020_pct": ["AT", "DK"], "russian_crude_share_2021_pct": ["BG"]}
"""A zero at the source that means "partner not specified"."""


@table("member_exposure")
def member_exposure(sources: Path) -> pd.DataFrame:
    """Size, gas and oil use, storage, LNG capacity and purchases from Russia of the 27 members."""
    baseline = pd.read_csv(sources / "energy/derived/exposure_member_state_baseline.csv")
    members = pd.DataFrame({name: baseline[source] for name, source in COLUMNS.items()})
    members.insert(0, "year", BASE_YEAR)
    members.insert(1, "country", country_codes(baseline["geo"]))
    members["lng_regas_twh_yr"] = (baseline["lng_regas_operating_bcm_y"] * TWH_PER_BCM).round(1)
    crude_kbd = mt_per_year_to_kbd(baseline["russian_crude_mt_2025_est"], BARRELS_PER_TONNE_CRUDE)
    members["russian_crude_kbd_2025"] = crude_kbd.round(0)
    for column, countries in NOT_SPECIFIED.items():
        members.loc[members["country"].isin(countries), column] = float("nan")
    purchases = ["russian_pipeline_gas_twh_2025", "russian_lng_twh_2025", "russian_crude_kbd_2025"]
    members["flag"] = members[purchases].gt(0).any(axis=1).map({True: "estimate", False: ""})
    return members
