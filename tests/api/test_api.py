import json
import re

import pytest
from fastapi.testclient import TestClient

from dashboard.body_limit import LARGEST_BODY_BYTES, LARGEST_PAGE_POST_BYTES
from dashboard.server import create_app
from dashboard.validation_document import ValidationDocument
from econ import Scenario, all_levers, load_scenario, preset_names, simulate

API = "/api/v1"
FEW = {"n_draws": 20, "horizon_months": 24}
READING = ("health", "ready", "scenarios", "levers", "baselines", "provenance", "validation")
RUNNING = ("simulate", "compare", "network", "verdict", "verdict/sensitivity", "threat")
CHARTS_AND_SWEEPS = ("charts", "charts/{key}", "sweeps", "sweeps/{name}", "sweeps/{name}/result")
SMALL = {"extends": "turkstream-stop", "run": FEW}


@pytest.fixture(scope="module")
def client():
    return TestClient(create_app(), raise_server_exceptions=False)


def problem(response, status):
    """Line of a problem document, checked for its form."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert set(body) == {"type", "title", "status", "detail"}
    assert "\n" not in body["detail"]
    assert "Traceback" not in body["detail"]
    return body["detail"]


def test_the_answer_is_the_document_of_the_same_run_in_python(client):
    here = simulate(load_scenario("turkstream-stop").with_levers({f"run.{k}": v for k, v in FEW.items()}))
    there = client.post(f"{API}/simulate", json=SMALL)
    assert there.status_code == 200
    assert there.json() == json.loads(json.dumps(here.to_document()))


def test_a_whole_document_and_one_that_extends_a_preset_agree(client):
    whole = load_scenario("turkstream-stop").to_document() | {"run": FEW}
    assert client.post(f"{API}/simulate", json=whole).json() == client.post(f"{API}/simulate", json=SMALL).json()


def test_levers_are_laid_over_the_preset(client):
    body = SMALL | {"levers": {"gas": {"extra_lng_bcm_yr": 10.0}}}
    scenario = client.post(f"{API}/simulate?variables=ttf_eur_mwh", json=body).json()["scenario"]
    assert scenario["levers"]["gas"] == {"turkstream_cut_share": 1.0, "extra_lng_bcm_yr": 10.0}


def test_variables_and_regions_can_be_chosen(client):
    query = "?variables=headline_cpi_yoy_pct,brent_usd_bbl&regions=EU,World"
    series = client.post(f"{API}/simulate{query}", json=SMALL).json()["series"]
    assert [(s["variable"], s["region"]) for s in series] == [
        ("headline_cpi_yoy_pct", "EU"),
        ("brent_usd_bbl", "World"),
    ]


def test_scenarios_are_documents_that_can_be_sent_back(client):
    documents = client.get(f"{API}/scenarios").json()["scenarios"]
    assert {d["name"] for d in documents} == set(preset_names())
    for document in documents:
        assert Scenario.parse(document).fingerprint == load_scenario(document["name"]).fingerprint


def test_levers_are_those_declared(client):
    levers = client.get(f"{API}/levers").json()["levers"]
    assert [lever["name"] for lever in levers] == list(all_levers())
    assert all(lever["unit"] and lever["help"] for lever in levers)


def test_baselines_say_what_they_are(client):
    baselines = client.get(f"{API}/baselines").json()["baselines"]
    assert [b["name"] for b in baselines] == ["2021-12", "2026-01", "latest"]
    assert all(b["note"] and b["version"] for b in baselines)


def test_a_comparison_subtracts_the_first_scenario(client):
    body = {"scenarios": [{"extends": "no-embargo", "run": FEW}, SMALL]}
    answer = client.post(f"{API}/compare?variables=ttf_eur_mwh", json=body).json()
    assert len(answer["results"]) == 2
    (difference,) = answer["differences"]
    assert difference["run"]["versus"] == "no-embargo"
    assert max(difference["series"][0]["p50"]) > 0


def test_scenarios_on_different_baselines_stand_side_by_side_but_are_not_subtracted(client):
    other = {"extends": "no-embargo", "run": FEW | {"baseline": "2021-12"}}
    answer = client.post(f"{API}/compare?variables=ttf_eur_mwh", json={"scenarios": [SMALL, other]}).json()
    assert len(answer["results"]) == 2
    assert "run both alike" in answer["differences"][0]["not_comparable"]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_comparison_takes_two_to_four_scenarios(client, count):
    response = client.post(f"{API}/compare", json={"scenarios": [SMALL] * count})
    assert "two to 4" in problem(response, 422)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"levers": {"oil": {"eu_cut_share": 90}}}, "For 90 percent write 0.90"),
        ({"levers": {"oil": {"eu_cut": 0.9}}}, "eu_cut_share"),
        ({"run": {"horizon_months": -1}}, "run.horizon_months"),
        ({"run": {"n_draws": 20_000}}, "n_draws is at most 10000"),
        ({"levers": {"oil": {"eu_cut_share": False}}}, "oil.eu_cut_share"),
        ({"extends": "full-fuel-embarg"}, "did you mean full-fuel-embargo"),
        ({"extends": "/etc/passwd"}, "Unknown preset in extends"),
        ({"extends": "../presets/no-embargo.yaml"}, "Unknown preset in extends"),
        ({"extends": ["no-embargo"]}, "Unknown preset in extends"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_bad_scenarios_get_one_clear_line(client, body, says):
    assert says in problem(client.post(f"{API}/simulate", json=body), 422)


@pytest.mark.parametrize("text", ["", "{", "[1]", '"no-embargo"', "null", "NaN"])
def test_bodies_that_are_no_json_object_get_one_clear_line(client, text):
    response = client.post(f"{API}/simulate", content=text, headers={"content-type": "application/json"})
    assert problem(response, 422)


def test_a_body_that_is_no_text_is_refused(client):
    response = client.post(f"{API}/simulate", content=b"\xff\xfe{", headers={"content-type": "application/json"})
    assert "UTF-8" in problem(response, 422)


def test_numbers_that_are_none_are_refused(client):
    text = '{"levers": {"gas": {"extra_lng_bcm_yr": NaN}}}'
    response = client.post(f"{API}/simulate", content=text, headers={"content-type": "application/json"})
    assert "extra_lng_bcm_yr" in problem(response, 422)


def test_unknown_variables_and_regions_are_named(client):
    assert "brent_usd_bbl" in problem(client.post(f"{API}/simulate?variables=brent", json=SMALL), 422)
    assert "region" in problem(client.post(f"{API}/simulate?regions=XX", json=SMALL), 422)


def test_a_body_that_is_too_long_is_refused(client):
    body = b'{"why": "' + b"x" * LARGEST_BODY_BYTES + b'"}'
    assert "256 kB" in problem(client.post(f"{API}/simulate", content=body), 413)


def test_a_body_streamed_without_a_length_is_refused_too(client):
    response = client.post(f"{API}/simulate", content=(b"x" * 1024 for _ in range(300)))
    assert "256 kB" in problem(response, 413)


def test_the_posts_of_the_page_are_limited_too(client):
    body = b"x" * (LARGEST_PAGE_POST_BYTES + 1)
    assert "never posts" in problem(client.post("/_dash-update-component", content=body), 413)
    assert "Content-Length" in problem(client.post("/_dash-update-component", content=iter([b"x"])), 411)


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v2/simulate", "/api/"])
def test_unknown_paths_answer_in_json(client, path):
    assert "There is no" in problem(client.get(path), 404)


def test_a_wrong_method_says_which_one_is_right(client):
    response = client.get(f"{API}/compare")
    assert "POST" in problem(response, 405)
    assert response.headers["allow"] == "POST"


def test_the_interface_describes_itself_without_a_network(client):
    paths = client.get(f"{API}/openapi.json").json()["paths"]
    assert set(paths) == {f"{API}/{name}" for name in (*READING, *RUNNING, *CHARTS_AND_SWEEPS)}
    page = client.get(f"{API}/docs")
    assert page.status_code == 200
    assert "https://" not in page.text


@pytest.mark.parametrize("name", RUNNING)
def test_bodies_are_described_by_the_scenarios_own_schema(client, name):
    document = client.get(f"{API}/openapi.json").json()
    content = document["paths"][f"{API}/{name}"]["post"]["requestBody"]["content"]["application/json"]
    assert content["examples"]
    assert content["schema"]["$ref"].startswith("#/components/schemas/")
    schemas = document["components"]["schemas"]
    assert set(schemas["Scenario"]["properties"]) == set(Scenario.model_json_schema()["properties"])
    assert "eu_cut_share" in schemas["Oil"]["properties"]
    referred = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert referred <= set(schemas)


@pytest.mark.parametrize("name", ["simulate", "compare"])
def test_the_examples_of_the_interface_can_be_sent(client, name):
    document = client.get(f"{API}/openapi.json").json()
    content = document["paths"][f"{API}/{name}"]["post"]["requestBody"]["content"]["application/json"]
    for example in content["examples"].values():
        assert client.post(f"{API}/{name}?variables=brent_usd_bbl", json=example["value"]).status_code == 200


@pytest.mark.parametrize("name", [*(name for name in READING if name != "ready"), "openapi.json", "docs"])
def test_head_answers_like_get_without_a_body(client, name):
    head, get = client.head(f"{API}/{name}"), client.get(f"{API}/{name}")
    assert head.status_code == get.status_code == 200
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.content == b""


def test_head_of_the_page_answers_too(client):
    assert client.head("/").status_code == 200


def test_a_series_that_does_not_exist_is_refused_with_the_regions_that_do(client):
    line = problem(client.post(f"{API}/simulate?variables=brent_usd_bbl&regions=DE", json=SMALL), 422)
    assert "brent_usd_bbl" in line
    assert "World" in line


def test_health(client):
    assert client.get(f"{API}/health").json()["status"] == "ok"


def test_the_page_is_english_and_loads_nothing_from_elsewhere(client):
    html = client.get("/").text
    assert '<html lang="en">' in html
    assert "http://" not in html
    assert "https://" not in html


def test_a_failure_of_ours_shows_nothing_of_the_inside(client, monkeypatch):
    def fail(*_):
        raise RuntimeError("secret path")

    monkeypatch.setattr("dashboard.engine.run", fail)
    assert "secret" not in problem(client.post(f"{API}/simulate", json=SMALL), 500)


def test_the_validation_served_is_the_file_that_ships(client):
    from econ.validation.stored import FILE

    served = client.get(f"{API}/validation")
    assert served.status_code == 200
    assert served.json() == json.loads(FILE.read_text(encoding="utf-8"))


def test_the_validation_fits_its_schema(client):
    served = client.get(f"{API}/validation").json()
    again = ValidationDocument.model_validate(served).model_dump(mode="json")
    assert again == served
    operation = client.get(f"{API}/openapi.json").json()["paths"][f"{API}/validation"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["$ref"].endswith("/ValidationDocument")


@pytest.mark.parametrize(
    ("method", "address", "says"),
    [
        ("post", "network?quantil=1", "takes quantile"),
        ("post", "simulate?variable=brent_usd_bbl", "takes variables, regions"),
        ("get", "validation?block=coal", "takes none"),
        ("head", "levers?x", ""),
    ],
)
def test_unknown_query_keys_are_refused_with_the_known_ones(client, method, address, says):
    response = client.request(method, f"{API}/{address}", **({"json": SMALL} if method == "post" else {}))
    assert response.status_code == 422
    if says:
        assert says in problem(response, 422)


def test_an_unknown_path_stays_unknown_whatever_its_query(client):
    assert "There is no" in problem(client.get(f"{API}/nothing?x=1"), 404)
