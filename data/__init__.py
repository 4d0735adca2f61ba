"""Observed data, every table with its source: ``data.load("brent")`` and ``data.catalogue()["brent"]``."""

from typing import TYPE_CHECKING

from data.catalogue import catalogue
from data.errors import DataError
from data.own import edition, using_own_tables, using_shipped_tables

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DataError", "catalogue", "edition", "load", "using_own_tables", "using_shipped_tables"]


def load(series_id: str) -> "pd.DataFrame":
    """Return one checked table, see :func:`data.loader.load`; pandas is imported here, on first use."""
    from data.loader import load as load_table

    return load_table(series_id)
