"""Map: member states by variable and month, one state in detail, and the gas network between them."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import engine, network_card, network_drawing, state_panel
from dashboard.amounts import month_words
from dashboard.aria import aria, data
from dashboard.figures.charts import Chart
from dashboard.figures.state_fan import state_fan, state_fan_finding
from dashboard.figures.state_map import state_map
from dashboard.language import mark, say
from dashboard.places import place
from dashboard.scene import Scene
from dashboard.state_values import MONTH, SHOWN, Shown, month_index, shown_of, state_of, unit_of
from dashboard.views.cards import Updates, chart_card, chart_grid
from dashboard.views.jobs import Tick
from dashboard.views.view import View
from econ.gas_ceiling import ceiling_note

STATES = Chart(
    key="map",
    title=mark("EU member states"),
    unit=mark("as chosen"),
    draw=state_map,
    tell=state_panel.finding,
    legend=mark("Median of all draws; one scale for all months. Grey: no member state."),
    table=state_panel.map_table,
    width="half",
    named=lambda scene: (say(shown_of(scene).title), unit_of(scene)),
)

FAN_LEGEND = mark("Line: median of the state; shaded: 50 % and 90 % of draws; dashed: EU; dotted: without embargo.")


def _state_chart(key: str, shown: Shown) -> Chart:
    """Fan of a variable in the state chosen."""
    return Chart(
        key=f"state-{key}",
        title=shown.title,
        unit=shown.unit,
        draw=lambda scene: state_fan(scene.result, shown.key, state_of(scene), say(shown.unit), scene.look),
        tell=lambda scene: state_fan_finding(scene.result, shown.key, state_of(scene)),
        legend=FAN_LEGEND,
        named=lambda scene: (f"{place(state_of(scene))}: {say(shown.title)}", say(shown.unit)),
    )


STATE_CHARTS = (
    _state_chart("gdp", SHOWN["gdp_vs_baseline_pct"]),
    _state_chart("inflation", SHOWN["headline_cpi_yoy_pct"]),
    _state_chart("unemployment", SHOWN["unemployment_rate_pct"]),
    _state_chart("prices", SHOWN["cpi_vs_baseline_pct"]),
    _state_chart("power", SHOWN["power_eur_mwh"]),
    _state_chart("shortage", SHOWN["gas_rationed_share"]),
)


def _body(scene: Scene) -> list[Component]:
    return [
        _controls(scene),
        html.Div(
            [chart_card(STATES), html.Div([_state_card(scene), _ranking_card()], className="map-side")],
            className="map-columns",
        ),
        html.P([html.Span(id="map-state-name"), " ", say(FAN_LEGEND)], className="key"),
        chart_grid(STATE_CHARTS),
        network_card.card(scene.chosen(network_card.CHOICE, network_card.QUANTILES)),
    ]


def _controls(scene: Scene) -> Component:
    """Choose what is shown, and in which month."""
    month, last = month_index(scene), len(scene.result.months) - 1
    words = month_words(scene.result.months[month])
    play = html.Button(
        say("▶ Play"),
        id="map-play",
        className="button map-play",
        type="button",
        **data(play=say("▶ Play"), pause=say("■ Stop")),
        **aria(label=say("Play the months")),
    )
    slider = dmc.Slider(
        id="map-slider",
        min=0,
        max=last,
        step=1,
        value=month,
        label=None,
        thumbLabel=say("Month of the map"),
        size="sm",
        className="map-slider",
    )
    return html.Section(
        [
            html.Div([state_panel.variable_select(scene), state_panel.measure_control(scene)], className="map-what"),
            html.Div(
                [play, slider, html.Span(words, id="map-month", className="map-month-words")],
                className="map-when",
            ),
            dcc.Input(id={"type": "choice", "name": MONTH}, type="hidden", value=str(month)),
        ],
        className="card map-controls",
        **aria(label=say("What the map shows")),
    )


def _ranking_card() -> Component:
    """Card of the ranking, filled with every run."""
    title = html.Div(html.H3(say("Ranking"), id="title-map-ranking"), className="card-head")
    return html.Section(
        [title, html.Div(id="map-ranking", className="map-ranking")],
        className="card",
        id="card-map-ranking",
        **aria(labelledby="title-map-ranking"),
    )


def _state_card(scene: Scene) -> Component:
    """Card of the state chosen: which, and how exposed it is."""
    title = html.H3(say("Chosen state"), id="title-map-state")
    return html.Section(
        [
            html.Div([title, state_panel.state_select(scene)], className="card-head"),
            html.P(id="map-state", className="answer-finding", **aria(live="polite")),
            html.Details(
                [html.Summary(say("Exposures in figures, with sources")), html.Div(id="map-exposures")],
                className="answer-others",
            ),
        ],
        className="card",
        id="card-map-state",
        **aria(labelledby="title-map-state"),
    )


def _fill(scene: Scene) -> Updates:
    """Fill in the title of the map, the ranking and the exposures."""
    title, unit = STATES.name(scene)
    return {
        "title-map": {"children": [title, html.Span(f" {unit}", className="unit")]},
        "map-slider": {"max": len(scene.result.months) - 1},
        "map-state-name": {"children": html.Strong(say("{state} by month.", state=place(state_of(scene))))},
        "map-ranking": {"children": state_panel.ranking(scene)},
        "map-state": {"children": state_panel.exposures_in_words(scene)},
        "map-exposures": {"children": state_panel.exposures_in_figures(scene)},
    }


def _network(scene: Scene, _tick: Tick) -> list[Component]:
    quantile = float(scene.chosen(network_card.CHOICE, network_card.QUANTILES))
    found = engine.network(scene.scenario, quantile)
    note = ceiling_note(scene.result, found.quantile, len(found.months))
    return network_card.answer(found.document(), scene.heading, note, network_drawing.drawing(scene, found))


MAP = View(
    key="map",
    title=mark("Map"),
    charts=(STATES, *STATE_CHARTS),
    body=_body,
    fill=_fill,
    jobs={"network": _network},
)
