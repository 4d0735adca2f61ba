"""A baseline as of any month, from whatever data are there: the user's own tables before the shipped ones.

Months from 2026-03 on may be in it as data; no fit sees them (MODEL.md, section 5), because `fit_until` ends before.
"""

import re
from typing import Any

import data
from econ.build_baseline.build import build_dated
from econ.build_baseline.observed import SERIES, behind, last_month, months_behind
from econ.build_baseline.vintages import VINTAGES, Vintage
from econ.calendar import month_name, month_number
from econ.errors import BadInputError

FIRST_MONTH = "2025-01"
"""Russia's exports by destination are known for 2021 and for 2025 on; the years between have no baseline."""
LAST_CLEAN_MONTH = "2026-02"
"""An unrelated Gulf supply shock follows, which may enter no fit."""


def baseline_as_of(month: str, name: str = "") -> dict[str, Any]:
    """Document of a baseline that stands on a month.

    Parameters
    ----------
    month : str
        Like "2026-07"; its last observed data are used, and what is older is named in the note.
    name : str
        Empty = "as-of-2026-07".

    Raises
    ------
    BadInputError
        If the month is out of reach, or prices of it are missing; one line that names the tables and the remedy.
    """
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", month):
        raise BadInputError(f"--as-of {month}: write a month as 2026-07.")
    if month < FIRST_MONTH:
        raise BadInputError(
            f"--as-of {month}: no baseline before {FIRST_MONTH} can be made but those that ship "
            f"({', '.join(vintage.name for vintage in VINTAGES)}), for Russia's exports of other years are not known."
        )
    try:
        with data.using_own_tables():
            _refuse_old_data(month)
            return build_dated(_vintage(month, name or f"as-of-{month}"))
    except BadInputError:
        raise
    except (data.DataError, ValueError, KeyError) as error:
        raise BadInputError(f"--as-of {month}: {str(error).rstrip('.')}.") from None


def _refuse_old_data(month: str) -> None:
    """Refuse a month whose prices are not known yet."""
    missing = {}
    for one in SERIES:
        last = last_month(one, month)
        if months_behind(last, month) > one.most_months_behind:
            missing[one.table] = f"{one.name} ends in {last}"
    if missing:
        raise BadInputError(
            f"--as-of {month}: {'; '.join(missing.values())}: too old. "
            f"Try `embargo data refresh {' '.join(missing)}` first, or an earlier month."
        )


def _vintage(month: str, name: str) -> Vintage:
    """Gather what was known in a month: official outlooks of the time, and annual figures of the last year."""
    recent = next(vintage for vintage in VINTAGES if vintage.name == "latest")
    return Vintage(
        name=name,
        month=month,
        projections=_release_of_the_time(month),
        fit_until=min(month, LAST_CLEAN_MONTH),
        spare_capacity_release=_release_for(month),
        exports_year=recent.exports_year,
        gas_demand_column=recent.gas_demand_column,
        sanctions_in_force=True,
        storage_target_share=recent.storage_target_share,
        note=_note(month),
    )


def _releases() -> list[str]:
    return sorted(set(data.load("steo_projections")["release"]))


def _release_of_the_time(month: str) -> str:
    """Outlook published in the month after, or in the month itself; empty if the table has neither."""
    after = month_name(month_number(month) + 1)
    return next((release for release in (after, month) if release in _releases()), "")


def _release_for(month: str) -> str:
    """Outlook that says how much spare capacity a month had, if no observation does; empty if one does or none says."""
    world = next(one for one in SERIES if one.table == "oil_market_world")
    if months_behind(last_month(world, month), month) <= 1:
        return ""
    table = data.load("steo_projections")
    covers = table[(table["month"] == month) & (table["variable"] == "opec_spare_capacity_kbd")]
    known = [release for release in covers["release"] if release <= month]
    return max(known, default="")


def _note(month: str) -> str:
    """Sentence on where the baseline's data end."""
    late = ", ".join(f"{name} ({last})" for name, last in behind(month).items())
    return f"Data as of {month}." + (f" Held or carried on since an earlier last observation: {late}." if late else "")
