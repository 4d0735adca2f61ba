"""A pseudo-language: every text of the template comes out in ⟦brackets⟧; what is not translated lies outside."""

import html
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from dash.development.base_component import Component

SPOKEN = {"label", "title", "aria-label", "placeholder", "description", "alt", "thumbLabel", "error", "data-last"}
"""Properties of components that are shown or read out."""

OF_OPTIONS = ("label", "story", "unit", "group")
OF_FIGURES = {"text", "title", "name", "hovertemplate", "hovertext", "ticktext", "customdata"}
OF_SAVED = ("title", "finding", "key", "notes", "citation")
INLINE = {"Span", "Strong", "A", "Em", "Code", "Abbr", "Br"}
LEFT_OUT = ("model-text", "cite-bibtex")
"""Classes and ids of parts that stand in English: the model's own description, and what is pasted elsewhere."""


def pseudo_catalogue(texts: Iterable[str]) -> dict[str, str]:
    """Bracket every text, but not what fills its placeholders; names of a term each for themselves."""
    return {text: "|".join(f"⟦{_open(part)}⟧" for part in text.split("|")) for text in texts}


def _open(text: str) -> str:
    """Text whose placeholders stand outside the brackets."""
    return re.sub(r"\{(\w+)\}", r"⟧{\1}⟦", text)


def untranslated(text: str) -> str:
    """Return what of a text stands outside all brackets, without plotly's and HTML's marks."""
    outside, depth = "", 0
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        outside += " " if letter == "⟧" else letter if depth == 0 else ""
    return html.unescape(re.sub(r"%\{[^}]*\}|<[^>]*>", " ", outside)).replace("\u00a0", " ")


def component_texts(part: Any) -> Iterator[str]:
    """All texts of a component and of those below it; what stands in a line is one text."""
    if isinstance(part, list | tuple):
        line = ""
        for one in part:
            if isinstance(one, Component) and one._type not in INLINE:
                yield line
                line = ""
                yield from component_texts(one)
            else:
                line += "".join(_line(one))
                yield from _spoken_inline(one)
        yield line
    elif isinstance(part, Component):
        marks = (getattr(part, "className", ""), getattr(part, "id", ""))
        if part._type == "Pre" or any(mark in LEFT_OUT for mark in marks):
            return
        yield from _spoken(part)
        yield from component_texts([part.children] if _is_inline(part) else getattr(part, "children", None))
    elif part is not None:
        yield str(part)


def _is_inline(part: Component) -> bool:
    child = getattr(part, "children", None)
    return isinstance(child, Component) and child._type in INLINE


def _line(part: Any) -> Iterator[str]:
    """Strings of a line, those of its inner parts included."""
    if isinstance(part, Component):
        yield from _line(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _line(one)
    elif part is not None:
        yield str(part)


def _spoken_inline(part: Any) -> Iterator[str]:
    """Spoken properties of what stands in a line."""
    if isinstance(part, list | tuple):
        for one in part:
            yield from _spoken_inline(one)
    elif isinstance(part, Component):
        yield from _spoken(part)
        yield from _spoken_inline(getattr(part, "children", None))


def _spoken(part: Component) -> Iterator[str]:
    """Texts in the properties of one component."""
    yield from property_texts(part.to_plotly_json()["props"])


def property_texts(props: dict[str, Any]) -> Iterator[str]:
    """Texts in properties, but for children."""
    for name, value in props.items():
        if name in SPOKEN:
            yield from component_texts(value)
        elif name == "data-html":
            yield from html_texts(value)
        elif name == "figure":
            yield from figure_texts(value)
        elif name == "data" and isinstance(value, list | dict):
            yield from _options(value)


def _options(value: Any) -> Iterator[str]:
    """Options of a menu, or what a store tells scripts of labels and units."""
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict):
            yield from (str(one[key]) for key in OF_OPTIONS if key in one)
            yield from _options(one.get("items", []))
        elif isinstance(one, str):
            yield one


def figure_texts(figure: dict[str, Any]) -> Iterator[str]:
    """Texts of a figure, and of what is saved with it."""
    layout = dict(figure["layout"])
    saved = layout.pop("meta", None) or {}
    for key in OF_SAVED:
        yield from _strings(saved.get(key, ""))
    yield from _keyed(layout, "")
    for trace in figure["data"]:
        named = "hovertemplate" in trace or trace.get("hoverinfo") == "skip" or trace.get("line", {}).get("width") == 0
        yield from _keyed({key: value for key, value in trace.items() if key != "name" or not named}, "")


def _keyed(part: Any, key: str) -> Iterator[str]:
    """Texts below the keys of a figure that hold any."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name != "meta":
                yield from _keyed(value, name)
    elif isinstance(part, str):
        if key in OF_FIGURES:
            yield part
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _keyed(one, key)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value:
            yield from _strings(one)


class _Reader(HTMLParser):
    """Reader of an HTML document's texts and spoken attributes."""

    silent_tags = ("script", "style", "pre")
    flowing_tags = tuple(name.lower() for name in INLINE)

    def __init__(self) -> None:
        super().__init__()
        self.spoken: list[str] = []
        self.found = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.spoken += [value or "" for name, value in attrs if name in SPOKEN]
        self.silent += tag in self.silent_tags
        if tag not in self.flowing_tags:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.silent_tags
        if tag not in self.flowing_tags:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        self.found[-1] += "" if self.silent else data


def html_texts(document: str) -> list[str]:
    """Texts of HTML, without scripts, styles and what is to be pasted elsewhere."""
    reader = _Reader()
    reader.feed(document)
    return reader.spoken + reader.found
