"""Fits on tables whose months from 2026-03 on hold other numbers; run in a process of its own, for loaders remember."""

from typing import Any

import pandas as pd

FIRST_SHAKEN = {
    "month": pd.Timestamp("2026-03-01"),
    "quarter": pd.Timestamp("2026-01-01"),
    "date": pd.Timestamp("2026-03-01"),
    "year": 2026,
}
"""First period that is shaken; a quarter or year that holds March 2026 is."""

IN_FORCE_FROM_JANUARY = ("hicp_weights_ea",)
"""Yearly tables whose figure of 2026 was fixed before March: weights of the basket, from what was bought in 2025."""


def shaken(series_id: str, table: pd.DataFrame) -> pd.DataFrame:
    """Table with every figure from March 2026 on half as large again, and then some."""
    table = table.copy()
    for label, first in FIRST_SHAKEN.items():
        if label in table and series_id not in IN_FORCE_FROM_JANUARY:
            late = table[label] >= first
            numbers = table.select_dtypes("number").columns.difference(["year"])
            table[numbers] = table[numbers].astype(float)
            table.loc[late, numbers] = 1.5 * table.loc[late, numbers] + 0.1
    return table


def entries_on_shaken_tables(fit_id: str) -> dict[str, dict[str, Any]]:
    """Coefficients of a fit as parameters.toml would hold them, on shaken tables."""
    import data

    if not hasattr(data, "genuine_load"):
        data.genuine_load = data.load
        data.load = lambda series_id: shaken(series_id, data.genuine_load(series_id))
    from econ.estimate.registry import FITS
    from econ.estimate.store import entries

    return entries(FITS[fit_id]())
