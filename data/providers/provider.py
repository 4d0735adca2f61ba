"""What all providers have in common: a request for series by their ids, and tidy observations in return."""

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.refresh.fetch import Fetcher, ProviderError

COLUMNS = ["series", "date", "value"]


@dataclass(frozen=True)
class Wanted:
    """A request: which series, from which day on, and (empty = today) as they were known on which day."""

    series: tuple[str, ...]
    start: date
    end: date
    vintage: str = ""


@dataclass(frozen=True)
class Provider:
    """A provider and how to ask it.

    Attributes
    ----------
    name, title, link : str
    fetch : callable
        Observations of the wanted series: columns `series`, `date` (first day of the period), `value`.
    has_vintages : bool
        Whether it can say what was known on a past day.
    """

    name: str
    title: str
    link: str
    fetch: Callable[[Fetcher, Wanted], pd.DataFrame]
    has_vintages: bool = False


def observations(rows: Iterable[tuple[str, str, object]], provider: str) -> pd.DataFrame:
    """Tidy frame of (series, day, value); days that are none and values that are no finite numbers are refused.

    A value of None or "" is a gap and left out.
    """
    kept = [(series, day, number(value, provider, f"{series} {day}")) for series, day, value in rows]
    frame = pd.DataFrame([row for row in kept if row[2] is not None], columns=COLUMNS)
    days = pd.to_datetime(frame["date"], format="ISO8601", errors="coerce")
    if days.isna().any():
        wrong = str(frame["date"][days.isna()].iloc[0])[:40]
        raise ProviderError(f"{provider}: {wrong!r} is no date; its format changed")
    frame["date"] = days
    frame["value"] = frame["value"].astype(float)
    repeated = frame.duplicated(["series", "date"])
    if repeated.any():
        first = frame[repeated].iloc[0]
        raise ProviderError(f"{provider}: {first['series']} has two values for {first['date']:%Y-%m-%d}")
    return frame.sort_values(["series", "date"], ignore_index=True)


def number(value: object, provider: str, where: str) -> float | None:
    """Finite number of a cell, None for an empty one; anything else is refused."""
    if value is None or value == "":
        return None
    try:
        found = float(str(value))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise ProviderError(f"{provider}: {where} is {str(value)[:40]!r}, not a number")
    return found


def json_object(content: bytes, provider: str) -> dict[str, Any]:
    """JSON object of an answer; web pages and half answers are refused with what came instead."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise ProviderError(f"{provider}: the answer is {what_came(content)} instead of JSON") from None
    if not isinstance(document, dict):
        raise ProviderError(f"{provider}: the answer is a {type(document).__name__} where an object is documented")
    return document


def records(document: dict[str, Any], key: str, needed: tuple[str, ...], provider: str) -> list[dict[str, Any]]:
    """List of records under a key, each with the needed fields; another shape is refused."""
    found = document.get(key)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ProviderError(f"{provider}: the answer has no list of records under {key!r}; its format changed")
    for row in found:
        missing = [name for name in needed if name not in row]
        if missing:
            raise ProviderError(f"{provider}: a record under {key!r} lacks {', '.join(missing)}; its format changed")
    return found


def what_came(content: bytes) -> str:
    """Say what an answer looks like that is not what was asked for."""
    begin = content.lstrip()[:200].lower()
    if not begin:
        return "empty"
    if begin.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "cut off or garbled" if begin[:1] in (b"{", b"[", b"<") else "something else"
