"""Eurostat and the European Central Bank: SDMX, with addresses and messages left to the library `sdmx1`.

A series is named ``dataflow/key``, for example ``une_rt_m/M.SA.TOTAL.PC_ACT.T.DE``. Keys of one dataflow that differ
in their last part are asked for together.
"""

import contextlib
import io
from collections import defaultdict
from functools import partial
from typing import Any

import pandas as pd

from data.providers.provider import COLUMNS, Provider, Wanted, observations, what_came
from data.refresh.fetch import Fetcher, ProviderError

INTERVAL_S = 1.0
QUARTER_STARTS = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}


def fetch(source: str, name: str, fetcher: Fetcher, wanted: Wanted) -> pd.DataFrame:
    """Ask a source of `sdmx1` for the wanted series."""
    frames = []
    for flow, key, series in requests(wanted.series):
        url = address_of(source, flow, key, wanted, fetcher.settings.addresses.get(name))
        content = fetcher.get(name, url, interval_s=INTERVAL_S, absent_is_empty=True, follow=True)
        frames.append(parse(content, name, flow, series))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)


def requests(series: tuple[str, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Join series of one dataflow whose keys differ in their last part: (dataflow, joint key, its series).

    Examples
    --------
    >>> requests(("une_rt_m/M.T.DE", "une_rt_m/M.T.FR", "sts_inpr_m/M.PRD.DE"))[0]
    ('une_rt_m', 'M.T.DE+FR', ('une_rt_m/M.T.DE', 'une_rt_m/M.T.FR'))
    """
    alike: dict[tuple[str, int, tuple[str, ...]], list[str]] = defaultdict(list)
    for one in series:
        flow, _, key = one.partition("/")
        *head, last = key.split(".")
        alike[flow, len(head), tuple(head)].append(last)
    return [
        (flow, ".".join([*head, "+".join(lasts)]), tuple(f"{flow}/{'.'.join([*head, last])}" for last in lasts))
        for (flow, _, head), lasts in alike.items()
    ]


def address_of(source: str, flow: str, key: str, wanted: Wanted, instead: str | None = None) -> str:
    """Address of a data query as `sdmx1` writes it; nothing is sent."""
    import sdmx

    client = sdmx.Client(source)
    if instead:
        client.source.url = instead
    quarterly = key.startswith("Q.")
    start = f"{wanted.start.year}-Q{(wanted.start.month + 2) // 3}" if quarterly else f"{wanted.start:%Y-%m}"
    return str(client.get("data", flow, key=key, params={"startPeriod": start}, dry_run=True).url)


def parse(content: bytes, name: str, flow: str, series: tuple[str, ...]) -> pd.DataFrame:
    """Observations of an SDMX-ML message, generic or structure specific; an empty answer has none."""
    if not content:
        return observations((), name)
    wanted = {frozenset(enumerate_key(one)): one for one in series}
    rows: list[tuple[str, str, object]] = []
    for dataset in _message(content, name).data:
        for key, values in dataset.series.items():
            found = frozenset(enumerate(str(part.value) for part in key.values.values()))
            if found not in wanted:
                raise ProviderError(f"{name}: {flow}: an unasked series {'.'.join(v for _, v in sorted(found))} came")
            rows += [(wanted[found], first_day(_period(one)), _value(one)) for one in values]
    return observations(rows, name)


def enumerate_key(series: str) -> list[tuple[int, str]]:
    """Parts of a series' key with their places."""
    return list(enumerate(series.partition("/")[2].split(".")))


def first_day(period: str) -> str:
    """First day of a period as SDMX writes it.

    Examples
    --------
    >>> first_day("2026-Q2"), first_day("2026-05"), first_day("2026-05-04"), first_day("2026")
    ('2026-04-01', '2026-05-01', '2026-05-04', '2026-01-01')
    """
    year, _, rest = period.partition("-")
    if rest in QUARTER_STARTS:
        return f"{year}-{QUARTER_STARTS[rest]}-01"
    return f"{period}{'-01' * (2 - period.count('-'))}"


def _message(content: bytes, name: str) -> Any:
    """Message as `sdmx1` reads it; what it prints or raises about a broken one becomes one line."""
    import sdmx
    from sdmx.message import DataMessage

    if not content.lstrip().startswith(b"<"):
        raise ProviderError(f"{name}: the answer is {what_came(content)} instead of SDMX")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            message = sdmx.read_sdmx(io.BytesIO(content), format="XML")
    except Exception:  # the reader raises whatever its parts do: AssertionError, KeyError, lxml's and its own errors
        raise ProviderError(f"{name}: the answer is {what_came(content)} instead of a whole SDMX message") from None
    if not isinstance(message, DataMessage):
        raise ProviderError(f"{name}: the answer is an SDMX {type(message).__name__}, not data")
    return message


def _period(one: Any) -> str:
    return str(one.dimension.values["TIME_PERIOD"].value)


def _value(one: Any) -> str | None:
    """Value of an observation; SDMX writes a gap as NaN or leaves it out."""
    return None if one.value is None or str(one.value) in ("NaN", "") else str(one.value)


EUROSTAT = Provider(
    "eurostat",
    "Eurostat",
    "https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access/api-detailed-guidelines/sdmx2-1/data-query",
    partial(fetch, "ESTAT", "eurostat"),
)
ECB = Provider("ecb", "European Central Bank", "https://data.ecb.europa.eu/help/api/data", partial(fetch, "ECB", "ecb"))
