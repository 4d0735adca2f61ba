"""`embargo sweep`, `chart` and `report` as a user runs them."""

import csv
import io
import json
import shutil

import pytest

from econ import load_scenario, simulate
from econ.outcomes import OUTCOMES

WIDEST = 80
GRID = ("--grid", "oil.shut_in=0:1:2", "--grid", "offsets.opec_spare_use_share=0,0.5")


@pytest.mark.slow
def test_a_sweep_prints_a_table_that_fits_the_page_and_goes_on_from_its_folder(embargo, quick, tmp_path):
    first = embargo("sweep", "full-fuel-embargo", *GRID, *quick, "--folder", "kept", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert not first.stderr, "quiet where nobody looks"
    lines = first.stdout.splitlines()
    assert max(map(len, lines)) <= WIDEST
    assert "Not an official forecast" in first.stdout
    base = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    run = simulate(base.with_levers({"oil.shut_in": 1, "offsets.opec_spare_use_share": 0.5}))
    peak = sorted(OUTCOMES["brent"].by_path(run))
    row = next(line.split() for line in lines if line.split()[:2] == ["1", "0.5"])
    assert float(row[2]) == pytest.approx((peak[9] + peak[10]) / 2, abs=1)

    again = embargo("sweep", "full-fuel-embargo", *GRID, *quick, "--folder", "kept", "--format", "csv", cwd=tmp_path)
    comments = [line for line in again.stdout.splitlines() if line.startswith("#")]
    assert any("eu-gdp" in line for line in comments)
    rows = list(csv.DictReader(io.StringIO("\n".join(x for x in again.stdout.splitlines() if not x.startswith("#")))))
    assert [row["oil.shut_in"] for row in rows] == ["0", "0", "1", "1"]

    other = embargo("sweep", "no-embargo", *GRID, *quick, "--folder", "kept", cwd=tmp_path)
    assert other.returncode == 2
    assert "holds another sweep (other base)" in other.stderr


@pytest.mark.slow
def test_a_sample_is_written_to_a_file_and_its_indices_are_printed(embargo, quick, tmp_path):
    sample = ("--sample", "saltelli:4", "--range", "oil.shut_in=0:1", "--measure", "brent", "--folder", "kept")
    written = embargo("sweep", "no-embargo", *sample, *quick, "--workers", 1, "--out", "all.json", cwd=tmp_path)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "Wrote all.json\n")
    document = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert len(document["points"]) == 4 * 3
    printed = embargo("sweep", "no-embargo", *sample, *quick, cwd=tmp_path)
    assert "share of variance" in printed.stdout
    assert max(map(len, printed.stdout.splitlines())) <= WIDEST


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sweep", "no-embargo"], "--grid group.lever=a:b:n"),
        (["sweep", "no-embargo", "--grid", "oil.shut=0:1:2"], "did you mean oil.shut_in"),
        (["sweep", "no-embargo", "--grid", "oil.shut_in=0:2:3"], "1 of 3 points"),
        (["sweep", "no-embargo", *GRID, "--measure", "eu-gpd"], "did you mean eu-gdp"),
        (["sweep", "no-embargo", *GRID, "--series", "brent_usd_bbl:World"], "--folder"),
        (["sweep", "no-embargo", *GRID, "--out", "x.txt"], "must end in"),
        (["sweep", "no-embargo", *GRID, "--scheduler", "tcp://127.0.0.1:9", "--workers", "2"], "--workers"),
        (["chart", "no-embargo"], "--figure KEY"),
        (["chart", "no-embargo", "--figure", "brnt", "--out", "x.png"], "did you mean brent"),
        (["chart", "no-embargo", "--figure", "brent", "--out", "x.gif"], "must end in"),
        (["report", "no-embargo", "--out", "x.doc"], "must end in .html, .pdf"),
        (["report", "no-embargo", "--out", "x.html", "--language", "xx"], "language"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line(embargo, tmp_path, arguments, said):
    finished = embargo(*arguments, cwd=tmp_path)
    assert finished.returncode == 2, finished.stderr
    assert (finished.stdout, len(finished.stderr.splitlines())) == ("", 1)
    assert said in finished.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_report_and_a_page_are_written_whole(embargo, quick, tmp_path):
    for command in (
        ["report", "turkstream-stop", "--out", "r.html"],
        ["chart", "turkstream-stop", "--figure", "ttf", "--out", "ttf.html"],
    ):
        finished = embargo(*command, *quick, cwd=tmp_path)
        assert (finished.returncode, finished.stdout) == (0, ""), finished.stderr
        assert finished.stderr == f"Wrote {command[-1]}\n"
    assert "TurkStream" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"r.html", "ttf.html"}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here")
def test_a_report_is_printed_as_pdf(embargo, quick, tmp_path):
    finished = embargo("report", "turkstream-stop", "--out", "r.pdf", *quick, cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_the_figures_are_listed(embargo):
    listed = embargo("chart", "--list").stdout
    assert "brent" in listed
    assert max(map(len, listed.splitlines())) <= WIDEST


@pytest.mark.parametrize("command", ["sweep", "chart", "report"])
def test_every_command_explains_itself(embargo, command):
    finished = embargo(command, "--help")
    assert finished.returncode == 0
    assert "Usage" in finished.stdout
