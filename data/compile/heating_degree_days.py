"""Heating degree days, from the copy of Eurostat's table kept beside this file."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table

FILE = Path(__file__).with_suffix(".csv")
COUNTRIES = {"eu27_2020": "EU"}


@table("heating_degree_days")
def heating_degree_days(_sources: Path) -> pd.DataFrame:
    """Return heating degree days by month and country."""
    wide = pd.read_csv(FILE).rename(columns=lambda name: COUNTRIES.get(name, name.upper()) if name != "month" else name)
    return wide.melt(id_vars="month", var_name="country", value_name="heating_degree_days")
