"""Large parts that never change, as plain HTML, because Dash follows each of its own components at every change."""

from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.aria import data

ATTRIBUTES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
"""Attributes that HTML writes otherwise than Dash."""


def plain(part: Component) -> Component:
    """Part as one component whose HTML `assets/plain.js` sets; for parts without callbacks or updates."""
    return html.Div(**data(html=as_html(part)))


def as_html(part: Any) -> str:
    """HTML of a part built of `html` components; all text is escaped.

    Examples
    --------
    >>> as_html(html.P(["a < b ", html.Strong("c", className="d")], title="e"))
    '<p title="e">a &lt; b <strong class="d">c</strong></p>'
    """
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(map(as_html, part))
    if not isinstance(part, Component):
        return escape(str(part))
    described = part.to_plotly_json()  # type: ignore[no-untyped-call]
    tag, props = described["type"].lower(), dict(described["props"])
    children = as_html(props.pop("children", None))
    attributes = "".join(_attribute(name, value) for name, value in props.items())
    return f"<{tag}{attributes}>" if tag == "br" else f"<{tag}{attributes}>{children}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    """One attribute, with a blank before it."""
    if value is True:
        return f" {name}"
    if name == "style":
        value = ";".join(f"{_hyphened(key)}:{one}" for key, one in value.items())
    return f' {ATTRIBUTES.get(name, name)}="{escape(str(value))}"'


def _hyphened(name: str) -> str:
    """Name of a style as CSS writes it.

    Examples
    --------
    >>> _hyphened("flexGrow"), _hyphened("--share")
    ('flex-grow', '--share')
    """
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
