"""Lever values as the form shows them, and back: shares become percent here and nowhere else."""

import json
import re
from collections.abc import Mapping
from typing import Any

from dashboard.language import mark, say
from econ.errors import BadInputError
from econ.levers import Lever, all_levers
from econ.scenario import Scenario

FormValue = float | int | str | bool | None
Form = dict[str, FormValue]

MOST_SLIDER_STEPS = 300
"""A number with more steps than this is typed, not slid."""

EXAMPLES = {
    "other_shocks.world_oil_outage_mbd": "4 or 4, 3, 1.5",
    "other_shocks.world_lng_outage_bcm_yr": "40 or 40, 30, 15",
    "overrides.brent_usd_bbl": '{"level": [150]} or {"pct_of_baseline": [10]}',
    "overrides.ttf_eur_mwh": '{"level": [80]} or {"pct_of_baseline": [10]}',
    "overrides.oil_net_loss_mbd": "4, 3, 1.5",
    "overrides.gas_shortage_share": '{"EU": [0.1]} or {"DE": [0.09, 0.1]}',
    "assumptions.coefficients": '{"okun_eu": -0.45}',
    "buyers.compliance": 'auto or {"IN": 0.5, "CN": 0.1}',
}
"""How the levers that are typed as text are written."""

TEXT_KINDS = ("path", "mapping", "month", "text")


def is_optional(lever: Lever) -> bool:
    """Whether the lever may be left empty."""
    return lever.default is None


def is_slider(lever: Lever) -> bool:
    """Whether a slider can reach every sensible value of the lever."""
    if lever.kind not in ("share", "number", "integer") or is_optional(lever):
        return False
    steps = (lever.high - lever.low) / lever.step  # type: ignore[operator]
    return steps <= MOST_SLIDER_STEPS and abs(steps - round(steps)) < 1e-6


def scale(lever: Lever) -> float:
    """Factor from the lever's unit to the form's: 100 for shares, shown in percent."""
    return 100.0 if lever.kind == "share" else 1.0


def to_form(lever: Lever, value: Any) -> FormValue:
    """Value of a lever as its control holds it."""
    if lever.kind in TEXT_KINDS:
        return _text(value)
    if value is None:
        return ""
    if lever.kind == "share":
        return _tidy(value * 100)
    return value


def from_form(lever: Lever, value: FormValue) -> Any:
    """Value of a control as the scenario wants it; checked there.

    Raises
    ------
    BadInputError
        If a text is meant as JSON and is not.
    """
    if value is None or value == "":
        return lever.default
    if lever.kind in TEXT_KINDS:
        return _parsed(lever, str(value).strip())
    if lever.kind == "share" and isinstance(value, int | float):
        return round(value / 100, 12)
    if lever.kind == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def form_of(scenario: Scenario) -> Form:
    """All controls of a scenario."""
    return {name: to_form(lever, scenario.value(name)) for name, lever in all_levers().items()}


def scenario_of(form: Mapping[str, FormValue], start: Scenario, stages: list[dict[str, Any]] | None = None) -> Scenario:
    """Scenario described by the controls, starting from a preset.

    A control that shows what the preset holds leaves the preset's exact value in place.

    Raises
    ------
    BadInputError
        If any value cannot be used; the message names the lever.
    """
    levers = all_levers()
    shown = form_of(start)
    changes = {
        name: from_form(levers[name], value)
        for name, value in form.items()
        if name in levers and _differs(value, shown[name])
    }
    scenario = start.with_levers(changes) if changes else start
    if stages is not None:
        scenario = Scenario.parse(scenario.to_document() | {"stages": stages})
    return scenario


def changed_by_group(scenario: Scenario) -> dict[str, int]:
    """Count what differs from no embargo in each drawer: levers but headline ones, and stages, which go with timing."""
    levers = all_levers()
    counts = dict.fromkeys((lever.group for lever in levers.values()), 0)
    for name in scenario.changed():
        counts[levers[name].group] += not levers[name].headline
    counts["timing"] += len(scenario.stages)
    return counts


def empty_means(lever: Lever) -> str:
    """Say what an empty control stands for."""
    return say(declared_empty(lever))


def declared_empty(lever: Lever) -> str:
    """Read from the lever's help, in English, what an empty control stands for."""
    found = re.search(r"empty = ([^.;]+)", lever.help)
    return found.group(1).strip() if found else mark("as the model finds")


def _differs(value: FormValue, shown: FormValue) -> bool:
    """Whether a control differs from what it would show; None and empty text are the same."""
    return (value if value is not None else "") != (shown if shown is not None else "")


def _tidy(value: float) -> float | int:
    """Round off the noise of binary fractions; whole numbers as such."""
    rounded = round(value, 10)
    return int(rounded) if rounded == int(rounded) else rounded


def _text(value: Any) -> str:
    """Text of a path, mapping or month."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    plain = value.model_dump(mode="json", exclude_none=True) if hasattr(value, "model_dump") else value
    return json.dumps(_tidy(plain) if isinstance(plain, float) else plain)


def _parsed(lever: Lever, text: str) -> Any:
    """Return a text as JSON where it looks like it, else as it stands (a month, the word auto).

    A path may be typed without brackets: ``4, 3, 1.5``; one that may be left empty is a list even of a single number.
    """
    if lever.kind == "month" or re.fullmatch(r"[A-Za-z]+", text):
        return text
    bare = lever.kind == "path" and not text.startswith(("[", "{")) and ("," in text or is_optional(lever))
    example = EXAMPLES[lever.name]
    try:
        value = json.loads(f"[{text}]" if bare else text, parse_constant=lambda _: text)
    except (ValueError, RecursionError):
        value = None
    if value is None or (example.startswith("{") and not isinstance(value, dict)):
        raise BadInputError(
            say(
                "{lever}: cannot be read; write it like {example}. {help}",
                lever=lever.name,
                example=example,
                help=say(lever.help),
            )
        )
    return value
