"""The server itself, in processes of its own: where it listens, workers, logs, slow clients, and how it stops."""

import json
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest
from servers import SERVE, serving

IMPATIENT = "import dashboard.body_limit as limit, dashboard.serving as s; limit.LONGEST_BODY_S = 1.0; s.serve(port=0)"
API = "/api/v1"


def test_serve_says_where_it_listens_and_nothing_else():
    with serving(SERVE.format("port=0")) as (address, process):
        assert httpx.get(f"{address}{API}/health").status_code == 200
        process.terminate()
        assert process.communicate(timeout=60) == ("", "")


def test_a_port_that_is_taken_gives_one_line_and_exit_code_1():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-c", SERVE.format(f"port={port}")], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"127.0.0.1:{port}" in done.stderr


def test_it_becomes_ready_by_itself():
    with serving(SERVE.format("port=0")) as (address, _):
        deadline = time.monotonic() + 120
        while (answer := httpx.get(f"{address}{API}/ready", timeout=60)).status_code != 200:
            assert answer.status_code == 503
            assert answer.headers["retry-after"]
            assert time.monotonic() < deadline
            time.sleep(0.5)


def test_asked_to_stop_it_finishes_what_it_has_begun():
    with serving(SERVE.format("port=0")) as (address, process):
        host, port = address.removeprefix("http://").split(":")
        body = json.dumps({"extends": "full-fuel-embargo", "run": {"n_draws": 2000}}).encode()
        with socket.create_connection((host, int(port)), timeout=120) as link:
            head = f"POST {API}/simulate?variables=ttf_eur_mwh HTTP/1.1\r\nhost: x\r\nconnection: close\r\n"
            link.sendall(f"{head}content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            answer = b"".join(iter(lambda: link.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200")
        assert b'"ttf_eur_mwh"' in answer
        process.wait(timeout=60)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_ends_its_sweeps_and_leaves_nothing_behind(tmp_path, monkeypatch, asked):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    run = {"extends": "full-fuel-embargo", "run": {"n_draws": 50, "horizon_months": 24}}
    sweep = {"scenario": run, "grid": {"run.seed": list(range(1000))}, "measures": ["brent"]}
    with serving(SERVE.format("port=0")) as (address, process):
        begun = httpx.post(f"{address}{API}/sweeps", json=sweep, timeout=60)
        while httpx.get(f"{address}{begun.headers['location']}", timeout=60).json()["status"] == "queued":
            time.sleep(0.1)
        process.send_signal(asked)
        assert process.communicate(timeout=60) == ("", "")
        assert process.returncode == 0
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("embargo")]


def test_a_client_that_sends_its_body_too_slowly_is_sent_away_while_others_are_served():
    with serving(IMPATIENT) as (address, _):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as link:
            link.sendall(f"POST {API}/simulate HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{{".encode())
            assert httpx.get(f"{address}{API}/health").status_code == 200
            answer = link.recv(65536)
        assert answer.startswith(b"HTTP/1.1 408")


def test_requests_are_logged_as_json_without_query_or_body():
    with serving(SERVE.format("port=0, log_requests=True")) as (address, process):
        httpx.get(f"{address}{API}/levers?secret=1")
        httpx.get(f"{address}{API}/health")
        process.terminate()
        _, err = process.communicate(timeout=60)
    lines = [json.loads(line) for line in err.splitlines()]
    requests = [line for line in lines if line["logger"] == "embargo.access"]
    assert [(line["path"], line["status"]) for line in requests] == [(f"{API}/levers", 422), (f"{API}/health", 200)]
    assert all(line["duration_ms"] > 0.0 and line["method"] == "GET" for line in requests)
    assert "secret" not in err


@pytest.mark.nightly
def test_a_worker_that_dies_is_replaced():
    with serving(SERVE.format("port=0, workers=2")) as (address, process):
        assert httpx.get(f"{address}{API}/health", timeout=60).status_code == 200
        children = _children(process.pid)
        assert len(children) >= 2
        subprocess.run(["kill", "-9", str(children[-1])], check=True)
        for _ in range(20):
            time.sleep(0.5)
            try:
                assert httpx.get(f"{address}{API}/health", timeout=30).status_code == 200
            except httpx.TransportError:
                continue
        assert httpx.get(f"{address}{API}/health", timeout=30).status_code == 200
        assert len(_children(process.pid)) >= len(children)


def _children(pid):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]
