"""A real HTTP server on this machine that stands in for providers, well-behaved or not."""

import json
import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pandas as pd

import data
from data.refresh.periods import label

KEY = "a-secret-key-0123456789"


@dataclass
class Asked:
    """A request as the server saw it."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """What was asked, and how to answer: `answer(handler, asked)` writes to the handler."""

    answer: Callable[[BaseHTTPRequestHandler, Asked], None]
    asked: list[Asked] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving(answer):
    """Serve on a free port until the block ends."""
    server = Server(answer)
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            asked = Asked(parts.path, query, dict(self.headers), self.rfile.read(length))
            server.asked.append(asked)
            self.over = over
            try:
                server.answer(self, asked)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        do_POST = do_GET

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_address[1]}"
    try:
        yield server
    finally:
        over.set()
        http.shutdown()
        http.server_close()
        thread.join()


def send(handler, content, status=200, **headers):
    """Send a whole answer."""
    body = content if isinstance(content, bytes) else content.encode()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@cache
def shipped(table):
    """Shipped table, read once."""
    return data.load(table)


def fred_answer(values):
    """Answer of FRED with values by day."""
    rows = [{"realtime_start": "", "realtime_end": "", "date": day, "value": str(value)} for day, value in values]
    return json.dumps({"count": len(rows), "observations": rows})


def eia_answer(values):
    """Answer of the EIA with values by month."""
    rows = [{"period": month, "value": str(value)} for month, value in values]
    return json.dumps({"response": {"total": str(len(rows)), "data": rows}, "apiVersion": "2.1.12"})


def known(table, column, **where):
    """Values of a shipped table by label of the period."""
    frame, entry = shipped(table), data.catalogue()[table]
    for name, value in where.items():
        frame = frame[frame[name] == value]
    values = frame.set_index(entry.columns[0])[column].dropna()
    return {label(pd.Timestamp(day), entry.frequency): float(value) for day, value in values.items()}


def brent(handler, asked):
    """The EIA on a good day: brent as shipped, one revision, two new months, the running month."""
    values = known("brent", "brent_usd_bbl") | {"2026-07": 84.1, "2026-08": 81.5, "2026-09": 79.25, "2026-11": 70.0}
    values["2026-10"] = 78.0
    kept = sorted((month, value) for month, value in values.items() if month >= asked.query["start"])
    send(handler, eia_answer(reversed(kept)))
