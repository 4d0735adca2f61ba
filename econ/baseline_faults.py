"""What is wrong with a baseline's document, one line a fault: form first, then signs, then sums that must add up."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from econ.axes import BUYERS, GAS_ROUTES, MACRO_REGIONS, MEMBER_STATES, RISK_REGIONS
from econ.calendar import months_after
from econ.errors import did_you_mean

Array = NDArray[np.float64]
Number = Annotated[float, Field(allow_inf_nan=False)]

AXES: dict[str, tuple[str, ...]] = {
    "by_buyer": BUYERS,
    "by_macro_region": MACRO_REGIONS,
    "by_member": MEMBER_STATES,
    "by_risk_region": RISK_REGIONS,
}
POSITIVE = re.compile(
    r"(_usd_bbl|_eur_mwh|_usd_mmbtu|_usd_t|_eur_t|_per_usd|_per_eur|gdp_\w*usd_bn|_rub_trn_yr|_2015)$"
)
"""Prices, exchange rates, gross domestic products, levels."""
NOT_NEGATIVE = re.compile(r"(_twh|_twh_month|_twh_yr|_mbd|_mmbbl|_usd_bn|_weight_pct|_intensity_relative|_ratio)$")
"""Volumes, flows, stocks, weights."""
SHARE = re.compile(r"(_share|_share_of_\w+|_dependence|_persistence)$")
ANY_SIGN = frozenset(
    {
        "power_premium_eur_mwh",
        "net_gas_import_intensity_relative",
        "urals_discount_usd_bbl",
        "urals_discount_pre_war_usd_bbl",
    }
)
MAY_RUN_BACKWARDS = frozenset({"uk_net"})
ADDS_UP_TO_ONE = ("gdp_share", "gas_demand_share", "population_share")
ROUNDING = 2e-5
"""Relative distance that rounding to seven digits can leave in a sum."""


class _Form(BaseModel):
    """Names and kinds of entries; which entries there must be is checked against a baseline that ships."""

    model_config = ConfigDict(extra="forbid", strict=False)

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
    month: Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
    version: str = ""
    note: Annotated[str, StringConstraints(max_length=2000)] = ""
    data: dict[str, Any] = {}
    paths: dict[str, list[list[Number]]]
    numbers: dict[str, Number]
    by_buyer: dict[str, list[Number]]
    by_macro_region: dict[str, list[Number]]
    by_member: dict[str, list[Number]]
    by_risk_region: dict[str, list[Number]]
    sources: dict[str, str]


def faults(document: Mapping[str, Any], sample: Mapping[str, Any]) -> list[str]:
    """All faults of a document; empty if it can be simulated.

    Parameters
    ----------
    document : mapping
        The baseline to check.
    sample : mapping
        A baseline that ships: its entries and their lengths are those that are needed.
    """
    found = _faults_of_form(document) or list(_faults_of_entries(document, sample))
    return found or [*_faults_of_sign(document), *_faults_of_sums(document)]


def _faults_of_form(document: Mapping[str, Any]) -> list[str]:
    try:
        _Form.model_validate(document)
    except ValidationError as error:
        return [_sentence(fault) for fault in error.errors(include_url=False)]
    return []


def _sentence(fault: Any) -> str:
    """One line of a fault as pydantic tells it."""
    place = ".".join(str(part) for part in fault["loc"]) or "file"
    if fault["type"] == "missing":
        return f"{place}: is missing"
    if fault["type"] == "extra_forbidden":
        return f"{place}: {did_you_mean(str(fault['loc'][-1])[:60], _Form.model_fields, kind='entry')}"
    given = repr(fault.get("input"))
    return (
        f"{place}: {fault['msg'].removeprefix('Value error, ')}; got {given if len(given) <= 40 else given[:40] + '…'}"
    )


def _faults_of_entries(document: Mapping[str, Any], sample: Mapping[str, Any]) -> Iterator[str]:
    """Missing entries, unknown ones, and wrong numbers of regions and months."""
    for group in ("numbers", *AXES, "paths"):
        given, needed = document[group], sample[group]
        yield from (f"{group}.{name}: is missing" for name in sorted(set(needed) - set(given)))
        for name in sorted(set(given) - set(needed)):
            if not (group == "by_buyer" and name.startswith("russia_")):
                yield f"{group}.{name}: {did_you_mean(name, needed, kind='entry')}"
        for name in sorted(set(needed) & set(given)):
            axis = AXES.get(group, ())
            if axis and len(given[name]) != len(axis):
                yield f"{group}.{name}: needs {len(axis)} numbers ({', '.join(axis)}); got {len(given[name])}"
            if group == "paths":
                yield from _faults_of_path(name, given[name], needed[name])


def _faults_of_path(name: str, given: list[list[float]], needed: list[list[float]]) -> Iterator[str]:
    """Find rows or months too few or too many; the record of past shocks may have any length."""
    lengths = {len(row) for row in given}
    if len(given) != len(needed):
        yield f"paths.{name}: needs {len(needed)} rows, one a region; got {len(given)}"
    elif len(lengths) != 1:
        yield f"paths.{name}: its rows have {min(lengths)} to {max(lengths)} numbers; all need the same"
    elif lengths != {len(needed[0])} and name != "growth_history_shock_pct":
        yield f"paths.{name}: needs {len(needed[0])} numbers a row; got {lengths.pop()}"


def _faults_of_sign(document: Mapping[str, Any]) -> Iterator[str]:
    """Prices and GDP are positive, volumes and stocks not negative, shares between 0 and 1."""
    for name, value in document["numbers"].items():
        yield from _sign(f"numbers.{name}", name, np.array([value]), ("",))
    for group, axis in AXES.items():
        for name, values in document[group].items():
            yield from _sign(f"{group}.{name}", name, np.array(values, dtype=float), axis)
    for name, rows in document["paths"].items():
        for place, row in enumerate(rows):
            where = GAS_ROUTES[place] if name == "gas_supply_twh" else ""
            if where not in MAY_RUN_BACKWARDS:
                yield from _sign(f"paths.{name}", name, np.array(row), _months(document, len(row)), where)


def _months(document: Mapping[str, Any], count: int) -> tuple[str, ...]:
    return months_after(str(document["month"]), count)


def _sign(place: str, name: str, values: Array, labels: tuple[str, ...], where: str = "") -> Iterator[str]:
    """Fault of the first value on the wrong side."""
    if name in ANY_SIGN:
        return
    for pattern, wrong, rule in (
        (SHARE, (values < 0) | (values > 1), "a share lies between 0 and 1"),
        (POSITIVE, values <= 0, "must be positive"),
        (NOT_NEGATIVE, values < 0, "must not be negative"),
    ):
        if pattern.search(name) and wrong.any():
            first = int(wrong.argmax())
            label = " ".join(part for part in (where, labels[first]) if part)
            yield f"{place}{f' ({label})' if label else ''}: {rule}; got {values[first]:g}"
            return


def _faults_of_sums(document: Mapping[str, Any]) -> Iterator[str]:
    """Flows of gas, sectors, storage, barrels and shares add up."""
    paths = {name: np.array(rows, dtype=float) for name, rows in document["paths"].items()}
    numbers, months = document["numbers"], _months(document, paths["gas_demand_twh"].shape[1])
    demand, stored = paths["gas_demand_twh"][0], paths["gas_storage_twh"][0]
    drawn = -np.diff(np.concatenate([[numbers["gas_storage_start_twh"]], stored]))
    supply = paths["gas_supply_twh"].sum(axis=0)
    gap = demand - drawn - supply
    if np.abs(gap).max() > ROUNDING * demand.max():
        first = int((np.abs(gap) > ROUNDING * demand.max()).argmax())
        yield (
            f"paths.gas_supply_twh ({months[first]}): routes bring {supply[first]:.2f} TWh and storage "
            f"{drawn[first]:.2f}, demand is {demand[first]:.2f}: {abs(gap[first]):.2f} TWh "
            f"{'missing' if gap[first] > 0 else 'too much'}; change a route, or write `gas_closed_by: other_lng`"
        )
    sectors = paths["gas_sector_demand_twh"].sum(axis=0)
    if np.abs(sectors - demand).max() > ROUNDING * demand.max():
        first = int((np.abs(sectors - demand) > ROUNDING * demand.max()).argmax())
        yield (
            f"paths.gas_sector_demand_twh ({months[first]}): sectors add up to {sectors[first]:.2f} TWh, "
            f"gas_demand_twh is {demand[first]:.2f}"
        )
    capacity = numbers["gas_storage_capacity_twh"]
    if max(stored.max(), numbers["gas_storage_start_twh"]) > capacity * (1.0 + ROUNDING):
        yield f"paths.gas_storage_twh: holds more than gas_storage_capacity_twh, {capacity:g}"
    crude, products, oil = (
        np.array(document["by_buyer"][f"russia_{kind}_exports_mbd"]) for kind in ("crude", "products", "oil")
    )
    for place in np.flatnonzero(np.abs(crude + products - oil) > 1e-3):
        yield (
            f"by_buyer.russia_oil_exports_mbd ({BUYERS[place]}): crude {crude[place]:g} and products "
            f"{products[place]:g} do not add up to {oil[place]:g}"
        )
    for name in ADDS_UP_TO_ONE:
        total = float(np.sum(document["by_member"][name]))
        if abs(total - 1.0) > 1e-4:
            yield f"by_member.{name}: the 27 add up to {total:.4f}, not to 1"
