"""Languages: every text of the page passes through `say`; a translation is a file in `dashboard/locale`."""

from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

CATALOGUES = Path(__file__).parent / "locale"
SOURCE = "en"
COOKIE = "language"

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there are: English, and each file ``locale/<code>.po``."""
    return (SOURCE, *sorted(path.stem for path in CATALOGUES.glob("*.po")))


def language() -> str:
    """Code of the language in use."""
    return _language.get()


def use(code: str) -> None:
    """Use a language from here on in this request; English where there is no such."""
    _language.set(code if code in languages() else SOURCE)


def say(text: str, /, **values: Any) -> str:
    """Text in the language in use, with values filled in; in English where a translation is missing.

    Examples
    --------
    >>> say("EU inflation"), say("{count} changed", count=3)
    ('EU inflation', '3 changed')
    """
    said = _catalogue(language()).get(text, text)
    return said.format(**values) if values else said


def mark(text: str) -> str:
    """Mark a text for translation where it is declared; `say` translates it where it is shown."""
    return text


def capitalised(text: str) -> str:
    """Text with its first letter large and all others as they are: German nouns stay nouns.

    Examples
    --------
    >>> capitalised("teure Energie")
    'Teure Energie'
    """
    return text[:1].upper() + text[1:]


def own_name(code: str) -> str:
    """Name of a language in that language.

    Examples
    --------
    >>> own_name("de")
    'Deutsch'
    """
    return capitalised(Locale.parse(code).get_display_name() or code)


@cache
def separators(code: str) -> tuple[str, str]:
    """Decimal mark, and mark between thousands.

    Examples
    --------
    >>> separators("en"), separators("de")
    (('.', ','), (',', '.'))
    """
    symbols = Locale.parse(code).number_symbols["latn"]
    return symbols["decimal"], symbols["group"]


@cache
def month_in(code: str, month: str) -> str:
    """Month such as ``2026-04`` in words.

    Examples
    --------
    >>> month_in("en", "2026-04"), month_in("de", "2026-03")
    ('Apr 2026', 'März 2026')
    """
    return format_date(date(int(month[:4]), int(month[5:7]), 1), "MMM y", locale=code)


@cache
def month_names(code: str) -> tuple[list[str], list[str]]:
    """Long and short names of the twelve months, as plotly wants them."""
    widths = Locale.parse(code).months["stand-alone"]
    long, short = ([widths[width][i] for i in range(1, 13)] for width in ("wide", "abbreviated"))
    return long, short


class LanguageOfRequest:
    """Middleware that uses the language of a request's cookie, else the one its browser prefers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set the language for all that answers this request."""
        if scope["type"] == "http":
            use(_wanted(HTTPConnection(scope)))
        await self.app(scope, receive, send)


def _wanted(request: HTTPConnection) -> str:
    """Language that a request asks for."""
    if request.cookies.get(COOKIE) in languages():
        return request.cookies[COOKIE]
    preferred = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    return negotiate_locale([code for code in preferred if code], languages(), sep="-") or SOURCE


@cache
def _catalogue(code: str) -> dict[str, str]:
    """Read the translations of a language, but for those a translator has marked as doubtful."""
    path = CATALOGUES / f"{code}.po"
    if code == SOURCE or not path.exists():
        return {}
    with path.open("rb") as file:
        messages = read_po(file)
    return {str(one.id): str(one.string) for one in messages if one.id and one.string and not one.fuzzy}
