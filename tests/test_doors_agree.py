"""Python, command line and HTTP are three doors to the same model: they agree to the last digit."""

import json

import pytest

from econ import Scenario, all_levers, load_scenario, preset_names, simulate, waiting_game_verdict
from econ.comparison import comparison_document
from econ.link import from_query, to_query
from econ.verdict_document import VerdictDocument

RUN = {"run.n_draws": 25, "run.horizon_months": 12}
OWN = {
    "schema": 1,
    "name": "own-scenario",
    "title": "Ein Fall für alle Türen",
    "levers": {
        "timing": {"start": "2022-03", "ramp_months": 2, "duration_months": 8},
        "oil": {"shut_in": 0.3, "price_cap_usd_bbl": 45.5},
        "gas": {"turkstream_cut_share": 1.0, "solidarity": False, "storage_start_share": 0.45},
        "buyers": {"compliance": {"IN": 0.25}, "tariff_china_pct": 33.3},
        "other_shocks": {"world_lng_outage_bcm_yr": [40.0, 20.0, 0.0]},
        "overrides": {"brent_usd_bbl": {"pct_of_baseline": [10.0, 12.5]}},
    },
    "run": {"baseline": "2021-12", "n_draws": 25, "horizon_months": 12, "seed": 11},
    "stages": [{"start": "2022-06", "name": "Eskalation", "levers": {"oil": {"shut_in": 0.6}}}],
}
SCENARIOS = {
    name: load_scenario(name).with_levers(RUN)
    for name in ("no-embargo", "full-fuel-embargo", "secondary-tariffs-partial", "stagflation-worst-case")
} | {"own-scenario": Scenario.parse(OWN)}


@pytest.fixture(scope="module", params=SCENARIOS.values(), ids=SCENARIOS)
def scenario(request):
    return request.param


def through_http(client, scenario):
    answer = client.post("/api/v1/simulate", json=scenario.to_document())
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_python_command_line_and_http_give_identical_documents(scenario, client, embargo, tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(scenario.to_yaml(), encoding="utf-8")
    here = simulate(scenario).to_document()
    assert json.loads(embargo("run", file, "--format", "json").stdout) == here
    assert through_http(client, scenario) == here


def test_verdicts_agree(scenario, client, embargo, tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(scenario.to_yaml(), encoding="utf-8")
    here = VerdictDocument(scenario=scenario, verdict=waiting_game_verdict(simulate(scenario))).to_document()
    by_command = json.loads(embargo("verdict", file, "--format", "json").stdout)
    assert by_command == json.loads(json.dumps(here))
    assert client.post("/api/v1/verdict", json=scenario.to_document()).json() == by_command


def test_a_link_gives_the_same_series_as_the_scenario_it_was_made_from(scenario):
    from_link = simulate(from_query(to_query(scenario)))
    assert from_link.to_document()["series"] == simulate(scenario).to_document()["series"]


def test_comparisons_agree(client, embargo, tmp_path):
    chosen = [SCENARIOS["no-embargo"], SCENARIOS["full-fuel-embargo"]]
    files = []
    for scenario in chosen:
        files.append(tmp_path / f"{scenario.name}.yaml")
        files[-1].write_text(scenario.to_yaml(), encoding="utf-8")
    here = comparison_document([simulate(scenario) for scenario in chosen])
    body = {"scenarios": [scenario.to_document() for scenario in chosen]}
    assert json.loads(embargo("compare", *files, "--format", "json").stdout) == here
    assert client.post("/api/v1/compare", json=body).json() == here


def test_all_doors_list_the_same_presets(client, embargo):
    listed = [load_scenario(name).to_document() for name in preset_names()]
    assert json.loads(embargo("scenarios", "--format", "json").stdout) == listed
    assert client.get("/api/v1/scenarios").json()["scenarios"] == listed


def test_all_doors_list_the_same_levers(client, embargo):
    by_http = client.get("/api/v1/levers").json()["levers"]
    assert json.loads(embargo("levers", "--format", "json").stdout) == by_http
    assert [lever["name"] for lever in by_http] == list(all_levers())


@pytest.mark.parametrize(
    "document",
    [
        {"levers": {"oil": {"eu_cut_share": 90}}},
        {"levers": {"oil": {"eu_cut_shar": 0.5}}},
        {"run": {"horizon_months": -5}},
        {"levers": {"timing": {"start": "2040-01"}}},
    ],
    ids=str,
)
def test_bad_input_is_refused_in_the_same_words_at_every_door(client, embargo, document, tmp_path):
    from econ import BadInputError

    with pytest.raises(BadInputError) as caught:
        simulate(Scenario.parse(document))
    file = tmp_path / "bad.yaml"
    file.write_text(json.dumps(document), encoding="utf-8")
    answer = client.post("/api/v1/simulate", json=document)
    assert answer.status_code == 422
    assert answer.json()["detail"] == str(caught.value)
    finished = embargo("run", file)
    assert finished.returncode == 2
    assert finished.stderr == f"embargo: {caught.value}\n"
