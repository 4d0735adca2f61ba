"""Whole refreshes against a server that answers as Eurostat, the ECB, GIE and the Bank of Russia do."""

import json
from xml.sax.saxutils import quoteattr

import pandas as pd
import pytest
from local_server import fred_answer, known, send, serving, shipped
from test_refresh import asking, own

import data
from data.refresh.feeds import feeds
from data.refresh.run import Failure, write

__all__ = ["own"]
MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
GENERIC = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
COMMON = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"


def generic_message(series):
    """SDMX-ML message with the given series: values by period, by key."""
    parts = []
    for key, values in series.items():
        names = "".join(f'<g:Value id="D{i}" value={quoteattr(part)}/>' for i, part in enumerate(key.split(".")))
        rows = "".join(
            f'<g:Obs><g:ObsDimension value="{period}"/><g:ObsValue value="{value!r}"/></g:Obs>'
            for period, value in values.items()
        )
        parts.append(f"<g:Series><g:SeriesKey>{names}</g:SeriesKey>{rows}</g:Series>")
    header = (
        '<m:Header><m:ID>X</m:ID><m:Test>false</m:Test><m:Prepared>2026-11-03T11:00:00</m:Prepared><m:Sender id="X"/>'
        '<m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"><c:Structure>'
        '<Ref agencyID="X" id="S" version="1.0"/></c:Structure></m:Structure></m:Header>'
    )
    space = f'xmlns:m="{MESSAGE}" xmlns:g="{GENERIC}" xmlns:c="{COMMON}"'
    data_set = f'<m:DataSet structureRef="S" action="Replace">{"".join(parts)}</m:DataSet>'
    return f'<?xml version="1.0" encoding="UTF-8"?><m:GenericData {space}>{header}{data_set}</m:GenericData>'


def sdmx_period(label):
    """Period as SDMX writes it: 2026-Q2, 2026-05."""
    return label.replace("Q", "-Q")


def statistics(table, column, new, factor=1.0):
    """Server of a table's SDMX series: values as shipped times a factor, and new ones by the table's labels."""
    fed = [group for feed in feeds()[table].feeds if feed.column == column for group in feed.groups()]
    groups = {one: dict(fixed) for fixed, ids in fed for one in ids}

    def answer(handler, asked):
        if "/fred/" in asked.path:
            send(handler, fred_answer([(f"{m}-01", v) for m, v in known(table, column, country="US").items()]))
            return
        _, _, flow, key = asked.path.split("/")
        *head, lasts = key.split(".")
        found = {}
        for last in lasts.split("+"):
            one = ".".join([*head, last])
            where = groups[f"{flow}/{one}"]
            values = known(table, column, **where) | new(where)
            since = asked.query["startPeriod"]
            found[one] = {sdmx_period(p): factor * v for p, v in sorted(values.items()) if sdmx_period(p) >= since}
        send(handler, generic_message(found))

    return answer


def change_of(table, answer):
    with serving(answer) as server:
        [outcome] = asking(server.address).ask([table])
    assert not isinstance(outcome, Failure), outcome.problem
    return outcome


def test_unemployment_of_all_states_comes_in_one_question_and_the_us_from_another():
    def new(where):
        return {"2025-07": 6.0, "2025-08": 6.1} if where["country"] != "US" else {}

    with serving(statistics("unemployment", "unemployment_rate_pct", new)) as server:
        change = asking(server.address).change("unemployment")
    assert len([asked for asked in server.asked if asked.path.startswith("/data/une_rt_m/")]) == 1
    assert not change.revisions or {one.period for one in change.revisions} <= {"2025-07", "2025-08"}
    table = pd.read_csv(pd.io.common.BytesIO(change.content), dtype=str, keep_default_na=False)
    after = table[table["month"] == "2025-08"].set_index("country")["unemployment_rate_pct"]
    before = shipped("unemployment")
    assert set(after.index) == set(before["country"])
    assert after["GR"] == after["EU"] == "6.1"


def test_a_state_that_has_not_reported_lags_behind_the_others():
    def new(where):
        return {"2025-07": 5.0} | ({} if where["country"] == "IE" else {"2025-08": 5.0})

    change = change_of("hicp_members", statistics("hicp_members", "hicp_index_2015", lambda where: {}, factor=0.8))
    assert not change.changes  # another base year alone is no news
    change = change_of("unemployment", statistics("unemployment", "unemployment_rate_pct", new))
    rows = change.content.decode().splitlines()
    assert not [row for row in rows if row.startswith("2025-08,IE")]
    assert [row for row in rows if row.startswith("2025-08,FR")]


def test_euro_area_inflation_of_the_ecb_clears_the_flag_of_derived_months():
    columns = {feed.ids()[0]: feed.column for feed in feeds()["hicp_ea"].feeds}

    def answer(handler, asked):
        _, _, flow, key = asked.path.split("/")
        values = known("hicp_ea", columns[f"{flow}/{key}"])
        values |= {"2026-03": 2.3, "2026-04": 2.2} if "XEF" in key else {"2026-04": 2.5}
        send(handler, generic_message({key: {period: v for period, v in values.items() if period > "2024"}}))

    change = change_of("hicp_ea", answer)
    rows = {row.split(",")[0]: row for row in change.content.decode().splitlines()}
    assert rows["2026-04"] == "2026-04,2.5,2.5,2.5,2.2,"
    assert rows["2026-03"] == "2026-03,2.6,5.1,2.4,2.3,"
    assert rows["2026-02"].endswith("core derived from estimated weights")
    assert [(one.period, one.column) for one in change.revisions] == [("2026-03", "core_yoy_pct")]


def test_quarterly_accounts_of_the_euro_area_are_linked():
    change = change_of("gdp_ea", statistics("gdp_ea", "gdp_index_2015", lambda where: {"2025Q4": 115.6}, factor=1.3))
    assert change.new_periods == ("2025Q4",)
    assert not change.revisions
    assert change.content.decode().splitlines()[-1] == "2025Q4,115.6,"


def test_gas_in_storage_by_country_takes_the_last_day_of_a_month():
    def answer(handler, asked):
        area = asked.query.get("country", "EU")
        stored, full = (known("gas_storage", column, country=area) for column in ("storage_twh", "fill_pct"))
        days = pd.date_range(asked.query["from"], min(asked.query["to"], "2026-06-30"))
        month = [f"{day:%Y-%m}" for day in days]
        scale = [1.0 if m <= "2026-05" else 1.1 for m in month]
        last = max(stored)
        rows = [
            {
                "gasDayStart": f"{day:%Y-%m-%d}",
                "gasInStorage": str(stored.get(m, stored[last]) * s),
                "full": str(full.get(m, full[last]) * s),
            }
            for day, m, s in zip(days, month, scale, strict=True)
        ]
        size, page = int(asked.query["size"]), int(asked.query["page"])
        pages = -(-len(rows) // size)
        send(handler, json.dumps({"last_page": pages, "data": rows[(page - 1) * size : page * size]}))

    change = change_of("gas_storage", answer)
    assert change.last_after == "2026-06"
    note = write(change)
    assert note.providers == ["gie"]
    with data.using_own_tables():
        table = data.load("gas_storage")
    june = table[table["month"] == "2026-06-01"].set_index("country")["storage_twh"]
    assert june["EU"] == pytest.approx(1.1 * known("gas_storage", "storage_twh", country="EU")["2026-05"], rel=1e-5)
    assert len(june) == 18


def test_rouble_and_key_rate_are_monthly_means_of_days():
    rates = known("russia_macro", "rub_per_usd") | {"2026-04": 80.0}
    key_rate = known("russia_macro", "key_rate_pct") | {"2026-04": 15.0}

    def days(values):
        for month, value in sorted(values.items()):
            if month > "2024":
                yield from ((f"{month}-05", value - 0.1), (f"{month}-20", value + 0.1))

    def answer(handler, asked):
        if asked.body:
            rows = "".join(f"<KR><DT>{day}T00:00:00+03:00</DT><Rate>{v:.4f}</Rate></KR>" for day, v in days(key_rate))
            send(handler, f"<Envelope><KeyRate>{rows}</KeyRate></Envelope>")
            return
        rows = "".join(
            f'<Record Date="{day[8:]}.{day[5:7]}.{day[:4]}" Id="R01235"><Nominal>1</Nominal>'
            f"<Value>{f'{v:.4f}'.replace('.', ',')}</Value></Record>"
            for day, v in days(rates)
        )
        send(handler, f'<ValCurs ID="R01235" name="x">{rows}</ValCurs>')

    change = change_of("russia_macro", answer)
    assert change.last_after == "2026-04"
    assert change.content.decode().splitlines()[-1] == "2026-04,,15,80,"
    assert not change.revisions
