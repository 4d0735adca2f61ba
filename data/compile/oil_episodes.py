"""Oil supply losses since 1973: what was lost and replaced, how long it was believed to last, what the price did."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table
from data.compile.world_oil import world_crude_production

FIGURES_FILE = Path(__file__).with_name("oil_episodes.csv")


@table("oil_episodes")
def oil_episodes(sources: Path) -> pd.DataFrame:
    """Return the hand-entered figures of each episode and the replaced share that monthly world production shows.

    Replaced: one less the mean fall of world crude production in the months of the loss against the month before,
    over the gross loss; zero where the loss was over within days or was expected but did not come.
    """
    episodes = pd.read_csv(FIGURES_FILE, dtype={"episode": str}, keep_default_na=False)
    production = world_crude_production(sources).set_index("month")["crude_kbd"]
    replaced = []
    for _, row in episodes.iterrows():
        if not row["before"]:
            replaced.append(0.0)
            continue
        months = (production.index >= row["loss_first"]) & (production.index <= row["loss_last"])
        fall_share = 1.0 - production[months].mean() / float(production[row["before"]])
        replaced.append(max(0.0, 1.0 - fall_share / row["gross_loss_share"]))
    return episodes.assign(replaced_share=replaced).rename(columns={"episode": "year"})
