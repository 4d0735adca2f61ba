"""Serving: one process or several workers behind one socket, until interrupted."""

import os
import signal
import socket
import sys
import tempfile
from collections.abc import Sequence
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from dashboard.access_log import LOG_CONFIG

JOBS_FOLDER, ALLOWED_ORIGINS = "EMBARGO_JOBS_DIR", "EMBARGO_ALLOW_ORIGINS"
"""Variables by which workers are told what they share: the folder of background sweeps, and who else may read."""

APPLICATION = "dashboard.server:create_app"
GRACE_S = 30
"""Time that requests under way have to finish once the server is asked to stop."""

MOST_CONNECTIONS = 1000
"""Connections beyond these are answered 503 at once."""


class _AnnouncingServer(uvicorn.Server):
    """Server that says where it listens once it does."""

    address = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        if self.started:
            _announce(self.address)


def serve(
    host: str = "127.0.0.1",
    port: int = 8050,
    workers: int = 1,
    *,
    log_requests: bool = False,
    allow_origins: Sequence[str] = (),
) -> None:
    """Serve the page and the interface until interrupted; exit code 1 if the port cannot be had.

    Parameters
    ----------
    workers : int
        Processes that share the socket; one that dies is started anew. Each keeps its own cache of runs.
    log_requests : bool
        Whether each request is logged as a line of JSON on standard error.
    allow_origins : sequence of str
        Other sites whose pages may read the answers of the interface; by default none.
    """
    try:
        listener = _listen(host, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        print(
            f"Cannot listen on {host}:{port} ({reason}). Try another one: embargo serve --port {port + 1}",
            file=sys.stderr,
        )
        raise SystemExit(1) from None
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}"
    config = uvicorn.Config(APPLICATION, workers=workers, **_settings(log_requests=log_requests))
    with tempfile.TemporaryDirectory(prefix="embargo-jobs-") as scratch:
        os.environ.setdefault(JOBS_FOLDER, scratch)
        os.environ[ALLOWED_ORIGINS] = " ".join(allow_origins)
        if workers > 1:
            listener.listen(config.backlog)
            _announce(address)
            Multiprocess(config, sockets=[listener]).run()
            return
        server = _AnnouncingServer(config)
        server.address = address
        for asked_to_stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked_to_stop, lambda *_: sys.exit(0))  # uvicorn raises it again once it has stopped
        server.run(sockets=[listener])


def _settings(*, log_requests: bool) -> dict[str, Any]:
    """Keywords of the server."""
    logs: dict[str, Any] = {"log_config": LOG_CONFIG} if log_requests else {"log_level": "warning"}
    return logs | {
        "factory": True,
        "access_log": False,
        "timeout_graceful_shutdown": GRACE_S,
        "limit_concurrency": MOST_CONNECTIONS,
        "server_header": False,
    }


def _announce(address: str) -> None:
    print(f"Dashboard: {address}", flush=True)


def _listen(host: str, port: int) -> socket.socket:
    """Socket bound to the address; port 0 takes any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except BaseException:
        listener.close()
        raise
    return listener
