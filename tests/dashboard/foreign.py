"""A pseudo-language for tests: every text of the template comes out in ⟦brackets⟧, so what lies outside is not translated."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from dash.development.base_component import Component

TEXT_PROPS = {"label", "title", "aria-label", "placeholder", "description", "alt", "thumbLabel", "error", "data-last"}
"""Properties of components that are shown or read out."""

TEXT_KEYS = {"text", "title", "name", "hovertemplate", "hovertext", "ticktext", "customdata", "labels"}
META_KEYS = {"title", "finding", "key", "notes", "citation"}
INLINE = {"Span", "Strong", "A", "Em", "Code", "Abbr", "Sub", "Sup", "Small", "Br", "I", "B", "Label"}


class Pseudo(dict[str, str]):
    """Catalogue in which every known text is bracketed; names of a term each for themselves."""

    def __init__(self, texts: set[str]) -> None:
        super().__init__({text: "|".join(f"⟦{part}⟧" for part in text.split("|")) for text in texts})


def texts(part: Any) -> Iterator[str]:
    """All texts of a component and of those below it; a line of a paragraph is one text, whatever stands in it."""
    if isinstance(part, str | int | float):
        yield str(part)
    elif isinstance(part, list | tuple):
        line = ""
        for one in part:
            if isinstance(one, Component) and one._type not in INLINE:
                yield line
                line = ""
                yield from texts(one)
            else:
                line += " ".join(_line(one)) if not isinstance(one, Component) else "".join(_line(one))
                if isinstance(one, Component):
                    yield from _attributes(one)
        yield line
    elif isinstance(part, Component):
        yield from _attributes(part)
        yield from texts(getattr(part, "children", None))


def _line(part: Any) -> Iterator[str]:
    if isinstance(part, Component):
        yield from _line(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _line(one)
    elif part is not None:
        yield str(part)


def _attributes(part: Component) -> Iterator[str]:
    props = part.to_plotly_json()["props"]
    for name, value in props.items():
        if name in TEXT_PROPS:
            yield from texts(value)
        elif name == "data-html":
            yield from _Html.texts(value)
        elif name == "figure":
            yield from figure_texts(value)
        elif name == "data" and isinstance(value, list | dict):
            yield from _options(value)
    children = getattr(part, "children", None)
    if part._type in INLINE:
        for one in children if isinstance(children, list | tuple) else [children]:
            if isinstance(one, Component):
                yield from _attributes(one)


def _options(value: Any) -> Iterator[str]:
    """Options of a menu, or what a store tells a script about labels and units."""
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict):
            yield from (str(one[key]) for key in ("label", "story", "unit", "group") if key in one)
        elif isinstance(one, str):
            yield one


def figure_texts(figure: dict[str, Any]) -> Iterator[str]:
    """Texts of a figure and of what is saved with it."""
    meta = figure.get("layout", {}).get("meta") or {}
    for key in META_KEYS & meta.keys():
        yield from _strings(meta[key])
    rest = {"data": figure["data"], "layout": {k: v for k, v in figure["layout"].items() if k != "meta"}}
    yield from _keyed(rest)


def _keyed(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name not in ("meta", "font"):
                yield from _keyed(value, name if name not in ("x", "y") else key or name)
    elif isinstance(part, str):
        if key in TEXT_KEYS or (
            key in ("x", "y") and not re.match(r"\d{4}-|[xy]\d* |paper|x\d*|y\d*|center|left|right", part)
        ):
            yield part
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _keyed(one, key)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


class _Html(HTMLParser):
    """Texts and spoken attributes of HTML."""

    VOID = ("br", "meta", "link", "hr", "img", "input")
    FLOWING = {name.lower() for name in INLINE}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        spoken = [value or "" for name, value in attributes if name in TEXT_PROPS]
        if tag in ("script", "style", "pre", "math"):
            self.silent += 1
        self.found[:0] = spoken
        if tag not in self.FLOWING:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "pre", "math"):
            self.silent -= 1
        if tag not in self.FLOWING:
            self.found.append("")

    def handle_data(self, text: str) -> None:
        if not self.silent:
            self.found[-1] += text

    @classmethod
    def texts(cls, html: str) -> list[str]:
        reader = cls()
        reader.feed(html)
        return reader.found


def html_texts(html: str) -> list[str]:
    """Texts of an HTML document, without scripts, styles and recipes."""
    return _Html.texts(html)


def untranslated(text: str) -> str:
    """What of a text stands outside all brackets, without marks of plotly."""
    outside, depth = "", 0
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        outside += letter if depth == 0 and letter != "⟧" else " " if letter == "⟧" else ""
    outside = re.sub(r"%\{[^}]*\}|<[^>]*>|\|%\{", " ", outside)
    return outside
