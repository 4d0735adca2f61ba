"""The drawing in the gas network's answer: the map of the network, with what says what it shows."""

from typing import TYPE_CHECKING, Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.figures.charts import Chart, export_notes
from dashboard.figures.network_map import network_finding, network_map
from dashboard.figures.plotly_config import page_config
from dashboard.language import mark, say
from dashboard.scene import Scene

if TYPE_CHECKING:
    from econ.network import GasNetwork

KEY = "network"


def _chart(found: "GasNetwork") -> Chart:
    """Chart of a network that has been worked out."""
    document, least = found.document(), found.least_price_eur_mwh
    return Chart(
        key=KEY,
        title=mark("Gas network"),
        unit=mark("TWh a month"),
        draw=lambda scene: network_map(document, least, scene.look),
        tell=lambda _scene: network_finding(document, least),
        legend=mark("Line: flow; red: full, with what one more MWh would be worth; brown: share of demand short."),
    )


def drawing(scene: Scene, found: "GasNetwork") -> Component:
    """Map of the network, its finding, and buttons that save it."""
    chart = _chart(found)
    figure, sentence = chart.draw(scene), chart.tell(scene)
    theme = scene.look.theme
    figure["layout"]["meta"] = export_notes(chart, scene, sentence) | {"paper": theme.paper, "ink": theme.text}
    buttons = [
        html.Button(kind.upper(), type="button", className="button", **data(save=kind, chart=KEY), **_label(kind))
        for kind in ("png", "svg")
    ]
    return html.Div(
        [
            html.Div(
                [html.P(sentence, id=f"finding-{KEY}", className="answer-finding"), *buttons], className="network-head"
            ),
            html.Div(
                dcc.Graph(
                    id=f"chart-{KEY}", figure=figure, config=page_config(), responsive=True, style={"height": "100%"}
                ),
                role="img",
                className="network-drawing",
                **aria(labelledby=f"finding-{KEY}"),
            ),
        ]
    )


def _label(kind: str) -> dict[str, Any]:
    """Name of a save button for those who hear it."""
    return aria(label=say("Save the map of the gas network as {kind}", kind=kind.upper()))
