import socket
import subprocess
import sys
import urllib.request

SERVE = "from dashboard.server import serve; serve(port={port})"


def test_serve_says_where_it_listens_and_nothing_else():
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(port=0)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        line = process.stdout.readline().strip()
        assert line.startswith("Dashboard: http://127.0.0.1:")
        with urllib.request.urlopen(line.removeprefix("Dashboard: ") + "/api/v1/health") as answer:
            assert answer.status == 200
    finally:
        process.terminate()
        out, err = process.communicate(timeout=20)
    assert out == err == ""


def test_a_port_that_is_taken_gives_one_line_and_exit_code_1():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-c", SERVE.format(port=port)], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"127.0.0.1:{port}" in done.stderr
