"""Menus: a button and what it opens; `assets/menu.js` opens and closes them, other scripts act on what is chosen."""

from collections.abc import Iterable, Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data


def menu(text: str, label: str, items: Iterable[tuple[str, Mapping[str, str]]], kind: str = "") -> Component:
    """Button that opens a list of choices.

    Parameters
    ----------
    text, label : str
        What stands on the button, and its name when read out.
    items : iterable of (str, mapping)
        Text of each choice, and the data attributes that say what it does.
    kind : str
        Further class of the button.
    """
    choices = [
        html.Button(choice, className="menu-item", type="button", role="menuitem", tabIndex=-1, **data(**does))
        for choice, does in items
    ]
    button = html.Button(
        text,
        className=f"button menu-button {kind}".strip(),
        type="button",
        title=label,
        **aria(label=label, haspopup="menu", expanded="false"),
    )
    return html.Div([button, html.Div(choices, className="menu-list", role="menu", hidden=True)], className="menu-box")
