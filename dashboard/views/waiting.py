"""Waiting game: both sides' endurance on one axis, and the thresholds that decide it."""

from dash.development.base_component import Component

from dashboard import engine, waiting_card
from dashboard.figures.charts import Chart
from dashboard.figures.waiting_game import waiting_game, waiting_game_finding
from dashboard.language import mark
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_grid
from dashboard.views.jobs import Tick
from dashboard.views.view import View

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


def _body(_scene: Scene) -> list[Component]:
    return [chart_grid([WAITING_GAME], waiting_card.thresholds_card()), *waiting_card.cards()]


def _fill(scene: Scene) -> Updates:
    shown = waiting_card.thresholds(engine.verdict(scene.scenario), staged=bool(scene.scenario.stages))
    return {"thresholds": {"children": shown}}


def _threat(scene: Scene, tick: Tick) -> list[Component]:
    return waiting_card.threat(engine.threat(scene.scenario, tick), scene.heading)


def _sensitivity(scene: Scene, tick: Tick) -> list[Component]:
    return waiting_card.sensitivity(engine.sensitivity(scene.scenario, tick), scene.heading)


WAITING = View(
    key="waiting",
    title=mark("Waiting game"),
    charts=(WAITING_GAME,),
    body=_body,
    fill=_fill,
    jobs={"threat": _threat, "sensitivity": _sensitivity},
)
