"""Every answer carries the headers that tie a browser's hands; scripts that stand in a page are known by hash."""

import re

import pytest
from fastapi.testclient import TestClient

from dashboard.security_headers import HEADERS, NOTHING, script_hash
from dashboard.server import create_app

API = "/api/v1"
SMALL = {"extends": "turkstream-stop", "run": {"n_draws": 5, "horizon_months": 12}}
QUESTION = {"preset": "no-embargo", "levers": {"run.n_draws": 5, "run.horizon_months": 12}, "stages": ""}


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app(), raise_server_exceptions=False) as client:
        yield client


def scripts_of(html):
    """Scripts of a page that a browser would run, as opening tag and content."""
    found = re.findall(r"<script([^>]*)>(.*?)</script>", html, flags=re.DOTALL)
    return [(tag, script) for tag, script in found if 'type="application/json"' not in tag and " src=" not in tag]


@pytest.mark.parametrize(
    ("method", "path", "status", "sent"),
    [
        ("get", "/", 200, {}),
        ("get", "/nowhere", 200, {}),
        ("get", "/assets/pump.js", 200, {}),
        ("get", "/assets/nothing.js", 404, {}),
        ("get", "/_dash-layout", 200, {}),
        ("get", "/docs/oauth2-redirect", 200, {}),
        ("get", f"{API}/docs", 200, {}),
        ("get", f"{API}/openapi.json", 200, {}),
        ("get", f"{API}/health", 200, {}),
        ("head", f"{API}/health", 200, {}),
        ("get", f"{API}/nothing", 404, {}),
        ("get", f"{API}/compare", 405, {}),
        ("post", f"{API}/simulate", 422, {"json": {"nonsense": 1}}),
        ("post", f"{API}/simulate", 413, {"content": b"x" * 300_000}),
        ("post", "/_dash-update-component", 411, {"content": iter([b"x"])}),
        ("post", f"{API}/charts/gdp", 200, {"json": SMALL, "headers": {"accept": "text/html"}}),
        ("post", "/page/answer", 200, {"json": QUESTION}),
        ("post", "/page/report.html", 200, {"json": QUESTION}),
    ],
)
def test_every_answer_carries_the_headers(client, method, path, status, sent):
    answer = client.request(method, path, **sent)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    if path.startswith(("/api/", "/page/")) and path != f"{API}/docs":
        assert policy == NOTHING


def test_a_failure_of_ours_carries_them_too(client, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr("dashboard.engine.run", fail)
    answer = client.post(f"{API}/simulate", json=SMALL)
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["content-security-policy"] == NOTHING


@pytest.mark.parametrize("path", ["/", f"{API}/docs"])
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_scripts_that_stand_in_a_page_are_those_its_policy_knows(client, path, language):
    answer = client.get(path, headers={"accept-language": language})
    policy = answer.headers["content-security-policy"]
    (allowed,) = (part for part in policy.split("; ") if part.startswith("script-src "))
    scripts = scripts_of(answer.text)
    assert scripts
    assert set(allowed.split()[1:]) >= {"'self'", *(script_hash(script) for _, script in scripts)}
    assert "unsafe" not in allowed
    assert not re.search(r"\son[a-z]+=", answer.text), "a handler in the page would not run"


def test_an_address_cannot_bring_a_script_that_is_allowed(client):
    hostile = "<script>alert(1)</script>"
    answer = client.get("/", params={"s": hostile}, headers={"cookie": f"language={hostile}"})
    assert hostile not in answer.text
    assert script_hash("alert(1)") not in answer.headers["content-security-policy"]
