"""The lever form: one control for each declared lever, headline levers first, the others in drawers by group."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import stages
from dashboard.aria import aria, data
from dashboard.form_values import EXAMPLES, empty_means, is_optional, is_slider, scale, to_form
from dashboard.glossary import explained, term_list, terms_in
from dashboard.language import mark, say
from econ.levers import Lever, all_levers

ELSEWHERE = ("run.baseline",)
"""Levers whose control stands at the top of the form."""

STAGES_WITH = "timing"
"""Group whose drawer holds the later stages."""

GROUP_TITLES = {
    "timing": mark("Timing"),
    "oil": mark("Oil"),
    "gas": mark("Gas"),
    "other_fuels": mark("Coal and uranium"),
    "buyers": mark("Secondary sanctions"),
    "offsets": mark("Oil offsets"),
    "policy": mark("Policy"),
    "other_shocks": mark("Other shocks"),
    "overrides": mark("Imposed paths"),
    "assumptions": mark("Assumptions"),
    "thresholds": mark("Pain thresholds"),
    "run": mark("Run"),
}
"""Titles of the groups; a new group is titled by its name."""

SHORT_UNITS = {
    "share": "%",
    "percent": "%",
    "standard deviations": mark("SD"),
    "multiple of central": "×",
    "percent of GDP": mark("% of GDP"),
    "percent of GDP a year": mark("% of GDP"),
    "thresholds": "",
    "percent below peak": mark("% below peak"),
    "percent a year": mark("% a year"),
    "percentage points": mark("points"),
    "USD/bbl or percent": "",
    "vintage": "",
    "integer": "",
}


def lever_id(name: str) -> dict[str, str]:
    """Component id of a control that holds a `value`."""
    return {"type": "lever", "name": name}


def switch_id(name: str) -> dict[str, str]:
    """Component id of a control that is `checked` or not."""
    return {"type": "switch", "name": name}


def group_title(group: str) -> str:
    """Title of a group."""
    return say(GROUP_TITLES.get(group, group.replace("_", " ").capitalize()))


def short_unit(lever: Lever) -> str:
    """Return the unit as it stands behind the value."""
    return "%" if lever.kind == "share" else say(SHORT_UNITS.get(lever.unit, lever.unit))


def headline_form() -> Component:
    """Return the headline levers under small group headings."""
    blocks: list[Component] = []
    for group, levers in _by_group(headline=True).items():
        legend = html.Legend([group_title(group), _reset(levers, group)])
        blocks.append(html.Fieldset([legend, *map(control, levers)], className="lever-group"))
    return html.Div(blocks, className="headline-levers")


def drawers() -> Component:
    """All other levers, one drawer a group, each with a count of what was changed."""
    items = [
        dmc.AccordionItem(
            value=group,
            children=[
                dmc.AccordionControl(
                    html.Span([group_title(group), html.Span(id=f"tally-{group}", className="tally")])
                ),
                dmc.AccordionPanel(html.Div(_panel(group, levers), className="lever-group")),
            ],
        )
        for group, levers in _by_group(headline=False).items()
    ]
    made: Component = dmc.Accordion(
        items, multiple=True, variant="default", chevronPosition="left", className="drawers", order=3
    )
    return made


def _panel(group: str, levers: list[Lever]) -> list[Component]:
    """Make the controls of a drawer; stages go with timing."""
    return [_reset(levers, group), *map(control, levers), *([stages.editor()] if group == STAGES_WITH else [])]


def _reset(levers: list[Lever], group: str) -> Component:
    """Button that sets levers back to what the scenario holds."""
    help = say("Set {group} back to what the scenario holds", group=group_title(group))
    names = " ".join(lever.name for lever in levers)
    return html.Button("↺", className="reset-group", type="button", title=help, **aria(label=help), **data(reset=names))


def control(lever: Lever) -> Component:
    """Control of one lever, by its kind."""
    if lever.kind == "switch":
        return _switch(lever)
    if is_slider(lever):
        return _slider(lever)
    if lever.kind in ("share", "number", "integer"):
        return _number(lever)
    if lever.kind == "choice":
        return _choice(lever)
    return _text(lever)


def declarations() -> dict[str, dict[str, Any]]:
    """Return what the browser needs to know about each lever: the default and unit to show beside its slider."""
    return {
        name: {
            "label": say(lever.label),
            "start": to_form(lever, lever.default),
            "unit": short_unit(lever),
            "slider": is_slider(lever),
            "low": None if lever.low is None else lever.low * scale(lever),
            "high": None if lever.high is None else lever.high * scale(lever),
        }
        for name, lever in all_levers().items()
    }


def _by_group(*, headline: bool) -> dict[str, list[Lever]]:
    """Levers by group, either the headline ones or the others."""
    groups: dict[str, list[Lever]] = {}
    for lever in all_levers().values():
        if lever.headline == headline and lever.name not in ELSEWHERE:
            groups.setdefault(lever.group, []).append(lever)
    return groups


def _slider(lever: Lever) -> Component:
    """Slider with its label, which opens to the help, and above it the value, which can be typed."""
    factor = scale(lever)
    return html.Div(
        [
            html.Div(
                [
                    _help(lever),
                    html.Button(
                        id=f"readout-{lever.name}",
                        className="lever-value",
                        type="button",
                        title=say("Type a value"),
                        **aria(label=say("Type a value for {label}", label=say(lever.label))),
                    ),
                ],
                className="lever-head",
            ),
            dmc.Slider(
                id=lever_id(lever.name),
                min=lever.low * factor,  # type: ignore[operator]
                max=lever.high * factor,  # type: ignore[operator]
                step=lever.step * factor,  # type: ignore[operator]
                value=to_form(lever, lever.default),
                updatemode="mouseup",
                thumbLabel=f"{say(lever.label)}, {short_unit(lever) or say(lever.unit)}",
                size=4,
            ),
        ],
        className="lever",
        **data(lever=lever.name),
    )


def _help(lever: Lever) -> Component:
    """Label that opens to the help; terms of the label that the help does not name are explained below it."""
    label, help = say(lever.label), say(lever.help)
    known = {found.key for found in terms_in(help)}
    missing = [found.key for found in terms_in(label) if found.key not in known]
    parts = [html.Summary(explained(label, focusable=False)), html.P(explained(help))]
    return html.Details([*parts, *([html.P(term_list(missing))] if missing else [])], className="help")


def _number(lever: Lever) -> Component:
    """Typed number with its help below; left empty, it says what that means."""
    factor = scale(lever)
    made: Component = dmc.NumberInput(
        id=lever_id(lever.name),
        label=_label(lever),
        description=html.Span(explained(say(lever.help))),
        value=to_form(lever, lever.default),
        min=None if lever.low is None else lever.low * factor,
        max=None if lever.high is None else lever.high * factor,
        step=(lever.step or 1) * factor,
        clampBehavior="none",
        allowDecimal=lever.kind != "integer",
        placeholder=empty_means(lever) if is_optional(lever) else None,
        debounce=500,
        size="xs",
        inputWrapperOrder=["label", "input", "error", "description"],
        className="lever",
    )
    return made


def _switch(lever: Lever) -> Component:
    """On or off."""
    return html.Div(
        dmc.Switch(
            id=switch_id(lever.name),
            label=html.Span(explained(say(lever.label), focusable=False)),
            description=html.Span(explained(say(lever.help))),
            checked=lever.default,
            size="sm",
        ),
        className="lever",
    )


def _choice(lever: Lever) -> Component:
    """One of a few words."""
    made: Component = dmc.Select(
        id=lever_id(lever.name),
        label=_label(lever),
        description=html.Span(explained(say(lever.help))),
        inputWrapperOrder=["label", "input", "error", "description"],
        data=options(lever),
        value=lever.default,
        allowDeselect=False,
        size="sm",
        className="lever",
    )
    return made


def options(lever: Lever) -> list[dict[str, str]]:
    """Choices of a lever; what stands in scenario files is the value, whatever the language."""
    return [{"value": choice, "label": say(choice)} for choice in lever.choices]


def _text(lever: Lever) -> Component:
    """Short text: a month, or a path or mapping as JSON, with its help below."""
    made: Component = dmc.TextInput(
        id=lever_id(lever.name),
        label=_label(lever),
        description=html.Span(explained(say(lever.help))),
        inputWrapperOrder=["label", "input", "description"],
        value=to_form(lever, lever.default),
        placeholder=_placeholder(lever),
        debounce=True,
        size="xs",
        className="lever",
    )
    return made


def _placeholder(lever: Lever) -> str | None:
    """How an empty text is written, or what leaving it empty means."""
    if lever.name in EXAMPLES:
        return say("e.g. {example}", example=EXAMPLES[lever.name])
    return empty_means(lever) if is_optional(lever) else None


def _label(lever: Lever) -> Component:
    """Label with its unit."""
    unit = short_unit(lever)
    return html.Span(
        [*explained(say(lever.label), focusable=False), html.Span(f" {unit}", className="unit") if unit else ""]
    )
