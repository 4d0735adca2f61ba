"""Building a table: what the registry checks before it writes, and the one derivation that is more than reshaping."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import data
from data.catalogue import Description, descriptions, read_toml
from data.compile import registry
from data.compile.__main__ import compile_tables
from data.compile.euro_area_inflation import WEIGHTS, _chained, _core_index
from data.compile.registry import builders, compile_table, record

SOURCES = Path()


@pytest.fixture
def build(monkeypatch):
    """Register a frame as the table "brent" for one test."""

    def register(**columns) -> Description:
        monkeypatch.setitem(registry.BUILDERS, "brent", lambda _: pd.DataFrame(columns))
        return descriptions()["brent"]

    return register


def test_a_table_is_sorted_rounded_and_written(build, tmp_path):
    description = build(month=["2021-02", "2021-01"], brent_usd_bbl=[62.2812345, 54.77])
    compiled = compile_table("brent", description, SOURCES, tmp_path)
    assert (tmp_path / "brent.csv").read_text() == "month,brent_usd_bbl\n2021-01,54.77\n2021-02,62.2812\n"
    assert (compiled.first, compiled.last, compiled.rows) == ("2021-01", "2021-02", 2)
    assert [file.name for file in tmp_path.iterdir()] == ["brent.csv"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"month": ["2021-01"], "price": [50.0]}, "columns missing: brent_usd_bbl; undeclared: price"),
        ({"month": ["2021-01", "2021-03"], "brent_usd_bbl": [50.0, 60.0]}, "periods are missing before 2021-03"),
        ({"month": ["2021-01", "2021-01"], "brent_usd_bbl": [50.0, 60.0]}, "a second row for 2021-01"),
        ({"month": ["2021-01"], "brent_usd_bbl": [5000.0]}, "outside the plausible range"),
    ],
)
def test_a_table_that_fails_a_check_is_not_written(build, tmp_path, columns, message):
    with pytest.raises(data.DataError, match=message):
        compile_table("brent", build(**columns), SOURCES, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_recompiling_one_table_keeps_the_checksums_of_the_others(build, tmp_path):
    compiled = compile_table("brent", build(month=["2021-01"], brent_usd_bbl=[50.0]), SOURCES, tmp_path)
    record({"wti": compiled, "dropped": compiled}, tmp_path, keep=[])
    record({"brent": compiled}, tmp_path, keep=["wti", "brent"])
    assert sorted(read_toml(tmp_path / "checksums.toml")) == ["brent", "wti"]


def test_a_missing_sources_folder_is_named(tmp_path):
    with pytest.raises(data.DataError, match="no such folder; name the folder of the source files"):
        compile_tables(tmp_path / "nowhere", [], Path())


def test_every_entry_has_a_builder_and_every_builder_an_entry():
    assert set(builders()) == set(descriptions())


def test_core_equals_headline_when_all_prices_move_together():
    months = [f"{year}-{month:02d}" for year in (2020, 2021, 2022) for month in range(1, 13)]
    index = pd.Series(100.0 * 1.002 ** np.arange(36), index=months)
    levels = pd.DataFrame({"all": index, "energy": index, "food": index})
    shares = pd.DataFrame({WEIGHTS[0]: 0.1, WEIGHTS[1]: 0.2}, index=[2020, 2021, 2022])
    core = _core_index(levels, shares)
    np.testing.assert_allclose(core / core["2020-12"], (index / index["2020-12"]).loc["2020-12":])


def test_dearer_energy_alone_leaves_core_unchanged():
    months = ["2020-12", "2021-01", "2021-02"]
    energy = pd.Series([100.0, 110.0, 150.0], index=months)
    levels = pd.DataFrame({"all": 0.1 * energy + 90.0, "energy": energy, "food": 100.0})
    shares = pd.DataFrame({WEIGHTS[0]: 0.1, WEIGHTS[1]: 0.2}, index=[2020, 2021])
    np.testing.assert_allclose(_core_index(levels, shares), 100.0)


def test_levels_rebuilt_from_annual_rates_have_these_rates():
    months = [f"{year}-{month:02d}" for year in (2014, 2015, 2016) for month in range(1, 13)]
    rates = pd.Series(np.linspace(-2.0, 4.0, 36), index=months)
    base = pd.Series(np.linspace(99.0, 101.0, 12), index=months[12:24])
    levels = _chained(base, rates)
    np.testing.assert_allclose(100.0 * (levels / levels.shift(12) - 1.0).dropna(), rates)
