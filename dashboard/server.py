"""One application for page and HTTP interface."""

import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from dash import Dash
from dash.exceptions import DependencyException
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

from dashboard import api, callbacks, engine, sweep_jobs
from dashboard.answers import no_such_file
from dashboard.language import LanguageOfRequest, language, say
from dashboard.layout import TITLE, page, script_texts
from dashboard.page_door import add_page_routes
from dashboard.plain import lightened
from dashboard.security_headers import SecurityHeaders, inline_scripts, page_policy, script_hash
from econ import compiled
from econ.errors import BadInputError

COMPRESSION = 4
"""Of answers, 1 to 9: 9, the usual, takes 2.5 times as long for 6 % fewer bytes, while all others wait."""

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
    sweep_jobs.STOPPING.clear()
    app = api.create_api(lifespan=warming_up)
    app.add_exception_handler(DependencyException, no_such_file)
    app.add_middleware(LanguageOfRequest)
    app.add_middleware(GZipMiddleware, minimum_size=500, compresslevel=COMPRESSION)
    dash = _Page(
        "dashboard",
        server=app,  # type: ignore[arg-type]
        assets_folder=str(Path(__file__).parent / "assets"),
        title=TITLE,
        update_title="",
        index_string=INDEX,
        serve_locally=True,
    )
    dash.layout = lambda: lightened(page())
    callbacks.register(dash)
    add_page_routes(app)
    own_scripts = [*dash.csp_hashes(), *map(script_hash, inline_scripts(INDEX))]
    app.add_middleware(
        SecurityHeaders,
        page_policy=page_policy(own_scripts),
        documentation={api.DOCUMENTATION: page_policy([script_hash(one) for one in api.documentation_scripts(app)])},
    )
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


@asynccontextmanager
async def warming_up(_app: FastAPI) -> AsyncIterator[None]:
    """Warm up beside the first requests, once the process serves."""
    threading.Thread(target=_warm_up, daemon=True).start()
    yield
    sweep_jobs.stop()


def _warm_up() -> None:
    """Run the first page's scenario ahead of the first visitor, then load the compiled twins for those who drag."""
    try:
        engine.run(engine.preset("no-embargo"))
    except BadInputError as error:
        print(error, file=sys.stderr)
    compiled.use()
    engine.WARM.set()
