"""Period labels as the tables write them: "2021-12", "2021Q4", 2021."""

import pandas as pd


def month_labels(dates: pd.Series) -> pd.Series:
    """Turn "2021-12-01", "2021-12-15" or "2021-12" into "2021-12"."""
    return dates.astype(str).str.slice(0, 7)


def us_month_labels(dates: pd.Series) -> pd.Series:
    """Turn "12/1/2021" into "2021-12"."""
    return pd.to_datetime(dates, format="%m/%d/%Y").dt.strftime("%Y-%m")


def quarter_labels(dates: pd.Series) -> pd.Series:
    """Turn "2021-10-01", a day in the quarter, into "2021Q4"."""
    days = pd.to_datetime(dates)
    return days.dt.year.astype(str) + "Q" + days.dt.quarter.astype(str)
