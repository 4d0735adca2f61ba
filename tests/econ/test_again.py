"""The command that an export carries asks for the very same run."""

import json
import shlex

import pytest
from generated import scenarios
from hypothesis import given, settings

from econ import BadInputError, Scenario, load_scenario, preset_names, simulate
from econ.again import compare_command, run_command
from econ.baseline import load_baseline
from econ.cli import prepare
from econ.export import comparison_lines, header_lines

WORDS = {"name": "my 'own' one", "title": 'Gas "stops" & $HOME `pwd`', "why": "Why? Ünïcode – 100 %!"}


def asked_for(command):
    """Scenario that a command runs."""
    words = shlex.split(command)
    assert words[:2] == ["embargo", "run"]
    assert words[3::2] == ["--set"] * (len(words[3:]) // 2)
    return prepare(words[2], words[4::2], None, None, None)


@settings(max_examples=100)
@given(scenarios())
def test_a_command_asks_for_the_same_document(scenario):
    for one in (scenario, Scenario.parse(scenario.to_document() | WORDS)):
        assert asked_for(run_command(one)).to_document() == one.to_document()


@pytest.mark.parametrize("name", preset_names())
def test_presets_go_by_their_names(name):
    preset = load_scenario(name)
    assert run_command(preset) == f"embargo run {name}"
    moved = preset.with_levers(
        {"oil.shut_in": 1e-5, "timing.start": "2026-05", "assumptions.coefficients": {"okun_eu": -0.4}}
    )
    assert run_command(moved).startswith(f"embargo run {name} --set ")
    assert asked_for(run_command(moved)).to_document() == moved.to_document()


def test_a_baseline_of_ones_own_has_to_be_at_hand():
    scenario, ships = load_scenario("no-embargo"), load_baseline("latest")
    assert "--baseline" not in run_command(scenario, "latest", ships.version)
    assert run_command(scenario, "mine", "0123").endswith("--baseline mine.json")
    assert run_command(scenario, "latest", "0123").endswith("--baseline latest.json")


def test_a_comparison_carries_one_command_for_all(tmp_path):
    from econ import compare

    few = {"run.n_draws": 5, "run.horizon_months": 12}
    found = compare(*(load_scenario(name).with_levers(few) for name in ("no-embargo", "turkstream-stop")))
    first, *rest = comparison_lines(found)
    words = shlex.split(first.removeprefix("command: "))
    assert words[:2] == ["embargo", "compare"]
    assert [load_scenario(word).to_document() for word in words[2:]] == [
        r.scenario.to_document() for r in found.results
    ]
    assert rest == [line for result in found.results for line in header_lines(result)]
    assert compare_command([load_scenario("no-embargo")] * 2) == "embargo compare no-embargo no-embargo"
    assert found.to_document()["differences"][0]["run"]["command"] == ""


def test_a_document_may_stand_in_for_a_file_but_opens_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.yaml").write_text("name: base")
    assert load_scenario('{"extends": "turkstream-stop"}').levers.gas.turkstream_cut_share == 1.0
    with pytest.raises(BadInputError, match="preset in extends"):
        load_scenario("{extends: base.yaml}")


def test_small_numbers_survive_a_json_file(tmp_path):
    scenario = load_scenario("no-embargo").with_levers({"oil.shut_in": 1e-5, "gas.norway_outage_share": 2.5e-300})
    scenario.save(tmp_path / "small.json")
    assert "e-05" in (tmp_path / "small.json").read_text()
    assert load_scenario(tmp_path / "small.json").fingerprint == scenario.fingerprint


def test_the_document_of_a_run_carries_its_command():
    scenario = load_scenario("turkstream-stop").with_levers({"run.n_draws": 5, "run.horizon_months": 12})
    document = json.loads(json.dumps(simulate(scenario).to_document()))
    again = simulate(asked_for(document["run"]["command"]))
    assert again.to_document() == document
