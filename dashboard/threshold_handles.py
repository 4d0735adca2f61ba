"""Handles with which the thresholds of pain are drawn up and down, and buttons that judge them or not."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.figures.charts import Chart
from dashboard.form_values import is_optional, scale
from dashboard.language import say
from dashboard.pain import PANELS, Panel, value_words
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_card

OFF = "thresholds-off"
"""Component that holds the buttons."""


def chart_key(panel: Panel) -> str:
    """Name of a panel's chart."""
    return f"threshold-{panel.lever}"


def panel_card(panel: Panel, chart: Chart) -> Component:
    """Card of a chart with the handle of its threshold over it."""
    card = chart_card(chart)
    card.children.insert(2, _handle(panel))
    return card


def handle_updates(scene: Scene) -> Updates:
    """Where the handles stand, which panels are shown, and what can be judged beside them."""
    updates: Updates = {OFF: {"children": _buttons(scene)}}
    for panel in PANELS:
        level = panel.level(scene)
        updates[f"card-{chart_key(panel)}"] = {"hidden": level is None}
        if level is not None:
            now = round(level * panel.shown, 6)
            updates[f"handle-{panel.lever}"] = {
                **aria(valuenow=f"{now:g}", valuetext=value_words(panel, level)),
                **data(level=f"{now:g}"),
            }
    return updates


def _handle(panel: Panel) -> Component:
    """Slider over the chart; its values are those of the value axis, so that up is up. See assets/waiting.js."""
    lever = panel.declared
    ends = sorted(panel.sign * panel.shown * (end or 0.0) for end in (lever.low, lever.high))
    name = say("Threshold, {title}, {unit}", title=say(panel.title), unit=say(panel.unit))
    made: Component = html.Div(
        html.Span(className="grip", **aria(hidden="true")),
        id=f"handle-{panel.lever}",
        className="threshold-handle",
        role="slider",
        tabIndex=0,
        title=say("Drag, or use the arrow keys"),
        **aria(
            label=name,
            orientation="vertical",
            valuemin=f"{ends[0]:g}",
            valuemax=f"{ends[1]:g}",
            valuenow=f"{ends[0]:g}",
        ),
        **data(
            threshold=f"thresholds.{panel.lever}",
            chart=f"chart-{chart_key(panel)}",
            shown=f"{panel.shown:g}",
            form=f"{panel.sign * scale(lever) / panel.shown:g}",
            step=f"{(lever.step or 1.0) * panel.shown:g}",
            words=say(panel.value),
        ),
    )
    return made


def _buttons(scene: Scene) -> list[Component]:
    """Buttons for the thresholds that are not judged, and for those that need not be."""
    buttons: list[Component] = []
    for panel in PANELS:
        lever, on = panel.declared, panel.level(scene) is not None
        if on and not is_optional(lever):
            continue
        first = panel.first if is_optional(lever) else float(lever.default)
        value: Any = "" if on else round(first * scale(lever), 6)
        text = say("Stop judging {title}") if on else say("Judge {title}")
        buttons.append(
            html.Button(
                text.format(title=say(panel.title)),
                className="button",
                type="button",
                **data(judge=lever.name, value=str(value)),
            )
        )
    return buttons
