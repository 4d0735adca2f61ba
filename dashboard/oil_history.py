"""Past oil spikes and recessions, certain and the same for every scenario."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from data.rows import rows
from econ.result import Array
from econ.risk.net_increase import RECORD_MONTHS, YEAR_MONTHS, net_increase

FIRST_MONTH = "1970-01"
"""From when on both committees date recessions."""

OVERLAP = ("1987-05", "1988-04")
"""Months over which WTI is moved to Brent's level, as in the fits of the probits."""


@dataclass(frozen=True, kw_only=True)
class Recessions:
    """Recessions that a committee has dated.

    Attributes
    ----------
    spells : tuple of (str, str)
        First month, and the month after the last.
    last_month : str
        Up to which month they are dated.
    """

    spells: tuple[tuple[str, str], ...]
    last_month: str


@cache
def oil_net_increase() -> tuple[tuple[str, ...], Array]:
    """Months, and by how far oil had risen over the last year beyond the highest of 36 months; log points."""
    months, price = _crude_price()
    increase = 100.0 * net_increase(np.log(price))
    return months[RECORD_MONTHS + YEAR_MONTHS - 1 :], increase


@cache
def recessions(region: str) -> Recessions:
    """Recessions since `FIRST_MONTH`: NBER months for the US, CEPR quarters of the euro area for the EU."""
    if region == "US":
        dated = [(row["month"], float(row["recession"]) > 0) for row in rows("recession_months_us")]
    else:
        dated = [
            (month, float(row["recession_share"]) > 0)
            for row in rows("recession_dates")
            if row["country"] == "EA"
            for month in _months_of(row["quarter"])
        ]
    dated = [one for one in dated if one[0] >= FIRST_MONTH]
    starts = [month for i, (month, on) in enumerate(dated) if on and not (i and dated[i - 1][1])]
    ends = [month for i, (month, on) in enumerate(dated) if not on and i and dated[i - 1][1]]
    return Recessions(spells=tuple(zip(starts, ends, strict=True)), last_month=dated[-1][0])


def spikes_before(region: str) -> tuple[int, int, float]:
    """Count how many recessions an oil spike came before.

    Returns
    -------
    tuple of int, int and float
        Recessions with a net increase of oil in the year up to the month before they began, all recessions, and the
        share of all months since `FIRST_MONTH` that had one.
    """
    months, increase = oil_net_increase()
    place = {month: i for i, month in enumerate(months)}
    spells = recessions(region).spells
    before = sum(bool(increase[place[start] - 1] > 0.0) for start, _ in spells)
    since = np.array([month >= FIRST_MONTH for month in months])
    return before, len(spells), float((increase[since] > 0.0).mean())


def thinned(months: Sequence[str], path: Array) -> tuple[list[str], Array]:
    """Leave out months inside a stretch of equal values; a line through the rest is the same."""
    same = np.zeros(len(path), dtype=bool)
    same[1:-1] = (path[1:-1] == path[:-2]) & (path[1:-1] == path[2:])
    return [month for month, left_out in zip(months, same, strict=True) if not left_out], path[~same]


def _crude_price() -> tuple[tuple[str, ...], Array]:
    """Crude oil by month since 1960: Brent, before May 1987 WTI moved to Brent's level of the first year."""
    brent = {row["month"]: float(row["brent_usd_bbl"]) for row in rows("brent")}
    wti = {row["month"]: float(row["wti_usd_bbl"]) for row in rows("kaenzig_var") if row["wti_usd_bbl"]}
    shared = [month for month in brent if OVERLAP[0] <= month <= OVERLAP[1]]
    level = sum(brent[month] for month in shared) / sum(wti[month] for month in shared)
    price = {month: value * level for month, value in wti.items() if month < OVERLAP[0]} | brent
    return tuple(price), np.array(list(price.values()))


def _months_of(quarter: str) -> list[str]:
    """Three months of a quarter such as ``1974Q4``."""
    year, number = quarter.split("Q")
    return [f"{year}-{3 * int(number) - 2 + i:02d}" for i in range(3)]
