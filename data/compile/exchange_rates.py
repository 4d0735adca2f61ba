"""Exchange rates of the Federal Reserve, turned so that the name of a column says what is divided by what."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels
from data.compile.registry import table


@table("fx")
def fx(sources: Path) -> pd.DataFrame:
    """Return dollars per euro (the source gives euros per dollar), rupees and yuan per dollar."""
    rates = pd.read_csv(sources / "macro/fed-h10-fx/fx_monthly_1971_2026m06.csv")
    return pd.DataFrame(
        {
            "month": month_labels(rates["Date"]),
            "usd_per_eur": 1.0 / rates["Euro"],
            "inr_per_usd": rates["India"],
            "cny_per_usd": rates["China"],
        }
    ).dropna(how="all", subset=["usd_per_eur", "inr_per_usd", "cny_per_usd"])
