"""Answers fit the documents that describe them; who has an answer already is not sent it again."""

import pytest
from fastapi.testclient import TestClient
from test_api import API, FEW, SMALL, problem

from dashboard import api_documents, engine
from dashboard.server import create_app
from dashboard.serving import ALLOWED_ORIGINS
from data.catalogue import catalogue

LINK = "?s=turkstream-stop&run.n_draws=20&run.horizon_months=24"
UNCHANGING = ("scenarios", "levers", "baselines", "provenance", "validation")


@pytest.fixture(scope="module")
def client():
    return TestClient(create_app(), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("health", api_documents.Health),
        ("scenarios", api_documents.Scenarios),
        ("levers", api_documents.Levers),
        ("baselines", api_documents.Baselines),
        ("provenance", api_documents.Provenance),
        (f"simulate{LINK}", api_documents.Run),
    ],
)
def test_an_answer_fits_its_document(client, name, model):
    model.model_validate(client.get(f"{API}/{name}").json())


def test_a_comparison_fits_its_document_whether_it_can_be_subtracted_or_not(client):
    other_world = SMALL | {"run": FEW | {"baseline": "2021-12"}}
    answer = client.post(f"{API}/compare", json={"scenarios": [SMALL, SMALL, other_world]}).json()
    found = api_documents.Compared.model_validate(answer)
    assert isinstance(found.differences[0], api_documents.Run)
    assert isinstance(found.differences[1], api_documents.NotComparable)


def test_a_link_gives_the_run_of_its_document(client):
    assert (
        client.get(f"{API}/simulate{LINK}").json()["series"]
        == client.post(f"{API}/simulate", json=SMALL).json()["series"]
    )


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("?s=nobody", "preset"),
        ("?oil.eu_cut=1", "oil.eu_cut_share"),
        ("?v=9", "version"),
        ("?oil.shut_in=2", "oil.shut_in"),
    ],
)
def test_a_link_that_cannot_be_used_gets_one_clear_line(client, link, says):
    assert says in problem(client.get(f"{API}/simulate{link}"), 422)


def test_tables_are_listed_with_their_sources(client):
    tables = client.get(f"{API}/provenance").json()["tables"]
    assert [table["id"] for table in tables] == list(catalogue())
    assert all(table["link"].startswith("https://") for table in tables)


@pytest.mark.parametrize("name", [*UNCHANGING, f"simulate{LINK}"])
def test_who_has_an_answer_is_not_sent_it_again(client, name):
    first = client.get(f"{API}/{name}")
    again = client.get(f"{API}/{name}", headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(f"{API}/{name}", headers={"if-none-match": '"other"'}).content == first.content


def test_another_scenario_or_another_choice_has_another_tag(client):
    addresses = [LINK, f"{LINK}&gas.extra_lng_bcm_yr=1", f"{LINK}&variables=ttf_eur_mwh", f"{LINK}&run.seed=1"]
    tags = {client.get(f"{API}/simulate{address}").headers["etag"] for address in addresses}
    assert len(tags) == len(addresses)
    assert client.post(f"{API}/simulate", json=SMALL).headers["etag"]


def test_answers_are_compressed_for_those_who_take_it(client):
    assert client.get(f"{API}/levers", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get(f"{API}/levers", headers={"accept-encoding": "identity"}).headers


def test_no_other_site_may_read_the_answers(client):
    answer = client.get(f"{API}/levers", headers={"origin": "https://example.org"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_site_that_is_allowed_may(monkeypatch):
    monkeypatch.setenv(ALLOWED_ORIGINS, "https://example.org")
    client = TestClient(create_app())
    allowed, other = (
        client.get(f"{API}/health", headers={"origin": site}) for site in ("https://example.org", "https://example.com")
    )
    assert allowed.headers["access-control-allow-origin"] == "https://example.org"
    assert "access-control-allow-origin" not in other.headers


def test_a_server_is_ready_once_it_has_warmed_up(client, monkeypatch):
    monkeypatch.setattr(engine, "WARM", engine.threading.Event())
    assert "warming up" in problem(client.get(f"{API}/ready"), 503)
    engine.WARM.set()
    assert client.get(f"{API}/ready").json()["status"] == "ready"


def test_too_many_runs_at_once_are_told_to_come_back(client, monkeypatch):
    monkeypatch.setattr(engine, "_waiting_runs", engine.threading.BoundedSemaphore(1))
    other = SMALL | {"run": FEW | {"seed": 77}}
    with engine._waiting_runs:
        answer = client.post(f"{API}/simulate", json=other)
        assert "try again" in problem(answer, 429)
        assert int(answer.headers["retry-after"]) > 0
    assert client.post(f"{API}/simulate", json=other).status_code == 200
