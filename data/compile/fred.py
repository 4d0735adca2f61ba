"""Readers of the two files of St. Louis Fed series."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels, us_month_labels


def fred_md(sources: Path, columns: dict[str, str]) -> pd.DataFrame:
    """Return columns of the FRED-MD vintage under new names, by month; its second line holds transformation codes."""
    file = sources / "macro/fred-md/fredmd_2026-02_vintage.csv"
    vintage = pd.read_csv(file, skiprows=[1], usecols=["sasdate", *columns]).dropna(subset=["sasdate"])
    vintage["sasdate"] = us_month_labels(vintage["sasdate"])
    return vintage.rename(columns={"sasdate": "month", **columns})[["month", *columns.values()]]


def fred_us(sources: Path, columns: dict[str, str]) -> pd.DataFrame:
    """Return columns of the file of single FRED series under new names, by month."""
    series = pd.read_csv(sources / "macro/fred-us/us_usrec_corecpi_energycpi_corepce_mich_monthly.csv")
    return series.assign(month=month_labels(series["date"]))[["month", *columns]].rename(columns=columns)
