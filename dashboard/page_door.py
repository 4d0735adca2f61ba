"""What the page asks of the server beside Dash: answers to its question, and work that reports its progress."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Event
from typing import Any, TypeVar

import orjson
from dash.development.base_component import Component
from fastapi import FastAPI, Response
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException

from dashboard import engine, handlers
from dashboard.coefficient_panel import document
from dashboard.coefficient_words import REPORTS, reports
from dashboard.exports import KINDS, chart_file
from dashboard.plain import as_html, is_plain, lightened
from dashboard.question import Ask, Question
from dashboard.refusals import in_words
from dashboard.report import report_html, report_pdf
from dashboard.views import CHARTS, JOBS, REPORT_CHARTS
from dashboard.views.jobs import Cancelled
from econ.errors import BadInputError

T = TypeVar("T")
ROOT = "/page"

ANSWERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="answer")
"""Threads that answer the form's questions, in turn: more would be no faster, and each takes memory of its own."""

SLOW = ThreadPoolExecutor(max_workers=engine.LONGEST_QUEUE + 4, thread_name_prefix="slow")
"""Threads of their own for what takes seconds, so that sliders never wait for them; more than may queue."""

MAKING_REPORTS = BoundedSemaphore(2)
"""Reports that may be made at once: each PDF starts a browser."""


def add_page_routes(app: FastAPI) -> None:
    """Add the routes; they serve the page alone and stand in no document."""

    @app.post(f"{ROOT}/answer", include_in_schema=False)
    async def answer(question: Question) -> Response:
        return await _in(ANSWERS, answered, question.model_dump())

    @app.post(f"{ROOT}/load", include_in_schema=False)
    async def load(ask: Ask) -> Response:
        return await _in(ANSWERS, _loaded, ask.model_dump())

    @app.post(f"{ROOT}/work/{{name}}", include_in_schema=False)
    async def work(name: str, question: Question) -> StreamingResponse:
        if name not in JOBS:
            raise HTTPException(404, f"There is no work named {name[:80]}.")
        return StreamingResponse(_worked_out(question.model_dump(), name), media_type="application/x-ndjson")

    @app.post(f"{ROOT}/report.{{kind}}", include_in_schema=False)
    def report(kind: str, question: Question) -> Response:
        if kind not in ("html", "pdf"):
            raise HTTPException(404, f"There is no report as {kind[:10]}.")
        if not MAKING_REPORTS.acquire(blocking=False):
            raise engine.BusyError("Others are having reports made; try again in a minute.")
        try:
            page = report_html(handlers.scene_of(question.model_dump()), REPORT_CHARTS, question.link)
            if kind == "pdf":
                return Response(report_pdf(page), media_type="application/pdf")
            return Response(page, media_type="text/html; charset=utf-8")
        finally:
            MAKING_REPORTS.release()

    @app.post(f"{ROOT}/data/{{key}}.{{kind}}", include_in_schema=False)
    def data(key: str, kind: str, question: Question) -> Response:
        if key not in CHARTS or kind not in KINDS:
            raise HTTPException(404, f"There is no file {key[:80]}.{kind[:10]}.")
        scene = handlers.scene_of(question.model_dump())
        return Response(chart_file(CHARTS[key], scene, kind, question.link), media_type=KINDS[kind])

    @app.get(f"{ROOT}/coefficients", include_in_schema=False)
    def coefficients() -> Response:
        return _json(document())

    @app.get(f"{ROOT}/report/{{fit}}", include_in_schema=False)
    def fit_report(fit: str) -> Response:
        if fit not in reports():
            raise HTTPException(404, f"There is no report {fit[:80]}.")
        return Response((REPORTS / f"{fit}.md").read_bytes(), media_type="text/plain; charset=utf-8")


def _loaded(ask: dict[str, Any]) -> Response:
    """Form values for what is asked to be loaded."""
    return _json(handlers.load(ask))


def answered(question: dict[str, Any]) -> Response:
    """Answer to a question, or the line that says what is wrong with it."""
    try:
        answer = handlers.answer(question)
    except BadInputError as error:
        return _json({"problem": in_words(error)})
    return _json(answer | {"updates": {name: as_sent(update) for name, update in answer["updates"].items()}})


def as_sent(update: dict[str, Any]) -> dict[str, Any]:
    """Update with its text as HTML, which needs no Dash; what is not text stays with Dash."""
    if "children" not in update:
        return update
    others = {name: value for name, value in update.items() if name != "children"}
    children = update["children"]
    return others | ({"html": as_html(children)} if is_plain(children) else {"children": lightened(children)})


async def _worked_out(question: dict[str, Any], name: str) -> AsyncIterator[bytes]:
    """Lines of JSON: progress while it is worked out, then the answer. Whoever leaves calls it off."""
    told: asyncio.Queue[float] = asyncio.Queue()
    left, loop = Event(), asyncio.get_running_loop()

    def tick(share: float) -> None:
        if left.is_set():
            raise Cancelled
        loop.call_soon_threadsafe(told.put_nowait, share)

    running = _in(SLOW, handlers.job, question, name, tick)
    try:
        while not running.done():
            yield _line({"progress": await _next(told, running)})
        yield _line({"children": lightened(await running)})
    finally:
        left.set()
        running.cancel()


def _in(threads: ThreadPoolExecutor, work: Callable[..., T], *asked: Any) -> "asyncio.Future[T]":
    """Have threads do some work, in the language of the request."""
    return asyncio.get_running_loop().run_in_executor(threads, contextvars.copy_context().run, work, *asked)


async def _next(told: asyncio.Queue[float], running: "asyncio.Future[Any]") -> float:
    """Newest share that was told; all of it once the work is done."""
    news = asyncio.ensure_future(told.get())
    await asyncio.wait({news, running}, return_when=asyncio.FIRST_COMPLETED)
    if news.done():
        return news.result()
    news.cancel()
    return 1.0


def _line(content: dict[str, Any]) -> bytes:
    return _dumped(content) + b"\n"


def _json(content: dict[str, Any]) -> Response:
    return Response(_dumped(content), media_type="application/json")


def _dumped(content: dict[str, Any]) -> bytes:
    return orjson.dumps(content, default=_plain)


def _plain(value: Any) -> Any:
    """Component as the browser takes it."""
    if isinstance(value, Component):
        return value.to_plotly_json()  # type: ignore[no-untyped-call]
    raise TypeError(f"{type(value).__name__} cannot be sent to the page")
