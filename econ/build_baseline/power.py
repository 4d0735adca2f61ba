"""Wholesale power, coal and carbon of a baseline, by group of member states."""

import numpy as np
import pandas as pd

import data
from econ.axes import MEMBER_STATES, POWER_GROUPS
from econ.build_baseline.markets import observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import PATH_MONTHS, Vintage
from econ.energy.power_price import (
    COAL_PLANT_EFFICIENCY,
    GAS_PLANT_EFFICIENCY,
    GROUPS_WHERE_COAL_SETS_THE_PRICE,
)
from econ.units import MONTHS_PER_YEAR, T_CO2_PER_MWH_COAL, T_CO2_PER_MWH_GAS, usd_t_to_eur_mwh

EFFICIENCY = {"gas": GAS_PLANT_EFFICIENCY, "coal": COAL_PLANT_EFFICIENCY}


def power(vintage: Vintage, parts: Parts) -> None:
    """Power by group: the last twelve months, moved by what gas, coal and carbon cost since; and who pays more."""
    prices = group_prices()
    year = prices[: pd.Timestamp(vintage.month)].iloc[-MONTHS_PER_YEAR:]
    costs_then = plant_costs().reindex(year.index).mean()
    costs_now = plant_cost(
        pd.Series(parts.paths["ttf_eur_mwh"][0]), parts.numbers["coal_price_eur_mwh"], parts.paths["carbon_eur_t"][0][0]
    )
    paths = []
    for group in POWER_GROUPS:
        price = year[group].mean() + parts.coefficient(f"power_gas_share_{group}") * (
            costs_now["gas"] - costs_then["gas"]
        )
        if group in GROUPS_WHERE_COAL_SETS_THE_PRICE:
            price += parts.coefficient(f"power_coal_share_{group}") * (costs_now["coal"] - costs_then["coal"])
        paths.append(price.to_numpy(dtype=float))
    share = population() / population().sum()
    weights = [float(share[list(states)].sum()) for states in POWER_GROUPS.values()]
    parts.by_member["population_share"] = list(share.reindex(MEMBER_STATES))
    parts.source("population_share", "member_exposure: population")
    parts.path("power_group_eur_mwh", *paths)
    parts.path("power_eur_mwh", np.average(paths, axis=0, weights=weights))
    source = f"power_wholesale, twelve months to {year.index[-1]:%Y-%m}; moved with gas, coal and carbon cost since"
    parts.source("power_group_eur_mwh", source)
    parts.source("power_eur_mwh", f"{source}; groups weighted by population")
    parts.by_member["power_premium_eur_mwh"] = _premiums(year)
    parts.source("power_premium_eur_mwh", "power_wholesale, same months: state less its group; zero for CY and MT")


def coal_and_carbon(vintage: Vintage, parts: Parts) -> None:
    """Coal and carbon as last observed."""
    coal = observed_until(series("coal_newcastle", "coal_usd_t"), vintage.month)
    parts.number("coal_price_usd_t", coal.iloc[-1], f"coal_newcastle {coal.index[-1]:%Y-%m}, held")
    parts.number(
        "coal_price_eur_mwh",
        usd_t_to_eur_mwh(parts.numbers["coal_price_usd_t"], parts.numbers["usd_per_eur"]),
        "coal_price_usd_t at usd_per_eur",
    )
    carbon = observed_until(series("carbon", "eua_eur_t"), vintage.month)
    parts.path("carbon_eur_t", np.full(PATH_MONTHS, carbon.iloc[-1]))
    parts.source("carbon_eur_t", f"carbon {carbon.index[-1]:%Y-%m}, held: allowances can be kept for later years")


def _premiums(year: pd.DataFrame) -> list[float]:
    """Distance of each member state to its group over a year of group prices."""
    states = member_prices().reindex(year.index).mean()
    group_of = {state: group for group, members in POWER_GROUPS.items() for state in members}
    own = {state: float(states[state] - year[group_of[state]].mean()) for state in states.index}
    weights = population()
    # States without a price leave the mean a hair off zero; it is taken out so that states add up to the EU.
    premiums = pd.Series(own).reindex(MEMBER_STATES).fillna(0.0)
    for members in POWER_GROUPS.values():
        inside = list(members)
        premiums[inside] -= (premiums[inside] * weights[inside]).sum() / weights[inside].sum()
    return list(premiums)


def plant_cost(ttf: pd.Series, coal_eur_mwh: float | pd.Series, carbon_eur_t: float | pd.Series) -> pd.DataFrame:
    """Fuel and carbon cost of a MWh of power from gas and from coal, in EUR/MWh."""
    return pd.DataFrame(
        {
            "gas": (ttf + T_CO2_PER_MWH_GAS * carbon_eur_t) / EFFICIENCY["gas"],
            "coal": (coal_eur_mwh + T_CO2_PER_MWH_COAL * carbon_eur_t) / EFFICIENCY["coal"],
        },
        index=ttf.index,
    )


def plant_costs() -> pd.DataFrame:
    """Observed cost of a MWh of power from gas and from coal by month, in EUR/MWh."""
    rate, coal = series("fx", "usd_per_eur"), series("coal_newcastle", "coal_usd_t")
    costs = plant_cost(series("ttf", "ttf_eur_mwh"), usd_t_to_eur_mwh(coal, rate), series("carbon", "eua_eur_t"))
    return costs.dropna()


def population() -> pd.Series:
    """Return the population of the member states in millions."""
    return data.load("member_exposure").set_index("country")["population_m"].astype(float)


def member_prices() -> pd.DataFrame:
    """Day-ahead prices, one column a member state; none for Cyprus and Malta."""
    table = data.load("power_wholesale")
    return table[table["country"].isin(MEMBER_STATES)].pivot(index="month", columns="country", values="power_eur_mwh")


def group_prices() -> pd.DataFrame:
    """Population-weighted prices, one column a group, over the states observed in a month."""
    prices, weights = member_prices(), population()
    groups = {}
    for group, states in POWER_GROUPS.items():
        inside = [state for state in states if state in prices]
        share = prices[inside].notna() * weights[inside]
        groups[group] = (prices[inside] * share).sum(axis=1) / share.sum(axis=1)
    return pd.DataFrame(groups)
