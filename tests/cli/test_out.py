"""`--out`: the file holds what the run found."""

import json
import subprocess
import sys

import pandas as pd
import pytest

from econ import load_scenario, simulate

READERS = {
    "csv": lambda path: pd.read_csv(path, comment="#", keep_default_na=False),
    "parquet": pd.read_parquet,
    "xlsx": lambda path: pd.read_excel(path, sheet_name="paths"),
}


@pytest.fixture(scope="module")
def result():
    return simulate(load_scenario("turkstream-stop").with_levers({"run.n_draws": 20, "run.horizon_months": 12}))


@pytest.mark.parametrize("ending", READERS)
def test_a_table_written_by_the_command_holds_the_numbers_of_python(embargo, quick, tmp_path, result, ending):
    path = tmp_path / f"run.{ending}"
    finished = embargo("run", "turkstream-stop", *quick, "--out", path)
    assert (finished.returncode, finished.stdout) == (0, "")
    assert str(path) in finished.stderr
    found, expected = READERS[ending](path), result.to_frame()
    assert found["value"].tolist() == pytest.approx(expected["value"].tolist(), rel=1e-12)
    assert found["month"].tolist() == expected["month"].tolist()
    assert found["unit"].tolist() == expected["unit"].tolist()


def test_a_json_file_written_by_the_command_is_the_document_of_python(embargo, quick, tmp_path, result):
    embargo("run", "turkstream-stop", *quick, "--out", "run.json", cwd=tmp_path)
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8")) == result.to_document()
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


HEAVY = ("pandas", "scipy", "statsmodels", "dash", "plotly", "fastapi", "uvicorn", "data", "dashboard", "pyarrow")

LOADED_BY_A_RUN = """
import sys
from econ.cli import main
sys.argv = ["embargo", "run", "full-fuel-embargo", "--draws", "20"]
try:
    main()
except SystemExit as exit:
    assert not exit.code, exit.code
print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_run_loads_nothing_heavy():
    """Two seconds including start-up leave no room for pandas or scipy, which a run does not need."""
    finished = subprocess.run(
        [sys.executable, "-c", LOADED_BY_A_RUN], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(finished.stdout.splitlines()[-1].split())
    assert "numpy" in loaded
    assert not loaded & set(HEAVY)
