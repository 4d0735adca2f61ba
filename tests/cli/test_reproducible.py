"""The same scenario, seed and version give the same bytes in any process, and each export says how to get them."""

import html
import json
import re
import shlex

import openpyxl
import pyarrow.parquet as pq
import pytest

from econ import load_scenario

STAGED = load_scenario("escalation-to-collapse").with_levers({"run.n_draws": 520, "run.horizon_months": 12}).to_yaml()
"""Of more draws than settle side by side, so that threads have something to share."""

WORLDS = (
    {"PYTHONHASHSEED": "1", "OMP_NUM_THREADS": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "OMP_NUM_THREADS": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
)
FORMATS = ("csv", "json", "parquet", "xlsx")


@pytest.fixture(scope="module")
def exports(embargo, tmp_path_factory):
    """Folders of two processes of different surroundings, each with every export of the same scenario."""
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "other")]
    for folder, world in zip(folders, WORLDS, strict=True):
        (folder / "mine.yaml").write_text(STAGED.replace("escalation-to-collapse", "mine"), encoding="utf-8")
        for ending in FORMATS:
            done = embargo("run", "mine.yaml", "--out", f"run.{ending}", cwd=folder, **world)
            assert done.returncode == 0, done.stderr
    return folders


def read_off(path):
    """Command that an export carries."""
    match path.suffix:
        case ".csv":
            lines = path.read_text(encoding="utf-8").splitlines()
            return next(line.removeprefix("# command: ") for line in lines if line.startswith("# command: "))
        case ".json":
            return json.loads(path.read_text(encoding="utf-8"))["run"]["command"]
        case ".parquet":
            about = json.loads(pq.read_schema(path).metadata[b"embargo"])["about"]
            return next(line.removeprefix("command: ") for line in about if line.startswith("command: "))
        case ".xlsx":
            cells = [str(row[0]) for row in openpyxl.load_workbook(path)["readme"].values]
            return next(line.removeprefix("command: ") for line in cells if line.startswith("command: "))
        case _:
            found = re.search(r"<pre>(embargo run .*?)</pre>", path.read_text(encoding="utf-8"), re.DOTALL)
            return html.unescape(found[1])


@pytest.mark.parametrize("ending", FORMATS)
def test_processes_of_different_surroundings_write_the_same_bytes(exports, ending):
    one, other = ((folder / f"run.{ending}").read_bytes() for folder in exports)
    assert one == other


@pytest.mark.parametrize("ending", FORMATS)
def test_the_command_in_an_export_gives_the_same_bytes(embargo, exports, tmp_path, ending):
    export = exports[0] / f"run.{ending}"
    _, *arguments = shlex.split(read_off(export))
    done = embargo(*arguments, "--out", f"again.{ending}", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"again.{ending}").read_bytes() == export.read_bytes()


def test_the_command_in_a_report_and_under_a_chart_gives_the_same_run(embargo, exports, tmp_path):
    scenario = exports[0] / "mine.yaml"
    expected = (exports[0] / "run.csv").read_text(encoding="utf-8")
    done = embargo("report", scenario, "--out", "report.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = embargo("chart", scenario, "--figure", "brent", "--out", "brent.csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("brent.csv", "report.html"):
        _, *arguments = shlex.split(read_off(tmp_path / name))
        again = embargo(*arguments, "--format", "csv", cwd=tmp_path).stdout
        rows = [line for line in again.splitlines() if not line.startswith("#")]
        assert len(rows) > 1000
        numbers = [line.split(",", 1)[1] for line in rows]
        assert numbers == [line.split(",", 1)[1] for line in expected.splitlines() if not line.startswith("#")], name
