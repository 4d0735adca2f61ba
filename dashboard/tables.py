"""Tables of the page."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Component:
    """Table whose first column names the row; it scrolls by itself where the page is narrow."""

    def line(row: Sequence[str]) -> Any:
        return html.Tr([html.Th(row[0], scope="row"), *(html.Td(text) for text in row[1:])])

    return html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                html.Tbody([line(row) for row in rows]),
            ]
        ),
        className="table",
    )
