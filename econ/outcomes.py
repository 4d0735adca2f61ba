"""Outcomes: single numbers that sum a path up, to ask what drives them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from econ.baseline import load_baseline
from econ.calendar import start_index
from econ.draws import draw_parameters
from econ.errors import BadInputError, did_you_mean
from econ.parameters import load_parameters
from econ.result import Result
from econ.risk.growth import RECENT_QUARTERS, history_blocks, quarterly_change_pct, quarterly_growth_pct
from econ.risk.recession import recession_within_a_year
from econ.risk.verdict import months_endured
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

HISTORIES = 1000
"""Stretches of past shocks that each path meets, to tell how often a recession follows."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One number a path.

    Attributes
    ----------
    key, label, unit, definition : str
    decimals : int
        Digits after the point worth showing.
    by_path : callable
        From a run to the number of each path, (draw,).
    stand_in : str
        Outcome whose paths stand for this one's where it is the same in all paths of a run but their share; else empty.
    """

    key: str
    label: str
    unit: str
    definition: str
    decimals: int
    by_path: Callable[[Result], Array]
    stand_in: str = ""


def outcome(key: str) -> Outcome:
    """Outcome by its key.

    Raises
    ------
    BadInputError
        If there is no such outcome, naming the nearest.
    """
    if key not in OUTCOMES:
        raise BadInputError(did_you_mean(key, OUTCOMES, kind="outcome"))
    return OUTCOMES[key]


def _trough(variable: str, region: str) -> Callable[[Result], Array]:
    return lambda result: result.draws(variable, region).min(axis=1)


def _peak(variable: str, region: str) -> Callable[[Result], Array]:
    return lambda result: result.draws(variable, region).max(axis=1)


def _first_year_mean(variable: str, region: str) -> Callable[[Result], Array]:
    def by_path(result: Result) -> Array:
        start = start_index(result.scenario.levers.timing.start, result.months, len(result.months))
        year: Array = result.draws(variable, region)[:, start : start + MONTHS_PER_YEAR].mean(axis=1)
        return year

    return by_path


def _lead(result: Result) -> Array:
    """Months by which the West outlasts Russia."""
    months = months_endured(result, result.scenario.levers.thresholds)
    every_path = result.draws("brent_usd_bbl", "World")[:, 0]
    russia, west, _ = np.broadcast_arrays(months["RU"], months["West"], every_path)
    return (west - russia).astype(float)


def _recession(region: str) -> Callable[[Result], Array]:
    """Highest probability of a technical recession within twelve months, over past shocks, for each path's output."""

    def by_path(result: Result) -> Array:
        months = len(result.months) // 3 * 3
        calm = _growth_without_embargo(result.record.baseline, region, months, result.record.seed)
        change = quarterly_change_pct(result.draws("gdp_vs_baseline_pct", region)[:, :months])
        return np.array([_highest_risk(calm + path) for path in change])

    return by_path


def _highest_risk(growth: Array) -> float:
    """Highest share of paths over quarters, growth with axes (past shocks, quarter)."""
    return float(recession_within_a_year(growth).mean(axis=0).max())


@lru_cache(maxsize=8)
def _growth_without_embargo(baseline: str, region: str, months: int, seed: int) -> Array:
    """Quarterly growth without embargo under past shocks, (past shocks, quarter), in percent."""
    draws = draw_parameters(load_parameters(), HISTORIES, seed, blocks=history_blocks(months // 3))
    growth = quarterly_growth_pct(np.zeros((1, 1, months)), (region,), load_baseline(baseline), draws)
    return growth[:, 0, RECENT_QUARTERS:]


_GDP = "Lowest month of GDP against no embargo."
_PRICES = "Highest month of inflation over twelve months."
_PRICE = "Highest month of the price."
_RISK = (
    "Highest probability, over months, of a technical recession (two negative quarters in a row) within twelve months: "
    "the path's output meets 1,000 stretches of past shocks."
)

OUTCOMES: dict[str, Outcome] = {
    one.key: one
    for one in (
        Outcome(
            key="eu-gdp",
            label="EU GDP, deepest fall",
            unit="% vs baseline",
            definition=_GDP,
            decimals=2,
            by_path=_trough("gdp_vs_baseline_pct", "EU"),
        ),
        Outcome(
            key="us-gdp",
            label="US GDP, deepest fall",
            unit="% vs baseline",
            definition=_GDP,
            decimals=2,
            by_path=_trough("gdp_vs_baseline_pct", "US"),
        ),
        Outcome(
            key="eu-inflation",
            label="EU inflation, peak",
            unit="% a year",
            definition=_PRICES,
            decimals=1,
            by_path=_peak("headline_cpi_yoy_pct", "EU"),
        ),
        Outcome(
            key="us-inflation",
            label="US inflation, peak",
            unit="% a year",
            definition=_PRICES,
            decimals=1,
            by_path=_peak("headline_cpi_yoy_pct", "US"),
        ),
        Outcome(
            key="brent",
            label="Oil price (Brent), peak",
            unit="USD/bbl",
            definition=_PRICE,
            decimals=0,
            by_path=_peak("brent_usd_bbl", "World"),
        ),
        Outcome(
            key="ttf",
            label="European gas price (TTF), peak",
            unit="EUR/MWh",
            definition=_PRICE,
            decimals=0,
            by_path=_peak("ttf_eur_mwh", "EU"),
        ),
        Outcome(
            key="eu-recession",
            label="EU recession, highest probability",
            unit="probability",
            definition=_RISK,
            decimals=2,
            by_path=_recession("EU"),
            stand_in="eu-gdp",
        ),
        Outcome(
            key="us-recession",
            label="US recession, highest probability",
            unit="probability",
            definition=_RISK,
            decimals=2,
            by_path=_recession("US"),
            stand_in="us-gdp",
        ),
        Outcome(
            key="russia-revenue",
            label="Russia's fossil export revenue, first year",
            unit="USD bn/month",
            definition="Mean of the embargo's first twelve months.",
            decimals=1,
            by_path=_first_year_mean("russia_export_revenue_usd_bn", "RU"),
        ),
        Outcome(
            key="lead",
            label="Waiting game, the West's lead",
            unit="months",
            definition="Months by which the West (EU or US, whoever breaks first) outlasts Russia; a side that never "
            "breaks counts the horizon.",
            decimals=0,
            by_path=_lead,
        ),
    )
}
"""By key."""
