"""What the page asks of the server: malformed questions are refused, never a failure of the server."""

import json
from html.parser import HTMLParser

import pytest
from dash import html
from fastapi.testclient import TestClient

from dashboard import engine, handlers, page_door
from dashboard.plain import as_html, lightened
from dashboard.server import create_app
from dashboard.views import VIEWS

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
    "ask",
    [
        {},
        [],
        {"kind": "file"},
        {"kind": ["link"]},
        {"kind": "link", "query": 5},
        {"kind": "preset", "name": "no-embargo", "was": "no-embargo", "levers": []},
    ],
)
def test_a_malformed_ask_is_refused(client, ask):
    assert client.post("/page/load", json=ask).status_code == 422


@pytest.mark.parametrize(
    ("ask", "preset"),
    [
        ({"kind": "reset"}, "no-embargo"),
        ({"kind": "link", "query": "s=turkstream-stop"}, "turkstream-stop"),
        ({"kind": "preset", "name": "turkstream-stop", "was": "no-embargo", "levers": None}, "turkstream-stop"),
    ],
)
def test_what_is_asked_for_is_loaded(client, ask, preset):
    loaded = client.post("/page/load", json=ask).json()
    assert loaded == json.loads(json.dumps(handlers.load(ask)))
    assert loaded["preset"] == preset
    assert loaded["problem"] == ""


@pytest.mark.parametrize(
    ("ask", "problem"),
    [
        ({"kind": "link", "query": "s=../../etc/passwd"}, "names no known preset"),
        ({"kind": "preset", "name": "../no-embargo.yaml", "was": "no-embargo"}, "Unknown preset"),
        ({"kind": "preset", "name": "turkstream-stop", "was": "/etc/passwd"}, "Unknown preset"),
    ],
)
def test_what_cannot_be_loaded_is_said(client, ask, problem):
    loaded = client.post("/page/load", json=ask).json()
    assert problem in loaded["problem"]
    assert loaded["preset"] == "no-embargo"


@pytest.mark.parametrize("stages", ["- !!python/object/apply:os.system ['ls']", "&a [*a]", "- !!python/name:os.system"])
def test_stages_are_plain_yaml(client, stages):
    answer = client.post("/page/answer", json=GOOD | {"stages": stages}).json()
    assert "Later stages" in answer["problem"]


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


HOSTILE = '<img src=x onerror=alert(1)>"'


class Tags(HTMLParser):
    """Tags of a page, and of the pages inside its attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))
        for name, value in attrs:
            if name == "data-html":
                inside = Tags()
                inside.feed(value)
                self.found += inside.found


def pieces_of_html(part):
    """HTML anywhere in an answer."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("html", "data-html"):
                yield value
            else:
                yield from pieces_of_html(value)
    elif isinstance(part, list):
        for one in part:
            yield from pieces_of_html(one)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("mounted", [True, False])
def test_no_text_of_a_visitor_becomes_a_tag(client, view, mounted):
    stages = f"- {{name: {json.dumps(HOSTILE)}, start: 2026-08, levers: {{oil: {{eu_cut_share: 0.5}}}}}}"
    asked = GOOD | {"stages": stages, "view": view, "mounted": mounted, "choices": {"map-state": HOSTILE}}
    answer = client.post("/page/answer", json=asked).json()
    tags = Tags()
    for piece in pieces_of_html(answer["updates"]):
        tags.feed(piece)
    assert tags.found
    assert "img" not in {tag for tag, _ in tags.found}
    assert not [name for _, names in tags.found for name in names if name.startswith("on")]
    assert HOSTILE.replace("<", "&lt;").partition(" ")[0] in json.dumps(answer)


def test_what_has_no_callbacks_is_sent_as_html_and_the_rest_stays_with_dash():
    part = html.Div([html.P(["a ", html.Strong("b")]), html.P([html.Em("c"), html.Span(id="d")], hidden=False)])
    lighter = lightened(part)
    plain, kept = lighter.children
    assert getattr(plain, "data-html") == "a <strong>b</strong>"
    assert plain.children is None
    assert kept.children[1].id == "d"
    assert as_html(html.P("x", hidden=False, title=None)) == "<p>x</p>"


@pytest.mark.parametrize("path", ["work/nothing", "report.exe", "data/gdp.exe", "data/..%2f..%2fetc.csv"])
def test_what_there_is_not_is_said_to_be_missing(client, path):
    assert client.post(f"/page/{path}", json=GOOD).status_code == 404


def test_a_third_report_at_once_is_asked_to_wait(client):
    for _ in range(2):
        page_door.MAKING_REPORTS.acquire()
    try:
        answer = client.post("/page/report.html", json=GOOD)
        assert answer.status_code == 429
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
