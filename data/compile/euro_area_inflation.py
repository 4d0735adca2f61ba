"""Euro-area inflation, with a core rate derived from the published rates and item weights.

The published core rate (all items without energy, food, alcohol and tobacco) was not found under an open licence, but
it follows from the others. The harmonised index is chained each December, so within year `y` and with the weights `w`
of that year

    all[m] / all[dec] = w_energy energy[m] / energy[dec] + w_food food[m] / food[dec] + w_core core[m] / core[dec]

where `dec` is the December before. The index of energy, of food and of all items is rebuilt from its annual rates,
given its twelve months of one year; the equation then gives core month by month. Food lacks an index even for that
year, so its 2015 runs smoothly.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from data.compile.periods import month_labels
from data.compile.registry import table

WEIGHTS_FILE = Path(__file__).with_name("hicp_weights_ea.csv")
WEIGHTS = ["energy_weight_pct", "food_weight_pct"]
POOLED_YEARS = range(2005, 2012)  # full years of the Boeck-Zoerner core index before the first published weight
BASE_YEAR = 2015  # the year whose monthly index levels anchor the annual rates


@table("hicp_weights_ea")
def hicp_weights_ea(sources: Path) -> pd.DataFrame:
    """Return the weights of energy and food per year: published, interpolated, or fitted before 2012."""
    known = pd.read_csv(WEIGHTS_FILE, keep_default_na=False, index_col="year")
    rates = _rates(sources)
    years = pd.RangeIndex(_year(rates.index[0]), known.index.max() + 1, name="year")
    weights = known.reindex(years)
    fitted = years < known.index.min()
    weights.loc[fitted, WEIGHTS] = _pooled_weights(rates, boeck_zoerner_core_pct(sources))
    weights.loc[fitted, ["flag", "source"]] = "estimate", "regression of headline on energy, food and core, 2005-2011"
    between = weights["flag"].isna()
    weights[WEIGHTS] = weights[WEIGHTS].interpolate()
    weights.loc[between, ["flag", "source"]] = "interpolated", "straight line between neighbouring years"
    return weights.reset_index()


@table("hicp_ea")
def hicp_ea(sources: Path) -> pd.DataFrame:
    """Return annual rates of headline, energy and food inflation, and of core where a chained year precedes it."""
    rates = _rates(sources)
    weights = hicp_weights_ea(sources).set_index("year")
    core = _core_index(_index_levels(sources, rates), weights[WEIGHTS] / 100.0)
    core_rate = (100.0 * (core / core.shift(12) - 1.0)).reindex(rates.index)
    known = weights["flag"] == ""
    sure = [bool(known.get(_year(month), False) and known.get(_year(month) - 1, False)) for month in rates.index]
    flags = np.where(sure, "core derived", "core derived from estimated weights")
    return pd.DataFrame(
        {
            "month": rates.index,
            "headline_yoy_pct": rates["all"].to_numpy(),
            "energy_yoy_pct": rates["energy"].to_numpy(),
            "food_yoy_pct": rates["food"].to_numpy(),
            "core_yoy_pct": core_rate.round(2).to_numpy(),
            "flag": np.where(core_rate.isna(), "", flags),
        }
    )


def boeck_zoerner_core_pct(sources: Path) -> pd.Series:
    """Annual rate of their core consumer price index, 2005-04 to 2022-12: a check, and the regressor before 2012."""
    return 100.0 * _boeck_zoerner(sources, "CCPI").pct_change(12).dropna()


def _rates(sources: Path) -> pd.DataFrame:
    rates = pd.read_csv(sources / "macro/ecb-hicp/ea_hicp_yoy_monthly_1997_2026m03.csv", index_col="date")
    names = {"hicp_all_yoy": "all", "hicp_energy_yoy": "energy", "hicp_food_alc_tob_yoy": "food"}
    return rates.rename(columns=names)[list(names.values())]


def _boeck_zoerner(sources: Path, column: str) -> pd.Series:
    data = pd.read_csv(sources / "macro/boeck-zoerner-gas/bz_ea_monthly_2004_2022.csv")
    return data.set_index(month_labels(data["date"]))[column]


def _pooled_weights(rates: pd.DataFrame, core: pd.Series) -> list[float]:
    """Weights [pct] that best explain headline minus core by energy minus core and food minus core."""
    months = [month for month in core.index if _year(month) in POOLED_YEARS]
    gap = rates.loc[months].sub(core[months], axis=0)
    fitted, *_ = np.linalg.lstsq(gap[["energy", "food"]].to_numpy(), gap["all"].to_numpy(), rcond=None)
    return [round(100.0 * float(weight), 2) for weight in fitted]


def _index_levels(sources: Path, rates: pd.DataFrame) -> pd.DataFrame:
    """Index of all items, energy and food, from the months of the base year and the annual rates before and after."""
    area = pd.read_csv(sources / "macro/ea-monthly/ea_aggregate_monthly.csv")
    all_items = area.set_index(month_labels(area["date"]))["hicp_ez19_2015_nsa"]
    months = [f"{BASE_YEAR}-{number:02d}" for number in range(1, 13)]
    food_growth = 1.0 + float(rates["food"][months[-1]]) / 100.0
    base = {
        "all": all_items[months],
        "energy": _boeck_zoerner(sources, "ECPI")[months],
        "food": pd.Series(100.0 * food_growth ** (np.arange(12) / 12.0), index=months),
    }
    return pd.DataFrame({name: _chained(base[name], rates[name]) for name in base})


def _chained(base: pd.Series, rate_pct: pd.Series) -> pd.Series:
    """Extend twelve monthly levels forwards and backwards with annual rates."""
    levels = base.copy()
    for month in rate_pct.index[rate_pct.index > base.index[-1]]:
        levels[month] = levels[_year_before(month)] * (1.0 + rate_pct[month] / 100.0)
    for month in rate_pct.index[rate_pct.index <= base.index[-1]][::-1]:
        levels[_year_before(month)] = levels[month] / (1.0 + rate_pct[month] / 100.0)
    return levels.sort_index()


def _core_index(levels: pd.DataFrame, shares: pd.DataFrame) -> pd.Series:
    """Core index that the chaining equation leaves, 100 in the first December."""
    start = next(month for month in levels.index if month.endswith("-12"))
    energy_share, food_share = (shares[column].to_dict() for column in WEIGHTS)
    core = {start: 100.0}
    for month in levels.index[levels.index > start]:
        year, december = _year(month), f"{_year(month) - 1}-12"
        ratio = {item: float(levels[item][month] / levels[item][december]) for item in levels.columns}
        residual = ratio["all"] - energy_share[year] * ratio["energy"] - food_share[year] * ratio["food"]
        core[month] = core[december] * residual / (1.0 - energy_share[year] - food_share[year])
    return pd.Series(core)


def _year(month: str) -> int:
    return int(month[:4])


def _year_before(month: str) -> str:
    return f"{_year(month) - 1}{month[4:]}"
