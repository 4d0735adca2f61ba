"""A server in a process of its own."""

import subprocess
import sys
from contextlib import contextmanager

SERVE = "from dashboard.serving import serve; serve({})"


@contextmanager
def serving(code):
    """Address and process of a server that runs this code."""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline().strip()
        assert line.startswith("Dashboard: http://127.0.0.1:"), process.stderr.read()
        yield line.removeprefix("Dashboard: "), process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def workers_of(process):
    """Ids of the workers of a server."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(process.pid)], capture_output=True, text=True, check=True
    )
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]
