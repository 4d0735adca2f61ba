"""What happened from October 2021 to December 2023, as levers of the model month by month."""

from typing import Any

import numpy as np

from econ.axes import GAS_ROUTES
from econ.baseline import Baseline
from econ.calendar import months_after
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM
from econ.validation.observed import OTHER_PIPELINES, observed, route_flows

ORIGIN = "2021-09"
MONTHS = months_after(ORIGIN, 27)
OIL_START = "2022-03"
LAST_MONTH_BEFORE_THE_WAR = "2022-02"

MonthLevers = dict[str, dict[str, Any]]


def gas_levers(baseline: Baseline) -> list[MonthLevers]:
    """Pipeline flows of each month against the baseline's.

    Russian flows below the baseline's are cuts. What other pipelines bring more or less (`OTHER_PIPELINES`, and
    TurkStream above its baseline) is extra supply or a Norwegian outage, the levers there are. LNG is left to the
    model, and so is Britain's pipeline, which in 2022 carried LNG that price had attracted.

    Parameters
    ----------
    baseline : Baseline
        World at the origin.

    Returns
    -------
    list of dict
        Levers by group, a month each.
    """
    base = {route: float(baseline.paths["gas_supply_twh"][0, i, 0]) for i, route in enumerate(GAS_ROUTES)}
    flows = route_flows().loc[MONTHS[0] : MONTHS[-1]]
    turkstream = flows["turkstream"] / base["turkstream"]
    other = flows[["nord_stream", "ukraine_transit", "yamal", "russia_other"]].sum(axis=1)
    elsewhere = flows[list(OTHER_PIPELINES)].sum(axis=1) - base["norway"] - base["north_africa"] - base["azerbaijan"]
    extra_twh = np.maximum(turkstream - 1.0, 0.0) * base["turkstream"] + np.maximum(elsewhere, 0.0)
    return [
        {
            "gas": {
                "turkstream_cut_share": _share(1.0 - turkstream[month]),
                "other_pipeline_cut_share": _share(1.0 - other[month] / base["other_russian_pipeline"]),
                "norway_outage_share": _share(-elsewhere[month] / base["norway"]),
                "extra_lng_bcm_yr": float(extra_twh[month]) * MONTHS_PER_YEAR / TWH_PER_BCM,
            }
        }
        for month in MONTHS
    ]


def oil_levers(baseline: Baseline) -> list[MonthLevers]:
    """Russia's liquids output of each month against February 2022: what is missing was not exported."""
    exports = float(baseline.by_buyer["russia_oil_exports_mbd"].sum())
    output = observed("russia_liquids_mbd")
    before = output[LAST_MONTH_BEFORE_THE_WAR]
    months = MONTHS[MONTHS.index(OIL_START) :]
    return [{"oil": {"shut_in": _share((before - output[month]) / exports)}} for month in months]


def _share(value: float) -> float:
    return float(np.clip(value, 0.0, 1.0))
