"""What each command prints."""

import csv
import io
import json

import pandas as pd
import pytest

import data
from econ import all_levers, load_scenario, preset_names, simulate
from econ.cli import parse_setting, prepare
from econ.comparison import comparison_document
from econ.summary import moves
from econ.validation.stored import load_results
from econ.variables import VARIABLES

WIDEST = 80


def lines_of(finished):
    assert finished.returncode == 0, finished.stderr
    assert not finished.stderr
    return finished.stdout.splitlines()


def in_python(name, **changes):
    levers = {"run.n_draws": 20, "run.horizon_months": 12} | {k.replace("__", "."): v for k, v in changes.items()}
    return simulate(load_scenario(name).with_levers(levers))


def without_comments(text):
    return io.StringIO("\n".join(line for line in text.splitlines() if not line.startswith("#")))


def test_run_as_json_is_the_document_of_python(embargo, quick):
    finished = embargo("run", "full-fuel-embargo", *quick, "--seed", 3, "--baseline", "latest", "--format", "json")
    assert finished.returncode == 0
    expected = in_python("full-fuel-embargo", run__seed=3, run__baseline="latest").to_document()
    assert json.loads(finished.stdout) == expected


def test_run_as_csv_is_the_long_table_of_python(embargo, quick):
    finished = embargo("run", "turkstream-stop", *quick, "--format", "csv")
    assert finished.returncode == 0
    found = pd.read_csv(without_comments(finished.stdout), keep_default_na=False)
    expected = in_python("turkstream-stop").to_frame()
    assert found["value"].tolist() == expected["value"].tolist()
    assert found["variable"].tolist() == expected["variable"].tolist()


def test_set_moves_levers_of_every_kind(embargo, quick):
    settings = (
        "oil.shut_in=0.5",
        "timing.start=2026-04",
        "gas.solidarity=false",
        "buyers.compliance={IN: 0.5}",
        "other_shocks.world_oil_outage_mbd=[3, 2, 1]",
        "overrides.brent_usd_bbl={pct_of_baseline: [10, 20]}",
    )
    arguments = [part for setting in settings for part in ("--set", setting)]
    finished = embargo("run", "no-embargo", *quick, *arguments, "--format", "json")
    assert finished.returncode == 0, finished.stderr
    levers = json.loads(finished.stdout)["scenario"]["levers"]
    assert levers["timing"] == {"start": "2026-04"}
    assert levers["oil"] == {"shut_in": 0.5}
    assert levers["gas"] == {"solidarity": False}
    assert levers["buyers"] == {"compliance": {"IN": 0.5}}
    assert levers["other_shocks"] == {"world_oil_outage_mbd": [3.0, 2.0, 1.0]}
    assert levers["overrides"]["brent_usd_bbl"]["pct_of_baseline"] == [10.0, 20.0]


def test_a_scenario_file_is_run_like_a_preset(embargo, quick, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\nextends: full-fuel-embargo\nlevers: {oil: {shut_in: 0.5}}\n", encoding="utf-8")
    finished = embargo("run", "mine.yaml", *quick, "--format", "json", cwd=tmp_path)
    document = json.loads(finished.stdout)
    assert document["scenario"]["name"] == "mine"
    assert document["scenario"]["levers"]["oil"] == {"shut_in": 0.5}


@pytest.mark.parametrize("name", ["full-fuel-embargo", "no-embargo", "stagflation-worst-case", "negotiated-ceasefire"])
def test_a_piped_summary_is_plain_whole_and_fits_the_page(embargo, quick, name):
    finished = embargo("run", name, *quick)
    lines = lines_of(finished)
    assert max(map(len, lines)) <= WIDEST
    assert "\x1b" not in finished.stdout
    assert "…" not in finished.stdout, "units are cut off"
    assert "Not an official forecast" in " ".join(finished.stdout.split())
    summary = in_python(name).summary()
    for row in summary:
        line = next(
            line
            for line in lines
            if line.startswith(row["label"]) and (len(VARIABLES[row["variable"]].regions) == 1 or row["region"] in line)
        )
        assert row["month"] in line
        assert f"{row['median']:,.{row['decimals']}f}".removeprefix("-") in line
        assert ("no effect" in line) != moves(row)


def test_a_summary_says_how_many_published_figures_the_bands_of_the_model_have_held(embargo, quick):
    one = load_results()["scores"]["all"]
    said = " ".join(embargo("run", "full-fuel-embargo", *quick).stdout.split())
    assert f"Of {one['banded']} published figures our 90 % bands held {one['in_90']} " in said
    assert f"our 50 % bands {one['in_50']} " in said


@pytest.mark.parametrize("arguments", [["levers"], ["scenarios"], ["data", "status"]], ids=" ".join)
def test_piped_lists_fit_the_page(embargo, arguments):
    assert max(map(len, lines_of(embargo(*arguments)))) <= WIDEST


def test_a_piped_comparison_fits_the_page(embargo, quick):
    names = ["no-embargo", "full-fuel-embargo", "turkstream-stop", "secondary-tariffs-500"]
    assert max(map(len, lines_of(embargo("compare", *names, *quick)))) <= WIDEST


def test_each_number_of_a_comparison_stands_under_its_scenario(embargo, quick, tmp_path):
    for name, share in (("aaa", 0.0), ("bbb", 1.0)):
        text = f"name: {name}\nlevers: {{oil: {{shut_in: {share}}}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    lines = lines_of(embargo("compare", "aaa.yaml", "bbb.yaml", *quick, cwd=tmp_path))
    header = next(line for line in lines if "aaa" in line and "bbb" in line)
    brent = next(line for line in lines if line.startswith("Brent crude"))
    for name, share in (("aaa", 0.0), ("bbb", 1.0)):
        row = next(
            row for row in in_python("no-embargo", oil__shut_in=share).summary() if row["label"] == "Brent crude"
        )
        end = header.index(name) + len(name)
        change = row["median"] - row["baseline"]
        assert brent[:end].rstrip().endswith(f"{change:+.1f} {row['month']}" if change else "no effect")


def test_compare_as_json_is_the_document_of_python(embargo, quick):
    finished = embargo("compare", "no-embargo", "full-fuel-embargo", *quick, "--format", "json")
    assert finished.returncode == 0
    expected = comparison_document([in_python("no-embargo"), in_python("full-fuel-embargo")])
    assert json.loads(finished.stdout) == expected


def test_compare_as_csv_is_one_table(embargo, quick):
    finished = embargo("compare", "no-embargo", "turkstream-stop", *quick, "--format", "csv")
    table = list(csv.DictReader(without_comments(finished.stdout)))
    assert {row["scenario"] for row in table} == {"no-embargo", "turkstream-stop"}


def test_scenarios_lists_every_preset_with_its_question(embargo):
    presets = json.loads(embargo("scenarios", "--format", "json").stdout)
    assert [preset["name"] for preset in presets] == list(preset_names())
    assert all(preset["why"] for preset in presets)
    listed = embargo("scenarios").stdout
    assert all(name in listed for name in preset_names())


def test_levers_lists_every_lever_with_bounds_and_unit(embargo):
    listed = json.loads(embargo("levers", "--format", "json").stdout)
    assert [lever["name"] for lever in listed] == list(all_levers())
    rows = list(csv.DictReader(io.StringIO(embargo("levers", "--format", "csv").stdout)))
    assert [row["lever"] for row in rows] == list(all_levers())
    assert "0 to 1 share" in {row["range"] for row in rows}


def test_data_status_shows_each_table_with_its_last_date(embargo):
    listed = json.loads(embargo("data", "status", "--format", "json").stdout)
    assert {row["id"]: row["last"] for row in listed} == {k: str(e.last) for k, e in data.catalogue().items()}


@pytest.mark.parametrize("command", ["", "run", "compare", "scenarios", "levers", "validate", "serve", "data"])
def test_every_command_explains_itself(embargo, command):
    finished = embargo(*command.split(), "--help")
    assert finished.returncode == 0
    assert "Usage" in finished.stdout


def test_options_win_over_what_the_scenario_says():
    chosen = prepare("oil-ban-2022", ["run.n_draws=30"], 40, 5, None)
    assert (chosen.run.n_draws, chosen.run.seed, chosen.run.baseline) == (40, 5, "2021-12")


@pytest.mark.parametrize(
    ("setting", "value"),
    [("oil.shut_in=1", 1), ("timing.start=2026-05", "2026-05"), ("timing.start=", None), ("gas.solidarity=no", False)],
)
def test_settings_are_read_as_yaml(setting, value):
    assert parse_setting(setting)[1] == value
