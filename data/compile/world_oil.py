"""World crude oil production."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table

FLAGS = {"kaenzig": "", "EIA INTL": "spliced, EIA International", "STEO": "spliced, EIA short-term outlook"}


@table("world_crude_production")
def world_crude_production(sources: Path) -> pd.DataFrame:
    """Return crude oil and lease condensate, three EIA vintages linked by ratios."""
    spliced = pd.read_csv(sources / "macro/eia-world-oil/world_crude_oil_production_spliced_1973_2025.csv")
    flags = spliced["source"].map(_flag)
    return pd.DataFrame({"month": spliced["date"], "crude_kbd": spliced["world_crude_kbd"], "flag": flags})


def _flag(source: str) -> str:
    """Say which link of the splice a month comes from."""
    return next(flag for beginning, flag in FLAGS.items() if source.startswith(beginning))
