"""Gas Infrastructure Europe: gas in storage (AGSI) and send-out of LNG terminals (ALSI), by day.

A series is named ``platform/area/field``, for example ``agsi/DE/gasInStorage`` or ``alsi/EU/sendOut``.
"""

from datetime import date, timedelta

import pandas as pd

from data.providers.provider import COLUMNS, Provider, Wanted, json_object, observations, records
from data.refresh.fetch import Fetcher, ProviderError

ADDRESSES = {"agsi": "https://agsi.gie.eu", "alsi": "https://alsi.gie.eu"}
INTERVAL_S = 1.1
"""Sixty requests a minute are allowed."""
PAGE_DAYS = 300
MOST_PAGES = 60


def fetch(fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Ask for each area once, page by page, and keep the wanted fields."""
    key = fetcher.settings.key("gie")
    fields: dict[tuple[str, str], list[str]] = {}
    for series in wanted.series:
        platform, area, name = series.split("/")
        fields.setdefault((platform, area), []).append(name)
    frames = []
    for (platform, area), names in fields.items():
        address = fetcher.address("gie", ADDRESSES[platform])
        page, pages = 1, 1
        while page <= pages:
            params = request(area, wanted.start, wanted.end, page)
            content = fetcher.get("gie", f"{address}/api", params=params, headers={"x-key": key}, interval_s=INTERVAL_S)
            frame, pages = parse(content, f"{platform}/{area}", tuple(names))
            frames.append(frame)
            page += 1
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)


def request(area: str, start: date, end: date, page: int) -> dict[str, str]:
    """Parameters of a request; the Union is a type, a country a country."""
    place = {"type": "eu"} if area == "EU" else {"country": area}
    last = end - timedelta(days=1)
    return place | {"from": start.isoformat(), "to": last.isoformat(), "page": str(page), "size": str(PAGE_DAYS)}


def parse(content: bytes, prefix: str, names: tuple[str, ...]) -> tuple[pd.DataFrame, int]:
    """Observations of one page, and how many pages there are; a dash or N stands for a missing value."""
    document = json_object(content, "gie")
    if document.get("error"):
        raise ProviderError(f"gie: {str(document.get('message') or document['error'])[:160]}")
    rows = records(document, "data", ("gasDayStart", *names), "gie")
    pages = document.get("last_page", 1)
    if not isinstance(pages, int) or not 0 <= pages <= MOST_PAGES:
        raise ProviderError(f"gie: the answer speaks of {str(pages)[:20]} pages; its format changed")
    tidy = (
        (f"{prefix}/{name}", str(row["gasDayStart"]), None if row[name] in ("-", "N") else row[name])
        for row in rows
        for name in names
    )
    return observations(tidy, "gie"), pages


GIE = Provider("gie", "Gas Infrastructure Europe, AGSI and ALSI", "https://www.gie.eu/transparency-platform/", fetch)
