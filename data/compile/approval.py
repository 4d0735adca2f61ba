"""Approval of the United States president."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table


@table("us_presidential_approval")
def us_presidential_approval(sources: Path) -> pd.DataFrame:
    """Return monthly approval and disapproval, with the method of each period."""
    polls = pd.read_csv(sources / "macro/approval/us_presidential_approval_monthly_2017_2026m02.csv")
    polls = polls.rename(columns={"approve": "approve_pct", "disapprove": "disapprove_pct"})
    return polls[["month", "president", "approve_pct", "disapprove_pct", "method"]]
