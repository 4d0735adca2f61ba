"""FRED and ALFRED, Federal Reserve Bank of St. Louis: US series, and what was known of them on a past day."""

import pandas as pd

from data.providers.provider import COLUMNS, Provider, Wanted, json_object, observations, records
from data.refresh.fetch import Fetcher, ProviderError

ADDRESS = "https://api.stlouisfed.org"
INTERVAL_S = 0.6
"""120 requests a minute are allowed."""
MONTHLY_MEAN = "/monthly-mean"
"""Ending of an id that asks for monthly means of a daily or weekly series."""


def fetch(fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Ask for one series after the other."""
    key, address = fetcher.settings.key("fred"), fetcher.address("fred", ADDRESS)
    frames = []
    for series in wanted.series:
        params = request(series, wanted) | {"api_key": key}
        content = fetcher.get("fred", f"{address}/fred/series/observations", params=params, interval_s=INTERVAL_S)
        frames.append(parse(content, series))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)


def request(series: str, wanted: Wanted) -> dict[str, str]:
    """Parameters of a request, without the key.

    Examples
    --------
    >>> from datetime import date
    >>> request("FEDFUNDS", Wanted(("FEDFUNDS",), date(2026, 1, 1), date(2026, 3, 31), "2026-04-15"))["realtime_end"]
    '2026-04-15'
    """
    params = {
        "series_id": series.removesuffix(MONTHLY_MEAN),
        "file_type": "json",
        "observation_start": wanted.start.isoformat(),
        "observation_end": wanted.end.isoformat(),
    }
    if series.endswith(MONTHLY_MEAN):
        params |= {"frequency": "m", "aggregation_method": "avg"}
    if wanted.vintage:
        params |= {"realtime_start": wanted.vintage, "realtime_end": wanted.vintage}
    return params


def parse(content: bytes, series: str) -> pd.DataFrame:
    """Observations of an answer; a dot stands for a missing value."""
    document = json_object(content, "fred")
    if "error_message" in document:
        raise ProviderError(f"fred: {series}: {str(document['error_message'])[:160]}")
    rows = records(document, "observations", ("date", "value"), "fred")
    total = document.get("count")
    if isinstance(total, int) and total > len(rows):
        raise ProviderError(f"fred: {series}: {len(rows)} of {total} observations came")
    return observations(
        ((series, str(row["date"]), None if row["value"] == "." else row["value"]) for row in rows), "fred"
    )


FRED = Provider(
    "fred", "FRED and ALFRED, Federal Reserve Bank of St. Louis", "https://fred.stlouisfed.org/docs/api/", fetch, True
)
