"""A sweep gives what runs give, in any order, and never mixes two sweeps."""

import json
import os
import signal
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from econ import BadInputError, compiled, load_scenario, simulate, sweep
from econ.baseline import load_baseline
from econ.outcomes import OUTCOMES
from econ.parameters import load_parameters
from econ.sweeps import LocalProcesses, SweepStoppedError, grid, latin_hypercube, load_sweep, saltelli
from econ.sweeps import run as running

QUICK = {"run.n_draws": 20, "run.horizon_months": 12}
EMBARGO = load_scenario("full-fuel-embargo").with_levers(QUICK)
POINTS = grid({"oil.shut_in": [0.2, 1.0], "timing.duration_months": [6, None]})
SERIES = ("brent_usd_bbl:World", "gdp_vs_baseline_pct:DE")


def here(base=EMBARGO, points=POINTS, **asked):
    """Sweep in this process."""
    with ThreadPoolExecutor(1) as executor:
        return sweep(base, points, executor=executor, **asked)


@pytest.fixture(scope="module")
def swept():
    compiled.plain_again()
    return here(series=SERIES)


def test_each_row_is_what_a_run_of_that_point_gives(swept):
    for number, row in enumerate(swept.to_frame().to_dict("records")):
        result = simulate(EMBARGO.with_levers(POINTS.changes(number)))
        by_path = OUTCOMES["eu-gdp"].by_path(result)
        expected = np.quantile(by_path, [0.05, 0.5, 0.95])
        assert [row[f"eu-gdp.{band}"] for band in ("p05", "p50", "p95")] == pytest.approx(expected, rel=1e-9)
        risk = result.median("recession_12m_prob", "EU").max()
        assert row["recession_12m_prob:EU"] == pytest.approx(risk, abs=1e-9)
        assert row["point"] == number
        assert not row["problem"]


def test_levers_stand_in_the_rows_as_they_were_asked(swept):
    frame = swept.to_frame()
    assert frame["oil.shut_in"].tolist() == [0.2, 0.2, 1.0, 1.0]
    assert swept.table["timing.duration_months"].to_pylist() == [6, None, 6, None]


def test_paths_are_those_of_the_runs(swept):
    paths = swept.paths()
    assert len(paths) == len(POINTS) * len(SERIES) * 12
    result = simulate(EMBARGO.with_levers(POINTS.changes(3)))
    german = paths.query("point == 3 and region == 'DE'")
    assert german["month"].tolist() == list(result.months)
    assert german["p95"].tolist() == pytest.approx(result.quantiles("gdp_vs_baseline_pct", "DE")[4], rel=1e-9)


def test_a_sweep_leaves_the_arithmetic_of_this_process_as_it_was(swept):
    assert len(swept) == 4
    assert not compiled.in_use()


def test_the_rows_do_not_depend_on_partitions_order_or_executor(swept, monkeypatch):
    monkeypatch.setattr(running, "LEAST_PARTITIONS", 1)
    whole = here(series=SERIES)
    assert whole.manifest["rows_per_partition"] == 4
    assert whole.table.equals(swept.table)
    assert whole.path_table.equals(swept.path_table)
    with ThreadPoolExecutor(3) as several:
        assert sweep(EMBARGO, POINTS, series=SERIES, executor=several).table.equals(swept.table)


@pytest.mark.slow
def test_local_processes_give_the_same_digits_and_survive_the_loss_of_one(swept):
    killed = []

    def kill_one(share):
        if share > 0 and not killed:
            killed.append(next(iter(pools[0]._processes)))
            os.kill(killed[0], signal.SIGKILL)

    pools = []

    class Watched(LocalProcesses):
        def __init__(self, workers):
            super().__init__(workers)
            pools.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "LocalProcesses", Watched)
        found = sweep(EMBARGO, POINTS, series=SERIES, progress=kill_one, workers=2)
    assert killed
    assert len(pools) == 2, "started anew"
    assert found.table.equals(swept.table)
    assert found.path_table.equals(swept.path_table)


def test_local_processes_that_keep_dying_end_the_sweep_in_one_line(monkeypatch, tmp_path):
    class Dying(ThreadPoolExecutor):
        def __init__(self, workers):
            super().__init__(1)
            started.append(workers)

        def submit(self, *task):
            raise BrokenExecutor

    started = []
    monkeypatch.setattr(running, "LocalProcesses", Dying)
    with pytest.raises(SweepStoppedError, match="keep dying"):
        sweep(EMBARGO, POINTS, folder=tmp_path, workers=7)
    assert started == [7] * (1 + running.NEW_STARTS)
    with pytest.raises(SweepStoppedError, match="keep dying"), Dying(0) as executor:
        sweep(EMBARGO, POINTS, executor=executor)


def test_a_point_the_model_refuses_is_kept_with_the_reason():
    found = here(points=grid({"timing.start": ["2026-03", "2040-01"]}))
    assert list(found.problems()) == [1]
    assert "timing.start must lie between" in found.problems()[1]
    row = found.to_frame().iloc[1]
    assert np.isnan(row["brent.p50"])
    assert found.to_document()["points"][1]["brent.p50"] is None
    json.dumps(found.to_document(), allow_nan=False)


def test_nothing_runs_where_a_point_is_no_scenario(tmp_path):
    with pytest.raises(BadInputError, match="1 of 2 points"):
        sweep(EMBARGO, {"oil.shut_in": [0.5, 5.0]}, folder=tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx"])
def test_a_table_is_saved_whole_with_what_it_is(swept, tmp_path, ending):
    path = tmp_path / f"sweep.{ending}"
    swept.save(path)
    if ending == "json":
        document = json.loads(path.read_text(encoding="utf-8"))
        found = pd.DataFrame(document["points"])
        assert document["sweep"]["base"] == EMBARGO.to_document()
    elif ending == "parquet":
        found = pd.read_parquet(path)
        assert json.loads(pq.read_schema(path).metadata[b"embargo"])["base"] == EMBARGO.to_document()
    elif ending == "csv":
        assert "# model: " in path.read_text(encoding="utf-8")
        found = pd.read_csv(path, comment="#")
    else:
        assert "full-fuel-embargo" in pd.read_excel(path, sheet_name="readme")["about"].iloc[0]
        found = pd.read_excel(path, sheet_name="points")
    np.testing.assert_allclose(found["brent.p95"], swept.to_frame()["brent.p95"], rtol=1e-5)


def test_a_finished_folder_is_read_and_not_run_again(swept, tmp_path):
    here(folder=tmp_path, series=SERIES)
    assert load_sweep(tmp_path).table.equals(swept.table)
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    assert here(folder=tmp_path, series=SERIES).path_table.equals(swept.path_table)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == written
    assert len(pd.read_parquet(tmp_path / "points")) == len(POINTS), "any reader of Parquet folders can read it"


def test_what_is_missing_or_damaged_is_worked_out_again(swept, tmp_path):
    here(folder=tmp_path)
    parts = sorted((tmp_path / "points").glob("*.parquet"))
    parts[0].unlink()
    parts[1].write_bytes(parts[1].read_bytes()[:100])
    (tmp_path / "points" / ".tmpscrap.parquet").write_bytes(b"half of")
    with pytest.raises(BadInputError, match="2 of 4 partitions are missing"):
        load_sweep(tmp_path)
    assert here(folder=tmp_path).table.equals(swept.table)
    assert sorted((tmp_path / "points").iterdir()) == parts


@pytest.mark.parametrize(
    ("asked", "differs"),
    [
        ({"base": EMBARGO.with_levers({"run.seed": 1})}, "base"),
        ({"points": grid({"oil.shut_in": [0.2, 1.0]})}, "design"),
        ({"measures": ["brent"]}, "measures"),
        ({"series": SERIES}, "series"),
        ({"baseline": replace(load_baseline("2026-01"), numbers=dict(load_baseline("2026-01").numbers))}, "baselines"),
        ({"parameters": load_parameters()}, "parameters_checksum"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_folder_of_another_sweep_is_refused(swept, tmp_path, asked, differs):
    folder = tmp_path / "sweep"
    running.Store.begin(folder, swept.manifest | {"series": []})
    with pytest.raises(BadInputError, match=rf"holds another sweep \(other {differs}"):
        here(folder=folder, **asked)


def test_a_folder_of_another_version_of_the_model_is_refused(swept, tmp_path):
    running.Store.begin(tmp_path, swept.manifest | {"series": [], "model_version": "0.0.1"})
    with pytest.raises(BadInputError, match="other model_version"):
        here(folder=tmp_path)


def test_files_of_other_names_among_the_partitions_are_passed_over(swept, tmp_path):
    here(folder=tmp_path)
    for name in ("part-of-mine.parquet", "part-99999.parquet"):
        (tmp_path / "points" / name).write_bytes(b"mine")
    assert load_sweep(tmp_path).table.equals(swept.table)


def test_two_sweeps_do_not_write_into_one_folder(swept, tmp_path):
    another = running.Store.begin(tmp_path, swept.manifest | {"series": []})
    with another.alone(), pytest.raises(BadInputError, match="another sweep is writing there"):
        here(folder=tmp_path)
    assert here(folder=tmp_path).table.equals(swept.table)


@pytest.mark.parametrize("there", ["notes.txt", "_manifest.json"])
def test_a_folder_of_something_else_is_refused_and_left_alone(tmp_path, there):
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(BadInputError):
        here(folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_worker_of_another_version_is_refused(monkeypatch):
    monkeypatch.setattr(running, "own_stamp", lambda: ("9.9", "other"))
    with pytest.raises(BadInputError, match="install the same version there"):
        here()


def test_an_own_baseline_is_run_and_moves_the_numbers():
    mine = load_baseline("2026-01")
    dearer = replace(mine, paths=mine.paths | {"brent_usd_bbl": mine.paths["brent_usd_bbl"] * 1.5})
    changed, usual = (here(baseline=world, measures=["brent"]).to_frame()["brent.p50"] for world in (dearer, mine))
    assert (changed > 1.3 * usual).all()
    with pytest.raises(BadInputError, match="eu-recession: told on the baselines that ship"):
        here(baseline=mine, measures=["brent", "eu-recession"])


def test_whoever_watches_may_call_it_off_and_what_is_finished_stays(tmp_path):
    class EnoughError(Exception):
        pass

    told = []

    def enough(share):
        told.append(share)
        if share >= 0.5:
            raise EnoughError

    with pytest.raises(EnoughError):
        here(folder=tmp_path, progress=enough)
    assert told == sorted(told)
    assert 1 <= len(list((tmp_path / "points").glob("part-*.parquet"))) < 4
    assert not list((tmp_path / "points").glob(".*"))


def test_indices_say_which_lever_a_measure_turns_on():
    design = saltelli({"oil.shut_in": (0.0, 1.0), "assumptions.gas_elasticity_scale": (0.8, 1.25)}, 16)
    calm = load_scenario("no-embargo").with_levers(QUICK)
    found = here(calm, design, measures=["brent", "ttf"])
    oil, gas = found.sobol_indices("brent")
    assert oil.total > 0.8 > 0.1 > gas.total
    assert all(index.total >= 0 for index in found.sobol_indices("ttf"))
    with pytest.raises(BadInputError, match="did you mean brent"):
        found.sobol_indices("brnt")


def test_indices_need_the_points_they_are_for():
    with pytest.raises(BadInputError, match="saltelli"):
        here(points=latin_hypercube({"oil.shut_in": (0.0, 1.0)}, 2), measures=["brent"]).sobol_indices("brent")


def test_paths_not_kept_are_said_to_be():
    with pytest.raises(BadInputError, match="kept no paths"):
        here(points=grid({"oil.shut_in": [1.0]}), measures=["brent"]).paths()


@pytest.mark.slow
def test_a_script_needs_no_guard_around_a_sweep(tmp_path):
    """Other processes do not run the caller's script again."""
    import subprocess
    import sys

    script = tmp_path / "mine.py"
    script.write_text(
        "from econ import load_scenario, sweep\n"
        "print('started')\n"
        f"base = load_scenario('full-fuel-embargo').with_levers({QUICK!r})\n"
        "print(len(sweep(base, {'oil.shut_in': [0.0, 1.0]}, measures=['brent'])))\n",
        encoding="utf-8",
    )
    started = time.monotonic()
    finished = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8", timeout=120)
    assert finished.stdout.split() == ["started", "2"], (finished.stderr, time.monotonic() - started)
