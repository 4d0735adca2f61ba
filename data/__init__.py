"""Observed data, every table with its source: ``data.load("brent")`` and ``data.catalogue()["brent"]``."""

from typing import TYPE_CHECKING

from data.catalogue import catalogue
from data.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DataError", "catalogue", "load"]


def load(series_id: str) -> "pd.DataFrame":
    """Return one checked table, see :func:`data.loader.load`; pandas is imported here, on first use."""
    from data.loader import load as load_table

    return load_table(series_id)
