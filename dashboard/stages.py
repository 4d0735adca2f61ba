"""Stages of a scenario as the page shows them: a short list in YAML, as in a scenario file."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
import yaml
from dash.development.base_component import Component

from dashboard.language import mark, say
from econ.errors import BadInputError
from econ.scenario import Stage
from econ.scenario_files import parse_yaml

LONGEST_TEXT = 6000
LABEL = mark("Later stages")
EXAMPLE = '- start: "+6"\n  name: tariff\n  levers:\n    buyers: {tariff_india_pct: 50}'
HELP = mark(
    'What changes later, from a month (2026-09) or months after the start ("+6", in quotes) on: a list as in a '
    "scenario file, for levers that may change by month. Empty = nothing."
)


def editor() -> Component:
    """Text in which stages are read and written."""
    made: Component = dmc.Textarea(
        id="stages",
        label=say(LABEL),
        description=say(HELP),
        inputWrapperOrder=["label", "input", "description"],
        placeholder=EXAMPLE,
        value="",
        autosize=True,
        minRows=4,
        maxRows=16,
        spellCheck=False,
        debounce=True,
        size="xs",
        className="lever stages",
    )
    return made


def to_text(stages: Sequence[Stage]) -> str:
    """Stages as text; empty for none."""
    documents = [stage.to_document() for stage in stages]
    return yaml.safe_dump(documents, sort_keys=False, allow_unicode=True, default_flow_style=None) if stages else ""


def from_text(text: str | None) -> list[dict[str, Any]]:
    """Documents of the stages in a text; what they hold is checked by the scenario.

    Raises
    ------
    BadInputError
        If the text is no list.
    """
    if len(text or "") > LONGEST_TEXT:
        raise BadInputError(
            say("Later stages: at most {most} characters; save the scenario as a file instead.", most=LONGEST_TEXT)
        )
    stages = parse_yaml(text or "", say(LABEL))
    if stages is None:
        return []
    if not isinstance(stages, list):
        raise BadInputError(say('Later stages: write a list whose items have start and levers, such as - start: "+6".'))
    return stages
