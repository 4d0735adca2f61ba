"""Cards of the recession view: the definition with its dials, and how far to trust each method."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import month_words, number, percent
from dashboard.aria import aria, data
from dashboard.language import mark, say
from dashboard.parts import dial
from dashboard.recession_words import CHOICE, DEFINITIONS, DEPTH_LEVER, REGIONS, chosen, definition_words
from dashboard.scene import Scene
from dashboard.tables import table
from dashboard.turning_points import turning_point
from econ.estimate.scores import BASE_RATE, sample, scores
from econ.levers import all_levers

SCORE_HEADS = (
    mark("Method"),
    mark("Sample"),
    mark("AUROC"),
    mark("Brier score"),
    mark("Brier of the base rate"),
)
SCORE_NOTES = mark(
    "All out of sample. AUROC: 1 ranks every recession above every calm month, 0.5 is a coin. Brier score: mean "
    "squared error of the probability, lower is better. The probit counts recessions as the NBER and CEPR date them "
    "and looks from months outside recessions; the simulation counts two negative quarters in a row. Past growth "
    "warns of no recession: the simulated risk without embargo is a base rate, and its change carries the news. For "
    "the euro area the probit does no better than the base rate; it stands for the EU."
)


def risk_card(scene: Scene) -> Component:
    """Card with the choice of a definition, its words, the depth where it matters, and both dials."""
    lever = all_levers()[DEPTH_LEVER]
    choice = dmc.RadioGroup(
        dmc.Stack([dmc.Radio(label=say(one.name), value=name, size="sm") for name, one in DEFINITIONS.items()], gap=6),
        id={"type": "choice", "name": CHOICE},
        value=scene.chosen(CHOICE, tuple(DEFINITIONS)),
        label=say("What counts as a recession"),
        size="sm",
    )
    depth = html.Div(
        [
            html.Div(
                [html.Span(say(lever.label)), html.Span(id="recession-depth-value", className="lever-value")],
                className="lever-head",
            ),
            dmc.Slider(
                id="recession-depth",
                min=lever.low,
                max=lever.high,
                step=lever.step,
                value=scene.scenario.value(DEPTH_LEVER),
                updatemode="mouseup",
                label=None,
                thumbLabel=f"{say(lever.label)}, {say('% below peak')}",
                size=4,
            ),
        ],
        id="recession-depth-box",
        className="recession-depth",
        **data(lever=DEPTH_LEVER),
    )
    return html.Section(
        [
            html.Div(html.H3(say("How likely is a recession?"), id="title-recession-dials"), className="card-head"),
            choice,
            depth,
            html.Div(id="recession-dials"),
            html.P(id="recession-definition-words", className="finding"),
        ],
        className="card chart third recession-choice",
        id="card-recession-dials",
        **aria(labelledby="title-recession-dials"),
    )


def risk_updates(scene: Scene) -> dict[str, dict[str, Any]]:
    """Dials, definition and depth of a run."""
    variable = chosen(scene).variable
    points = [turning_point(scene.result, variable, region) for region in REGIONS]
    depth = scene.scenario.value(DEPTH_LEVER)
    months = [month_words(point.month) for point in points]
    if not any(point.moves for point in points):
        when = say("In {month}, as without embargo.", month=months[0])
    elif months[0] == months[1]:
        when = say("Both in {month}, where the gap to no embargo is largest.", month=months[0])
    else:
        when = say("Where the gap to no embargo is largest: EU {eu}, US {us}.", eu=months[0], us=months[1])
    dials = [
        html.Div([dial(point) for point in points], className="dials"),
        html.P(when, className="before centred"),
    ]
    return {
        "recession-dials": {"children": dials},
        "recession-definition-words": {"children": definition_words(scene)},
        "recession-depth": {"value": depth},
        "recession-depth-value": {"children": f"{number(depth)} %"},
        "recession-depth-box": {"hidden": variable != DEFINITIONS["deep"].variable},
    }


def scores_card() -> Component:
    """Card of the out-of-sample scores of both methods; the same for every scenario."""
    return html.Section(
        [
            html.Div(html.H3(say("How far to trust them"), id="title-recession-scores"), className="card-head"),
            table([say(head) for head in SCORE_HEADS], _score_rows(), say("Forecasts of recessions within a year")),
            html.P(say(SCORE_NOTES), className="note"),
        ],
        className="card chart half",
        id="card-recession-scores",
        **aria(labelledby="title-recession-scores"),
    )


def _score_rows() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, fit in ((mark("Probit, US"), "probit-us"), (mark("Probit, euro area"), "probit-euro-area")):
        found = scores(fit)
        values = (number(found["AUROC"], 2), number(found["Brier score"], 3), number(found[BASE_RATE], 3))
        rows.append((say(name), _sample_words(sample(fit)), *values))
    calibration = scores("recession-calibration")
    for name, region in ((mark("Simulated, US"), "US"), (mark("Simulated, euro area"), "EU")):
        auroc = number(calibration[f"{region}: area under the ROC curve"], 2)
        skill = percent(calibration[f"{region}: Brier skill over the base rate"])
        rows.append((say(name), say("from 1980"), auroc, say("{share} below base rate", share=skill), ""))
    return rows


def _sample_words(text: str) -> str:
    """Years of a sample such as ``1963-12 to 2023-10 by month; 606 observations``."""
    start, end = text[:4], text.split(" to ")[1][:4]
    return say("{start} to {end}, forecasts from 1985", start=start, end=end)
