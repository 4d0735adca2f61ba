"""A comparison holds the runs, and differences that chance does not blur."""

import json

import numpy as np
import pandas as pd
import pytest
from walks import asked

from econ import BadInputError, compare, simulate
from econ.comparison import comparison_document

MILD, SEVERE = (asked({"oil.shut_in": share}, n_draws=20, horizon_months=12) for share in (0.3, 0.9))


@pytest.fixture(scope="module")
def found():
    return compare(MILD, SEVERE)


def test_results_are_those_of_single_runs_and_the_first_is_subtracted(found):
    alone = [simulate(one) for one in (MILD, SEVERE)]
    assert found.to_document() == comparison_document(alone)
    expected = alone[1].draws("brent_usd_bbl", "World") - alone[0].draws("brent_usd_bbl", "World")
    np.testing.assert_array_equal(found.differences[0].draws("brent_usd_bbl", "World"), expected)
    assert (expected >= 0).all(), "more loss is never cheaper, in any draw"


def test_tables_tell_scenarios_of_one_name_apart(found):
    assert found.labels == ("test (1)", "test (2)")
    frame = found.to_frame()
    assert frame["scenario"].unique().tolist() == ["test (1)", "test (2)"]
    assert found.differences_frame()["scenario"].unique().tolist() == ["test (2) minus test (1)"]
    assert len(frame) == 2 * len(found.differences_frame())


def test_names_of_presets_will_do():
    names = ("no-embargo", "turkstream-stop")
    assert [one.name for one in (r.scenario for r in compare(*names).results)] == list(names)


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx"])
def test_a_comparison_is_saved(found, tmp_path, ending):
    path = tmp_path / f"both.{ending}"
    found.save(path)
    if ending == "json":
        assert json.loads(path.read_text(encoding="utf-8")) == found.to_document()
        return
    read = {
        "csv": lambda: pd.read_csv(path, comment="#"),
        "parquet": lambda: pd.read_parquet(path),
        "xlsx": lambda: pd.read_excel(path, sheet_name="paths"),
    }[ending]()
    assert read["value"].tolist() == pytest.approx(found.to_frame()["value"].tolist())


def test_runs_that_share_no_draws_are_not_subtracted():
    with pytest.raises(BadInputError, match="Cannot subtract"):
        _ = compare(MILD, SEVERE.with_levers({"run.seed": 1})).differences


@pytest.mark.parametrize("scenarios", [(), (MILD,)])
def test_one_scenario_is_no_comparison(scenarios):
    with pytest.raises(BadInputError, match="at least two"):
        compare(*scenarios)
