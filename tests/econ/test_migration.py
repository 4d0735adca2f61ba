"""Scenario files and links of older versions of the format still say what they said."""

import json

import pytest

from econ import BadInputError, Scenario, load_scenario, migration
from econ.link import from_query, to_query
from econ.migration import CURRENT, FIRST, migrated, with_moved_levers
from econ.scenario_files import over_preset

WITHOUT_NUMBER = """\
name: written-by-hand
extends: turkstream-stop
levers: {gas: {demand_saving_share: 0.05}}
"""
FILE_OF_0 = """\
schema: 0
name: old
extends: full-fuel-embargo
levers:
  gas: {cold_sd: 1.5, turkstream_cut_share: 1.0}
  paths: {brent: {level: [100.0]}}
run: {draws: 40}
stages:
- {start: "+3", levers: {oil: {stop: 0.5}}}
"""
MOVED = {
    "gas.cold_sd": "gas.winter_severity_sd",
    "paths.brent": "overrides.brent_usd_bbl",
    "run.draws": "run.n_draws",
    "oil.stop": "oil.shut_in",
}


@pytest.fixture
def a_version_before(monkeypatch):
    """A format before the first, in which three levers had other names, to try the mechanism on."""
    monkeypatch.setitem(migration.STEPS, 0, lambda document: with_moved_levers(document, MOVED))


def test_a_file_without_a_number_is_of_the_first_version(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(WITHOUT_NUMBER, encoding="utf-8")
    scenario = load_scenario(file)
    assert scenario.levers.gas.turkstream_cut_share == 1.0
    assert scenario.to_document()["schema"] == CURRENT
    assert FIRST == 1


def test_an_old_file_says_what_it_said(a_version_before, tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(FILE_OF_0, encoding="utf-8")
    scenario = load_scenario(file)
    assert scenario.levers.gas.winter_severity_sd == 1.5
    assert scenario.levers.overrides.brent_usd_bbl.level == (100.0,)
    assert scenario.run.n_draws == 40
    assert scenario.stages[0].levers == {"oil": {"shut_in": 0.5}}
    assert scenario.levers.oil == load_scenario("full-fuel-embargo").levers.oil
    assert Scenario.from_yaml(scenario.to_yaml()).fingerprint == scenario.fingerprint


def test_each_file_of_a_chain_has_its_own_version(a_version_before, tmp_path):
    (tmp_path / "below.yaml").write_text("schema: 0\nlevers: {gas: {cold_sd: 1.0}}", encoding="utf-8")
    (tmp_path / "above.yaml").write_text(
        "extends: below.yaml\nlevers: {gas: {winter_severity_sd: 2.0}}", encoding="utf-8"
    )
    assert load_scenario(tmp_path / "below.yaml").levers.gas.winter_severity_sd == 1.0
    assert load_scenario(tmp_path / "above.yaml").levers.gas.winter_severity_sd == 2.0


def test_an_old_link_says_what_it_said(a_version_before):
    stages = json.dumps([{"start": "+3", "levers": {"oil": {"stop": 0.5}}}])
    scenario = from_query(f"v=0&s=full-fuel-embargo&gas.cold_sd=1.5&run.draws=40&stages={stages.replace('+', '%2B')}")
    assert scenario.changed() == load_scenario("full-fuel-embargo").changed() | {
        "gas.winter_severity_sd": 1.5,
        "run.n_draws": 40,
    }
    assert scenario.stages[0].levers == {"oil": {"shut_in": 0.5}}
    assert from_query(to_query(scenario)).fingerprint == scenario.fingerprint


def test_an_old_document_from_the_network_says_what_it_said(a_version_before):
    document = {"schema": 0, "extends": "no-embargo", "levers": {"gas": {"cold_sd": 1.5}}}
    assert Scenario.parse(over_preset(document)).levers.gas.winter_severity_sd == 1.5
    assert document["levers"] == {"gas": {"cold_sd": 1.5}}, "what was given is left alone"


@pytest.mark.parametrize(
    "document",
    [
        {"schema": 0, "levers": 3},
        {"schema": 0, "levers": {"gas": 3}},
        {"schema": 0, "levers": {"gas": {"cold_sd": 1.0}, "overrides": 3}, "stages": 3},
        {"schema": 0, "stages": [3]},
        {"schema": 0, "levers": {"paths": {"brent": {"level": [1.0]}}, "overrides": 3}},
    ],
    ids=str,
)
def test_an_old_document_that_is_none_is_refused_and_not_stumbled_over(a_version_before, document):
    with pytest.raises(BadInputError):
        Scenario.parse(document)


@pytest.mark.parametrize("version", [CURRENT + 1, 10**6])
def test_a_newer_file_is_refused_in_one_line(tmp_path, version):
    file = tmp_path / "new.yaml"
    file.write_text(f"schema: {version}\nname: new", encoding="utf-8")
    with pytest.raises(BadInputError, match=rf"new.yaml: schema {version} was written by a newer version.*update it"):
        load_scenario(file)
    with pytest.raises(BadInputError, match="newer version"):
        Scenario.parse({"schema": version})


def test_a_newer_link_is_refused_in_one_line():
    with pytest.raises(BadInputError, match="newer version"):
        from_query(f"v={CURRENT + 1}&s=no-embargo")


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_there_never_was_is_refused(version):
    with pytest.raises(BadInputError, match=f"schema {version}: there is no such version"):
        migrated({"schema": version})


@pytest.mark.parametrize("version", ["1", 1.5, True, None, [1]])
def test_a_number_that_is_none_is_refused(version):
    with pytest.raises(BadInputError, match="schema"):
        Scenario.parse({"schema": version})


@pytest.mark.parametrize("ending", ["yaml", "yml", "json"])
def test_a_scenario_saved_is_the_scenario_read(tmp_path, ending):
    scenario = load_scenario("escalation-to-collapse").with_levers({"run.seed": 3, "buyers.compliance": {"IN": 0.5}})
    scenario.save(tmp_path / f"mine.{ending}")
    assert load_scenario(tmp_path / f"mine.{ending}") == scenario
    assert [path.name for path in tmp_path.iterdir()] == [f"mine.{ending}"]


def test_a_scenario_is_not_saved_as_something_else(tmp_path):
    with pytest.raises(BadInputError, match=r"must end in .yaml, .yml, .json"):
        load_scenario("no-embargo").save(tmp_path / "mine.txt")


def test_a_text_never_opens_a_file():
    with pytest.raises(BadInputError, match="preset in extends"):
        Scenario.from_yaml("extends: /etc/passwd.yaml")
