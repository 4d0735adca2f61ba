"""Industrial production and unemployment."""

from pathlib import Path

import pandas as pd

from data.compile.countries import by_country
from data.compile.fred import fred_md
from data.compile.periods import month_labels
from data.compile.registry import table

BASE_YEAR = "2021"


@table("industrial_production")
def industrial_production(sources: Path) -> pd.DataFrame:
    """Return production of industry in the euro area, Germany and the United States, 2021 = 100."""
    area = pd.read_csv(sources / "macro/ea-monthly/ea_aggregate_monthly.csv")
    months = month_labels(area["date"])
    us = fred_md(sources, {"INDPRO": "US"}).set_index("month")["US"]
    wide = pd.DataFrame(
        {
            "month": months,
            "EA": area["ip_ea20_BtoD_sca_2021"],
            "DE": area["ip_de_BtoD_sca_2021"],
        }
    ).merge((100.0 * us / us[us.index.str.startswith(BASE_YEAR)].mean()).reset_index(), on="month", how="outer")
    return by_country(wide, "month", "ip_index", keep=("EA", "DE", "US"))


@table("unemployment")
def unemployment(sources: Path) -> pd.DataFrame:
    """Return unemployment rates of the EU members, EU27, euro area and United States."""
    members = pd.read_csv(sources / "macro/eurostat-unemployment/une_rt_m_sa_pct_by_country_2000_2025m06.csv")
    aggregates = pd.read_csv(sources / "macro/ea-unemployment/ea20_eu27_unemployment_derived_monthly_2000_2025.csv")
    aggregates = aggregates.rename(
        columns={"unemployment_rate_ea20_derived_pct": "EA", "unemployment_rate_eu27_derived_pct": "EU"}
    )[["month", "EA", "EU"]]
    rate = "unemployment_rate_pct"
    derived = by_country(aggregates, "month", rate, keep=("EA", "EU")).assign(flag="derived from members")
    us = by_country(fred_md(sources, {"UNRATE": "US"}), "month", rate, keep=("US",))
    earlier = _euro_area_of_nineteen(sources).query("month < @derived.month.min()")
    return pd.concat([by_country(members, "month", rate), derived, earlier, us]).fillna({"flag": ""})


def _euro_area_of_nineteen(sources: Path) -> pd.DataFrame:
    area = pd.read_csv(sources / "macro/ea-monthly/ea_aggregate_monthly.csv").dropna(subset=["unemp_ea_fred"])
    return pd.DataFrame(
        {
            "month": month_labels(area["date"]),
            "country": "EA",
            "unemployment_rate_pct": area["unemp_ea_fred"],
            "flag": "spliced, area of nineteen",
        }
    )
