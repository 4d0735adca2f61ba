"""HTTP interface under ``/api/v1``: scenarios in, the same documents out as on the command line."""

import os
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.routing import Match

from dashboard.access_log import AccessLog
from dashboard.answers import add_problems
from dashboard.api_charts import add_chart_routes
from dashboard.api_reading import add_reading_routes
from dashboard.api_running import add_running_routes
from dashboard.api_sweeps import add_sweep_routes
from dashboard.body_limit import BodyLimit
from dashboard.head_as_get import HeadAsGet
from dashboard.query_keys import refuse_unknown
from dashboard.security_headers import inline_scripts
from dashboard.serving import ALLOWED_ORIGINS
from econ import __version__

ROOT = "/api/v1"
DOCUMENTATION = f"{ROOT}/docs"
DESCRIPTION = (
    "What a stop of Russian oil and gas does to prices, inflation, GDP, jobs and recession risk. "
    "Not an official forecast."
)


def create_api(lifespan: Any = None) -> FastAPI:
    """Application with the interface alone; the page is added by `server`."""
    app: FastAPI = FastAPIOffline(
        title="Energy embargo simulator",
        version=__version__,
        description=DESCRIPTION,
        openapi_url=f"{ROOT}/openapi.json",
        docs_url=DOCUMENTATION,
        redoc_url=None,
        separate_input_output_schemas=False,
        dependencies=[Depends(refuse_unknown)],
        lifespan=lifespan,
    )
    app.add_middleware(BodyLimit, prefixes=("/api/", "/page/"))
    app.add_middleware(HeadAsGet)
    app.add_middleware(AccessLog)
    if origins := os.environ.get(ALLOWED_ORIGINS, "").split():
        app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["*"], allow_headers=["content-type"])
    add_problems(app)
    add_reading_routes(app, ROOT)
    add_running_routes(app, ROOT)
    add_chart_routes(app, ROOT)
    add_sweep_routes(app, ROOT)
    _everything_else(app)
    return app


def documentation_scripts(app: FastAPI) -> list[str]:
    """Scripts that stand in the documentation page, known before anybody asks for it."""
    page = get_swagger_ui_html(
        openapi_url=str(app.openapi_url),
        title=app.title,
        oauth2_redirect_url=app.swagger_ui_oauth2_redirect_url,
        swagger_ui_parameters=app.swagger_ui_parameters,
    )
    return inline_scripts(bytes(page.body).decode())


def _everything_else(app: FastAPI) -> None:
    """Answer unknown paths and methods under /api as JSON, so that the page does not."""

    @app.api_route(
        "/api/{rest:path}",
        methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        include_in_schema=False,
    )
    def unknown(request: Request, rest: str) -> Response:
        allowed = _methods_of(app, request)
        if allowed:
            raise HTTPException(405, f"/api/{rest} takes {', '.join(allowed)}.", headers={"Allow": ", ".join(allowed)})
        raise HTTPException(404, f"There is no /api/{rest}; see {DOCUMENTATION}.")


def _methods_of(app: FastAPI, request: Request) -> list[str]:
    """Methods that routes of this path take."""
    found: set[str] = set()
    for route in app.router.routes:
        methods = getattr(route, "methods", None)
        if methods and route.path.startswith(ROOT) and route.matches(request.scope)[0] is Match.PARTIAL:  # type: ignore[attr-defined]
            found |= methods
    return sorted(found)
