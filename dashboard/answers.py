"""Answers of the HTTP interface: JSON, and problem documents (RFC 9457) of one clear line."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from dashboard.engine import BusyError
from dashboard.security_headers import DATA_HEADERS
from econ.errors import BadInputError, MachineError

PROBLEM = {
    "description": "A problem document (RFC 9457); `detail` is one line that says what to mend.",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                },
                "required": ["type", "title", "status", "detail"],
            }
        }
    },
}
PROBLEMS: dict[int | str, dict[str, Any]] = {408: PROBLEM, 413: PROBLEM, 422: PROBLEM}
BUSY: dict[int | str, dict[str, Any]] = {429: PROBLEM}


def add_problems(app: FastAPI) -> None:
    """Answer what goes wrong with problem documents."""
    app.add_exception_handler(BadInputError, _bad_input)
    app.add_exception_handler(BusyError, _busy)
    app.add_exception_handler(MachineError, _machine)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _failure)


def json_answer(
    content: Any, status: int = 200, media_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """JSON response."""
    return Response(orjson.dumps(content), status, headers, media_type)


def _problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Problem document with one clear line."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": " ".join(detail.split()),
    }
    return json_answer(body, status, "application/problem+json", headers)


def _bad_input(_request: Request, error: Exception) -> Response:
    """Answer input that cannot be used."""
    return _problem(422, str(error))


def _machine(_request: Request, error: Exception) -> Response:
    """Answer what this server lacks the means for."""
    return _problem(501, str(error))


def no_such_file(_request: Request, _error: Exception) -> Response:
    """Answer a file of a package that is not served."""
    return _problem(404, "There is no such file.")


def _busy(_request: Request, error: Exception) -> Response:
    """Answer when too many wait."""
    return _problem(429, str(error), {"Retry-After": "60"})


def _bad_request(_request: Request, error: Exception) -> Response:
    """Answer a body that is not JSON, or no object."""
    first = error.errors()[0]  # type: ignore[attr-defined]
    if first["type"] == "json_invalid":
        return _problem(422, f"The body is not valid JSON: {first['ctx']['error']}.")
    if first["type"] == "missing":
        return _problem(422, "The body is missing: send a scenario document as JSON.")
    return _problem(422, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}.")


def _http_error(_request: Request, error: Exception) -> Response:
    """Answer unknown paths and methods, and bodies that are no text at all."""
    if error.status_code == HTTPStatus.BAD_REQUEST:  # type: ignore[attr-defined]
        reason = "it is no UTF-8 text, nested too deep, or holds a number of thousands of digits"
        return _problem(422, f"The body is not valid JSON: {reason}.")
    return _problem(error.status_code, str(error.detail), error.headers)  # type: ignore[attr-defined]


def _failure(_request: Request, _error: Exception) -> Response:
    """Answer a defect of ours, without its inner details; no middleware stands around this answer."""
    return _problem(500, "The server failed on this request; its log says why.", DATA_HEADERS)
