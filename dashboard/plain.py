"""What has no callbacks, as plain HTML: Dash follows each of its own components at every change of any of them."""

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


def lightened(part: Any) -> Any:
    """Part in which all that is plain has become HTML; what Dash must know stays."""
    if isinstance(part, list | tuple):
        return [lightened(one) for one in part]
    if not isinstance(part, Component):
        return part
    children = getattr(part, "children", None)
    if _is_html(part) and _holds_components(children) and is_plain(children):
        part.children = None
        setattr(part, "data-html", as_html(children))
    for name in part._prop_names:
        value = getattr(part, name, None)
        if _holds_components(value):
            setattr(part, name, lightened(value))
    return part


def is_plain(part: Any) -> bool:
    """Whether a part is built of `html` components alone, and none has an id by which Dash could be asked for it."""
    if isinstance(part, list | tuple):
        return all(map(is_plain, part))
    if not isinstance(part, Component):
        return True
    return _is_html(part) and not hasattr(part, "id") and is_plain(getattr(part, "children", None))


def _is_html(part: Component) -> bool:
    return bool(part._namespace == "dash_html_components")


def _holds_components(value: Any) -> bool:
    return any(isinstance(one, Component) for one in (value if isinstance(value, list | tuple) else [value]))


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
    """One attribute, with a blank before it; none where it is off."""
    if value is None or value is False:
        return ""
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
