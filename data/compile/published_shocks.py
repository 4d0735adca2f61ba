"""Shock series and estimation data of published papers, as their authors released them."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels
from data.compile.registry import table

GAS_REGIONS = {"EA": "ea", "US": "us"}


@table("oil_supply_news")
def oil_supply_news(sources: Path) -> pd.DataFrame:
    """Return the oil supply surprise and the oil supply news shock of the author's latest vintage."""
    news = pd.read_csv(sources / "macro/kaenzig-oil-news/oil_supply_news_monthly_2024m12.csv")
    return pd.DataFrame(
        {
            "month": month_labels(news["date"]),
            "surprise_pct": news["oil_supply_surprise"],
            "shock_sd": news["oil_supply_news_shock"],
        }
    )


@table("kaenzig_var")
def kaenzig_var(sources: Path) -> pd.DataFrame:
    """Return the variables and the instrument of the 2021 paper."""
    variables = pd.read_csv(sources / "macro/kaenzig-oil-news/oil_var_data_monthly_1960_2017.csv")
    surprises = pd.read_csv(sources / "macro/kaenzig-oil-news/oil_surprises_monthly_by_contract_1974_2017.csv")
    names = {
        "POIL_wti_nominal_usd_bbl": "wti_usd_bbl",
        "OILPROD_world_kbd": "oil_production_kbd",
        "OILSTOCKS_oecd_proxy_mmbbl": "oil_stocks_mmbbl",
        "WORLDIP_2010": "world_ip_index",
        "USIP": "us_ip_index",
        "USCPI": "us_cpi_index",
        "pc1_12": "surprise_pct",
    }
    both = variables.merge(surprises[["date", "pc1_12"]], on="date", how="left").rename(columns=names)
    return both.assign(month=month_labels(both["date"]))[["month", *names.values()]]


@table("gas_instruments")
def gas_instruments(sources: Path) -> pd.DataFrame:
    """Return the Colombo-Toni instruments for the gas markets of the euro area and the United States."""
    return _by_region(sources, "gas_instruments_{}_monthly_2004_2023.csv", "_instr")


@table("gas_shocks")
def gas_shocks(sources: Path) -> pd.DataFrame:
    """Return the Colombo-Toni gas market shocks of the euro area and the United States."""
    return _by_region(sources, "gas_shocks_{}_monthly_2004m07_2023.csv", "_shock")


@table("boeck_zoerner_ea")
def boeck_zoerner_ea(sources: Path) -> pd.DataFrame:
    """Return the euro-area price and production indices of Boeck and Zoerner."""
    data = pd.read_csv(sources / "macro/boeck-zoerner-gas/bz_ea_monthly_2004_2022.csv")
    names = {
        "CPI": "cpi_index",
        "CCPI": "core_cpi_index",
        "ECPI": "energy_cpi_index",
        "PPI": "ppi_index",
        "IP": "ip_index",
    }
    return data.assign(month=month_labels(data["date"])).rename(columns=names)[["month", *names.values()]]


def _by_region(sources: Path, file_pattern: str, ending: str) -> pd.DataFrame:
    """Stack the files of the regions; the United States has no news instrument, so its cells stay blank."""
    frames = []
    for region, name in GAS_REGIONS.items():
        frame = pd.read_csv(sources / "macro/colombo-toni-gas" / file_pattern.format(name))
        frame.columns = frame.columns.str.removesuffix(ending)
        frames.append(frame.assign(month=month_labels(frame["date"]), region=region))
    return pd.concat(frames)[["month", "region", "flow_demand", "flow_supply", "news_supply"]]
