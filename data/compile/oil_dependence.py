"""How much oil the United States and the European Union have used and imported since 1975."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table

FIGURES_FILE = Path(__file__).with_name("oil_dependence.csv")


@table("oil_dependence")
def oil_dependence(sources: Path) -> pd.DataFrame:
    """Return the hand-entered figures."""
    return pd.read_csv(FIGURES_FILE)
