"""Results in other tools' formats hold the same numbers, and say what they are."""

import json
import sys

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from walks import asked

from econ import BadInputError, Scenario, simulate
from econ.variables import VARIABLES


@pytest.fixture(scope="module")
def result():
    return simulate(asked({"oil.shut_in": 1.0}, n_draws=20, horizon_months=12))


@pytest.fixture(scope="module")
def calm():
    return simulate(asked({}, n_draws=20, horizon_months=12))


def test_xarray_holds_every_quantile_with_unit_and_record(result):
    pytest.importorskip("xarray")
    dataset = result.to_xarray()
    assert dict(dataset.sizes)["month"] == 12
    assert set(dataset.data_vars) == set(VARIABLES)
    for variable, region in (("brent_usd_bbl", "World"), ("gdp_vs_baseline_pct", "DE"), ("recession_12m_prob", "EU")):
        found = dataset[variable].sel(region=region).transpose("quantile", "month")
        np.testing.assert_array_equal(found, result.quantiles(variable, region))
        assert found.attrs["units"] == VARIABLES[variable].unit
    assert str(dataset["month"].dt.strftime("%Y-%m").values[0]) == result.months[0]
    assert dataset["brent_usd_bbl"].sel(region="EU").isnull().all(), "reported for the world alone"
    assert dataset.attrs["seed"] == result.record.seed
    assert Scenario.parse(json.loads(dataset.attrs["scenario"])).fingerprint == result.record.scenario_fingerprint


def test_xarray_missing_is_named_with_the_remedy(result, monkeypatch):
    monkeypatch.setitem(sys.modules, "xarray", None)
    with pytest.raises(BadInputError, match=r"xarray.*pip install 'embargo\[analysis\]'"):
        result.to_xarray()


def test_pyam_reads_the_iamc_table(result, calm):
    pyam = pytest.importorskip("pyam")
    frame = pyam.IamDataFrame(pd.concat([result.to_iamc(), result.minus(calm).to_iamc()]))
    assert set(frame.scenario) == {"test (baseline 2026-01)", "test minus test (baseline 2026-01)"}
    one = frame.filter(scenario="test (baseline 2026-01)", variable="brent_usd_bbl|95th Percentile", region="World")
    assert one.unit == ["USD/bbl"]
    assert one.time_domain == "datetime"
    np.testing.assert_array_equal(one.data["value"], result.quantiles("brent_usd_bbl", "World")[4])
    assert frame.filter(variable="recession_12m_prob").region == sorted(result.regions("recession_12m_prob"))


def test_parquet_carries_what_produced_it(result, tmp_path):
    result.to_parquet(tmp_path / "run.parquet")
    about = json.loads(pq.read_schema(tmp_path / "run.parquet").metadata[b"embargo"])
    (run,) = about["runs"]
    assert run["run"]["scenario_fingerprint"] == result.record.scenario_fingerprint
    assert Scenario.parse(run["scenario"]).fingerprint == result.record.scenario_fingerprint
    assert any("not an official forecast" in line for line in about["about"])


def test_excel_has_a_sheet_to_read_first(result, tmp_path):
    result.to_excel(tmp_path / "run.xlsx")
    sheets = pd.read_excel(tmp_path / "run.xlsx", sheet_name=None)
    assert next(iter(sheets)) == "readme"
    assert sheets["paths"]["value"].tolist() == pytest.approx(result.to_frame()["value"].tolist())


@pytest.mark.parametrize(("method", "name"), [("to_excel", "run.csv"), ("to_parquet", "run.xlsx"), ("save", "run.doc")])
def test_another_ending_is_refused(result, tmp_path, method, name):
    with pytest.raises(BadInputError, match="must end in"):
        getattr(result, method)(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_what_a_result_holds_cannot_be_changed(result):
    for array in (
        result.quantiles("brent_usd_bbl", "World"),
        result.median("brent_usd_bbl", "World"),
        result.mean("brent_usd_bbl", "World"),
        result.draws("brent_usd_bbl", "World"),
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    with pytest.raises(AttributeError):
        result.versus = "another"
