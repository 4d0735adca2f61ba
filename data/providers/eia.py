"""U.S. Energy Information Administration, Open Data version 2: spot prices and the Short-Term Energy Outlook."""

import pandas as pd

from data.providers.provider import COLUMNS, Provider, Wanted, json_object, observations, records
from data.refresh.fetch import Fetcher, ProviderError

ADDRESS = "https://api.eia.gov"
INTERVAL_S = 0.5
PAGE_ROWS = 5000


def fetch(fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Ask for one series after the other by its id, such as PET.RBRTE.M or STEO.PATC_WORLD.M."""
    key, address = fetcher.settings.key("eia"), fetcher.address("eia", ADDRESS)
    frames = []
    for series in wanted.series:
        params = {
            "start": f"{wanted.start:%Y-%m}",
            "end": f"{wanted.end:%Y-%m}",
            "length": str(PAGE_ROWS),
            "api_key": key,
        }
        content = fetcher.get("eia", f"{address}/v2/seriesid/{series}", params=params, interval_s=INTERVAL_S)
        frames.append(parse(content, series))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)


def parse(content: bytes, series: str) -> pd.DataFrame:
    """Observations of an answer; numbers come as numbers or as text."""
    document = json_object(content, "eia")
    if "error" in document:
        fault = document["error"]
        message = fault.get("message", fault) if isinstance(fault, dict) else fault
        raise ProviderError(f"eia: {series}: {str(message)[:160]}")
    response = document.get("response")
    if not isinstance(response, dict):
        raise ProviderError("eia: the answer has no 'response'; its format changed")
    rows = records(response, "data", ("period", "value"), "eia")
    total = str(response.get("total", len(rows)))
    if total.isdigit() and int(total) > len(rows):
        raise ProviderError(f"eia: {series}: {len(rows)} of {total} rows came")
    return observations(((series, str(row["period"]), row["value"]) for row in rows), "eia")


EIA = Provider("eia", "U.S. Energy Information Administration", "https://www.eia.gov/opendata/documentation.php", fetch)
