"""Scenarios: presets, documents, files and links say the same thing."""

import re

import pytest
import yaml
from generated import scenarios
from hypothesis import given

from econ import BadInputError, Scenario, load_scenario, preset_names
from econ.link import from_query, to_query
from econ.scenario_files import PRESETS, parse_yaml

EXPECTED_PRESETS = {"no-embargo", "full-fuel-embargo", "oil-ban-2022", "secondary-tariffs-500", "price-cap-30"}


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_loads_under_its_own_name_and_says_why_in_one_sentence(name):
    preset = load_scenario(name)
    assert preset.name == name
    assert preset.title
    assert re.fullmatch(r"[A-Z0-9][^.?!\n]*(\d\.\d[^.?!\n]*)*[.?!]", preset.why)


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_survives_document_yaml_and_link(name, tmp_path):
    preset = load_scenario(name)
    whole = preset.model_copy(update={"extends": None})
    assert Scenario.parse(preset.to_document()) == whole
    file = tmp_path / "copy.yaml"
    file.write_text(preset.to_yaml(), encoding="utf-8")
    assert load_scenario(file) == whole
    for start in (name, "no-embargo"):
        assert from_query(to_query(preset, start)).fingerprint == preset.fingerprint


def test_the_presets_people_ask_for_are_there():
    assert set(preset_names()) >= EXPECTED_PRESETS


def test_no_embargo_changes_no_lever():
    assert load_scenario("no-embargo").changed() == {}


@pytest.mark.parametrize("name", preset_names())
def test_presets_name_each_lever_once_and_only_where_it_differs(name):
    document = yaml.safe_load((PRESETS / f"{name}.yaml").read_text(encoding="utf-8"))
    if "extends" not in document:
        given_levers = {f"{g}.{n}" for g, values in document.get("levers", {}).items() for n in values}
        assert given_levers <= set(load_scenario(name).changed())


@given(scenarios())
def test_a_scenario_survives_its_document(scenario):
    again = Scenario.parse(scenario.to_document())
    assert again == scenario
    assert again.fingerprint == scenario.fingerprint


@given(scenarios())
def test_a_scenario_survives_yaml(scenario):
    again = Scenario.parse(parse_yaml(scenario.to_yaml(), "copy"))
    assert again == scenario
    assert again.fingerprint == scenario.fingerprint


@given(scenarios())
def test_a_scenario_survives_a_link(scenario):
    for preset in ("no-embargo", "full-fuel-embargo", "stagflation-worst-case"):
        assert from_query(to_query(scenario, preset)).fingerprint == scenario.fingerprint


@given(scenarios(), scenarios())
def test_the_fingerprint_changes_with_any_lever_and_with_nothing_else(one, other):
    differs = (one.levers, one.run, one.stages) != (other.levers, other.run, other.stages)
    assert (one.fingerprint != other.fingerprint) == differs
    renamed = Scenario.parse(one.to_document() | {"name": "renamed", "title": "Another title", "why": "Because."})
    assert renamed.fingerprint == one.fingerprint


def test_changed_lists_exactly_the_levers_that_were_moved():
    moves = {"oil.shut_in": 0.5, "timing.start": "2026-05", "run.n_draws": 100, "gas.solidarity": False}
    assert Scenario().with_levers(moves).changed() == moves


def test_a_scenario_cannot_be_changed_in_place():
    with pytest.raises(ValueError, match="frozen"):
        Scenario().name = "other"


def test_a_stage_may_only_move_levers_that_have_a_value_each_month():
    stage = {"start": "2026-05", "levers": {"oil": {"reroute_share": 0.5}}}
    with pytest.raises(BadInputError, match=r"oil\.reroute_share"):
        Scenario.parse({"stages": [stage]})


def test_stages_come_in_order():
    stages = [{"start": month, "levers": {}} for month in ("2026-08", "2026-05")]
    with pytest.raises(BadInputError, match="earliest first"):
        Scenario.parse({"stages": stages})


def test_a_bound_broken_in_a_stage_is_named():
    stage = {"start": "2026-05", "levers": {"oil": {"shut_in": 7}}}
    with pytest.raises(BadInputError, match=r"oil\.shut_in.*1"):
        Scenario.parse({"stages": [stage]})


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"schema": 2}, "schema"),
        ({"levers": {"oil": {"eu_cut": 0.9}}}, "did you mean oil.eu_cut_share"),
        ({"levers": {"oill": {}}}, "oill"),
        ({"levers": {"oil": None}}, "oil"),
        ({"levers": 3}, "(?i)levers"),
        ({"run": {"horizon_months": -5}}, r"whole number in \[12, 120\] months; got -5"),
        ({"run": {"n_draws": 0}}, "n_draws"),
        ({"run": {"n_draws": 2.5}}, "n_draws"),
        ({"run": {"baseline": "2020-01"}}, "2021-12, 2026-01, latest"),
        ({"levers": {"timing": {"start": "2026-13"}}}, "YYYY-MM"),
        ({"levers": {"timing": {"start": "march"}}}, "YYYY-MM"),
        ({"name": "a" * 100}, "name"),
        ({"nmae": "a"}, "nmae"),
    ],
    ids=str,
)
def test_a_document_that_cannot_be_used_is_refused_in_one_line(document, said):
    with pytest.raises(BadInputError, match=said) as caught:
        Scenario.parse(document)
    assert "\n" not in str(caught.value)
