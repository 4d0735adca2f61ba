"""Gas demand of a baseline, by sector: last year's, at normal weather."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import data
from econ.axes import GAS_SECTORS
from econ.build_baseline.markets import observed_until
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.estimate.gas_data import weather
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

WINTER_MONTHS = (11, 12, 1, 2, 3)


def gas_demand(vintage: Vintage, months: pd.DatetimeIndex, parts: Parts) -> Array:
    """Store demand in total and by sector, and the spread of winters; return the total.

    The level is that of the last twelve months at normal weather (where degree days are published), the season that of
    all years so far.
    """
    table = data.load("eu_gas_demand")
    demand = observed_until(
        table[table["country"] == "EU"].set_index("month")["demand_twh"].astype(float), vintage.month
    )
    year = pd.DatetimeIndex(demand.index[-MONTHS_PER_YEAR:])
    shares = sector_shares(vintage)
    with data.using_shipped_tables():
        cold = weather(year)["cold_share"]
    added = sum(
        shares[s].reindex(year.month).to_numpy() * parts.coefficient(f"gas_cold_{s}") * cold.fillna(0.0).to_numpy()
        for s in GAS_SECTORS
    )
    level = float((demand[year] / (1.0 + added)).mean())
    fitted = observed_until(demand, vintage.fit_until)
    ratio = fitted / fitted.rolling(MONTHS_PER_YEAR, center=True).mean()
    factor = ratio.groupby(month_of(ratio)).mean()
    total: Array = level * (factor / factor.mean()).reindex(months.month).to_numpy()
    parts.path("gas_demand_twh", total)
    weathered = f"{cold.notna().sum()} of them"
    parts.source(
        "gas_demand_twh",
        f"eu_gas_demand, twelve months to {year[-1]:%Y-%m} ({weathered} at normal weather), seasonal shape since "
        f"{demand.index[0]:%Y}",
    )
    by_sector = (total * shares[sector].reindex(months.month).to_numpy() for sector in GAS_SECTORS)
    parts.path("gas_sector_demand_twh", *by_sector)
    parts.source(
        "gas_sector_demand_twh",
        "gas_demand_twh by sector: eu_gas_demand_sector by calendar month, last three years; states that report "
        "industry and buildings together split as in member_exposure",
    )
    spread, winters = winter_spread()
    parts.path("winter_degree_days_sd_share", np.where(months.month.isin(WINTER_MONTHS), spread, 0.0))
    parts.source(
        "winter_degree_days_sd_share",
        f"heating_degree_days: spread of November to March totals around trend, {winters} winters",
    )
    return total


def month_of(values: pd.Series) -> pd.Index:
    """Calendar month of each entry."""
    return pd.Index(pd.DatetimeIndex(values.index).month)


def sector_shares(vintage: Vintage) -> pd.DataFrame:
    """Share of demand by sector in each calendar month, sectors as columns."""
    table = data.load("eu_gas_demand_sector")
    wide = table[table["country"] == "EU"].pivot(index="month", columns="sector", values="demand_twh")
    recent = wide[: pd.Timestamp(vintage.month)].iloc[-3 * MONTHS_PER_YEAR :]
    together = data.load("member_exposure").set_index("country")
    buildings, industry = (float(together[f"gas_{use}_twh_2024"].sum()) for use in ("household", "industry"))
    split = buildings / (buildings + industry)
    by_sector = pd.DataFrame(
        {
            "buildings": recent["household"] + split * recent["industry_household"],
            "industry": recent["industry"] + (1.0 - split) * recent["industry_household"],
            "power": recent["power"],
        }
    )[list(GAS_SECTORS)]
    by_month = by_sector.groupby(month_of(by_sector["power"])).sum()
    return by_month.div(by_month.sum(axis=1), axis=0)


def winter_spread() -> tuple[float, int]:
    """Spread of the heating degree days of whole winters around their trend, and the number of winters."""
    days = data.load("heating_degree_days").set_index("month")["eu27"].astype(float)
    winter = days[month_of(days).isin(WINTER_MONTHS)]
    season = pd.DatetimeIndex(winter.index).year - (month_of(winter) <= 3)
    whole = winter.groupby(season).sum()[winter.groupby(season).count() == len(WINTER_MONTHS)]
    years, totals = whole.index.to_numpy(dtype=float), np.log(whole.to_numpy())
    gap = totals - np.polyval(np.polyfit(years, totals, 1), years)
    return float(gap.std(ddof=2)), len(totals)
