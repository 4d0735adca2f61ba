"""Heating degree days of the European Union."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table

DEGREE_DAYS_FILE = Path(__file__).with_name("heating_degree_days.csv")


@table("heating_degree_days")
def heating_degree_days(sources: Path) -> pd.DataFrame:
    """Return Eurostat's monthly degree days as transcribed; the transcription is part of the project."""
    return pd.read_csv(DEGREE_DAYS_FILE)
