"""Refuse request bodies that no scenario needs."""

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY_BYTES = 256 * 1024
DETAIL = f"The body is larger than {LARGEST_BODY_BYTES // 1024} kB; no scenario needs that."


class BodyLimit:
    """Middleware that answers 413 to longer bodies, whether announced or streamed.

    Parameters
    ----------
    app : ASGIApp
    prefixes : tuple of str
        Only paths that begin with one of these are watched.
    """

    def __init__(self, app: ASGIApp, prefixes: tuple[str, ...]) -> None:
        self.app = app
        self.prefixes = prefixes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body up to the limit, then pass it on."""
        if scope["type"] != "http" or not scope["path"].startswith(self.prefixes) or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > LARGEST_BODY_BYTES:
                await _refuse(send)
                return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self.app(scope, replay, send)


async def _refuse(send: Send) -> None:
    """Send the problem document."""
    problem = {"type": "about:blank", "title": "Content Too Large", "status": 413, "detail": DETAIL}
    headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": orjson.dumps(problem)})
