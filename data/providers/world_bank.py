"""World Bank commodity prices, the "Pink Sheet": one workbook, whose address moves and is looked up on its page.

A series is named ``sheet/heading``, for example ``Monthly Prices/Coal, Australian``.
"""

import io
import re
import zipfile
from typing import Any
from urllib.parse import urljoin

import pandas as pd

from data.providers.provider import Provider, Wanted, number, observations, what_came
from data.refresh.fetch import Fetcher, ProviderError

ADDRESS = "https://www.worldbank.org"
PAGE = "/en/research/commodity-markets"
WORKBOOK = re.compile(rb"""["']([^"'\s]*CMO-Historical-Data-Monthly\.xlsx)["']""")
HEADING_ROWS = 12
"""Headings stand above the first month, in one row or spread over several."""
MONTH = re.compile(r"(\d{4})M(\d{2})")
GAPS = ("…", "..", "...", "n/a", "-")


def fetch(fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Find the workbook on its page, fetch it once, and read all wanted series."""
    page_url = fetcher.address("world_bank", ADDRESS) + PAGE
    link = workbook_link(fetcher.get("world_bank", page_url, follow=True))
    content = fetcher.get("world_bank", urljoin(page_url, link), interval_s=1.0, follow=True)
    return parse(content, wanted)


def workbook_link(page: bytes) -> str:
    """Address of the monthly workbook on the page of the commodity prices."""
    found = WORKBOOK.search(page)
    if not found:
        raise ProviderError("world_bank: its page of commodity prices no longer links the monthly workbook")
    return found[1].decode("ascii", errors="replace")


def parse(content: bytes, wanted: Wanted) -> pd.DataFrame:
    """Observations of the wanted columns from their sheets."""
    sheets = _sheets(content, {series.partition("/")[0] for series in wanted.series})
    rows: list[tuple[str, str, object]] = []
    for series in wanted.series:
        sheet, _, heading = series.partition("/")
        rows += ((series, day, value) for day, value in _column(sheets[sheet], heading, series))
    frame = observations(rows, "world_bank")
    inside = frame["date"].between(pd.Timestamp(wanted.start), pd.Timestamp(wanted.end))
    return frame[inside].reset_index(drop=True)


def _sheets(content: bytes, names: set[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Cells of the named sheets."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        missing = sorted(names - set(book.sheetnames))
        if not missing:
            return {name: list(book[name].iter_rows(values_only=True)) for name in names}
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError):
        raise ProviderError(f"world_bank: the answer is {what_came(content)} instead of a whole workbook") from None
    raise ProviderError(f"world_bank: the workbook has no sheet {missing[0]!r}; its format changed")


def _column(cells: list[tuple[Any, ...]], heading: str, series: str) -> list[tuple[str, float | None]]:
    """Months and values below a heading."""
    place = next(
        (i for row in cells[:HEADING_ROWS] for i, cell in enumerate(row) if _plain(cell) == _plain(heading)), None
    )
    if place is None:
        raise ProviderError(f"world_bank: no column is headed {heading!r}; its format changed")
    found: list[tuple[str, float | None]] = []
    for row in cells:
        month = MONTH.fullmatch(str(row[0])) if row else None
        if month:
            cell = row[place] if place < len(row) else None
            blank = isinstance(cell, str) and cell.strip() in GAPS
            value = None if blank else number(cell, "world_bank", f"{series} {row[0]}")
            found.append((f"{month[1]}-{month[2]}-01", value))
    if not found:
        raise ProviderError(
            "world_bank: the sheet has no months such as 2026M05 in its first column; its format changed"
        )
    return found


def _plain(cell: object) -> str:
    """Heading without the stars that mark notes, in lower case."""
    return " ".join(str(cell if cell is not None else "").replace("*", " ").split()).lower()


WORLD_BANK = Provider(
    "world_bank", "World Bank, Commodity Price Data", "https://www.worldbank.org/en/research/commodity-markets", fetch
)
