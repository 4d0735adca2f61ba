"""What a user's row asks to have measured: a variable there is, in a unit that is ours, over months in order."""

import re
from collections.abc import Mapping
from typing import get_args

from econ.axes import MACRO_REGIONS, MEMBER_STATES
from econ.errors import BadInputError, did_you_mean
from econ.validation.backtest import GAS_SERIES, OIL_SERIES
from econ.validation.happened import MONTHS
from econ.validation.measure import DERIVED
from econ.validation.observed import observed
from econ.validation.rows import Aggregation
from econ.variables import VARIABLES

BASES: Mapping[str, tuple[str, ...]] = {
    "level": (),
    "percent_of_baseline": (),
    "deviation_from_baseline": (),
    "growth_deviation": ("years",),
    "growth": ("month", "month"),
    "percent_of_observed": ("month", "month"),
}
"""Bases of `econ.validation.rows.Measure`, and what each is followed by."""

PERCENT = ("percent_of_baseline", "growth_deviation", "growth", "percent_of_observed")
"""Bases whose result is a percentage whatever the variable's unit."""

REPLAYED = ("level", "percent_of_observed")
"""Bases of rows read off the replay."""

AVERAGED = ("level", "growth_deviation")
WEIGHTED = (*MACRO_REGIONS, *MEMBER_STATES)
"""Bases and regions of which several can be averaged by GDP."""

DERIVED_UNITS = {
    "russia_oil_exports_mbd": "mb/d",
    "russian_crude_purchases_mbd": "mb/d",
    "energy_contribution_pp": "pp",
    "urals_discount_usd_bbl": "USD/bbl",
}
MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
YEARS = re.compile(r"[1-9]")


def check_measure(cells: Mapping[str, str]) -> None:
    """Check the cells that say how ours is measured.

    Parameters
    ----------
    cells : mapping of str to str
        Cells by column, empty ones as "".

    Raises
    ------
    BadInputError
        With the cell that is wrong and what it could be.
    """
    name, replayed = cells["our_variable"], cells["source"] == "replay"
    known = (*GAS_SERIES, *OIL_SERIES) if replayed else (*VARIABLES, *DERIVED)
    if name not in known:
        raise BadInputError(did_you_mean(name[:60], known, kind="our_variable"))
    _check_regions(cells)
    for column in ("first_month", "last_month"):
        _check_month(cells[column], column)
    if cells["first_month"] > cells["last_month"]:
        raise BadInputError(f"first_month {cells['first_month']} lies after last_month {cells['last_month']}.")
    if replayed:
        _check_replay(cells)
    if cells["aggregation"] not in get_args(Aggregation):
        raise BadInputError(did_you_mean(cells["aggregation"][:40], get_args(Aggregation), kind="aggregation"))
    base = _base(cells)
    _check_unit(cells, "%" if base in PERCENT else DERIVED_UNITS.get(name) or VARIABLES[name].unit)


def _check_regions(cells: Mapping[str, str]) -> None:
    """Refuse regions the variable is not reported for, and a mean over regions that have no weight in it."""
    name, given = cells["our_variable"], cells["our_region"].split(" ")
    regions = VARIABLES[DERIVED.get(name, name)].regions
    for region in given:
        if region not in regions:
            raise BadInputError(did_you_mean(region[:40], regions, kind=f"our_region of {name}"))
    alone = name in DERIVED or cells["base"].split(" ")[0] not in AVERAGED
    if len(given) > 1 and (alone or not set(given) <= set(WEIGHTED)):
        raise BadInputError(f"our_region of {name}, base {cells['base'][:40]}, should be one region, got {len(given)}.")


def _base(cells: Mapping[str, str]) -> str:
    """First word of the base, checked with what follows it."""
    base, *arguments = cells["base"].split(" ")
    if base not in BASES:
        raise BadInputError(did_you_mean(base[:40], BASES, kind="base"))
    if len(arguments) != len(BASES[base]):
        raise BadInputError(
            f"base {base} is followed by {' and '.join(BASES[base]) or 'nothing'}: '{cells['base'][:60]}'."
        )
    for kind, given in zip(BASES[base], arguments, strict=True):
        if kind == "month":
            _check_month(given, f"base {base}")
        elif not YEARS.fullmatch(given):
            raise BadInputError(f"base {base} is followed by one to nine years, got '{given[:40]}'.")
    if base == "growth" and cells["our_variable"] != "gdp_vs_baseline_pct":
        raise BadInputError("base growth is that of GDP: our_variable must be gdp_vs_baseline_pct.")
    if (cells["source"] == "replay") != (base in REPLAYED) and base != "level":
        raise BadInputError(f"base {base} cannot be used where source is {cells['source']}.")
    if cells["their_baseline"] and base != "growth_deviation":
        raise BadInputError("their_baseline is for base growth_deviation, where rates are compared as deviations.")
    return base


def _check_replay(cells: Mapping[str, str]) -> None:
    """Refuse months that the replay does not have; those before it are as observed."""
    since = observed(cells["our_variable"]).index[0]
    if cells["first_month"] < since or not MONTHS[0] <= cells["last_month"] <= MONTHS[-1]:
        raise BadInputError(
            f"the replay covers {MONTHS[0]} to {MONTHS[-1]}, observed months before it from {since} on; not "
            f"{cells['first_month']} to {cells['last_month']}."
        )


def _check_month(text: str, what: str) -> None:
    """Refuse what is no month."""
    if not MONTH.fullmatch(text):
        raise BadInputError(f"{what} should be a month like 2022-07, got '{text[:40]}'.")


def _check_unit(cells: Mapping[str, str], ours: str) -> None:
    """Refuse a unit that is not the one we measure in; a percentage may say more (% level, % yoy, pp)."""
    given = cells["unit"]
    percentage = ours.startswith(("%", "pp"))
    if (percentage and not given.startswith(("%", "pp"))) or (not percentage and given != ours):
        wanted = "% or pp, with more words if you like" if percentage else ours
        raise BadInputError(
            f"Unknown unit '{given[:40]}': {cells['our_variable']} is measured in {wanted}; convert theirs."
        )
