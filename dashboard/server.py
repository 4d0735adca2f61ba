"""One process for page and HTTP interface."""

import socket
import sys
import threading
from pathlib import Path
from typing import Any

import orjson
import uvicorn
from dash import Dash
from fastapi import FastAPI

from dashboard import api, callbacks, engine
from dashboard.language import LanguageOfRequest, language, say
from dashboard.layout import TITLE, page, script_texts
from dashboard.page_door import add_page_routes
from dashboard.plain import lightened
from econ import compiled
from econ.errors import BadInputError

INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>
{%favicon%}
{%css%}
<script>
(function () {
  var stored = null;
  try { stored = localStorage.getItem("mantine-color-scheme-value"); } catch (error) { stored = null; }
  var dark = stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
</script>
</head>
<body>
<script type="application/json" id="script-texts">{texts}</script>
<noscript>This page needs JavaScript; the same numbers come from POST /api/v1/simulate.</noscript>
{%app_entry%}
<footer class="dash-scripts">{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def create_app() -> FastAPI:
    """Web application: the HTTP interface under ``/api/v1``, the page everywhere else."""
    app = api.create_api()
    app.add_middleware(LanguageOfRequest)
    dash = _Page(
        "dashboard",
        server=app,  # type: ignore[arg-type]
        assets_folder=str(Path(__file__).parent / "assets"),
        title=TITLE,
        update_title="",
        index_string=INDEX,
        compress=True,
        serve_locally=True,
    )
    dash.layout = lambda: lightened(page())
    callbacks.register(dash)
    add_page_routes(app)
    return app


class _Page(Dash):
    """Page whose frame is in the language in use too."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """Fill the frame."""
        frame: str = super().interpolate_index(  # type: ignore[no-untyped-call]
            **parts | {"title": say(TITLE)}
        )
        texts = orjson.dumps(script_texts()).decode().replace("<", "\\u003c")
        return frame.replace('lang="en"', f'lang="{language()}"', 1).replace("{texts}", texts, 1)


class _AnnouncingServer(uvicorn.Server):
    """Server that says where it listens once it does."""

    address = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        if self.started:
            print(f"Dashboard: {self.address}", flush=True)
            threading.Thread(target=_warm_up, daemon=True).start()


def serve(host: str = "127.0.0.1", port: int = 8050) -> None:
    """Serve the page and the interface until interrupted; exit code 1 if the port cannot be had."""
    try:
        listener = _listen(host, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        print(
            f"Cannot listen on {host}:{port} ({reason}). Try another one: embargo serve --port {port + 1}",
            file=sys.stderr,
        )
        raise SystemExit(1) from None
    config = uvicorn.Config(create_app(), log_level="warning", access_log=False)
    server = _AnnouncingServer(config)
    shown = f"[{host}]" if ":" in host else host
    server.address = f"http://{shown}:{listener.getsockname()[1]}"
    server.run(sockets=[listener])


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


def _warm_up() -> None:
    """Run the first page's scenario ahead of the first visitor, then load the compiled twins for those who drag."""
    try:
        engine.run(engine.preset("no-embargo"))
    except BadInputError as error:
        print(error, file=sys.stderr)
    compiled.use()
