"""Refuse request bodies that no scenario needs: too long, or too slow in coming."""

import asyncio

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY_BYTES = 256 * 1024
LARGEST_PAGE_POST_BYTES = 2**20
LONGEST_BODY_S = 20.0
TOO_LARGE = (
    413,
    "Content Too Large",
    f"The body is larger than {LARGEST_BODY_BYTES // 1024} kB; no scenario needs that.",
)
TOO_LARGE_FOR_PAGE = (413, "Content Too Large", f"The page never posts {LARGEST_PAGE_POST_BYTES // 1024} kB.")
NO_LENGTH = (411, "Length Required", "The body needs a Content-Length.")
TOO_SLOW = (408, "Request Timeout", f"The body did not come within {LONGEST_BODY_S:.0f} seconds.")


class BodyLimit:
    """Middleware that answers 413 to longer bodies, whether announced or streamed, and 408 to slower ones.

    Parameters
    ----------
    app : ASGIApp
    prefixes : tuple of str
        Paths that begin with one of these are read here. The others are Dash's, which reads its own posts: of these
        the announced length is held against a wider limit.
    """

    def __init__(self, app: ASGIApp, prefixes: tuple[str, ...]) -> None:
        self.app = app
        self.prefixes = prefixes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body up to the limit, then pass it on."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        if not scope["path"].startswith(self.prefixes):
            length = dict(scope["headers"]).get(b"content-length")
            if length is None or int(length) > LARGEST_PAGE_POST_BYTES:
                await _refuse(send, *(NO_LENGTH if length is None else TOO_LARGE_FOR_PAGE))
                return
            await self.app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(_body(receive), LONGEST_BODY_S)
        except TimeoutError:
            await _refuse(send, *TOO_SLOW)
            return
        if body is None:
            return
        if len(body) > LARGEST_BODY_BYTES:
            await _refuse(send, *TOO_LARGE)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self.app(scope, replay, send)


async def _body(receive: Receive) -> bytes | None:
    """Read the body, no further than just beyond the limit; None where the client has left."""
    body, more = b"", True
    while more and len(body) <= LARGEST_BODY_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


async def _refuse(send: Send, status: int, title: str, detail: str) -> None:
    """Send the problem document."""
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": orjson.dumps(problem)})
