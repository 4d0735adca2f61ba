"""Surveys, geopolitical risk, world activity and recession dates."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels
from data.compile.registry import table

US_RECESSION_COLUMN, EA_RECESSION_COLUMN = "us_nber_share_of_quarter", "ea_recession_cepr"


@table("confidence")
def confidence(sources: Path) -> pd.DataFrame:
    """Return economic sentiment (euro area, Germany) and consumer confidence (EU)."""
    area = pd.read_csv(sources / "macro/ea-monthly/ea_aggregate_monthly.csv")
    sentiment = [
        pd.DataFrame(
            {"month": month_labels(area["date"]), "country": country, "economic_sentiment_index": area[column]}
        ).dropna()
        for country, column in (("EA", "esi_ea20_sa"), ("DE", "esi_de_sa"))
    ]
    consumers = pd.read_csv(sources / "macro/ea-monthly/ec_consumer_confidence_eu_monthly_2008_2025.csv")
    consumers = consumers.rename(columns={"consumer_confidence_eu_balance": "consumer_confidence_balance"})
    return pd.concat([*sentiment, consumers.assign(country="EU")])


@table("geopolitical_risk")
def geopolitical_risk(sources: Path) -> pd.DataFrame:
    """Return the Caldara-Iacoviello index of geopolitical risk."""
    risk = pd.read_csv(sources / "macro/gpr/gpr_monthly_1900_2026m07.csv")
    return pd.DataFrame({"month": month_labels(risk["date"]), "gpr_index": risk["GPR"]}).dropna()


@table("world_activity")
def world_activity(sources: Path) -> pd.DataFrame:
    """Return world industrial production, the Kilian index and the volume of world trade."""
    production = pd.read_csv(sources / "macro/baumeister-hamilton-wip/world_ip_oecd6nme_monthly_1958_2025m04.csv")
    kilian = pd.read_csv(sources / "macro/kilian-igrea/kilian_igrea_monthly_1968_2025m08.csv")
    trade = pd.read_csv(sources / "macro/cpb-wtm/cpb_world_trade_monitor_monthly_2000_2024m12.csv")
    columns = [
        (production, "oecd6nme_ip", "world_ip_index"),
        (kilian, "igrea", "kilian_index"),
        (trade, "tgz_w1_qnmi_sn", "world_trade_index"),
    ]
    series = [frame.set_index(month_labels(frame["date"]))[source].rename(name) for frame, source, name in columns]
    return pd.concat(series, axis=1).rename_axis("month").reset_index()


@table("supply_chain_pressure")
def supply_chain_pressure(sources: Path) -> pd.DataFrame:
    """Return the Global Supply Chain Pressure Index of the New York Fed."""
    pressure = pd.read_csv(sources / "macro/nyfed-gscpi/gscpi_monthly_1998_2025m02.csv")
    return pd.DataFrame({"month": month_labels(pressure["date"]), "gscpi_sd": pressure["gscpi"].round(4)})


@table("recession_dates")
def recession_dates(sources: Path) -> pd.DataFrame:
    """Return the share of each quarter in recession: 0 or 1 for the euro area, months over three for the US."""
    dates = pd.read_csv(sources / "macro/recession-dates/recession_dummies_quarterly_1970_2025.csv")
    provisional = dates["note"].notna()
    area = pd.DataFrame(
        {
            "quarter": dates["quarter"],
            "country": "EA",
            "recession_share": dates[EA_RECESSION_COLUMN],
            "flag": provisional.map({True: "provisional", False: ""}),
        }
    )
    us = pd.DataFrame(
        {"quarter": dates["quarter"], "country": "US", "recession_share": dates[US_RECESSION_COLUMN], "flag": ""}
    )
    return pd.concat([area, us.dropna()])
