"""Member states: weights, exposures and sensitivities relative to the EU."""

import numpy as np
import pandas as pd

import data
from econ.axes import MEMBER_STATES
from econ.build_baseline.exposures import exposures, gas_production, member_table
from econ.build_baseline.network import shares
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.estimate.member_jobs import okun_relative
from econ.estimate.member_prices import sensitivities
from econ.units import MONTHS_PER_YEAR


def members(vintage: Vintage, parts: Parts) -> None:
    """Weights, exposures, reliance on Russian gas, and the sensitivities that fits find."""
    table = member_table()
    gdp = table["gdp_usd_bn_2023"]
    gas = table[vintage.gas_demand_column].astype(float).fillna(0.0)
    _store(parts, "gdp_share", gdp / gdp.sum(), "member_exposure: GDP of 2023")
    _store(parts, "gas_demand_share", gas / gas.sum(), f"member_exposure: {vintage.gas_demand_column}")
    _exposures(vintage, parts, gas)
    _dependence(vintage, parts, table, gas)
    _sensitivities(parts, gas)


def _store(parts: Parts, name: str, values: pd.Series, source: str) -> None:
    """Store an entry along `MEMBER_STATES` with its source."""
    parts.by_member[name] = list(values.reindex(MEMBER_STATES))
    parts.source(name, source)


def _exposures(vintage: Vintage, parts: Parts, gas: pd.Series) -> None:
    """Oil, industry's gas and net gas imports per GDP; the share of gas that protected customers use."""
    found = exposures(gas, gas_production(vintage.exports_year))
    split = f"gas_uses_members: uses of 2020 as shares of {vintage.gas_demand_column}"
    sources = {
        "oil_intensity_relative": "member_exposure: oil use of 2025 over GDP of 2023, EU = 1; Malta: the median",
        "industry_gas_intensity_relative": f"{split}; industry with feedstock over GDP of 2023, EU = 1",
        "net_gas_import_intensity_relative": (
            f"member_exposure: {vintage.gas_demand_column} less gas_production_members {vintage.exports_year} "
            "(others: gas_uses_members 2020) over GDP of 2023, EU = 1"
        ),
    }
    for name, source in sources.items():
        _store(parts, name, found[name], source)
    _store(parts, "gas_protected_share", _protected(vintage, parts), "as in the gas network, the year's mean by demand")


def _protected(vintage: Vintage, parts: Parts) -> pd.Series:
    """Share of a year's gas that protected customers use, by the same figures as the network's."""
    falls = shares(vintage)
    year = pd.date_range(pd.Timestamp(vintage.month) + pd.offsets.MonthBegin(), periods=MONTHS_PER_YEAR, freq="MS")
    eu = pd.Series(parts.paths["gas_demand_twh"][0][:MONTHS_PER_YEAR], index=year.month).sort_index().to_numpy()
    demand = eu[:, None] * np.array(falls["demand_share"])
    protected = (demand * np.array(falls["protected_share"])).sum(axis=0)
    total = demand.sum(axis=0)
    return pd.Series(np.divide(protected, total, out=np.zeros_like(total), where=total > 0), index=list(MEMBER_STATES))


def _dependence(vintage: Vintage, parts: Parts, table: pd.DataFrame, gas: pd.Series) -> None:
    """Share of a state's gas that comes from Russia."""
    if vintage.sanctions_in_force:
        landed = table["russian_pipeline_gas_twh_2025"].fillna(0.0) + table["russian_lng_twh_2025"].fillna(0.0)
        dependence = (landed / gas.where(gas > 0)).clip(upper=1.0).fillna(0.0)
        how = "Russian gas landed in 2025 over demand"
    else:
        share = table["russian_gas_share_2020_pct"] / 100.0
        dependence = share.fillna(share.median()).clip(upper=1.0)
        how = "Eurostat 2020, the median where a state reports no origin"
    _store(parts, "russian_gas_dependence", dependence, f"member_exposure: {how}")


def _sensitivities(parts: Parts, gas: pd.Series) -> None:
    """How strongly prices and jobs of a state answer, relative to the EU; no gas, no answer to gas."""
    with data.using_shipped_tables():
        by_fuel, by_jobs = sensitivities(), okun_relative()
    for fuel, found in by_fuel.items():
        relative = found.relative
        if fuel == "gas":
            relative = relative.where(gas > 0, 0.0)
        _store(parts, f"hicp_{fuel}_relative", relative, "Fit member-prices on all its months, a coefficient; EU = 1")
    _store(parts, "okun_relative", by_jobs, "Fit member-jobs on all its months, a coefficient; EU = 1")
