"""United States: oil balance and stocks, gas balance, and what it bought from Russia."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels
from data.compile.registry import table
from econ.units import TWH_PER_BCF_US

KBD_PER_MBD = 1000
THOUSAND = 1000


@table("us_oil")
def us_oil(sources: Path) -> pd.DataFrame:
    """Consumption, net imports and crude stocks: weekly survey to 2021, observed months of the outlook after."""
    steo = _steo_observed(sources)
    monthly = pd.DataFrame(
        {
            "us_consumption_kbd": (steo["PATCPUSX"] * KBD_PER_MBD).round(0),
            "us_net_imports_kbd": (steo["PAIMPORT"] * KBD_PER_MBD).round(0),
            "strategic_reserve_mmbbl": steo["COSQPUS"].round(1),
            "commercial_crude_mmbbl": steo["COSXPUS"].round(1),
            "flag": "",
        }
    )
    weekly = _weekly(sources)
    weekly = weekly[weekly["month"] < monthly.index[0]]
    by_month = weekly.groupby("month")
    spliced = pd.DataFrame(
        {
            "us_consumption_kbd": by_month["WRPUPUS2"].mean().round(0),
            "strategic_reserve_mmbbl": (by_month["WCSSTUS1"].last() / THOUSAND).round(1),
            "commercial_crude_mmbbl": (by_month["WCESTUS1"].last() / THOUSAND).round(1),
            "flag": "weekly",
        }
    )
    return pd.concat([spliced, monthly]).rename_axis("month").reset_index()


@table("oil_products_us_stocks")
def oil_products_us_stocks(sources: Path) -> pd.DataFrame:
    """Stocks of gasoline and distillate at the last weekly reading of each month."""
    by_month = _weekly(sources).groupby("month")
    stocks = pd.DataFrame(
        {
            "gasoline_mmbbl": (by_month["WGTSTUS1"].last() / THOUSAND).round(1),
            "distillate_mmbbl": (by_month["WDISTUS1"].last() / THOUSAND).round(1),
        }
    )
    return stocks.reset_index()


@table("us_gas")
def us_gas(sources: Path) -> pd.DataFrame:
    """Dry gas production, consumption and LNG exports in TWh a month; of 2021 only the LNG exports are known."""
    steo = _steo_observed(sources)
    lng_2021 = _lng_exports_2021(sources)
    monthly = pd.DataFrame(
        {
            "production_twh": steo["NGPRPUS"],
            "consumption_twh": steo["NGTCPUS"],
            "lng_exports_twh": pd.concat([lng_2021, steo["NGEXPUS_LNG"]]),
        }
    )
    days = pd.PeriodIndex(monthly.index, freq="M").days_in_month
    balance = monthly.mul(days, axis=0).mul(TWH_PER_BCF_US).round(2)
    return balance.rename_axis("month").reset_index()


@table("us_petroleum_imports_russia")
def us_petroleum_imports_russia(sources: Path) -> pd.DataFrame:
    """Crude and products (unfinished oils included) landed from Russia; zero where no importer reported any."""
    imports = pd.read_csv(sources / "energy/eia-imports/us_petroleum_imports_by_origin_monthly_2017_2025.csv")
    months = sorted(imports["month"].unique())
    russian = imports[imports["origin"] == "RUSSIA"]
    is_crude = russian["product"] == "crude"
    days = pd.PeriodIndex(months, freq="M").days_in_month
    flows = {
        name: rows.groupby("month")["thousand_barrels"].sum().reindex(months, fill_value=0).div(days).round(1)
        for name, rows in {"crude_kbd": russian[is_crude], "products_kbd": russian[~is_crude]}.items()
    }
    return pd.DataFrame(flows).rename_axis("month").reset_index()


def _steo_observed(sources: Path) -> pd.DataFrame:
    """Return the months before the March 2026 release, one column per EIA series id."""
    steo = pd.read_csv(sources / "energy/eia-steo/steo_2026-03_selected_monthly.csv")
    observed = steo[steo["is_forecast"] == 0].assign(month=month_labels(steo["month"]))
    return observed.pivot(index="month", columns="id", values="value")


def _lng_exports_2021(sources: Path) -> pd.Series:
    """LNG exports of 2021 in bcf a day; the November 2025 vintage is the oldest kept and starts in 2021."""
    vintages = pd.read_csv(sources / "energy/eia-steo/steo_vintages_2025-11_to_2026-03.csv")
    oldest = vintages[(vintages["id"] == "NGEXPUS_LNG") & (vintages["release_date"] == "2025-11-01")]
    exports = oldest.assign(month=month_labels(oldest["month"])).set_index("month")["value"]
    return exports[exports.index < "2022-01"]


def _weekly(sources: Path) -> pd.DataFrame:
    """Weekly petroleum survey with the month in which each week ends, from 2015."""
    weekly = pd.read_csv(sources / "energy/eia-wpsr/us_weekly_petroleum_2015_2026.csv").sort_values("week_ending")
    weekly["month"] = month_labels(weekly["week_ending"])
    return weekly[weekly["month"] >= "2015-01"]
