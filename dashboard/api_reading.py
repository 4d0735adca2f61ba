"""Routes of the HTTP interface that describe what can be asked, and what the answers rest on."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from dashboard import engine
from dashboard.answers import PROBLEM, json_answer
from dashboard.api_documents import Baselines, Health, Levers, Provenance, Scenarios, described
from dashboard.etag import UNCHANGED, etag_of, is_known, tagged, unchanged
from dashboard.validation_document import ValidationDocument
from econ import __version__
from econ.levers import all_levers
from econ.scenario_files import preset_names


def add_reading_routes(app: FastAPI, root: str) -> None:
    """Routes that describe what can be asked."""

    @app.get(f"{root}/health", summary="Whether the server answers", responses=described(Health) | {422: PROBLEM})
    def health() -> Response:
        return json_answer({"status": "ok", "model_version": __version__})

    @app.get(
        f"{root}/ready", summary="Whether it has warmed up", responses=described(Health) | {422: PROBLEM, 503: PROBLEM}
    )
    def ready() -> Response:
        if not engine.WARM.is_set():
            raise HTTPException(503, "The server is warming up.", headers={"Retry-After": "5"})
        return json_answer({"status": "ready", "model_version": __version__})

    def unchanging(path: str, summary: str, model: type[BaseModel], content: Callable[[], Any]) -> None:
        """Route whose answer is the same until the server is another."""

        @app.get(f"{root}/{path}", summary=summary, responses=described(model) | UNCHANGED | {422: PROBLEM}, name=path)
        def answer(request: Request) -> Response:
            response = json_answer(content())
            tag = etag_of(bytes(response.body).decode())
            return unchanged(tag) if is_known(request, tag) else tagged(response, tag)

    unchanging(
        "scenarios",
        "The presets, as scenario documents",
        Scenarios,
        lambda: {"scenarios": [engine.preset(name).to_document() for name in preset_names()]},
    )
    unchanging(
        "levers",
        "Every lever: unit, bounds, default, help, source",
        Levers,
        lambda: {"levers": [asdict(lever) for lever in all_levers().values()]},
    )
    unchanging("baselines", "The worlds a scenario can hit", Baselines, lambda: {"baselines": engine.baselines()})
    unchanging("provenance", "The tables the model rests on, and their sources", Provenance, engine.provenance)
    unchanging(
        "validation",
        "The model against published figures and history, as last validated",
        ValidationDocument,
        engine.validation,
    )
