"""What recession probits need beyond the other tables: monthly NBER dates and long histories of their predictors."""

from pathlib import Path

import pandas as pd

from data.compile.fred import fred_md, fred_us
from data.compile.periods import month_labels
from data.compile.registry import table

FIRST_RECESSION_MONTH = "1950-01"


@table("recession_months_us")
def recession_months_us(sources: Path) -> pd.DataFrame:
    """Return the months of US recessions by the NBER, from the month after the peak to the trough."""
    months = fred_us(sources, {"USREC": "recession"}).dropna()
    return months[months["month"] >= FIRST_RECESSION_MONTH]


@table("treasury_yields_us")
def treasury_yields_us(sources: Path) -> pd.DataFrame:
    """Return one- and five-year Treasury yields."""
    return fred_md(sources, {"GS1": "yield_1y_pct", "GS5": "yield_5y_pct"}).dropna()


@table("short_rate_ea_history")
def short_rate_ea_history(sources: Path) -> pd.DataFrame:
    """Return the euro area's three-month rate from 1970, of the Area-Wide Model's database."""
    area = pd.read_csv(sources / "macro/awm/awm19up18_quarterly_1970_2017.csv", index_col=0)
    return pd.DataFrame({"quarter": area.index, "rate_3m_pct": area["STN"].to_numpy()})


@table("gas_europe_history")
def gas_europe_history(sources: Path) -> pd.DataFrame:
    """Return the World Bank's price of natural gas in Europe since 1960."""
    prices = pd.read_csv(sources / "macro/worldbank-pinksheet/pinksheet_monthly_1960_2026m05.csv")
    gas = prices["gas_europe_ttf_usd_mmbtu"]
    return pd.DataFrame({"month": month_labels(prices["date"]), "gas_europe_usd_mmbtu": gas}).dropna()
