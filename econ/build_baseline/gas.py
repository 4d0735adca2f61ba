"""The EU gas balance of a baseline: demand, routes, storage, and LNG as what closes it."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import data
from econ.build_baseline.gas_demand import gas_demand, month_of
from econ.build_baseline.markets import anchor
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import PATH_MONTHS, Vintage
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]


def gas(vintage: Vintage, parts: Parts) -> None:
    """Store demand, supply by route and storage paths that add up month by month."""
    months = pd.date_range(pd.Timestamp(vintage.month) + pd.offsets.MonthBegin(), periods=PATH_MONTHS, freq="MS")
    demand = gas_demand(vintage, months, parts)
    storage, start = storage_path(vintage, months, parts)
    routes = pipeline_routes(vintage, parts)
    russian_lng = russian_lng_twh_month(vintage, parts)
    withdrawn = -np.diff(np.concatenate([[start], storage]))
    other_lng = demand - withdrawn - sum(routes.values()) - russian_lng
    if other_lng.min() < 0:
        raise ValueError(
            f"{vintage.name}: LNG that closes the gas balance is negative in {months[int(other_lng.argmin())]:%Y-%m}"
        )

    def flat(value: float) -> Array:
        return np.full(PATH_MONTHS, value)

    parts.path(
        "gas_supply_twh",
        flat(routes["norway"]),
        flat(routes["north_africa"]),
        flat(routes["azerbaijan"]),
        flat(routes["uk_net"]),
        flat(routes["turkstream"]),
        flat(routes["other_russian_pipeline"]),
        flat(russian_lng),
        other_lng,
        flat(routes["production"]),
    )
    parts.source(
        "gas_supply_twh",
        "routes: mean of the last four quarters; other LNG closes the balance, so it is net of onward exports",
    )
    parts.number("eu_gas_net_imports_twh_month", demand[:12].mean() - routes["production"], "demand less production")
    world = data.load("world_lng_trade").set_index("year")["lng_trade_twh"]
    parts.number("world_lng_trade_twh_yr", world[vintage.exports_year], f"world_lng_trade {vintage.exports_year}")
    regas = data.load("lng_terminals")
    open_now = regas[(regas["status"] == "operating") & (regas["start_year"] <= int(vintage.month[:4]))]
    parts.number(
        "regas_capacity_twh_month",
        open_now["capacity_twh_yr"].sum() / MONTHS_PER_YEAR,
        "lng_terminals, operating by then",
    )


def storage_path(vintage: Vintage, months: pd.DatetimeIndex, parts: Parts) -> tuple[Array, float]:
    """Storage from its last fill back to the seasonal norm, at the monthly speed at which past gaps closed."""
    table = data.load("gas_storage")
    eu = table[table["country"] == "EU"].set_index("month")[["storage_twh", "fill_pct"]].astype(float)
    known = eu[: pd.Timestamp(vintage.month)]
    capacity = float((known["storage_twh"] / known["fill_pct"]).iloc[-6:].mean() * 100.0)
    last = pd.DatetimeIndex(known.index)[-1]
    age = (pd.Timestamp(vintage.month).to_period("M") - last.to_period("M")).n
    observed = float(known["storage_twh"].iloc[-1])
    fill = known["fill_pct"][: pd.Timestamp(vintage.fit_until)] / 100.0
    norm = fill.groupby(month_of(fill)).mean()
    gap = (fill - norm.reindex(month_of(fill)).to_numpy()).to_numpy()
    rho = float(gap[1:] @ gap[:-1] / (gap[:-1] @ gap[:-1]))
    start_gap = (observed / capacity - norm[last.month]) * rho**age
    start = capacity * (norm[pd.Timestamp(vintage.month).month] + start_gap) if age else observed
    path = capacity * (norm.reindex(months.month).to_numpy() + start_gap * rho ** np.arange(1, PATH_MONTHS + 1))
    parts.path("gas_storage_twh", path)
    parts.source(
        "gas_storage_twh", f"gas_storage {known.index[-1]:%Y-%m}, then to the seasonal norm with persistence {rho:.3f}"
    )
    parts.number("gas_storage_capacity_twh", capacity, "gas_storage: stock over fill, last six months")
    parts.number("gas_storage_start_twh", start, f"gas_storage {known.index[-1]:%Y-%m}")
    rates = data.load("gas_storage_capacity").set_index("country").loc["EU"]
    for name, column in (("withdrawal", "withdrawal_capacity_gwh_d"), ("injection", "injection_capacity_gwh_d")):
        rate = float(str(rates[column])) * DAYS_PER_MONTH / 1000.0
        parts.number(f"gas_{name}_capacity_twh_month", rate, f"gas_storage_capacity {rates['date']:%Y-%m-%d}")
    for name, year in (("gas_withdrawal_share_per_fill", 2018), ("gas_injection_share_per_empty", 2020)):
        parts.number(name, anchor(name, "EU", year), "anchor_figures: the steepest ratio ever seen")
    parts.number(
        "gas_storage_target_share", vintage.storage_target_share, "vintage: rule in force less its flexibility"
    )
    return path, start


def pipeline_routes(vintage: Vintage, parts: Parts) -> dict[str, float]:
    """Monthly flow by route, mean of the last four quarters; and what Russia's pipelines have lost since 2021."""
    table = data.load("eu_gas_supply_quarterly")
    wide = table.pivot(index="quarter", columns="route", values="supply_twh").fillna(0.0)
    ends = pd.DatetimeIndex(wide.index) + pd.offsets.QuarterEnd()
    complete = wide[ends <= pd.Timestamp(vintage.month) + pd.offsets.MonthEnd()]
    year = complete.iloc[-4:].sum() / MONTHS_PER_YEAR
    other_russian = ["nord_stream", "ukraine_transit", "yamal", "russia_other"]
    production = data.load("eu_gas_production").set_index("year")["production_twh"]
    before_war = wide[pd.DatetimeIndex(wide.index).year == 2021].sum() / MONTHS_PER_YEAR
    russian = ["turkstream", *other_russian]
    lost = before_war[russian].sum() - year[russian].sum()
    parts.number(
        "returnable_russian_pipeline_twh_month",
        max(lost, 0.0),
        "eu_gas_supply_quarterly, 2021 less the last four quarters",
    )
    return {
        "norway": year["norway"],
        "north_africa": year["algeria"] + year["libya"],
        "azerbaijan": year["azerbaijan"],
        "uk_net": year["uk_net"],
        "turkstream": year["turkstream"],
        "other_russian_pipeline": year[other_russian].sum(),
        "production": production[vintage.exports_year] / MONTHS_PER_YEAR,
    }


def russian_lng_twh_month(vintage: Vintage, parts: Parts) -> float:
    """Russian LNG landed in the EU per month."""
    annual = data.load("eu_lng_russia_annual").set_index("year")["lng_russia_twh"]
    parts.source("russian_lng", f"eu_lng_russia_annual {vintage.exports_year}")
    return float(annual[vintage.exports_year]) / MONTHS_PER_YEAR
