"""European wholesale electricity and emission allowances."""

from pathlib import Path

import pandas as pd

from data.compile.countries import ALPHA_2
from data.compile.registry import table


@table("power_wholesale")
def power_wholesale(sources: Path) -> pd.DataFrame:
    """Return monthly means of day-ahead prices by country."""
    prices = pd.read_csv(
        sources / "macro/ember-power-prices/ember_day_ahead_power_price_monthly_by_country_2015_2026m02.csv"
    ).rename(columns={"price_eur_mwh": "power_eur_mwh"})
    prices["country"] = prices["iso3"].map(ALPHA_2)
    return prices[["month", "country", "power_eur_mwh"]].dropna()


@table("carbon")
def carbon(sources: Path) -> pd.DataFrame:
    """Return monthly means of the clearing prices of EU allowance auctions."""
    auctions = pd.read_csv(sources / "macro/eua-carbon/eua_auction_price_monthly_2012_2026m02.csv")
    return auctions.rename(columns={"eua_eur_t_mean": "eua_eur_t"})[["month", "eua_eur_t"]]
