"""Baselines of one's own: built as of a month, or written by hand; checked, and never mistaken for those that ship."""

import hashlib
import json
import re
from copy import deepcopy

import numpy as np
import pandas as pd
import pytest

import data
from data.catalogue import tables_folder
from data.own import OwnTable
from data.refresh.store import store
from econ import BadInputError, load_baseline, load_scenario, simulate
from econ.axes import GAS_ROUTES, MEMBER_STATES
from econ.baseline import FOLDER, from_document
from econ.baseline_file import check_file, shipped
from econ.build_baseline.as_of import baseline_as_of
from econ.build_baseline.build import document_text
from econ.build_baseline.observed import SERIES

QUICK = {"run.n_draws": 20, "run.horizon_months": 12}
FITTED = re.compile(r"persistence -?\d+\.\d+|mean -?\d+\.\d+ since|to \d+\.\d+, monthly|spread of winter[^,;]*")


@pytest.fixture(autouse=True)
def no_own_tables(tmp_path, monkeypatch):
    """Keep the tests from the tables of whoever runs them."""
    monkeypatch.setenv("EMBARGO_OWN_DATA_DIR", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture(scope="module")
def july():
    """Baseline as of 2026-07 from the shipped tables."""
    return baseline_as_of("2026-07")


@pytest.fixture
def written(tmp_path):
    """Write a document to a file and load or check it."""

    def write(document, name="mine.json"):
        path = tmp_path / name
        text = document if isinstance(document, str) else json.dumps(document)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def own_copy(name="2026-01"):
    return shipped(name) | {"name": "mine"}


def test_a_baseline_as_of_a_month_says_which_data_are_older(july):
    assert july["month"] == "2026-07"
    assert july["data"]["newest_month"] == "2026-07"
    assert "hicp_members DE to 2025-06" in july["data"]["behind"]
    assert "hicp_members DE (2025-06)" in july["note"]
    assert july["data"]["own_tables"] == []


@pytest.mark.slow
def test_months_after_the_gulf_outage_are_data_of_it_but_enter_no_fit(july, monkeypatch):
    """All values after 2026-02 raised by half: prices move, no speed of convergence and no trend does."""
    genuine = data.load

    def shaken(series_id):
        table = genuine(series_id).copy()
        for period, length in (("month", pd.offsets.MonthEnd()), ("quarter", pd.offsets.QuarterEnd())):
            if period in table:
                after = table[period] + length > pd.Timestamp("2026-02-28")
                values = table.select_dtypes("float").columns
                table.loc[after, values] = table.loc[after, values] * 1.5
        return table

    monkeypatch.setattr(data, "load", shaken)
    from econ.build_baseline.consumer_prices import _consumer_prices

    _consumer_prices.cache_clear()
    moved = baseline_as_of("2026-07")
    _consumer_prices.cache_clear()
    assert moved["paths"]["brent_usd_bbl"][0][0] > july["paths"]["brent_usd_bbl"][0][0]
    fitted = [{name: FITTED.findall(text) for name, text in one["sources"].items()} for one in (july, moved)]
    assert sum(map(len, fitted[0].values())) > 10
    assert fitted[0] == fitted[1]
    assert moved["by_member"]["okun_relative"] == july["by_member"]["okun_relative"]


def test_a_month_whose_prices_are_not_known_is_refused_with_what_to_refresh():
    with pytest.raises(BadInputError, match="brent ends in 2026-07") as caught:
        baseline_as_of("2026-12")
    assert "embargo data refresh brent henry_hub ttf fx coal_newcastle gas_storage" in str(caught.value)


@pytest.mark.parametrize(("month", "said"), [("2024-03", "no baseline before 2025-01"), ("July", "as 2026-07")])
def test_a_month_that_cannot_be_built_is_refused(month, said):
    with pytest.raises(BadInputError, match=said):
        baseline_as_of(month)


def own_brent(folder, last, price):
    """A user's own table of brent: the shipped one, carried on to a month."""
    shipped_table = (tables_folder() / "brent.csv").read_bytes().decode()
    months = pd.period_range("2026-08", last, freq="M")
    content = (shipped_table + "".join(f"{month},{price}\n" for month in months)).encode()
    digest = hashlib.sha256(content).hexdigest()
    note = OwnTable(
        file=f"brent-{digest[:12]}.csv",
        sha256=digest,
        rows=content.count(b"\n") - 1,
        first="1987-05",
        last=last,
        refreshed_at="2026-11-23T10:00:00Z",
        providers=["eia"],
        shipped_sha256=data.catalogue()["brent"].sha256,
    )
    store("brent", note, content)


@pytest.mark.slow
def test_own_tables_enter_a_baseline_that_is_built_and_leave_those_that_ship_alone(july, no_own_tables):
    before = simulate(load_scenario("full-fuel-embargo").with_levers(QUICK | {"run.baseline": "latest"}))
    own_brent(no_own_tables, "2026-09", 90.0)
    after = simulate(load_scenario("full-fuel-embargo").with_levers(QUICK | {"run.baseline": "latest"}))
    assert after.record == before.record
    np.testing.assert_array_equal(after.draws("brent_usd_bbl", "World"), before.draws("brent_usd_bbl", "World"))
    assert after.vintage.own_tables == ()

    august = baseline_as_of("2026-08")
    assert august["data"]["own_tables"] == ["brent to 2026-09 (refreshed 2026-11-23)"]
    assert august["paths"]["brent_history_usd_bbl"][0][-1] == 90.0
    assert baseline_as_of("2026-07")["paths"]["brent_usd_bbl"][0][0] != 90.0
    assert baseline_as_of("2026-07")["version"] == july["version"]


def test_a_run_on_an_own_baseline_says_so_in_its_record_and_its_exports(july, written):
    from econ.export import header_lines

    document = deepcopy(july)
    document["data"]["own_tables"] = ["brent to 2026-09 (refreshed 2026-11-23)"]
    result = simulate(load_scenario("no-embargo").with_levers(QUICK), baseline=load_baseline(written(document)))
    assert (result.record.baseline, result.record.baseline_version) == ("as-of-2026-07", july["version"])
    assert result.months[0] == "2026-08"
    told = result.to_document()["run"]["vintage"]
    assert told["own_tables"] == ["brent to 2026-09 (refreshed 2026-11-23)"]
    assert told["newest_month"] == "2026-07"
    assert any("refreshed by the user: brent to 2026-09" in line for line in header_lines(result))


def test_the_same_file_gives_the_same_version_and_numbers_whenever_it_was_refreshed(july, written):
    later = deepcopy(july)
    later["data"]["own_tables"] = ["brent to 2026-09 (refreshed 2026-12-24)"]
    assert load_baseline(written(later, "b.json")).version == load_baseline(written(july, "a.json")).version


def test_the_version_is_that_of_the_contents_whatever_the_file_says(written):
    document = own_copy()
    document["numbers"]["usd_per_eur"] = 1.05
    loaded = load_baseline(written(document))
    assert loaded.version not in (document["version"], load_baseline("2026-01").version)
    assert load_baseline(written(own_copy(), "same.json")).version == load_baseline("2026-01").version


@pytest.mark.parametrize("name", ["2021-12", "2026-01", "latest"])
def test_baselines_that_ship_have_no_fault(name):
    assert check_file(FOLDER / f"{name}.json")[1] == []


def broken(change):
    document = deepcopy(own_copy())
    change(document)
    return document


def put(*place, value):
    def change(document):
        inner = document
        for part in place[:-1]:
            inner = inner[part]
        inner[place[-1]] = value

    return change


def take(*place):
    def change(document):
        inner = document
        for part in place[:-1]:
            inner = inner[part]
        del inner[place[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (take("by_macro_region", "gdp_usd_bn"), "by_macro_region.gdp_usd_bn: is missing"),
        (take("numbers"), "numbers: is missing"),
        (take("numbers", "usd_per_eur"), "numbers.usd_per_eur: is missing"),
        (put("numbers", "usd_per_eru", value=1.0), "did you mean usd_per_eur"),
        (put("numbr", value={}), "did you mean numbers"),
        (put("numbers", "usd_per_eur", value="dear"), "numbers.usd_per_eur: Input should be a valid number"),
        (put("numbers", "usd_per_eur", value=float("nan")), "finite number"),
        (put("numbers", "usd_per_eur", value=-1.1), "numbers.usd_per_eur: must be positive; got -1.1"),
        (put("paths", "brent_usd_bbl", 0, 3, value=-5.0), "paths.brent_usd_bbl (2026-05): must be positive; got -5"),
        (put("paths", "brent_usd_bbl", 0, value=[80.0]), "needs 138 numbers a row; got 1"),
        (put("paths", "brent_usd_bbl", value=[]), "needs 1 rows, one a region; got 0"),
        (put("by_macro_region", "gdp_usd_bn", value=[1.0]), "needs 2 numbers (EU, US); got 1"),
        (put("by_macro_region", "gdp_usd_bn", 0, value=0.0), "by_macro_region.gdp_usd_bn (EU): must be positive"),
        (put("by_member", "gdp_share", 5, value=0.5), "by_member.gdp_share: the 27 add up to"),
        (put("by_member", "gas_protected_share", 0, value=1.2), "a share lies between 0 and 1; got 1.2"),
        (put("paths", "gas_supply_twh", 0, 0, value=500.0), "paths.gas_supply_twh (2026-02): routes bring"),
        (put("paths", "gas_supply_twh", 4, 0, value=-1.0), "(turkstream 2026-02): must not be negative"),
        (put("paths", "gas_sector_demand_twh", 0, 0, value=1.0), "sectors add up to"),
        (put("numbers", "gas_storage_capacity_twh", value=100.0), "holds more than gas_storage_capacity_twh"),
        (put("by_buyer", "russia_oil_exports_mbd", 1, value=9.0), "(IN): crude"),
        (put("month", value="January"), "month: String should match"),
        (put("name", value="../../etc"), "name: String should match"),
        (put("name", value="latest"), "'latest' is a baseline that ships"),
    ],
)
def test_each_fault_is_one_line_that_names_the_place(written, change, said):
    path = written(broken(change))
    found = check_file(path)[1]
    assert said in " | ".join(found)
    assert all("\n" not in fault and len(fault) < 250 for fault in found)
    with pytest.raises(BadInputError, match=re.escape("mine.json: ")):
        load_baseline(path)


def test_all_faults_are_told_not_only_the_first(written):
    def change(document):
        document["numbers"]["usd_per_eur"] = -1.0
        document["paths"]["brent_usd_bbl"][0][0] = 0.0
        document["by_member"]["gdp_share"][0] = 0.9

    path = written(broken(change))
    assert len(check_file(path)[1]) == 3
    with pytest.raises(BadInputError, match=r"2 more: `embargo baseline check"):
        load_baseline(path)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("b.json", "{", "not valid JSON"),
        ("b.json", "[]", "found list"),
        ("b.json", "[" * 100_000, "not valid JSON"),
        ("b.yaml", "a: [", "not valid YAML"),
        ("b.yaml", "a: &x 1\nb: *x", "aliases"),
        ("b.txt", "{}", "Unknown baseline"),
        ("b.yaml", "extends: lates", "did you mean latest"),
        ("b.yaml", "extends: latest\ngas_closed_by: other_lngs", "did you mean other_lng"),
        ("b.yaml", "extends: latest\npaths: {gas_supply_twh: {norwy: 3}}", "did you mean norway"),
        ("b.yaml", "extends: latest\npaths: {brent_usd_bbl: dear}", "paths.brent_usd_bbl"),
        ("b.yaml", "extends: latest\nnumbers: 3", "numbers"),
        ("b.yaml", "extends: latest\npaths: {gas_supply_twh: {norway: 1}}", "write `gas_closed_by: other_lng`"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_in_one_line(written, name, text, said):
    with pytest.raises(BadInputError, match=re.escape(said)) as caught:
        load_baseline(written(text, name))
    assert "\n" not in str(caught.value)


def test_a_missing_or_huge_file_is_refused(tmp_path):
    with pytest.raises(BadInputError, match="no such file"):
        load_baseline(tmp_path / "nowhere.json")
    (tmp_path / "huge.json").write_text(" " * 5_000_001)
    with pytest.raises(BadInputError, match="not a baseline"):
        load_baseline(tmp_path / "huge.json")


def test_a_few_entries_over_a_baseline_that_ships(written):
    """GDP, prices and flows of one's own; the last of a short list holds on, and one route closes the balance."""
    text = """
extends: latest
name: dear-oil
numbers: {usd_per_eur: 1.05}
paths:
  brent_usd_bbl: [95, 90, 85]
  gas_supply_twh: {norway: 90}
by_macro_region: {gdp_usd_bn: {EU: 22000}}
gas_closed_by: other_lng
"""
    mine, latest = load_baseline(written(text, "mine.yaml")), load_baseline("latest")
    assert mine.paths["brent_usd_bbl"][0, 0, :5].tolist() == [95, 90, 85, 85, 85]
    assert mine.by_macro_region["gdp_usd_bn"].tolist() == [22000, latest.by_macro_region["gdp_usd_bn"][1]]
    supplied = [world.paths["gas_supply_twh"].sum(axis=1) for world in (mine, latest)]
    np.testing.assert_allclose(*supplied, rtol=1e-5)
    assert (mine.paths["gas_supply_twh"][0, GAS_ROUTES.index("norway")] == 90).all()
    assert mine.sources["brent_usd_bbl"] == "the user's own file"
    assert mine.month == latest.month
    assert mine.version != latest.version
    result = simulate(load_scenario("no-embargo").with_levers(QUICK), baseline=mine)
    assert result.record.baseline == "dear-oil"
    assert result.median("brent_usd_bbl", "World")[0] == pytest.approx(95, rel=1e-3)


def test_built_files_are_sound_and_survive_writing_and_reading(july, written):
    path = written(document_text(july))
    document, found = check_file(path)
    assert not found
    assert document["version"] == july["version"]
    assert load_baseline(path) is load_baseline(path)
    assert from_document(july).by_member["gdp_share"].shape == (len(MEMBER_STATES),)


def test_the_series_that_tell_how_fresh_a_baseline_is_are_tables_that_exist():
    for one in SERIES:
        assert one.column in data.catalogue()[one.table].value_columns
