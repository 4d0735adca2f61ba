"""HTTP interface under ``/api/v1``: scenarios in, the same documents out as on the command line."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Body, Depends, FastAPI, Query, Request, Response
from fastapi_offline import FastAPIOffline
from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from starlette.exceptions import HTTPException
from starlette.routing import Match

from dashboard import engine
from dashboard.answers import LONG_JOB_PROBLEMS, PROBLEM, PROBLEMS, add_problems, json_answer
from dashboard.body_limit import BodyLimit
from dashboard.head_as_get import HeadAsGet
from dashboard.query_keys import refuse_unknown
from dashboard.validation_document import ValidationDocument
from econ import __version__
from econ.axes import MEMBER_STATES
from econ.comparison import comparison_document
from econ.errors import BadInputError, did_you_mean
from econ.levers import all_levers
from econ.network_document import NetworkDocument
from econ.scenario import Scenario
from econ.scenario_files import over_preset, preset_names
from econ.variables import VARIABLES
from econ.verdict_document import SensitivityDocument, ThreatDocument, VerdictDocument

ROOT = "/api/v1"
REGIONS = ("World", "EU", "US", "RU", *MEMBER_STATES)
MOST_SCENARIOS = 4
DESCRIPTION = (
    "What a stop of Russian oil and gas does to prices, inflation, GDP, jobs and recession risk. "
    "Not an official forecast."
)
NETWORK_ANSWERS: dict[int | str, dict[str, Any]] = PROBLEMS | {200: {"model": NetworkDocument}}
VERDICT_ANSWERS: dict[int | str, dict[str, Any]] = PROBLEMS | {200: {"model": VerdictDocument}}
SENSITIVITY_ANSWERS: dict[int | str, dict[str, Any]] = LONG_JOB_PROBLEMS | {200: {"model": SensitivityDocument}}
THREAT_ANSWERS: dict[int | str, dict[str, Any]] = LONG_JOB_PROBLEMS | {200: {"model": ThreatDocument}}
VALIDATION_ANSWERS: dict[int | str, dict[str, Any]] = {200: {"model": ValidationDocument}, 422: PROBLEM}


class _ShownAs:
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
    _ShownAs(Scenario),
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
    _ShownAs(Comparison),
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


def create_api() -> FastAPI:
    """Application with the interface alone; the page is added by `server`."""
    app: FastAPI = FastAPIOffline(
        title="Energy embargo simulator",
        version=__version__,
        description=DESCRIPTION,
        openapi_url=f"{ROOT}/openapi.json",
        docs_url=f"{ROOT}/docs",
        redoc_url=None,
        dependencies=[Depends(refuse_unknown)],
    )
    app.add_middleware(BodyLimit, prefixes=("/api/", "/page/"))
    app.add_middleware(HeadAsGet)
    add_problems(app)
    _reading_routes(app)
    _running_routes(app)
    _everything_else(app)
    return app


def _reading_routes(app: FastAPI) -> None:
    """Routes that describe what can be asked."""

    @app.get(f"{ROOT}/health", summary="Whether the server answers")
    def health() -> Response:
        return json_answer({"status": "ok", "model_version": __version__})

    @app.get(f"{ROOT}/scenarios", summary="The presets, as scenario documents")
    def scenarios() -> Response:
        return json_answer({"scenarios": [engine.preset(name).to_document() for name in preset_names()]})

    @app.get(f"{ROOT}/levers", summary="Every lever: unit, bounds, default, help, source")
    def levers() -> Response:
        return json_answer({"levers": [asdict(lever) for lever in all_levers().values()]})

    @app.get(f"{ROOT}/baselines", summary="The worlds a scenario can hit")
    def baselines() -> Response:
        return json_answer({"baselines": engine.baselines()})

    @app.get(
        f"{ROOT}/validation",
        summary="The model against published figures and history, as last validated",
        responses=VALIDATION_ANSWERS,
    )
    def validation() -> Response:
        return json_answer(engine.validation())


def _running_routes(app: FastAPI) -> None:
    """Routes that run the model."""

    @app.post(f"{ROOT}/simulate", summary="Run a scenario", responses=PROBLEMS)
    def simulate(document: ScenarioBody, variables: Variables = None, regions: Regions = None) -> Response:
        chosen = _chosen(variables, regions)
        return json_answer(engine.run(scenario_from(document)).to_document(*chosen))

    @app.post(f"{ROOT}/compare", summary="Run two to four scenarios and subtract the first", responses=PROBLEMS)
    def compare(body: CompareBody, variables: Variables = None, regions: Regions = None) -> Response:
        chosen = _chosen(variables, regions)
        results = [engine.run(scenario) for scenario in _scenarios(body)]
        return json_answer(comparison_document(results, *chosen))

    @app.post(f"{ROOT}/network", summary="Who goes short of gas, and which pipes are full", responses=NETWORK_ANSWERS)
    def network(document: ScenarioBody, quantile: Quantile = 0.5) -> Response:
        return json_answer(engine.network(scenario_from(document), quantile).to_document())

    @app.post(f"{ROOT}/verdict", summary="Who breaks first, when, and on which threshold", responses=VERDICT_ANSWERS)
    def verdict(document: ScenarioBody) -> Response:
        scenario = scenario_from(document)
        return json_answer(VerdictDocument(scenario=scenario, verdict=engine.verdict(scenario)).to_document())

    @app.post(
        f"{ROOT}/verdict/sensitivity",
        summary="What moves the verdict; takes ten seconds or more",
        responses=SENSITIVITY_ANSWERS,
    )
    def sensitivity(document: ScenarioBody) -> Response:
        scenario = scenario_from(document)
        return json_answer(
            SensitivityDocument(scenario=scenario, sensitivity=engine.sensitivity(scenario)).to_document()
        )

    @app.post(
        f"{ROOT}/threat",
        summary="A threat to buyers of Russian oil carried out, working, or ignored; takes some seconds",
        responses=THREAT_ANSWERS,
    )
    def threat(document: ScenarioBody) -> Response:
        scenario = scenario_from(document)
        return json_answer(ThreatDocument(scenario=scenario, rows=engine.threat(scenario)).to_document())


def _everything_else(app: FastAPI) -> None:
    """Answer unknown paths and methods under /api as JSON, so that the page does not."""

    @app.api_route(
        "/api/{rest:path}",
        methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        include_in_schema=False,
    )
    def unknown(request: Request, rest: str) -> Response:
        allowed = _methods_of(app, request)
        if allowed:
            raise HTTPException(405, f"/api/{rest} takes {', '.join(allowed)}.", headers={"Allow": ", ".join(allowed)})
        raise HTTPException(404, f"There is no /api/{rest}; see {ROOT}/docs.")


def scenario_from(document: Mapping[str, Any]) -> Scenario:
    """Scenario of a document from the network; `extends` may name a preset, never a file.

    Raises
    ------
    BadInputError
        If it extends anything but a preset, or cannot be used.
    """
    return Scenario.parse(over_preset(dict(document)))


def _scenarios(body: Mapping[str, Any]) -> list[Scenario]:
    """Scenarios of a comparison."""
    documents = body.get("scenarios")
    if set(body) != {"scenarios"} or not isinstance(documents, list) or not 2 <= len(documents) <= MOST_SCENARIOS:
        raise BadInputError(f'The body is {{"scenarios": [...]}} with two to {MOST_SCENARIOS} scenario documents.')
    if not all(isinstance(document, dict) for document in documents):
        raise BadInputError("Each scenario is an object with keys such as extends, levers and run.")
    return [scenario_from(document) for document in documents]


def _chosen(variables: str | None, regions: str | None) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
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


def _methods_of(app: FastAPI, request: Request) -> list[str]:
    """Methods that routes of this path take."""
    found: set[str] = set()
    for route in app.router.routes:
        methods = getattr(route, "methods", None)
        if methods and "{rest" not in route.path and route.matches(request.scope)[0] is Match.PARTIAL:  # type: ignore[attr-defined]
            found |= methods
    return sorted(found)
