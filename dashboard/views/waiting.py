"""Waiting game: both sides' endurance on one axis, and the thresholds that decide it."""

from functools import partial

from dash import html
from dash.development.base_component import Component

from dashboard import engine, waiting_card
from dashboard.figures.charts import Chart
from dashboard.figures.endurance import endurance, endurance_finding, endurance_table
from dashboard.figures.threshold_panels import threshold_finding, threshold_panel
from dashboard.figures.waiting_game import waiting_game, waiting_game_finding
from dashboard.language import mark, say
from dashboard.once import verdict_of
from dashboard.pain import PANELS, Panel
from dashboard.scene import Scene
from dashboard.threshold_handles import OFF, chart_key, handle_updates, panel_card
from dashboard.views.cards import Updates, chart_card
from dashboard.views.jobs import Tick
from dashboard.views.view import View
from econ.threat_table import threatened_buyers

WAITING_GAME = Chart(
    key="waiting",
    title=mark("Waiting game: who has broken"),
    unit=mark("probability, %"),
    draw=lambda scene: waiting_game(scene.result, scene.look),
    tell=lambda scene: waiting_game_finding(scene.result),
    legend=mark(
        "Line: share of draws in which a side has passed as many thresholds as it can bear; dotted: without embargo."
    ),
    width="half",
)
ENDURANCE = Chart(
    key="endurance",
    title=mark("How long each side endures"),
    unit=mark("month, of the paths that give way"),
    draw=endurance,
    tell=endurance_finding,
    legend=mark(
        "Dot: month by which half of the paths that pass a threshold have; bar: 5 to 95 % of them. On the right: "
        "share of all paths that do by the end. Thick: the side itself breaks."
    ),
    table=endurance_table,
    width="half",
)
INTRODUCTION = mark(
    "Draw a line up or down, by its handle or with the arrow keys, and the verdict follows. Line: median of what is "
    "judged; shaded: 90 % of draws; dotted: without embargo; dashed: the threshold."
)
NOBODY_THREATENED = mark("This scenario threatens no buyer: set a tariff, a listing or an end of trade.")


def _panel_chart(panel: Panel) -> Chart:
    return Chart(
        key=chart_key(panel),
        title=panel.title,
        unit=panel.unit,
        draw=partial(threshold_panel, panel),
        tell=partial(threshold_finding, panel),
        legend=mark(
            "Line: median of what is judged; shaded: 90 % of draws; dotted: without embargo; dashed: the threshold."
        ),
    )


PANEL_CHARTS = tuple(map(_panel_chart, PANELS))


def _body(_scene: Scene) -> list[Component]:
    panels = [panel_card(*one) for one in zip(PANELS, PANEL_CHARTS, strict=True)]
    return [
        html.Div([chart_card(WAITING_GAME), chart_card(ENDURANCE)], className="charts waiting-game"),
        html.Div(
            [html.H3(say("What each side can bear")), html.P(say(INTRODUCTION), className="note")],
            className="thresholds-head",
        ),
        html.Div(panels, className="charts threshold-panels"),
        html.Div(id=OFF, className="thresholds-off"),
        waiting_card.thresholds_card(),
        *waiting_card.cards(),
    ]


def _fill(scene: Scene) -> Updates:
    shown = waiting_card.thresholds(verdict_of(scene.result), staged=bool(scene.scenario.stages))
    return {"thresholds": {"children": shown}} | handle_updates(scene)


def _threat(scene: Scene, tick: Tick) -> list[Component]:
    if not threatened_buyers(scene.scenario):
        return [html.P(say(NOBODY_THREATENED), className="note")]
    return waiting_card.threat(engine.threat(scene.scenario, tick), scene.heading)


def _sensitivity(scene: Scene, tick: Tick) -> list[Component]:
    return waiting_card.sensitivity(engine.sensitivity(scene.scenario, tick), scene.heading)


WAITING = View(
    key="waiting",
    title=mark("Waiting game"),
    charts=(WAITING_GAME, ENDURANCE, *PANEL_CHARTS),
    body=_body,
    fill=_fill,
    jobs={"threat": _threat, "sensitivity": _sensitivity},
)
