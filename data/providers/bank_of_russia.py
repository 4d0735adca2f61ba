"""Bank of Russia: official exchange rates (XML) and the key rate (SOAP), by day.

Series: ``USD``, roubles per dollar, and ``KeyRate``, percent a year.
"""

from datetime import date
from xml.etree import ElementTree

import pandas as pd

from data.providers.provider import Provider, Wanted, observations, what_came
from data.refresh.fetch import Fetcher, ProviderError

ADDRESS = "https://www.cbr.ru"
CURRENCIES = {"USD": "R01235"}
ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<soap12:Envelope xmlns:soap12="http://www.w3.org/2003/05/soap-envelope"><soap12:Body>
<KeyRateXML xmlns="http://web.cbr.ru/"><fromDate>{first}T00:00:00</fromDate><ToDate>{last}T00:00:00</ToDate></KeyRateXML>
</soap12:Body></soap12:Envelope>"""


def fetch(fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Ask for exchange rates and the key rate."""
    address = fetcher.address("bank_of_russia", ADDRESS)
    frames = []
    for series in wanted.series:
        if series == "KeyRate":
            body = ENVELOPE.format(first=wanted.start, last=wanted.end).encode()
            headers = {"Content-Type": "application/soap+xml; charset=utf-8"}
            url = f"{address}/DailyInfoWebServ/DailyInfo.asmx"
            frames.append(parse_key_rate(fetcher.get("bank_of_russia", url, headers=headers, body=body)))
        else:
            url, params = f"{address}/scripts/XML_dynamic.asp", rate_request(series, wanted.start, wanted.end)
            frames.append(parse_rates(fetcher.get("bank_of_russia", url, params=params), series))
    return pd.concat(frames, ignore_index=True)


def rate_request(series: str, first: date, last: date) -> dict[str, str]:
    """Parameters of a request for daily exchange rates."""
    return {"date_req1": f"{first:%d/%m/%Y}", "date_req2": f"{last:%d/%m/%Y}", "VAL_NM_RQ": CURRENCIES[series]}


def parse_rates(content: bytes, series: str) -> pd.DataFrame:
    """Roubles for one unit of a currency; the numbers have a decimal comma and are for `Nominal` units."""
    root = _root(content)
    if root.tag != "ValCurs" or root.get("ID") != CURRENCIES[series]:
        raise ProviderError(f"bank_of_russia: the answer holds no rates of {series}; its format changed")
    rows: list[tuple[str, str, object]] = []
    for record in root.iter("Record"):
        units, value = _number(record.findtext("Nominal")), _number(record.findtext("Value"))
        day, _, rest = (record.get("Date") or "").partition(".")
        if units <= 0:
            raise ProviderError(f"bank_of_russia: rates of {series} are quoted for {units:g} units; its format changed")
        rows.append((series, f"{rest[3:]}-{rest[:2]}-{day}", value / units))
    return observations(rows, "bank_of_russia")


def parse_key_rate(content: bytes) -> pd.DataFrame:
    """Key rate by day of decision and days between."""
    root = _root(content)
    found = [element for element in root.iter() if element.tag.rpartition("}")[2] == "KR"]
    if not found and not any(element.tag.rpartition("}")[2] == "KeyRate" for element in root.iter()):
        raise ProviderError("bank_of_russia: the answer holds no key rate; its format changed")
    rows: list[tuple[str, str, object]] = []
    for element in found:
        parts = {part.tag.rpartition("}")[2]: part.text for part in element}
        rows.append(("KeyRate", str(parts.get("DT"))[:10], _number(parts.get("Rate"))))
    return observations(rows, "bank_of_russia")


def _root(content: bytes) -> ElementTree.Element:
    """Root of an XML answer; entities, which no answer needs, are refused."""
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise ProviderError(f"bank_of_russia: the answer is {what_came(content)} instead of plain XML")
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - entities, by which XML attacks, are refused above
    except (ElementTree.ParseError, LookupError, ValueError):
        raise ProviderError(f"bank_of_russia: the answer is {what_came(content)} instead of XML") from None


def _number(text: str | None) -> float:
    """Return a number written with a decimal comma or point."""
    try:
        return float((text or "").strip().replace("\u00a0", "").replace(",", "."))
    except ValueError:
        raise ProviderError(f"bank_of_russia: {str(text)[:40]!r} is not a number") from None


BANK_OF_RUSSIA = Provider("bank_of_russia", "Bank of Russia", "https://www.cbr.ru/development/SXML/", fetch)
