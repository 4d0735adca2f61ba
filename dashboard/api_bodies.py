"""What the HTTP interface takes: scenario documents, links, and what to show of a run."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Body, Query
from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler

from econ.axes import MEMBER_STATES
from econ.errors import BadInputError, did_you_mean
from econ.scenario import Scenario
from econ.scenario_files import over_preset
from econ.variables import VARIABLES

REGIONS = ("World", "EU", "US", "RU", *MEMBER_STATES)
MOST_SCENARIOS = 4
LINK_PARAMETER = {
    "name": "link",
    "in": "query",
    "style": "form",
    "explode": True,
    "description": (
        "The keys of a link: `s`, a preset to start from, and levers by their names, such as `oil.eu_cut_share=0.5`."
    ),
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
    "example": {"s": "full-fuel-embargo", "offsets.opec_spare_use_share": "0.5"},
}


class ShownAs:
    """Body described by a model's schema, yet passed on as it came: our own checks give one clear line."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model

    def __get_pydantic_json_schema__(self, _schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the schema of the model, with all it refers to."""
        return handler(self.model.__pydantic_core_schema__)


class Comparison(BaseModel):
    """Two to four scenarios; the first is subtracted from the others."""

    model_config = ConfigDict(extra="forbid")

    scenarios: list[Scenario] = Field(min_length=2, max_length=MOST_SCENARIOS)


ScenarioBody = Annotated[
    dict[str, Any],
    ShownAs(Scenario),
    Body(
        description="A scenario document; `extends` may name a preset.",
        openapi_examples={
            "preset": {
                "summary": "A preset, one lever moved",
                "value": {"extends": "full-fuel-embargo", "levers": {"offsets": {"opec_spare_use_share": 0.5}}},
            },
        },
    ),
]
CompareBody = Annotated[
    dict[str, Any],
    ShownAs(Comparison),
    Body(
        description='`{"scenarios": [...]}` with two to four scenario documents.',
        openapi_examples={
            "presets": {
                "summary": "Two presets",
                "value": {"scenarios": [{"extends": "no-embargo"}, {"extends": "turkstream-stop"}]},
            },
        },
    ),
]
Variables = Annotated[str | None, Query(description="Only these variables, separated by commas.")]
Regions = Annotated[
    str | None, Query(description="Only these regions, separated by commas: EU, US, RU, World, DE, ...")
]

Quantile = Annotated[float, Query(description="Which path of the run: 0.5 the median, 0.95 worse than 95 % of draws.")]


def scenario_from(document: Mapping[str, Any]) -> Scenario:
    """Scenario of a document from the network; `extends` may name a preset, never a file.

    Raises
    ------
    BadInputError
        If it extends anything but a preset, or cannot be used.
    """
    return Scenario.parse(over_preset(dict(document)))


def scenarios_from(body: Mapping[str, Any]) -> list[Scenario]:
    """Scenarios of a comparison."""
    documents = body.get("scenarios")
    if set(body) != {"scenarios"} or not isinstance(documents, list) or not 2 <= len(documents) <= MOST_SCENARIOS:
        raise BadInputError(f'The body is {{"scenarios": [...]}} with two to {MOST_SCENARIOS} scenario documents.')
    if not all(isinstance(document, dict) for document in documents):
        raise BadInputError("Each scenario is an object with keys such as extends, levers and run.")
    return [scenario_from(document) for document in documents]


def chosen_from(variables: str | None, regions: str | None) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """Variables and regions asked for, all of them known and each variable reported for one of the regions."""
    names, places = _listed(variables, VARIABLES, "variable"), _listed(regions, REGIONS, "region")
    for name in names or ():
        if places and not set(places) & set(known := VARIABLES[name].regions):
            raise BadInputError(f"{name} is not reported for {', '.join(places)}; its regions: {', '.join(known)}.")
    return names, places


def _listed(text: str | None, known: Any, kind: str) -> tuple[str, ...] | None:
    """Words of a comma-separated list, each known."""
    if text is None:
        return None
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    for word in words:
        if word not in known:
            raise BadInputError(did_you_mean(word[:80], known, kind=kind))
    return words or None
