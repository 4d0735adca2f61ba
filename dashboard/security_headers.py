"""Headers that tell browsers what an answer of ours may do: run our scripts, ask this server, and nothing else."""

import base64
import hashlib
import re
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN = "'self'"

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""Policy of answers that are data: opened as a page, they may do nothing at all."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers of every answer. Other sites can show no view of ours in a frame, where a click could be lured; they take
charts as files instead, which need no server."""

DATA_HEADERS = HEADERS | {"Content-Security-Policy": NOTHING}
"""Headers of an answer that is data."""

DATA = ("/api/", "/page/")
"""Paths whose answers are data, but for the documentation page."""


def page_policy(script_hashes: Sequence[str]) -> str:
    """Content-Security-Policy of a page.

    Styles may stand in the page: Mantine and plotly write style elements and attributes as they run. Images may be
    `data:` (icons, plotly's logo) and `blob:` (a chart on its way to a PNG).

    Parameters
    ----------
    script_hashes : sequence of str
        Of the scripts that stand in the page itself, as `script_hash` gives them; no other may run.
    """
    parts = {
        "default-src": "'none'",
        "script-src": " ".join((OWN, *script_hashes)),
        "style-src": f"{OWN} 'unsafe-inline'",
        "img-src": f"{OWN} data: blob:",
        "font-src": OWN,
        "connect-src": OWN,
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def script_hash(script: str) -> str:
    """Hash by which a policy allows a script.

    Examples
    --------
    >>> script_hash("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def inline_scripts(html: str) -> list[str]:
    """Scripts that stand in a page of ours; those of another type than JavaScript are data and need no leave.

    Examples
    --------
    >>> inline_scripts('<script src="a.js"></script><script>b()</script><script type="application/json">1</script>')
    ['b()']
    """
    return re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)


class SecurityHeaders:
    """Middleware that adds `HEADERS` and a policy to every answer.

    Parameters
    ----------
    app : ASGIApp
    page_policy : str
        Of the page, its scripts and its other files.
    documentation : dict of str
        Policy by path, of documentation pages among the paths that answer data.
    """

    def __init__(self, app: ASGIApp, page_policy: str, documentation: dict[str, str]) -> None:
        self.app = app
        self.page_policy = page_policy
        self.documentation = documentation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS | {"Content-Security-Policy": self._policy(scope["path"])})
            await send(message)

        await self.app(scope, receive, guarded)

    def _policy(self, path: str) -> str:
        """Policy of a path."""
        return self.documentation.get(path, NOTHING if path.startswith(DATA) else self.page_policy)
