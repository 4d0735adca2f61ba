"""`embargo baseline build|check`, and runs on a baseline file."""

import json

import pytest


@pytest.fixture(scope="module")
def built(embargo, tmp_path_factory):
    """File of a baseline as of 2026-07, built as a user does."""
    folder = tmp_path_factory.mktemp("baseline")
    finished = embargo(
        "baseline",
        "build",
        "--as-of",
        "2026-07",
        "--out",
        "july.json",
        cwd=folder,
        EMBARGO_OWN_DATA_DIR=str(folder / "own"),
    )
    assert finished.returncode == 0, finished.stderr
    assert "july.json: baseline as-of-2026-07" in finished.stderr
    assert "newest data 2026-07" in finished.stdout
    assert "last observed earlier: hicp_members DE to 2025-06" in finished.stdout
    return folder / "july.json"


@pytest.mark.slow
def test_a_built_baseline_is_sound_and_can_be_run(embargo, built, quick):
    checked = embargo("baseline", "check", built)
    assert checked.returncode == 0
    assert "july.json: sound; baseline as-of-2026-07, 2026-07" in checked.stdout
    finished = embargo("run", "no-embargo", *quick, "--baseline", built, "--format", "json")
    run = json.loads(finished.stdout)["run"]
    assert (run["baseline"], run["baseline_month"]) == ("as-of-2026-07", "2026-07")
    assert run["vintage"]["newest_month"] == "2026-07"
    assert run["baseline_version"] == json.loads(built.read_text())["version"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["network", "eu-total-ban", "--format", "csv"],
        ["verdict", "full-fuel-embargo", "--format", "csv"],
        ["threat", "secondary-tariffs-500", "--format", "csv"],
        ["compare", "no-embargo", "eu-total-ban", "--format", "csv"],
    ],
    ids=lambda command: command[0],
)
def test_other_commands_run_on_it_too(embargo, built, command):
    few = ("--draws", "20", "--set", "run.horizon_months=36")
    on_file = embargo(*command, *few, "--baseline", built)
    assert on_file.returncode == 0, on_file.stderr
    assert on_file.stdout != embargo(*command, *few, "--baseline", "latest").stdout


def test_a_csv_says_how_fresh_its_data_are(embargo, quick):
    finished = embargo("run", "no-embargo", *quick, "--format", "csv")
    [line] = [line for line in finished.stdout.splitlines() if line.startswith("# data:")]
    assert line.startswith("# data: newest data 2026-01; last observed earlier: gdp_members DE to 2025-03")
    assert line.endswith("shipped tables only")


def test_a_faulty_file_is_told_fault_by_fault_with_exit_code_2(embargo, tmp_path):
    (tmp_path / "mine.yaml").write_text("extends: latest\nnumbers: {usd_per_eur: -1}\npaths: {brent_usd_bbl: 0}\n")
    checked = embargo("baseline", "check", "mine.yaml", cwd=tmp_path)
    assert checked.returncode == 2
    assert checked.stdout == ""
    assert checked.stderr.splitlines() == [
        "mine.yaml: numbers.usd_per_eur: must be positive; got -1",
        "mine.yaml: paths.brent_usd_bbl (2026-06): must be positive; got 0",
    ]
    finished = embargo("run", "no-embargo", "--baseline", "mine.yaml", cwd=tmp_path)
    assert finished.returncode == 2
    assert finished.stderr == (
        "embargo: mine.yaml: numbers.usd_per_eur: must be positive; got -1 "
        "(1 more: `embargo baseline check mine.yaml`)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--as-of", "2027-03"], "embargo data refresh brent"),
        (["build", "--as-of", "2024-03"], "no baseline before 2025-01"),
        (["build", "--as-of", "2026-07", "--out", "b.csv"], "must end in .json"),
        (["build"], "--as-of"),
        (["check", "nowhere.json"], "no such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_line_and_leaves_no_file(embargo, tmp_path, arguments, said):
    finished = embargo("baseline", *arguments, cwd=tmp_path)
    assert finished.returncode == 2
    assert finished.stdout == ""
    [line] = finished.stderr.splitlines()
    assert said in line
    assert not list(tmp_path.iterdir())
