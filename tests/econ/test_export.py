"""Files: whole or not at all, and what is read back is what was found."""

import json

import numpy as np
import pandas as pd
import pytest
import yaml
from walks import asked

import econ.export
from econ import BadInputError, Scenario, simulate
from econ.errors import MachineError
from econ.export import FORMATS, write_result


@pytest.fixture(scope="module")
def result():
    return simulate(asked({"oil.shut_in": 1.0}, n_draws=20, horizon_months=12))


READERS = {
    ".csv": lambda path: pd.read_csv(path, comment="#", keep_default_na=False),
    ".parquet": pd.read_parquet,
    ".xlsx": lambda path: pd.read_excel(path, sheet_name="paths"),
}


@pytest.mark.parametrize("ending", READERS)
def test_a_table_read_back_is_the_table_written(result, tmp_path, ending):
    path = tmp_path / f"run{ending}"
    write_result(result, path)
    found, expected = READERS[ending](path), result.to_frame()
    assert list(found.columns) == list(expected.columns)
    for column in expected:
        if column in ("value", "quantile"):
            np.testing.assert_allclose(found[column], expected[column], rtol=1e-12)
        else:
            assert found[column].tolist() == expected[column].tolist()


def test_json_read_back_is_the_document(result, tmp_path):
    write_result(result, tmp_path / "run.json")
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8")) == result.to_document()


def test_a_workbook_holds_headlines_and_a_scenario_that_reproduces_it(result, tmp_path):
    write_result(result, tmp_path / "run.xlsx")
    sheets = pd.read_excel(tmp_path / "run.xlsx", sheet_name=None)
    assert list(sheets) == ["readme", "headlines", "paths"]
    assert sheets["headlines"]["variable"].tolist() == [row["variable"] for row in result.summary()]
    about = sheets["readme"]["about"].fillna("").tolist()
    document = yaml.safe_load("\n".join(about[about.index("scenario file:") + 1 :]))
    assert Scenario.parse(document).fingerprint == result.record.scenario_fingerprint


def test_a_csv_says_on_top_what_it_is_and_how_to_get_it_again(result, tmp_path):
    write_result(result, tmp_path / "run.csv")
    top = [line for line in (tmp_path / "run.csv").read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any(result.record.scenario_fingerprint in line for line in top)
    assert any("seed 0" in line for line in top)
    assert any("20 draws" in line for line in top)


@pytest.mark.parametrize("ending", FORMATS)
def test_an_interrupted_write_leaves_the_old_file_whole_and_no_scraps(result, tmp_path, monkeypatch, ending):
    path = tmp_path / f"run{ending}"
    path.write_bytes(b"the old file")

    def power_cut(_result_or_target, *rest):
        target = rest[-1] if ending in (".parquet", ".xlsx") else _result_or_target
        target.write_bytes(b"half of")
        raise KeyboardInterrupt

    writer = {".csv": "_text", ".json": "_text", ".parquet": "_parquet", ".xlsx": "_workbook"}[ending]
    monkeypatch.setattr(econ.export, writer, power_cut)
    with pytest.raises(KeyboardInterrupt):
        write_result(result, path)
    assert path.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_bad_luck_in_one_line_and_leaves_the_old_file(result, tmp_path, monkeypatch):
    path = tmp_path / "run.csv"
    path.write_bytes(b"the old file")

    def full(_target, _text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(econ.export, "_text", full)
    with pytest.raises(MachineError, match="No space left on device"):
        write_result(result, path)
    assert path.read_bytes() == b"the old file"


@pytest.mark.parametrize("name", ["run.txt", "run", "run.CSV", "nowhere/run.csv"])
def test_a_target_that_cannot_be_is_refused_before_any_work(result, tmp_path, name):
    with pytest.raises(BadInputError, match="--out"):
        write_result(result, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_way_is_refused(result, tmp_path):
    (tmp_path / "run.csv").mkdir()
    with pytest.raises(MachineError, match="cannot be written"):
        write_result(result, tmp_path / "run.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["run.csv"]
