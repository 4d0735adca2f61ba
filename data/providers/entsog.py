"""ENTSOG transparency platform: physical flow of gas by point, operator and direction, by day.

A series is named as the platform does, operator, point and direction in one: ``BG-TSO-0001ITP-00549entry``.
"""

from datetime import date, timedelta

import pandas as pd

from data.providers.provider import COLUMNS, Provider, Wanted, json_object, observations, records
from data.refresh.fetch import Fetcher, ProviderError

ADDRESS = "https://transparency.entsog.eu"
INTERVAL_S = 1.5
MOST_DAYS = 366
"""Longest stretch asked for at once; longer ones time out."""
NEEDED = ("operatorKey", "pointKey", "directionKey", "periodFrom", "periodType", "unit", "value")


def fetch(fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Ask for all points together, a year at a time."""
    url = fetcher.address("entsog", ADDRESS) + "/api/v1/operationalData.json"
    frames = []
    for first, last in years(wanted.start, wanted.end):
        params = request(wanted.series, first, last)
        content = fetcher.get("entsog", url, params=params, interval_s=INTERVAL_S, absent_is_empty=True, follow=True)
        frames.append(parse(content, wanted.series))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)


def years(start: date, end: date) -> list[tuple[date, date]]:
    """Stretches of at most a year that cover the days from `start` to the one before `end`."""
    stretches = []
    while start < end:
        last = min(start + timedelta(days=MOST_DAYS - 1), end - timedelta(days=1))
        stretches.append((start, last))
        start = last + timedelta(days=1)
    return stretches


def request(series: tuple[str, ...], first: date, last: date) -> dict[str, str]:
    """Parameters of a request for daily physical flows."""
    return {
        "pointDirection": ",".join(series),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "indicator": "Physical Flow",
        "periodType": "day",
        "timezone": "CET",
        "limit": "-1",
    }


def parse(content: bytes, series: tuple[str, ...]) -> pd.DataFrame:
    """Flow in kWh a day; a point that sends nothing is absent, and the platform answers "not found" if all do."""
    if not content:
        return observations((), "entsog")
    known = {one.lower(): one for one in series}
    rows: dict[tuple[str, str], object] = {}
    for row in records(json_object(content, "entsog"), "operationalData", NEEDED, "entsog"):
        if row["unit"] != "kWh/d" or row["periodType"] != "day":
            raise ProviderError(f"entsog: flows come in {str(row['unit'])[:20]} by {str(row['periodType'])[:20]}")
        point = f"{row['operatorKey']}{row['pointKey']}{row['directionKey']}".lower()
        if point not in known:
            raise ProviderError(f"entsog: an unasked point {point[:60]} came")
        rows.setdefault((known[point], str(row["periodFrom"])[:10]), row["value"])
    return observations(((point, day, value) for (point, day), value in rows.items()), "entsog")


ENTSOG = Provider("entsog", "ENTSOG transparency platform", "https://transparency.entsog.eu/", fetch)
