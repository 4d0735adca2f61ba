"""Single figures the baselines need and no series holds: budget plans, basket weights, long-run rates."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table

FIGURES_FILE = Path(__file__).with_name("anchor_figures.csv")


@table("anchor_figures")
def anchor_figures(sources: Path) -> pd.DataFrame:
    """Return the hand-entered figures, each with its unit and source."""
    figures = pd.read_csv(FIGURES_FILE, dtype={"flag": str}, keep_default_na=False)
    return figures.astype({"value": float}).sort_values(["year", "region", "item"], ignore_index=True)
