"""A refresh compares before it joins, checks before it writes, and a table that fails stays as it is."""

import json
import math
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from local_server import KEY, eia_answer, fred_answer, known, send, serving
from local_server import brent as brent_server
from pydantic import SecretStr

import data
from data.catalogue import DATA_FOLDER
from data.own import edition, own_folder, own_table
from data.providers import PROVIDERS
from data.refresh import run
from data.refresh.feeds import feeds, reasons
from data.refresh.fetch import Fetcher, Timing
from data.refresh.run import Failure, Refresh, chosen, write
from data.refresh.settings import Settings
from data.refresh.status import status
from data.refresh.store import reset

TODAY = date(2026, 11, 23)
HASTY = Timing(connect_s=5.0, read_s=30.0, whole_s=60.0, first_pause_s=0.01)


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """Give each test a folder of own tables of its own."""
    monkeypatch.setenv("EMBARGO_OWN_DATA_DIR", str(tmp_path / "own"))
    return tmp_path / "own"


def asking(address, vintage=""):
    keys = {name: SecretStr(KEY) for name in ("fred", "eia", "gie")}
    settings = Settings(keys=keys, addresses=dict.fromkeys(PROVIDERS, address))
    return Refresh(Fetcher(settings, HASTY, lambda _: None), TODAY, vintage)


def change_of(table, answer, vintage=""):
    with serving(answer) as server:
        return asking(server.address, vintage).change(table)


def failure_of(table, answer):
    with serving(answer) as server:
        [outcome] = asking(server.address).ask([table])
    assert isinstance(outcome, Failure), outcome
    assert "\n" not in outcome.problem
    assert KEY not in outcome.problem
    return outcome.problem


def shipped_files():
    return {path.name: path.read_bytes() for path in (DATA_FOLDER / "tables").iterdir()}


def test_every_table_is_fed_or_says_why_not():
    fed, not_fed, everything = set(feeds()), set(reasons()), set(data.catalogue())
    assert fed | not_fed == everything
    assert not fed & not_fed


def test_rows_that_are_fed_are_rows_of_the_table():
    for series_id, table in feeds().items():
        frame = data.load(series_id)
        for feed in table.feeds:
            for fixed, ids in feed.groups():
                assert ids
                for name, value in fixed.items():
                    assert value in set(frame[name]), (series_id, value)


def test_a_refresh_finds_new_months_and_revisions_and_leaves_out_the_running_month():
    change = change_of("brent", brent_server)
    assert (change.last_before, change.last_after) == ("2026-07", "2026-10")
    assert change.new_periods == ("2026-08", "2026-09", "2026-10")
    assert change.new_values == 3
    [revision] = change.revisions
    assert (revision.period, revision.column, revision.old, revision.new) == ("2026-07", "brent_usd_bbl", 83.76, 84.1)


def test_asking_writes_nothing(own):
    change_of("brent", brent_server)
    assert not own.exists()


def test_a_written_table_stands_in_only_where_asked_for():
    before = shipped_files()
    genuine = data.load("brent")
    note = write(change_of("brent", brent_server))
    assert shipped_files() == before
    pd.testing.assert_frame_equal(data.load("brent"), genuine)
    assert edition() == ()
    with data.using_own_tables():
        mine = data.load("brent")
        assert edition() == (("brent", note.sha256),)
        with data.using_shipped_tables():
            pd.testing.assert_frame_equal(data.load("brent"), genuine)
    assert mine["month"].max() == pd.Timestamp("2026-10-01")
    pd.testing.assert_frame_equal(mine.iloc[: len(genuine) - 1], genuine.iloc[:-1])
    assert len(data.load("wti")) == data.catalogue()["wti"].rows


def test_refreshing_twice_changes_nothing_more_and_keeps_one_file(own):
    write(change_of("brent", brent_server))
    again = change_of("brent", brent_server)
    assert not again.changes
    write(again)
    assert sorted(path.suffix for path in own.iterdir()) == [".csv", ".toml"]


def test_going_back_to_the_shipped_table(own):
    write(change_of("brent", brent_server))
    assert reset("brent")
    assert not reset("brent")
    assert not list(own.iterdir())


def test_an_own_table_that_the_shipped_one_has_overtaken_does_not_stand_in(own):
    write(change_of("brent", brent_server))
    text = (own / "brent.toml").read_text()
    (own / "brent.toml").write_text(text.replace('last = "2026-10"', 'last = "2026-05"'))
    with data.using_own_tables():
        assert data.load("brent")["month"].max() == pd.Timestamp("2026-07-01")
    [row] = status(TODAY, ["brent"])
    assert row.damaged or "newer than your own" in row.reason


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder, note: (folder / note.file).write_bytes((folder / note.file).read_bytes()[:-20]),
        lambda folder, note: (folder / note.file).unlink(),
        lambda folder, note: (folder / note.file).write_text("month,brent_usd_bbl\n1987-05,x\n"),
        lambda folder, note: (folder / note.file).write_bytes(
            (folder / note.file).read_bytes().replace(b"1987-05,18.58", b"1987-05,18.59")
        ),
        lambda folder, note: (folder / "brent.toml").write_text("file = "),
        lambda folder, note: (folder / "brent.toml").write_text('file = "../../etc/passwd"\n'),
        lambda folder, note: (folder / "brent.toml").write_text(""),
    ],
    ids=["cut", "missing", "other rows", "one digit", "no TOML", "another path", "empty"],
)
def test_a_damaged_own_table_is_refused_with_its_remedy(own, damage):
    note = write(change_of("brent", brent_server))
    damage(own, note)
    with data.using_own_tables(), pytest.raises(data.DataError, match="`embargo data reset brent`") as caught:
        data.load("brent")
    assert "\n" not in str(caught.value)
    [row] = status(TODAY, ["brent"])
    assert row.damaged
    assert data.load("brent") is not None
    reset("brent")
    assert not status(TODAY, ["brent"])[0].damaged


def test_a_crash_between_the_two_files_leaves_the_table_before_whole(own, monkeypatch):
    write(change_of("brent", brent_server))
    before = own_table("brent")

    def later(handler, asked):
        send(handler, eia_answer((known("brent", "brent_usd_bbl") | {"2026-08": 81.5, "2026-09": 99.0}).items()))

    change = change_of("brent", later)
    genuine = Path.replace

    def crash(path, target):
        if str(target).endswith(".toml"):
            raise OSError(28, "No space left on device")
        return genuine(path, target)

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(data.DataError, match="the table stays as it was"):
        write(change)
    monkeypatch.undo()
    monkeypatch.setenv("EMBARGO_OWN_DATA_DIR", str(own))
    assert own_table("brent") == before
    with data.using_own_tables():
        assert data.load("brent")["brent_usd_bbl"].iloc[-1] == 78.0
    assert not list(own.glob("*.tmp"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda h, a: send(h, "<html>maintenance</html>"), "a web page instead of JSON"),
        (lambda h, a: send(h, '{"response": {"data": [{"per'), "cut off or garbled"),
        (lambda h, a: send(h, '{"response": {"rows": []}}'), "no list of records"),
        (lambda h, a: send(h, eia_answer([])), "no observation"),
        (lambda h, a: send(h, eia_answer([("2026-08", "NaN")])), "not a number"),
        (lambda h, a: send(h, eia_answer([("2026-08", 1e9)])), "periods in common"),
        (lambda h, a: send(h, eia_answer([("2026-08", 81.0), ("2026-08", 82.0)])), "two values"),
        (lambda h, a: send(h, "", 500), "answered 500"),
        (
            lambda h, a: send(h, '{"error": {"code": "API_KEY_INVALID", "message": "An invalid key"}}', 403),
            "answered 403",
        ),
    ],
)
def test_a_provider_that_fails_leaves_the_table_as_it_is(own, answer, said):
    assert said in failure_of("brent", answer)
    assert not own.exists()


def shifted(factor=1.0, extra=()):
    values = known("brent", "brent_usd_bbl")
    return lambda h, a: send(h, eia_answer([*((month, factor * value) for month, value in values.items()), *extra]))


def test_another_unit_or_series_is_not_taken_for_a_revision():
    assert "another series or unit" in failure_of("brent", shifted(0.159))
    assert "another series or unit" in failure_of("brent", shifted(1.2))


def test_an_implausible_new_month_is_refused():
    assert "outside the plausible range 5 to 250" in failure_of("brent", shifted(extra=[("2026-08", 8100.0)]))


def test_months_after_a_gap_are_not_taken():
    change = change_of("brent", shifted(extra=[("2026-08", 81.0), ("2026-10", 82.0)]))
    assert change.last_after == "2026-08"


def test_one_failure_does_not_keep_others_from_being_refreshed():
    def answer(handler, asked):
        brent_server(handler, asked) if "RBRTE" in asked.path else send(handler, "gone", 410)

    with serving(answer) as server:
        outcomes = list(asking(server.address).ask(["wti", "brent"]))
    assert [(type(one).__name__, one.id) for one in outcomes] == [("TableChange", "brent"), ("Failure", "wti")]


FX = {"EXUSEU": "usd_per_eur", "EXINUS": "inr_per_usd", "EXCHUS": "cny_per_usd"}


def fx_answer(vintage_of_last=""):
    def answer(handler, asked):
        column = FX[asked.query["series_id"]]
        values = known("fx", column)
        if asked.query.get("realtime_end"):
            values = {month: value for month, value in values.items() if month < asked.query["realtime_end"][:7]}
            values["2026-03"] *= 1.01
        else:
            values["2026-07"] = values["2026-06"] * 1.01
        send(handler, fred_answer([(f"{month}-01", value) for month, value in sorted(values.items())]))

    return answer


def test_a_vintage_is_what_was_known_on_that_day():
    """Of the shipped table nothing is kept that came later, and the revision since is undone."""
    change = change_of("fx", fx_answer(), "2026-05-15")
    assert change.vintage == "2026-05-15"
    assert (change.last_before, change.last_after) == ("2026-06", "2026-04")
    assert change.dropped_values == 6
    assert {revision.period for revision in change.revisions} == {"2026-03"}
    assert write(change).vintage == "2026-05-15"


def test_only_tables_whose_providers_know_vintages_are_asked_for_one():
    with pytest.raises(data.DataError, match="only series of FRED have vintages"):
        chosen(["brent"], "2026-05-15")
    assert set(chosen([], "2026-05-15")) == {
        "fx",
        "cpi_us",
        "cpi_us_nsa",
        "gdp_us",
        "policy_rates",
        "treasury_yields_us",
        "credit_spread_us",
    }


def test_unknown_and_unfed_tables_are_refused_with_a_hint():
    with pytest.raises(data.DataError, match="did you mean brent"):
        chosen(["brnt"])
    with pytest.raises(data.DataError, match="carbon cannot be refreshed"):
        chosen(["carbon"])


def test_what_fred_is_asked():
    with serving(fx_answer()) as server:
        asking(server.address).change("fx")
    asked = server.asked[0].query
    assert asked["api_key"] == KEY
    assert (asked["observation_start"], asked["observation_end"]) == ("2023-06-01", "2026-11-23")
    assert "realtime_start" not in asked


def test_a_linked_index_keeps_the_level_of_the_table():
    """Growth is the provider's, the base year the table's."""
    values = {quarter: 0.5 * value for quarter, value in known("gdp_us", "gdp_usd_bn_2017").items()}
    values["2026Q3"] = values["2026Q2"] * 1.01
    days = [(f"{quarter[:4]}-{3 * int(quarter[5]) - 2:02d}-01", value) for quarter, value in values.items()]
    change = change_of("gdp_us", lambda h, a: send(h, fred_answer(days)))
    assert not change.revisions
    assert change.new_periods == ("2026Q3",)
    last, before = (float(line.split(",")[1]) for line in change.content.decode().splitlines()[:-3:-1])
    assert last / before == pytest.approx(1.01, rel=1e-4)
    assert before == pytest.approx(known("gdp_us", "gdp_usd_bn_2017")["2026Q2"])
    assert change.content.decode().splitlines()[-1].endswith(",linked")


def test_series_are_added_and_taken_off():
    def answer(handler, asked):
        spread = known("credit_spread_us", "baa_aaa_pp") | {"2026-02": 0.61}
        level = {"BAA": 6.0, "AAA": 0.0}[asked.query["series_id"]]
        values = [(f"{m}-01", 6.0 if not level else 6.0 + v) for m, v in spread.items()]
        send(handler, fred_answer(values))

    change = change_of("credit_spread_us", answer)
    assert change.new_values == 1
    assert change.content.decode().splitlines()[-1] == "2026-02,,,0.61"


def per_day(shipped, day):
    """TWh of a day that add up to the shipped quarter; later quarters as the last shipped one."""
    quarter = pd.Period(day, "Q")
    length = (quarter.end_time - quarter.start_time).days + 1
    return shipped.get(str(quarter), shipped["2026Q1"]) / length


def flow(point, day, twh):
    """Record of ENTSOG."""
    where = {"operatorKey": point[:11], "pointKey": point[11:20], "directionKey": point[20:]}
    when = {"periodFrom": f"{day:%Y-%m-%d}T06:00:00+02:00", "periodType": "day"}
    return {**where, **when, "unit": "kWh/d", "value": round(twh * 1e9)}


def flows(asked, missing, last):
    """Answer of ENTSOG: each route's flow on its first point, every day; points without flow are absent."""
    days = pd.date_range(asked.query["from"], min(last, asked.query["to"]))
    rows = []
    for fixed, points in feeds()["eu_gas_supply_quarterly"].feeds[0].groups():
        shipped = known("eu_gas_supply_quarterly", "supply_twh", **fixed)
        if points[0] not in missing:
            rows += [flow(points[0], day, per_day(shipped, day)) for day in days if per_day(shipped, day)]
    return json.dumps({"operationalData": rows})


def gas(handler, asked, missing=(), last="2026-07-31"):
    """ENTSOG and GIE on a good day."""
    if "operationalData" in asked.path:
        send(handler, flows(asked, missing, last))
        return
    shipped = known("eu_gas_supply_quarterly", "supply_twh", route="lng")
    days = pd.date_range(asked.query["from"], min(last, asked.query["to"]))
    rows = [{"gasDayStart": f"{day:%Y-%m-%d}", "sendOut": f"{1e3 * per_day(shipped, day):.4f}"} for day in days]
    size, page = int(asked.query["size"]), int(asked.query["page"])
    pages = math.ceil(len(rows) / size)
    send(handler, json.dumps({"last_page": pages, "data": rows[(page - 1) * size : page * size]}))


def test_gas_flows_by_point_and_day_become_quarters_by_route():
    change = change_of("eu_gas_supply_quarterly", gas)
    assert change.last_after == "2026Q2"
    assert change.new_values == 10
    assert not change.revisions
    new = [line.split(",") for line in change.content.decode().splitlines() if line.startswith("2026Q2")]
    assert {route for _, route, _ in new} == set(data.load("eu_gas_supply_quarterly")["route"]) - {"russia_other"}
    assert dict((route, value) for _, route, value in new)["yamal"] == "0"


def test_a_route_of_which_nothing_is_known_is_no_zero_where_it_flowed():
    norway = feeds()["eu_gas_supply_quarterly"].feeds[0].groups()[0][1][0]
    problem = failure_of("eu_gas_supply_quarterly", lambda h, a: gas(h, a, missing=(norway,)))
    assert "norway: typically" in problem


def test_a_quarter_with_too_few_days_is_left_out():
    change = change_of("eu_gas_supply_quarterly", lambda h, a: gas(h, a, last="2026-05-31"))
    assert not change.changes


def test_ttf_is_converted_at_the_exchange_rate_of_the_same_round(tmp_path):
    """World Bank in USD/MMBtu; a month without a rate is left out."""
    import io

    import openpyxl

    from econ.units import usd_mmbtu_to_eur_mwh

    rates = known("fx", "usd_per_eur")
    rates["2026-07"] = rates["2026-06"] * 1.01
    one = usd_mmbtu_to_eur_mwh(1.0, 1.0)
    usd = {month: value * rates[month] / one for month, value in known("ttf", "ttf_eur_mwh").items()}
    usd |= {"2026-06": 15.0, "2026-07": 16.0, "2026-08": 17.0}
    book = openpyxl.Workbook()
    book.active.title = "Monthly Prices"
    for row in [["x"], [None, "Natural gas, Europe"], *([m.replace("-", "M"), v] for m, v in sorted(usd.items()))]:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)

    def answer(handler, asked):
        if asked.path.endswith(".xlsx"):
            send(handler, content.getvalue())
        elif asked.path.endswith("commodity-markets"):
            send(handler, '<a href="/doc/CMO-Historical-Data-Monthly.xlsx">Monthly</a>')
        else:
            fx_answer()(handler, asked)

    with serving(answer) as server:
        outcomes = {one.id: one for one in asking(server.address).ask(["ttf", "fx"])}
    assert outcomes["ttf"].new_periods == ("2026-06", "2026-07")
    last = outcomes["ttf"].content.decode().splitlines()[-1].split(",")
    assert float(last[1]) == pytest.approx(usd_mmbtu_to_eur_mwh(16.0, rates["2026-07"]), rel=1e-5)


def test_estimates_of_the_last_months_are_flagged_and_older_ones_no_longer():
    columns = {feed.ids()[0]: feed for feed in feeds()["us_oil"].feeds}

    def answer(handler, asked):
        feed = columns[asked.path.rpartition("/")[2]]
        values = known("us_oil", feed.column) | {"2026-03": known("us_oil", feed.column)["2026-02"] * 1.001}
        send(handler, eia_answer([(month, value / feed.factor) for month, value in values.items() if month > "2024"]))

    change = change_of("us_oil", answer)
    flags = {line.split(",")[0]: line.split(",")[-1] for line in change.content.decode().splitlines()}
    assert (flags["2026-01"], flags["2026-02"], flags["2026-03"]) == ("", "nowcast", "nowcast")


def test_the_last_reading_of_a_month_counts_only_near_its_end():
    from data.refresh.periods import gathered

    days = pd.date_range("2026-09-01", "2026-10-20")
    levels = gathered(pd.Series(range(len(days)), index=days, dtype=float), "last", "monthly")
    assert levels.to_dict() == {pd.Timestamp("2026-09-01"): 29.0}


def test_status_says_how_old_a_table_is_and_whether_a_newer_month_should_be_out():
    write(change_of("brent", brent_server))
    mine, wti, carbon = (status(TODAY, [one])[0] for one in ("brent", "wti", "carbon"))
    assert (mine.last_shipped, mine.last_own, mine.age_days, mine.stale) == ("2026-07", "2026-10", 23, False)
    assert (wti.last_own, wti.age_days, wti.stale) == ("", 115, True)
    assert not carbon.provider
    assert "no interface" in carbon.reason


def test_the_folder_of_own_tables_is_that_of_the_system_unless_named(monkeypatch):
    monkeypatch.delenv("EMBARGO_OWN_DATA_DIR")
    assert own_folder().parent.name == "embargo"


def test_a_clock_is_not_needed_to_know_a_vintage():
    assert run.known_day("2026-05-15") == "2026-05-15"
    with pytest.raises(data.DataError, match="YYYY-MM-DD"):
        run.known_day("last week")
