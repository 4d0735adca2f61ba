"""What the page asks of the server: malformed questions are refused, never a failure of the server."""

import pytest
from fastapi.testclient import TestClient

from dashboard import engine, handlers, page_door
from dashboard.server import create_app

GOOD = {"preset": "no-embargo", "levers": {"run.n_draws": 5, "run.horizon_months": 12}, "stages": ""}


@pytest.fixture(scope="module")
def client():
    return TestClient(create_app(), raise_server_exceptions=False)


@pytest.mark.parametrize(
    "question",
    [
        {},
        [],
        GOOD | {"levers": []},
        GOOD | {"stages": 5},
        GOOD | {"pins": [5]},
        GOOD | {"view": ["a"]},
        GOOD | {"choices": {"map-month": ["1"]}},
        GOOD | {"levers": {"run.n_draws": {"a": 1}}},
    ],
)
def test_a_malformed_question_is_refused(client, question):
    for path in ("answer", "work/threat", "report.html", "data/gdp.csv"):
        answer = client.post(f"/page/{path}", json=question)
        assert answer.status_code == 422, path
        assert answer.json()["title"]


@pytest.mark.parametrize(
    "strange",
    [
        {"preset": "../../etc/passwd"},
        {"levers": {"run.n_draws": 10**9}},
        {"pins": ["v=1&s=no-embargo&run.n_draws=999999"]},
        {"choices": {"map-month": "9" * 5000}, "view": "map"},
        {"view": "no-such-view"},
    ],
)
def test_a_strange_question_gets_a_line_or_a_page(client, strange):
    answer = client.post("/page/answer", json=GOOD | strange)
    assert answer.status_code == 200
    assert {"problem"} <= set(answer.json()) or "updates" in answer.json()


@pytest.mark.parametrize("path", ["work/nothing", "report.exe", "data/gdp.exe", "data/..%2f..%2fetc.csv"])
def test_what_there_is_not_is_said_to_be_missing(client, path):
    assert client.post(f"/page/{path}", json=GOOD).status_code == 404


def test_a_third_report_at_once_is_asked_to_wait(client):
    for _ in range(2):
        page_door.MAKING_REPORTS.acquire()
    try:
        answer = client.post("/page/report.html", json=GOOD)
        assert answer.status_code == 503
        assert "try again" in answer.json()["detail"]
    finally:
        for _ in range(2):
            page_door.MAKING_REPORTS.release()


def test_pinned_scenarios_are_run_once_for_an_answer(monkeypatch):
    runs = []
    real = engine.run
    monkeypatch.setattr(engine, "run", lambda scenario: runs.append(scenario.fingerprint) or real(scenario))
    pins = [f"v=1&s=turkstream-stop&run.n_draws=5&run.horizon_months=12&gas.extra_lng_bcm_yr={i}" for i in (5, 10, 15)]
    handlers.answer(GOOD | {"view": "compare", "pins": pins, "theme": "light", "narrow": False, "mounted": True})
    assert all(runs.count(one) <= 2 for one in set(runs))
