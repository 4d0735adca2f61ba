"""Tables as the files that hold them: sorted, values to six significant digits, blanks empty."""

import numpy as np
import pandas as pd

from data.catalogue import Description

SIGNIFICANT_DIGITS = 6


def csv_bytes(frame: pd.DataFrame, description: Description) -> bytes:
    """Return a table, its periods as text ("2021-12", "2021Q4"), as CSV."""
    keys = [*([description.time_column] if description.time_column else []), *description.dimensions]
    tidy = frame[description.columns].copy()
    tidy[keys] = tidy[keys].astype(str)
    for column in description.value_columns:
        tidy[column] = round_significant(tidy[column].astype(float))
    text = tidy.sort_values(keys).to_csv(index=False, lineterminator="\n", float_format="%.10g")
    return text.encode("utf-8")


def round_significant(values: pd.Series) -> pd.Series:
    """Values to six significant digits."""
    numbers = values.to_numpy(dtype=float)
    magnitude = np.floor(np.log10(np.where(numbers == 0, 1.0, np.abs(numbers))))
    scale = 10.0 ** (SIGNIFICANT_DIGITS - 1 - magnitude)
    return pd.Series(np.round(numbers * scale) / scale, index=values.index)
