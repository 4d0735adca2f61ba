"""Map: member states, and the gas network between them."""

from dash.development.base_component import Component

from dashboard import engine, network_card
from dashboard.language import mark
from dashboard.scene import Scene
from dashboard.views.jobs import Tick
from dashboard.views.view import View
from econ.gas_ceiling import ceiling_note


def _body(scene: Scene) -> list[Component]:
    return [network_card.card(scene.chosen(network_card.CHOICE, network_card.QUANTILES))]


def _network(scene: Scene, _tick: Tick) -> list[Component]:
    quantile = float(scene.chosen(network_card.CHOICE, network_card.QUANTILES))
    found = engine.network(scene.scenario, quantile)
    note = ceiling_note(scene.result, found.quantile, len(found.months))
    return network_card.answer(found.document(), scene.heading, note)


MAP = View(key="map", title=mark("Map"), body=_body, jobs={"network": _network})
