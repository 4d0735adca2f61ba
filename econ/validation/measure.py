"""How a quantity is read off a Result: the only file of the validation that knows the engine's variables."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS, MACRO_REGIONS, MEMBER_STATES
from econ.baseline import Baseline
from econ.calendar import month_name, month_number
from econ.result import Result
from econ.validation.growth import growth_pct
from econ.validation.rows import Measure

Array = NDArray[np.float64]

SERIES: Mapping[str, tuple[str, str]] = {
    "ttf_eur_mwh": ("ttf_eur_mwh", "EU"),
    "gas_storage_share": ("gas_storage_share", "EU"),
    "gas_demand_twh": ("gas_demand_twh", "EU"),
    "lng_imports_twh": ("gas_lng_twh", "EU"),
    "brent_usd_bbl": ("brent_usd_bbl", "World"),
    "urals_usd_bbl": ("urals_usd_bbl", "RU"),
}
"""Series that history is compared with: the engine's variable and its region."""

DERIVED: Mapping[str, str] = {
    "russia_oil_exports_mbd": "oil_gross_cut_mbd",
    "energy_contribution_pp": "energy_cpi_yoy_pct",
    "russian_crude_purchases_mbd": "russia_oil_purchases_mbd",
    "urals_discount_usd_bbl": "urals_usd_bbl",
}
"""Variables worked out here, and the engine's that they rest on most."""

MONTHS_PER_YEAR = 12


def series(result: Result, variable: str) -> Array:
    """Draws of a series, shape (draw, month)."""
    return _all_draws(result, *SERIES[variable])


def measured(result: Result, baseline: Baseline, measure: Measure) -> Array:
    """Value a row asks for, one for each draw.

    Parameters
    ----------
    result : Result
        Run of the row's study.
    baseline : Baseline
        What the run started from.
    measure : Measure
        Variable, region, months, aggregation and base.

    Returns
    -------
    array, (draw,)
        In the row's unit.

    Raises
    ------
    ValueError
        If the engine does not report the variable, or the months lie outside the run.
    """
    path = _path(result, baseline, measure)
    base, *of = measure.base.split(" ")
    if base == "growth":
        judged = (measure.first_month, measure.last_month)
        return growth_pct(path, measure.region, baseline, judged, (of[0], of[1]))
    if base == "growth_deviation":
        years = int(of[0])
        window = (month_number(measure.first_month), month_number(measure.last_month))
        now, then = (_mean_deviation(path, result.months, window, back) for back in (0, MONTHS_PER_YEAR * years))
        return (now - then) / years
    months = slice(*_window(result.months, measure.first_month, measure.last_month))
    if base in ("percent_of_baseline", "deviation_from_baseline"):
        calm = result.baseline_path(measure.variable, measure.region)
        if calm is None:
            raise ValueError(f"{measure.variable} {measure.region} has no baseline path")
        path = 100.0 * (path / calm - 1.0) if base == "percent_of_baseline" else path - calm
    return aggregate(path[:, months], measure.aggregation)


def aggregate(path: Array, how: str) -> Array:
    """Mean or largest value over months; (draw, month) to (draw,)."""
    return path.mean(axis=1) if how == "mean" else path.max(axis=1)


def _path(result: Result, baseline: Baseline, measure: Measure) -> Array:
    """Path of a variable, of one derived from it, or of a group of regions weighted by GDP."""
    if measure.variable == "russia_oil_exports_mbd":
        total = baseline.by_buyer["russia_oil_exports_mbd"].sum()
        return (
            total - _all_draws(result, "oil_gross_cut_mbd", "World") + _all_draws(result, "oil_rerouted_mbd", "World")
        )
    if measure.variable == "russian_crude_purchases_mbd":
        crude, oil = (baseline.by_buyer[f"russia_{what}_exports_mbd"] for what in ("crude", "oil"))
        share = (crude / oil)[BUYERS.index(measure.region)]
        return share * _all_draws(result, "russia_oil_purchases_mbd", measure.region)
    if measure.variable == "urals_discount_usd_bbl":
        return _all_draws(result, "brent_usd_bbl", "World") - _all_draws(result, "urals_usd_bbl", "RU")
    if measure.variable == "energy_contribution_pp":
        weight = baseline.by_macro_region["energy_weight_pct"][MACRO_REGIONS.index(measure.region)]
        return weight / 100.0 * _all_draws(result, "energy_cpi_yoy_pct", measure.region)
    if measure.variable not in result.blocks:
        raise ValueError(f"the engine reports no {measure.variable}")
    regions = measure.region.split(" ")
    if len(regions) == 1:
        return _all_draws(result, measure.variable, measure.region)
    gdp = dict(zip(MACRO_REGIONS, baseline.by_macro_region["gdp_usd_bn"], strict=True))
    gdp |= dict(zip(MEMBER_STATES, baseline.by_member["gdp_share"], strict=True))
    weights = np.array([gdp[region] for region in regions])
    paths = np.stack([_all_draws(result, measure.variable, region) for region in regions])
    return np.tensordot(weights / weights.sum(), paths, axes=1)


def _all_draws(result: Result, variable: str, region: str) -> Array:
    """Draws of a variable, repeated where all agree; shape (draw, month)."""
    draws = result.draws(variable, region)
    return np.broadcast_to(draws, (result.record.n_draws, draws.shape[1]))


def _mean_deviation(path: Array, months: Sequence[str], window: tuple[int, int], back: int) -> Array:
    """Mean of a deviation over a window moved back by some months; before the run nothing has moved."""
    first, last = (month_name(number - back) for number in window)
    if last < months[0]:
        return np.zeros(len(path))
    inside = slice(*_window(months, max(first, months[0]), last))
    return np.asarray(path[:, inside].sum(axis=1) / (window[1] - window[0] + 1))


def _window(months: Sequence[str], first: str, last: str) -> tuple[int, int]:
    """Positions of a window of months."""
    if first not in months or last not in months:
        raise ValueError(f"the run covers {months[0]} to {months[-1]}, not {first} to {last}")
    return months.index(first), months.index(last) + 1
