"""Bad input: one clear line, exit code 2, nothing on standard output and nothing half-written."""

import re
import shutil

import pytest

from data.catalogue import DATA_FOLDER

TABLES = DATA_FOLDER / "tables"


def complaint(finished):
    assert finished.returncode == 2, finished.stderr
    assert finished.stdout == ""
    lines = finished.stderr.splitlines()
    assert len(lines) == 1, finished.stderr
    assert lines[0].startswith("embargo: ")
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "full-fuel-embarg"], "did you mean full-fuel-embargo"),
        (["run", "nowhere.yaml"], "nowhere.yaml: no such file"),
        (["run", "no-embargo", "--set", "oil.eu_cut_shar=0.5"], "did you mean oil.eu_cut_share"),
        (["run", "no-embargo", "--set", "oil.eu_cut_share=90"], "For 90 percent write 0.90"),
        (["run", "no-embargo", "--set", "oil.eu_cut_share=-0.1"], "share in [0, 1]"),
        (["run", "no-embargo", "--set", "oil.eu_cut_share=.nan"], "share in [0, 1]"),
        (["run", "no-embargo", "--set", "oil.eu_cut_share"], "group.lever=value"),
        (["run", "no-embargo", "--set", "oil.eu_cut_share=["], "not valid YAML"),
        (["run", "no-embargo", "--set", "timing.start=2040-01"], "timing.start must lie between"),
        (["run", "no-embargo", "--set", "timing.start=2026-13-45"], "timing.start"),
        (["run", "no-embargo", "--set", "run.horizon_months=-5"], "[12, 120] months; got -5"),
        (["run", "no-embargo", "--draws", "0"], "run.n_draws"),
        (["run", "no-embargo", "--draws", "-3"], "run.n_draws"),
        (["run", "no-embargo", "--seed", "-1"], "run.seed"),
        (["run", "no-embargo", "--baseline", "2020-01"], "2021-12, 2026-01, latest"),
        (["run", "no-embargo", "--out", "result.txt"], "must end in"),
        (["run", "no-embargo", "--out", "nowhere/result.csv"], "there is no folder"),
        (["network", "no-embargo", "--draws", "5", "--quantile", "50"], "quantile lies between 0 and 1"),
        (["network", "no-embargo", "--draws", "5", "--out", "network.xlsx"], "must end in .csv, .json"),
        (["run", "no-embargo", "--set", "overrides.brent_usd_bbl=5"], "should be a mapping; got 5"),
        (["compare", "no-embargo"], "at least two"),
        (["compare", "no-embargo", "nothing"], "Unknown scenario"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line(embargo, tmp_path, arguments, said):
    assert said in complaint(embargo(*arguments, cwd=tmp_path))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [["run"], ["run", "no-embargo", "--draws", "many"], ["run", "no-embargo", "--format", "pdf"], ["rnu"]],
    ids=" ".join,
)
def test_a_misused_option_is_explained_on_the_error_stream_with_exit_code_2(embargo, arguments):
    said = complaint(embargo(*arguments))
    assert re.search(r"[.?] See `embargo --help`\.$", said)
    assert not re.search("Value error|Input should", said)


def test_a_folder_that_cannot_be_written_is_one_line_and_exit_code_1(embargo):
    finished = embargo("run", "no-embargo", "--draws", "20", "--out", "/proc/result.csv")
    assert finished.returncode == 1
    assert re.fullmatch(r"embargo: /proc/result\.csv: cannot be written \(.+\)\.\n", finished.stderr)


def test_a_broken_scenario_file_is_named_with_its_line(embargo, tmp_path):
    (tmp_path / "broken.yaml").write_text("name: broken\nlevers: {oil: {shut_in: 1.0}\nrun: [", encoding="utf-8")
    said = complaint(embargo("run", "broken.yaml", cwd=tmp_path))
    assert "broken.yaml, line 3: not valid YAML" in said


def test_bad_input_leaves_an_existing_file_alone(embargo, tmp_path):
    (tmp_path / "result.csv").write_text("the old file", encoding="utf-8")
    complaint(embargo("run", "no-embargo", "--set", "oil.shut_in=2", "--out", "result.csv", cwd=tmp_path))
    assert (tmp_path / "result.csv").read_text(encoding="utf-8") == "the old file"
    assert [path.name for path in tmp_path.iterdir()] == ["result.csv"]


def test_a_missing_folder_of_tables_is_one_clear_line(embargo, tmp_path):
    said = complaint(embargo("data", "status", EMBARGO_DATA_DIR=str(tmp_path / "nowhere")))
    assert "checksums.toml: the file is missing" in said


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda file: file.unlink(), "the file is missing"),
        (lambda file: file.write_bytes(file.read_bytes()[:-20]), ", row "),
        (lambda file: file.write_bytes(b""), "the file holds no rows"),
        (lambda file: file.write_bytes(file.read_bytes().replace(b"2022-08", b"2022-80")), ", row "),
        (lambda file: file.write_bytes(file.read_bytes().replace(b"12.3", b"12.4")), "the file was changed"),
    ],
    ids=["missing", "cut off", "empty", "an impossible month", "other numbers"],
)
def test_a_damaged_table_is_one_clear_line_with_file_and_remedy(embargo, tmp_path, damage, said):
    tables = tmp_path / "tables"
    shutil.copytree(TABLES, tables)
    damage(tables / "ttf.csv")
    line = complaint(embargo("data", "status", EMBARGO_DATA_DIR=str(tables)))
    assert "ttf.csv" in line
    assert said in line
    assert "copy it again from data/tables" in line


def test_damaged_tables_do_not_keep_a_scenario_from_running(embargo, quick, tmp_path):
    """Baselines are built ahead: a run reads no table."""
    finished = embargo("run", "no-embargo", *quick, EMBARGO_DATA_DIR=str(tmp_path / "nowhere"))
    assert finished.returncode == 0
