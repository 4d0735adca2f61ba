"""Routes of the HTTP interface that run the model."""

import json
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response

from dashboard import engine
from dashboard.answers import BUSY, PROBLEMS, json_answer
from dashboard.api_bodies import (
    LINK_PARAMETER,
    CompareBody,
    Quantile,
    Regions,
    ScenarioBody,
    Variables,
    chosen_from,
    scenario_from,
    scenarios_from,
)
from dashboard.api_documents import Compared, Run, described
from dashboard.etag import UNCHANGED, etag_of, is_known, tagged, unchanged
from econ import __version__
from econ.baseline import load_baseline
from econ.comparison import comparison_document
from econ.link import from_query
from econ.network_document import NetworkDocument
from econ.parameters import load_parameters
from econ.scenario import Scenario
from econ.verdict_document import SensitivityDocument, ThreatDocument, VerdictDocument


def add_running_routes(app: FastAPI, root: str) -> None:
    """Routes that run the model."""

    @app.post(f"{root}/simulate", summary="Run a scenario", responses=described(Run) | PROBLEMS | BUSY)
    def simulate(document: ScenarioBody, variables: Variables = None, regions: Regions = None) -> Response:
        scenario, chosen = scenario_from(document), chosen_from(variables, regions)
        return tagged(json_answer(engine.run(scenario).to_document(*chosen)), _tag_of(scenario, chosen))

    @app.get(
        f"{root}/simulate",
        summary="Run the scenario of a link",
        responses=described(Run) | PROBLEMS | BUSY | UNCHANGED,
        openapi_extra={"parameters": [LINK_PARAMETER]},
    )
    def simulate_link(request: Request, variables: Variables = None, regions: Regions = None) -> Response:
        chosen = chosen_from(variables, regions)
        link = [
            (key, value) for key, value in request.query_params.multi_items() if key not in ("variables", "regions")
        ]
        scenario = from_query(urlencode(link))
        engine.check_size(scenario)
        tag = _tag_of(scenario, chosen)
        if is_known(request, tag):
            return unchanged(tag)
        return tagged(json_answer(engine.run(scenario).to_document(*chosen)), tag)

    @app.post(
        f"{root}/compare",
        summary="Run two to four scenarios and subtract the first",
        responses=described(Compared) | PROBLEMS | BUSY,
    )
    def compare(body: CompareBody, variables: Variables = None, regions: Regions = None) -> Response:
        chosen = chosen_from(variables, regions)
        results = [engine.run(scenario) for scenario in scenarios_from(body)]
        return json_answer(comparison_document(results, *chosen))

    @app.post(
        f"{root}/network",
        summary="Who goes short of gas, and which pipes are full",
        responses=described(NetworkDocument) | PROBLEMS | BUSY,
    )
    def network(document: ScenarioBody, quantile: Quantile = 0.5) -> Response:
        return json_answer(engine.network(scenario_from(document), quantile).to_document())

    @app.post(
        f"{root}/verdict",
        summary="Who breaks first, when, and on which threshold",
        responses=described(VerdictDocument) | PROBLEMS | BUSY,
    )
    def verdict(document: ScenarioBody) -> Response:
        scenario = scenario_from(document)
        return json_answer(VerdictDocument(scenario=scenario, verdict=engine.verdict(scenario)).to_document())

    @app.post(
        f"{root}/verdict/sensitivity",
        summary="What moves the verdict; takes ten seconds or more",
        responses=described(SensitivityDocument) | PROBLEMS | BUSY,
    )
    def sensitivity(document: ScenarioBody) -> Response:
        scenario = scenario_from(document)
        return json_answer(
            SensitivityDocument(scenario=scenario, sensitivity=engine.sensitivity(scenario)).to_document()
        )

    @app.post(
        f"{root}/threat",
        summary="A threat to buyers of Russian oil carried out, working, or ignored; takes some seconds",
        responses=described(ThreatDocument) | PROBLEMS | BUSY,
    )
    def threat(document: ScenarioBody) -> Response:
        scenario = scenario_from(document)
        return json_answer(ThreatDocument(scenario=scenario, rows=engine.threat(scenario)).to_document())


def _tag_of(scenario: Scenario, chosen: tuple[tuple[str, ...] | None, ...]) -> str:
    """Tag of a run's document: scenario, baseline, coefficients and model, and what is shown of it."""
    versions = (__version__, load_parameters().version, load_baseline(scenario.run.baseline).version)
    return etag_of(scenario.fingerprint, json.dumps(scenario.to_document()), *versions, repr(chosen))
