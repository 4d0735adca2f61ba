"""Member states' exposures, relative to the EU."""

import pandas as pd

import data
from econ.axes import MEMBER_STATES
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage

LARGEST_RELATIVE_INTENSITY = 3.0
"""Ships' bunkers and fuel tourism (Malta, Luxembourg) are no domestic exposure; intensities are cut here."""


def members(vintage: Vintage, parts: Parts) -> None:
    """Shares of GDP and gas demand, oil and gas intensity relative to the EU, reliance on Russian gas."""
    table = data.load("member_exposure").set_index("country").reindex(MEMBER_STATES)
    gdp = table["gdp_usd_bn_2023"]
    gas = table[vintage.gas_demand_column].fillna(0.0)
    parts.by_member["gdp_share"] = list(gdp / gdp.sum())
    parts.by_member["gas_demand_share"] = list(gas / gas.sum())
    parts.by_member["gas_intensity_relative"] = list(_relative(gas, gdp))
    parts.by_member["oil_intensity_relative"] = list(_relative(table["oil_consumption_kbd_2025"].fillna(0.0), gdp))
    if vintage.sanctions_in_force:
        landed = table["russian_pipeline_gas_twh_2025"].fillna(0.0) + table["russian_lng_twh_2025"].fillna(0.0)
        dependence, how = (
            (landed / gas.where(gas > 0)).clip(upper=1.0).fillna(0.0),
            "Russian gas landed in 2025 over demand",
        )
    else:
        share = table["russian_gas_share_2020_pct"] / 100.0
        dependence = share.fillna(share.median()).clip(upper=1.0)
        how = "Eurostat 2020, the median where a state reports no origin"
    parts.by_member["russian_gas_dependence"] = list(dependence)
    parts.source("russian_gas_dependence", f"member_exposure: {how}")
    parts.source("gdp_share", "member_exposure: GDP of 2023")
    parts.source("gas_demand_share", f"member_exposure: {vintage.gas_demand_column}")
    parts.source("gas_intensity_relative", f"member_exposure: {vintage.gas_demand_column} over GDP of 2023, EU = 1")
    parts.source("oil_intensity_relative", "member_exposure: oil use of 2025 over GDP of 2023, EU = 1")


def _relative(use: pd.Series, gdp: pd.Series) -> pd.Series:
    """Use per GDP relative to the EU, cut at the largest, GDP-weighted mean one."""
    intensity = (use / gdp) / (use.sum() / gdp.sum())
    cut = intensity.clip(upper=LARGEST_RELATIVE_INTENSITY)
    return cut / float((cut * gdp).sum() / gdp.sum())
