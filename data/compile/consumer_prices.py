"""Consumer price indices of the United States and of the EU members."""

from pathlib import Path

import pandas as pd

from data.compile.countries import by_country
from data.compile.fred import fred_md, fred_us
from data.compile.periods import month_labels
from data.compile.registry import table


@table("cpi_us")
def cpi_us(sources: Path) -> pd.DataFrame:
    """Return US consumer prices, seasonally adjusted, 1982-84 = 100: headline, core, energy, all items less food."""
    headline = fred_md(sources, {"CPIAUCSL": "headline_index", "CPIULFSL": "less_food_index"})
    parts = fred_us(sources, {"CPILFESL": "core_index", "CPIENGSL": "energy_index"})
    prices = headline.merge(parts, on="month", how="left").dropna(subset=["headline_index"])
    return prices[["month", "headline_index", "core_index", "energy_index", "less_food_index"]]


@table("cpi_us_nsa")
def cpi_us_nsa(sources: Path) -> pd.DataFrame:
    """Return US headline consumer prices, not seasonally adjusted; the month without a survey stays out."""
    prices = pd.read_csv(sources / "macro/fred-us/us_cpi_all_items_nsa_monthly_1913_2026m05.csv")
    return pd.DataFrame({"month": month_labels(prices["Date"]), "cpi_index": prices["Index"]}).dropna()


@table("hicp_members")
def hicp_members(sources: Path) -> pd.DataFrame:
    """Return the harmonised index of each EU member and of the euro area of nineteen, 2015 = 100."""
    members = pd.read_csv(sources / "macro/eurostat-hicp/prc_hicp_midx_allitems_2015_by_country_1996_2025m06.csv")
    area = pd.read_csv(sources / "macro/ea-monthly/ea_aggregate_monthly.csv").dropna(subset=["hicp_ez19_2015_nsa"])
    euro_area = pd.DataFrame(
        {"month": month_labels(area["date"]), "country": "EA", "hicp_index_2015": area["hicp_ez19_2015_nsa"]}
    )
    return pd.concat([by_country(members, "month", "hicp_index_2015"), euro_area])
