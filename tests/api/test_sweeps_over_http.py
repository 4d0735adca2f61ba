"""Sweeps over HTTP: begun, asked after, called off, fetched; the same numbers as in Python."""

import io
import json
import os
import threading
import time

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient
from test_api import API, problem

from dashboard import sweep_jobs
from dashboard.server import create_app
from dashboard.serving import JOBS_FOLDER
from econ import load_scenario
from econ.sweeps import grid, sweep

RUN = {"n_draws": 10, "horizon_months": 12}
ASKED = {
    "scenario": {"extends": "full-fuel-embargo", "run": RUN},
    "grid": {"offsets.opec_spare_use_share": [0.0, 0.5], "gas.extra_lng_bcm_yr": [0, 20]},
    "measures": ["brent", "eu-gdp"],
}
LONG = ASKED | {"grid": {"run.seed": list(range(400))}}


@pytest.fixture
def client(tmp_path, monkeypatch):
    monkeypatch.setenv(JOBS_FOLDER, str(tmp_path))
    return TestClient(create_app(), raise_server_exceptions=False)


def begun(client, asked=ASKED):
    answer = client.post(f"{API}/sweeps", json=asked)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"{API}/sweeps/{answer.json()['id']}"
    return answer.headers["location"]


def until(client, address, *states, patience_s=120):
    deadline = time.monotonic() + patience_s
    while (job := client.get(address).json())["status"] not in states:
        assert time.monotonic() < deadline, job
        time.sleep(0.2)
    return job


def test_a_sweep_gives_the_numbers_of_python_as_json_csv_and_parquet(client):
    address = begun(client)
    job = until(client, address, "done", "failed")
    assert job == {"id": job["id"], "status": "done", "progress": 1.0, "points": 4, "detail": ""}
    here = sweep(
        load_scenario("full-fuel-embargo").with_levers({f"run.{name}": value for name, value in RUN.items()}),
        grid(ASKED["grid"]),
        measures=ASKED["measures"],
    )
    there = client.get(f"{address}/result").json()
    assert there == json.loads(json.dumps(here.to_document()))
    text = client.get(f"{address}/result", headers={"accept": "text/csv"}).text
    assert text == here.to_csv()
    content = client.get(f"{address}/result", headers={"accept": "application/vnd.apache.parquet"}).content
    assert pq.read_table(io.BytesIO(content)).equals(here.table)
    assert begun(client) == address
    assert client.get(address).json()["status"] == "done"


def test_a_sweep_under_way_can_be_asked_after_and_called_off(client):
    address = begun(client, LONG)
    assert begun(client, LONG) == address
    until(client, address, "running")
    assert "running" in problem(client.get(f"{address}/result"), 409)
    assert client.delete(address).status_code == 202
    if client.get(address).json()["status"] == "running":
        assert "called off" in problem(client.post(f"{API}/sweeps", json=LONG), 429)
    job = until(client, address, "cancelled")
    assert job["progress"] < 1.0
    assert "cancelled" in problem(client.get(f"{address}/result"), 409)


def test_what_lost_its_worker_goes_on_when_asked_again(client, tmp_path):
    address = begun(client)
    until(client, address, "done")
    folder = tmp_path / address.rpartition("/")[2]
    lost = sweep_jobs.JobDocument(id=folder.name, status="running", progress=0.5, points=4, detail="")
    (folder / "status.json").write_text(lost.model_dump_json())
    (folder / "sweep" / "points" / "part-00002.parquet").unlink()
    long_ago = time.time() - 2 * sweep_jobs.SILENT_S
    os.utime(folder / "status.json", (long_ago, long_ago))
    assert client.get(address).json()["status"] == "interrupted"
    begun(client)
    assert until(client, address, "done")["progress"] == 1.0


def test_a_job_whose_points_take_long_is_not_called_dead(client, monkeypatch):
    monkeypatch.setattr(sweep_jobs, "SILENT_S", 1.0)
    monkeypatch.setattr(sweep_jobs, "HEARTBEAT_S", 0.2)
    slow = ASKED | {
        "grid": {"oil.shut_in": [1.0]},
        "scenario": {"run": {"n_draws": 4000, "horizon_months": 120}},
    }
    address = begun(client, slow)
    until(client, address, "running")
    for _ in range(10):
        assert client.get(address).json()["status"] in ("running", "done")
        time.sleep(0.4)
    client.delete(address)
    until(client, address, "cancelled", "done")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"grid": None}, "either grid or sample"),
        ({"grid": {"oil.shut": [1]}}, "oil.shut_in"),
        ({"grid": {"oil.shut_in": [0, 2]}}, "oil.shut_in"),
        ({"grid": {"run.seed": list(range(sweep_jobs.MOST_POINTS + 1))}}, "at most 2000 points"),
        ({"grid": {"run.seed": list(range(1001))}, "scenario": {"run": {"n_draws": 1000}}}, "run.n_draws"),
        ({"grid": {"run.n_draws": [5, 50_000]}}, "at most 10000"),
        ({"grid": {"run.n_draws": [9_999], "run.seed": list(range(1000))}}, "draws times months"),
        ({"grid": {"overrides.oil_net_loss_mbd": [[1.0] * 121]}}, "at most 120"),
        (
            {
                "grid": None,
                "sample": {"kind": "lhs", "n": 4, "ranges": {"run.horizon_months": {"low": -1e308, "high": 1e308}}},
            },
            "range lies in",
        ),
        (
            {"grid": None, "sample": {"kind": "saltelli", "n": 2000, "ranges": {"oil.shut_in": {"low": 0, "high": 1}}}},
            "at most 2000 points",
        ),
        ({"measures": ["brentt"]}, "brent"),
        ({"extra": 1}, "extra"),
        ({"scenario": {"extends": "/etc/passwd"}}, "preset"),
        (
            {"grid": None, "sample": {"kind": "sobol", "n": 3, "ranges": {"oil.shut_in": {"low": 0, "high": 1}}}},
            "power",
        ),
    ],
)
def test_a_sweep_that_cannot_be_run_gets_one_clear_line(client, change, says):
    assert says in problem(client.post(f"{API}/sweeps", json=ASKED | change), 422)


def test_points_can_be_sampled(client):
    sample = {"kind": "lhs", "n": 3, "ranges": {"oil.shut_in": {"low": 0, "high": 1}, "gas.solidarity": [True, False]}}
    address = begun(client, {"scenario": {"run": RUN}, "sample": sample, "measures": ["brent"]})
    until(client, address, "done")
    assert len(client.get(f"{address}/result").json()["points"]) == 3


def test_a_sweep_nobody_began_is_not_there(client):
    assert "no sweep" in problem(client.get(f"{API}/sweeps/{'0' * 16}"), 404)
    assert problem(client.delete(f"{API}/sweeps/{'f' * 16}"), 404)


def test_a_sweep_forgotten_while_it_is_read_is_not_there(client, monkeypatch):
    address = begun(client, ASKED | {"grid": {"run.seed": [1]}})
    until(client, address, "done")
    keeping, reading = sweep_jobs.jobs(), sweep_jobs.SweepJobs.result

    def overtaken(jobs, name):
        monkeypatch.setattr(sweep_jobs, "MOST_KEPT", 0)
        jobs._forget_old()
        return reading(jobs, name)

    monkeypatch.setattr(sweep_jobs.SweepJobs, "result", overtaken)
    assert "sweeps are forgotten after a while" in problem(client.get(f"{address}/result"), 404)
    assert not list(keeping.folder.glob("*/sweep"))


def test_two_sweeps_may_begin_at_the_same_moment(client, monkeypatch):
    class WhileAnotherBegins(threading.Thread):
        def is_alive(self):
            sweep_jobs._working.update(threading.Thread() for _ in range(20))
            return True

    monkeypatch.setattr(sweep_jobs, "_working", {WhileAnotherBegins(), WhileAnotherBegins()})
    assert until(client, begun(client), "done", "failed")["status"] == "done"


def test_few_sweeps_may_wait(client, monkeypatch):
    monkeypatch.setattr(sweep_jobs, "LONGEST_QUEUE", 1)
    address = begun(client, LONG)
    assert "try again" in problem(client.post(f"{API}/sweeps", json=ASKED), 429)
    client.delete(address)
    until(client, address, "cancelled")
