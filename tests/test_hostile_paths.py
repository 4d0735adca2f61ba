"""No name that comes over the network opens a file: each door takes names it knows and refuses the others."""

import logging
import re

import pytest
import yaml
from fastapi.testclient import TestClient

from dashboard import engine, handlers
from dashboard.server import create_app
from dashboard.views import CHARTS
from econ.errors import BadInputError
from econ.scenario_files import PRESETS

API = "/api/v1"
FEW = {"n_draws": 5, "horizon_months": 12}
QUESTION = {"preset": "no-embargo", "levers": {"run.n_draws": 5, "run.horizon_months": 12}, "stages": ""}
MARK = "what another wrote"


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app(), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    """Path of a scenario file that is not ours to show."""
    path = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    path.write_text(yaml.safe_dump({"schema": 1, "name": MARK, "why": MARK}), encoding="utf-8")
    return path


def spellings(path):
    """A path as those would write it who want to get out of a folder."""
    up = "../" * 12 + str(path).lstrip("/")
    return [
        str(path),
        up,
        up.replace("/", "%2f"),
        up.replace("../", "..%5c"),
        f"{path}\0",
        f"no-embargo\0{path}",
        f"file://{path}",
    ]


def refused(answer, secret):
    """Line of a refusal that shows nothing of the file."""
    assert 400 <= answer.status_code < 500, answer.text
    assert MARK not in answer.text
    assert "Traceback" not in answer.text
    return answer.json()["detail"]


def test_extends_takes_presets_only(client, secret):
    for name in [*spellings(secret), str(PRESETS / "no-embargo.yaml"), "no-embargo.yaml", "../presets/no-embargo.yaml"]:
        document = {"extends": name, "run": FEW}
        for path in ("simulate", "network", "verdict", "threat", "charts/gdp"):
            assert "Unknown preset" in refused(client.post(f"{API}/{path}", json=document), secret), path
        both = {"scenarios": [{"extends": "no-embargo", "run": FEW}, document]}
        assert "Unknown preset" in refused(client.post(f"{API}/compare", json=both), secret)
        asked = {"scenario": document, "grid": {"oil.shut_in": [0.0, 1.0]}}
        assert "Unknown preset" in refused(client.post(f"{API}/sweeps", json=asked), secret)


def test_a_link_takes_presets_only(client, secret):
    for name in spellings(secret):
        answer = client.get(f"{API}/simulate", params={"s": name, "run.n_draws": 5})
        assert "names no known preset" in refused(answer, secret)


def test_the_page_takes_presets_only(client, secret):
    for name in [*spellings(secret), str(PRESETS / "no-embargo.yaml")]:
        answer = client.post("/page/answer", json=QUESTION | {"preset": name})
        assert "Unknown preset" in answer.json()["problem"]
        assert MARK not in answer.text
        for path in ("report.html", "data/gdp.csv"):
            assert "Unknown preset" in refused(client.post(f"/page/{path}", json=QUESTION | {"preset": name}), secret)
        told = client.post("/page/work/threat", json=QUESTION | {"preset": name}).text
        assert "Unknown preset" in told
        assert MARK not in told
        loaded = handlers.load({"kind": "preset", "name": name, "was": "no-embargo"})
        assert loaded["preset"] == "no-embargo"
        with pytest.raises(BadInputError, match="Unknown preset"):
            engine.preset(name)


def test_a_pinned_link_takes_presets_only(client, secret):
    for name in spellings(secret):
        answer = client.post("/page/answer", json=QUESTION | {"pins": [f"s={name}"], "view": "compare"})
        assert "pinned scenario cannot be used" in answer.json()["problem"]
        assert MARK not in answer.text


def test_a_baseline_over_the_network_is_one_that_ships(client, secret):
    for name in spellings(secret):
        document = {"extends": "no-embargo", "run": FEW | {"baseline": name}}
        assert "run.baseline" in refused(client.post(f"{API}/simulate", json=document), secret)
        levers = QUESTION["levers"] | {"run.baseline": name}
        assert "problem" in client.post("/page/answer", json=QUESTION | {"levers": levers}).json()


NAMES = (
    "../server.py",
    "..%2fserver.py",
    "%2e%2e%2fserver.py",
    "..%5cserver.py",
    "%252e%252e%252fserver.py",
    "%00",
    "/etc/passwd",
    "%2fetc%2fpasswd",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/assets/{}"),
        ("get", "/static-offline-docs/{}"),
        ("get", "/_dash-component-suites/dash/{}"),
        ("get", "/_dash-component-suites/{}/x.js"),
        ("get", "/page/report/{}"),
        ("post", "/page/report.{}"),
        ("post", "/page/data/{}.csv"),
        ("post", "/page/data/gdp.{}"),
        ("post", "/page/work/{}"),
        ("post", f"{API}/charts/{{}}"),
        ("get", f"{API}/sweeps/{{}}"),
        ("get", f"{API}/sweeps/{{}}/result"),
        ("delete", f"{API}/sweeps/{{}}"),
    ],
)
def test_a_path_leads_nowhere_else(client, method, path, name, secret):
    body = (
        {"json": {"extends": "no-embargo", "run": FEW} if path.startswith(API) else QUESTION}
        if method == "post"
        else {}
    )
    answer = client.request(method, path.format(name), **body)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text
    page = answer.status_code == 200 and '<html lang="en">' in answer.text  # a path nobody knows shows the page
    assert page or 400 <= answer.status_code < 500, (answer.status_code, answer.text[:200])


@pytest.mark.parametrize("name", ["gdp/../../x", "..", "a" * 200, "gdp%0d%0ax-evil: 1", 'gdp"; filename="evil.exe'])
def test_names_of_files_and_their_headers_are_ours(client, name):
    answer = client.post(f"{API}/charts/{name}", json={"extends": "no-embargo", "run": FEW})
    assert answer.status_code >= 400
    assert "x-evil" not in answer.headers
    assert "content-disposition" not in answer.headers


def test_the_name_of_a_scenario_gets_into_no_name_of_a_file(client):
    named = {"schema": 1, "name": "../../evil", "run": FEW}
    for accept in ("text/html", "text/csv"):
        answer = client.post(f"{API}/charts/gdp", json=named, headers={"accept": accept})
        assert answer.status_code in (200, 422)
        assert "content-disposition" not in answer.headers
    assert all(re.fullmatch(r"[\w-]+", key) for key in CHARTS)


def test_a_refusal_and_the_log_repeat_nothing_of_a_file(client, secret, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post("/page/answer", json=QUESTION | {"preset": str(secret)})
        client.get(f"{API}/simulate", params={"s": str(secret)})
    assert MARK not in caplog.text
