"""What happened from October 2021 to December 2023, as levers of the model month by month."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES
from econ.baseline import Baseline
from econ.calendar import months_after
from econ.scenario import Scenario
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR, TWH_PER_BCM
from econ.validation.observed import OTHER_PIPELINES, RUSSIAN_PIPELINES, gas_production, observed, route_flows
from econ.validation.replay import Levers, Month
from econ.validation.weather import demand_effect_twh

Array = NDArray[np.float64]

ORIGIN = "2021-09"
MONTHS = months_after(ORIGIN, 27)
OIL_START = "2022-03"
LAST_MONTH_BEFORE_THE_WAR = "2022-02"


def gas_history(baseline: Baseline, policy: Scenario, lng_beyond_twh: Array) -> list[Month]:
    """Pipeline flows and weather of each month against the baseline's.

    Russian flows below the baseline's are cuts, and people expect this month's to last. What other pipelines and the
    EU's own wells bring more or less (and TurkStream above its baseline) is extra supply or a Norwegian outage, the
    levers there are; there people expect the mean of the last twelve months, for maintenance is announced and flows
    have seasons. LNG is fed as what landed beyond what the model itself draws (`lng_beyond_twh`), so that price, demand
    and storage are judged at the supply there was while buyers in the model still count on what price would draw; of
    that, too, people expect the mean of the last twelve months, none before the origin. Flows are daily rates times a
    mean month, as the baseline's are.

    There is no lever for the weather of a month: what a mild month took off demand is saving on top of the policy's,
    and what a cold one added is a Norwegian outage of that size (`cold_twh`). People expect usual weather.

    Parameters
    ----------
    baseline : Baseline
        World at the origin.
    policy : Scenario
        Its saving stages are kept under the weather's.
    lng_beyond_twh : array, (month,)
        LNG landed less what the model draws, by month of the replay.

    Returns
    -------
    list of Month
    """
    base = {route: float(baseline.paths["gas_supply_twh"][0, i, 0]) for i, route in enumerate(GAS_ROUTES)}
    flows = route_flows()
    days = pd.PeriodIndex(flows.index, freq="M").days_in_month
    flows = flows.mul(DAYS_PER_MONTH / days, axis=0)
    turkstream = flows["turkstream"]
    other = flows[[route for route in RUSSIAN_PIPELINES if route != "turkstream"]].sum(axis=1)
    routes = ("norway", "north_africa", "azerbaijan", "uk_net", "production")
    elsewhere = flows[list(OTHER_PIPELINES)].sum(axis=1) + gas_production() - sum(base[route] for route in routes)
    usual = elsewhere.rolling(MONTHS_PER_YEAR).mean()
    lng = pd.Series(lng_beyond_twh, index=list(MONTHS))
    usual_lng = pd.Series(np.convolve(lng_beyond_twh, np.full(MONTHS_PER_YEAR, 1.0 / MONTHS_PER_YEAR))[: len(MONTHS)])
    usual_lng.index = lng.index

    weather = demand_effect_twh(MONTHS, ORIGIN) / baseline.paths["gas_demand_twh"][0, 0, : len(MONTHS)]

    def levers(month: str, change_twh: float, milder_share: float) -> Levers:
        above = max(turkstream[month] - base["turkstream"], 0.0)
        return {
            "gas": {
                "turkstream_cut_share": _share(1.0 - turkstream[month] / base["turkstream"]),
                "other_pipeline_cut_share": _share(1.0 - other[month] / base["other_russian_pipeline"]),
                "norway_outage_share": _share(-change_twh / base["norway"]),
                "extra_lng_bcm_yr": float(above + max(change_twh, 0.0)) * MONTHS_PER_YEAR / TWH_PER_BCM,
                "demand_saving_share": 1.0 - (1.0 - policy_saving(policy, month)) * (1.0 - _share(milder_share)),
            }
        }

    cold = cold_twh()
    return [
        Month(
            levers(month, elsewhere[month] + lng[month] - cold[month], -weather[month]),
            levers(month, usual[month] + usual_lng[month], 0.0),
        )
        for month in MONTHS
    ]


def cold_twh() -> pd.Series:
    """Demand that cold weather added, by month of the replay and in TWh; zero in mild months."""
    return demand_effect_twh(MONTHS, ORIGIN).clip(lower=0.0)


def fed_as_lng_twh(history: list[Month]) -> Array:
    """Gas of each month that was fed by the lever for LNG, in TWh."""
    return np.array([month.happened["gas"]["extra_lng_bcm_yr"] for month in history]) * TWH_PER_BCM / MONTHS_PER_YEAR


def policy_saving(policy: Scenario, month: str) -> float:
    """Return the saving share that a scenario's stages have decided by a month."""
    saving = policy.levers.gas.demand_saving_share
    for stage in policy.stages:
        if stage.start <= month:
            saving = float(stage.levers.get("gas", {}).get("demand_saving_share", saving))
    return saving


def oil_history(baseline: Baseline) -> list[Month]:
    """Russia's liquids output of each month against February 2022: what is missing was not exported, and lasts."""
    exports = float(baseline.by_buyer["russia_oil_exports_mbd"].sum())
    output = observed("russia_liquids_mbd")
    before = output[LAST_MONTH_BEFORE_THE_WAR]
    months = MONTHS[MONTHS.index(OIL_START) :]
    levers = [{"oil": {"shut_in": _share((before - output[month]) / exports)}} for month in months]
    return [Month(happened, happened) for happened in levers]


def _share(value: float) -> float:
    return float(np.clip(value, 0.0, 1.0))
