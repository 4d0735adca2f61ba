"""What the recession probit needs of a baseline beside interest rates: the record that oil has to beat."""

import pandas as pd

from econ.build_baseline.markets import observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.risk.net_increase import HISTORY_MONTHS


def finance(vintage: Vintage, parts: Parts) -> None:
    """Brent of the months up to and with the baseline's.

    Raises
    ------
    ValueError
        If a month is missing.
    """
    known = observed_until(series("brent", "brent_usd_bbl"), vintage.month)
    months = pd.date_range(end=pd.Timestamp(vintage.month), periods=HISTORY_MONTHS, freq="MS")
    history = known.reindex(months)
    if history.isna().any():
        raise ValueError(f"brent lacks months before {vintage.month}: {list(history[history.isna()].index)}")
    parts.path("brent_history_usd_bbl", history.to_numpy(dtype=float))
    parts.source("brent_history_usd_bbl", f"brent, {months[0]:%Y-%m} to {months[-1]:%Y-%m}")
