"""What drives it: what an outcome hangs on, and every coefficient with its source and a slider."""

from dash import html
from dash.development.base_component import Component

from dashboard import coefficient_panel, drivers_parts, engine
from dashboard.drivers_parts import HELP, OUTCOME, TORNADO, outcome_key
from dashboard.figures.charts import Chart
from dashboard.figures.drivers import correlations, correlations_finding, correlations_table
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_grid
from dashboard.views.jobs import Tick, job_card
from dashboard.views.view import View
from econ.outcomes import OUTCOMES

CORRELATIONS = Chart(
    key="drivers-correlations",
    title=mark("What goes with it across this run's draws"),
    unit=mark("rank correlation with the outcome"),
    draw=lambda scene: correlations(scene.result, outcome_key(scene), scene.look),
    tell=lambda scene: correlations_finding(scene.result, outcome_key(scene)),
    legend=mark(
        "Bars: Spearman rank correlation of each coefficient's draws with the outcome's; dashed: chance alone."
    ),
    table=lambda scene: correlations_table(scene.result, outcome_key(scene)),
    width="whole",
)

TABLE = Chart(
    key=TORNADO,
    title=mark("What drives an outcome"),
    unit=mark("one at a time, all else central"),
    draw=lambda scene: {"data": [], "layout": {}},
    tell=lambda scene: f"{say(OUTCOMES[outcome_key(scene)].label)}: {say(OUTCOMES[outcome_key(scene)].definition)}",
    legend=HELP,
    table=lambda scene: drivers_parts.drivers_table(engine.drivers(scene.scenario, outcome_key(scene))),
)


def _body(scene: Scene) -> list[Component]:
    return [
        html.Div(
            [drivers_parts.outcome_choice(scene), html.P(id="drivers-now", className="drivers-now")],
            className="card drivers-head",
        ),
        job_card("drivers", say("One at a time: the tornado"), say(HELP), say("Work it out"), choices=OUTCOME),
        chart_grid([CORRELATIONS]),
        coefficient_panel.panel(),
    ]


def _fill(scene: Scene) -> Updates:
    asked = OUTCOMES[outcome_key(scene)]
    return {
        "drivers-now": {"children": say(asked.definition)},
        "coefficients-moved": {"children": coefficient_panel.moved(scene)},
    }


def _drivers(scene: Scene, tick: Tick) -> list[Component]:
    return drivers_parts.answer(engine.drivers(scene.scenario, outcome_key(scene), tick), scene.heading)


DRIVERS = View(
    key="drivers",
    title=mark("What drives it"),
    charts=(CORRELATIONS,),
    body=_body,
    fill=_fill,
    jobs={"drivers": _drivers},
    tables=(TABLE,),
)
