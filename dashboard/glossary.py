"""Glossary: what terms of the page mean, and how a text gets its terms explained where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dash import html
from dash.development.base_component import Component

from dashboard.aria import data
from dashboard.glossary_terms import TERMS
from dashboard.language import language, say

Part = Component | str


@dataclass(frozen=True)
class Found:
    """A term in a text: where it stands."""

    key: str
    start: int
    end: int


def explained(text: str, *, focusable: bool = True) -> list[Part]:
    """Text with the first occurrence of each known term wrapped, so that its meaning can be shown.

    Parameters
    ----------
    text : str
        In the language in use.
    focusable : bool
        Whether the keyboard stops at the terms. Inside labels and summaries it must not: the term then shows its
        meaning under the mouse only, and the help nearby repeats it.

    Returns
    -------
    list
        Strings and components, in order.

    Examples
    --------
    >>> [getattr(part, "children", part) for part in explained("Oil price, Brent")]
    ['Oil price, ', 'Brent']
    """
    parts: list[Part] = []
    done = 0
    for found in terms_in(text):
        if found.start > done:
            parts.append(text[done : found.start])
        parts.append(_term(text[found.start : found.end], found.key, focusable=focusable))
        done = found.end
    return [*parts, text[done:]] if done < len(text) else parts


def terms_in(text: str) -> tuple[Found, ...]:
    """First occurrence of each known term of a text, in order; the longest where several begin.

    Examples
    --------
    >>> [found.key for found in terms_in("Urals discount to Brent")]
    ['urals-discount', 'brent']
    """
    found: dict[str, Found] = {}
    for match in _pattern(language()).finditer(text):
        key = _keys(language())[match.group().lower()]
        found.setdefault(key, Found(key, match.start(), match.end()))
    return tuple(found.values())


def term_list(keys: Sequence[str]) -> list[Part]:
    """Terms as a short list of their own, for texts that cannot hold what is focusable."""
    parts: list[Part] = []
    for key in keys:
        parts += [" · " if parts else "", _term(name_of(key), key, focusable=True)]
    return parts


def name_of(key: str) -> str:
    """Name of a term, as the glossary lists it."""
    return say(TERMS[key].names).split("|")[0]


def meanings() -> dict[str, str]:
    """Name and meaning of all terms for the script that shows them, by ``term:`` and key."""
    return {f"term:{key}": f"{name_of(key)}\n{say(term.meaning)}" for key, term in TERMS.items()}


def glossary() -> Component:
    """All terms with their meaning, by name."""
    parts: list[Component] = []
    for key in sorted(TERMS, key=lambda one: name_of(one).lower()):
        parts.append(html.Div([html.Dt(name_of(key)), html.Dd(say(TERMS[key].meaning))]))
    return html.Dl(parts, className="glossary")


def _term(word: str, key: str, *, focusable: bool) -> Component:
    """Word that has a meaning to show."""
    if focusable:
        return html.Span(word, className="term", role="button", tabIndex="0", **data(term=key))
    return html.Span(word, className="term", **data(term=key))


@cache
def _keys(_language: str) -> dict[str, str]:
    """Term by each of its names, in small letters."""
    return {name.lower(): key for key, term in TERMS.items() for name in say(term.names).split("|")}


@cache
def _pattern(of: str) -> re.Pattern[str]:
    """Pattern of all names, the longest first; names stand alone, not inside other words."""
    names = sorted(_keys(of), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)
