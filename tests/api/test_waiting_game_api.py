"""The waiting game over HTTP: the same answers as from Python, and a limit on how many wait."""

import json
import threading
from dataclasses import asdict

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from test_api import API, FEW, SMALL, problem

from dashboard import engine
from dashboard.server import create_app
from econ import load_scenario, simulate, waiting_game_verdict
from econ.risk.verdict_sensitivity import Sensitivity
from econ.threat_table import threat_table
from econ.verdict_document import ThreatDocument, VerdictDocument


@pytest.fixture(scope="module")
def client():
    return TestClient(create_app(), raise_server_exceptions=False)


def test_the_verdict_and_the_table_of_a_threat_are_those_of_python(client):
    body = {"extends": "secondary-tariffs-500", "run": FEW}
    scenario = load_scenario("secondary-tariffs-500").with_levers({f"run.{k}": v for k, v in FEW.items()})
    verdict = VerdictDocument(scenario=scenario, verdict=waiting_game_verdict(simulate(scenario)))
    threat = ThreatDocument(scenario=scenario, rows=threat_table(scenario))
    for name, here in (("verdict", verdict), ("threat", threat)):
        assert client.post(f"{API}/{name}", json=body).json() == json.loads(json.dumps(here.to_document()))
        described = client.get(f"{API}/openapi.json").json()["paths"][f"{API}/{name}"]["post"]["responses"]["200"]
        assert described["content"]["application/json"]["schema"]["$ref"].endswith(type(here).__name__)


def test_who_asks_too_much_at_once_is_told_to_come_back(client, monkeypatch):
    monkeypatch.setattr(engine, "_queue", threading.BoundedSemaphore(1))
    with engine._long_job():
        answer = client.post(f"{API}/threat", json={"extends": "secondary-tariffs-500", "run": FEW})
    assert "try again" in problem(answer, 429)
    assert answer.headers["retry-after"] == "60"


def test_a_threat_to_nobody_is_a_problem(client):
    assert "threatens no buyer" in problem(client.post(f"{API}/threat", json=SMALL), 422)


def test_what_moves_the_verdict_fits_its_description(client):
    body = {"extends": "full-fuel-embargo", "run": {"n_draws": 20, "horizon_months": 12}}
    found = client.post(f"{API}/verdict/sensitivity", json=body).json()["sensitivity"]
    assert json.loads(json.dumps(asdict(TypeAdapter(Sensitivity).validate_python(found)))) == found
    leads = [abs(s["at_high"]["opponent_months"] - s["at_low"]["opponent_months"]) for s in found["assumptions"]]
    assert max(leads) > 0
