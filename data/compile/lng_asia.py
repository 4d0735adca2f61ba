"""Spot LNG price in East Asia."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table

SPOT_FILE = Path(__file__).with_name("lng_asia_spot.csv")


@table("lng_asia_spot")
def lng_asia_spot(sources: Path) -> pd.DataFrame:
    """Return METI's and EIA's monthly prices as transcribed; the transcription is part of the project."""
    return pd.read_csv(SPOT_FILE)
