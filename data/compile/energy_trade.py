"""United States goods trade, gross domestic products, and figures quoted by the press."""

from pathlib import Path

import pandas as pd

from data.compile.countries import EU_MEMBERS, country_codes
from data.compile.energy_countries import CODE_BY_ISO3
from data.compile.registry import table

USD_MN_PER_BN = 1000
USD_PER_BN = 1e9
CALENDAR_YEAR = "calendar year"
INDIAN_FISCAL_YEAR = ("IN", 2023, 42.2, 77.5)
"""India's count for April 2023 to March 2024: bought from and sold to the United States, 119.7 together [USD bn]."""

GDP_COUNTRIES = [*EU_MEMBERS, "EU", "EA", "US", "CN", "IN", "TR", "RU", "GB", "NO", "JP", "KR", "World"]
SNAPSHOT_REPOSITORY = "https://github.com/EUClimateAdvisoryBoard/ESABCCMethodHub"


@table("us_goods_trade")
def us_goods_trade(sources: Path) -> pd.DataFrame:
    """Goods trade with twenty partners in 2024, with China in 2023, and with India as India counts it."""
    census = pd.read_csv(sources / "energy/us-trade/us_goods_trade_2024_selected_partners.csv")
    census_rows = pd.DataFrame(
        {
            "year": 2024,
            "partner": census["iso3"].map(CODE_BY_ISO3),
            "basis": CALENDAR_YEAR,
            "us_exports_usd_bn": (census["us_goods_exports_musd_2024"] / USD_MN_PER_BN).round(3),
            "us_imports_usd_bn": (census["us_goods_imports_customs_musd_2024"] / USD_MN_PER_BN).round(3),
            "source": "US Census",
        }
    )
    quoted = pd.read_csv(sources / "macro/us-trade/us_goods_trade_china_india.csv")
    quoted = quoted[quoted["year"] == 2023]
    quoted_rows = pd.DataFrame(
        {
            "year": quoted["year"],
            "partner": quoted["partner"].map({"China": "CN"}),
            "basis": CALENDAR_YEAR,
            "us_exports_usd_bn": quoted["us_goods_exports_usd_bn"],
            "us_imports_usd_bn": quoted["us_goods_imports_usd_bn"],
            "source": "US Census, as quoted by the press",
        }
    )
    partner, year, exports, imports = INDIAN_FISCAL_YEAR
    indian = pd.DataFrame(
        {
            "year": [year],
            "partner": partner,
            "basis": "Indian fiscal year 2023-24",
            "us_exports_usd_bn": exports,
            "us_imports_usd_bn": imports,
            "source": "India, Ministry of Commerce and Industry",
        }
    )
    return pd.concat([census_rows, quoted_rows, indian])


@table("gdp_nominal")
def gdp_nominal(sources: Path) -> pd.DataFrame:
    """Gross domestic product at current prices of the members, the Union and its partners."""
    accounts = pd.read_csv(sources / "energy/macro-weights/worldbank_gdp_population_2015_2024.csv")
    accounts = accounts.assign(country=accounts["iso3"].map(CODE_BY_ISO3)).dropna(subset=["gdp_usd_nominal"])
    accounts = accounts[accounts["country"].isin(GDP_COUNTRIES)]
    return pd.DataFrame(
        {
            "year": accounts["year"],
            "country": accounts["country"],
            "gdp_usd_bn": (accounts["gdp_usd_nominal"] / USD_PER_BN).round(1),
        }
    )


@table("press_anchors_energy")
def press_anchors_energy(sources: Path) -> pd.DataFrame:
    """Figures and policy dates quoted by the press, each with its page and dated by the start of its period."""
    anchors = pd.read_csv(sources / "energy/press-anchors/press_cited_anchor_figures.csv")
    url = anchors["url"].mask(anchors["url"].str.startswith("EUClimateAdvisoryBoard"), SNAPSHOT_REPOSITORY)
    anchors = anchors.assign(
        url=url, publisher=anchors["publisher"].str.replace(r"\s*\(vsevolodnedora.*\)", "", regex=True)
    )
    anchors = anchors[anchors["url"].str.startswith("http")]
    return pd.DataFrame(
        {
            "date": anchors["period"].map(_first_day),
            "topic": anchors["topic"],
            "country": country_codes(anchors["geo"]),
            "item": anchors["item"],
            "value": anchors["value"],
            "unit": anchors["unit"].fillna(""),
            "period": anchors["period"],
            "publisher": anchors["publisher"],
            "url": anchors["url"],
        }
    )


def _first_day(period: str) -> str:
    """Return the first day that a period such as "2025-01..2025-08", "2021" or "2025-12 (to 25th)" names."""
    start = period.split("..")[0].split(" ")[0]
    return start + "-01-01"[len(start) - len("2025") :]
