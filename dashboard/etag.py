"""Conditional answers: who has an answer already is told so in place of being sent it again (RFC 9110)."""

from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "The client has this answer already."}}
KEEP = "public, max-age=0, must-revalidate"


def etag_of(*parts: str) -> str:
    """Weak entity tag of what an answer is a function of; weak, because answers are compressed for some.

    Examples
    --------
    >>> etag_of("a", "b") == etag_of("a", "b") != etag_of("ab")
    True
    """
    return f'W/"{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the client says it has the answer with this tag."""
    said = request.headers.get("if-none-match", "")
    return said.strip() == "*" or tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in said.split(",")}


def unchanged(tag: str) -> Response:
    """Answer that nothing has changed."""
    return Response(status_code=304, headers=_headers(tag))


def tagged(response: Response, tag: str) -> Response:
    """Response with its tag."""
    response.headers.update(_headers(tag))
    return response


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": KEEP}
