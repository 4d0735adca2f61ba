"""Oil market tables: world balance, projections, consumption by region, emergency stocks of the Union's members."""

from pathlib import Path

import pandas as pd

from data.compile.countries import country_codes
from data.compile.periods import month_labels
from data.compile.registry import table

KBD_PER_MBD = 1000

STEO_NAMES = {
    "BREPUUS": ("brent_usd_bbl", 1),
    "WTIPUUS": ("wti_usd_bbl", 1),
    "NGHHUUS": ("henry_hub_usd_mmbtu", 1),
    "PAPR_WORLD": ("world_supply_kbd", KBD_PER_MBD),
    "PATC_WORLD": ("world_consumption_kbd", KBD_PER_MBD),
    "COPS_OPEC": ("opec_spare_capacity_kbd", KBD_PER_MBD),
    "PASC_OECD_T3": ("oecd_commercial_stocks_mmbbl", 1),
}
"""EIA series id -> our name and the factor to its unit."""

PROJECTIONS_FROM = "2025-01"
REGIONS = {"European Union": "EU", "US": "US", "China": "CN", "India": "IN", "Türkiye": "TR", "Total World": "World"}


@table("oil_market_world")
def oil_market_world(sources: Path) -> pd.DataFrame:
    """World liquids balance, OPEC and Russian production, United States crude, OECD stocks; last two months nowcast."""
    history = pd.read_csv(sources / "macro/eia-steo-history/steo_history_monthly_2020_2026m02.csv")
    flows = {
        "world_supply_kbd": "world_liquids_prod_mbd",
        "world_consumption_kbd": "world_liquids_consumption_mbd",
        "opec_crude_kbd": "opec_crude_prod_mbd",
        "opec_spare_capacity_kbd": "opec_spare_capacity_mbd",
        "russia_crude_kbd": "russia_crude_prod_mbd",
        "russia_liquids_kbd": "russia_liquids_prod_mbd",
        "us_crude_kbd": "us_crude_prod_mbd",
    }
    balance = pd.DataFrame({"month": month_labels(history["date"])})
    for name, source in flows.items():
        balance[name] = (history[source] * KBD_PER_MBD).round(0)
    balance["oecd_commercial_stocks_mmbbl"] = history["oecd_commercial_stocks_mmbbl"].round(1)
    balance["flag"] = ""
    balance.loc[balance.index[-2:], "flag"] = "nowcast"
    return balance


@table("steo_projections")
def steo_projections(sources: Path) -> pd.DataFrame:
    """Five vintages of EIA's outlook; a month before its release is history, any other a projection."""
    vintages = pd.read_csv(sources / "energy/eia-steo/steo_vintages_2025-11_to_2026-03.csv")
    latest = pd.read_csv(sources / "energy/eia-steo/steo_2026-03_selected_monthly.csv")
    wti = latest[latest["id"] == "WTIPUUS"]
    rows = pd.concat([vintages[vintages["id"].isin(STEO_NAMES)], wti])
    outlook = pd.DataFrame(
        {
            "month": month_labels(rows["month"]),
            "release": month_labels(rows["release_date"]),
            "variable": rows["id"].map(lambda series: STEO_NAMES[series][0]),
            "value": rows["value"] * rows["id"].map(lambda series: STEO_NAMES[series][1]),
        }
    )
    outlook["flag"] = (outlook["month"] >= outlook["release"]).map({True: "projection", False: "history"})
    return outlook[outlook["month"] >= PROJECTIONS_FROM]


@table("oil_consumption_regions")
def oil_consumption_regions(sources: Path) -> pd.DataFrame:
    """Oil consumption of six regions, and consumption less production as an estimate of net imports."""
    annual = pd.read_csv(sources / "energy/energy-institute/ei2026_selected_annual_2000_2025.csv")
    annual = annual[annual["year"].isin([2021, 2025]) & annual["entity"].isin(REGIONS)]
    wide = annual.pivot_table(index=["year", "entity"], columns="table", values="value", aggfunc="first").reset_index()
    regions = pd.DataFrame(
        {
            "year": wide["year"],
            "region": wide["entity"].map(REGIONS),
            "consumption_kbd": wide["Oil Consumption - barrels"].round(0),
        }
    )
    net_imports = (wide["Oil Consumption - barrels"] - wide["Oil Production - barrels"]).round(0)
    regions["net_imports_kbd"] = net_imports.where(regions["region"] != "World")
    regions["flag"] = regions["net_imports_kbd"].notna().map({True: "net imports: estimate", False: ""})
    return regions


@table("oil_stocks_eu")
def oil_stocks_eu(sources: Path) -> pd.DataFrame:
    """Emergency oil stocks of each member in days, mean of the year's months."""
    stocks = pd.read_csv(sources / "energy/oil-stocks/eurostat_emergency_oil_stocks_days_2023_2025.csv")
    return pd.DataFrame(
        {
            "year": stocks["year"],
            "country": country_codes(stocks["geo"]),
            "emergency_stock_days": stocks["mean_days"].round(1),
            "flag": stocks["flag"].notna().map({True: "biased low", False: ""}),
        }
    )
