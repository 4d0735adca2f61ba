"""The HTTP interface against its own OpenAPI document: generated requests, good and bad.

None gets an answer that the document does not describe, none a failure, and none that breaks the schema is accepted.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dashboard import engine
from dashboard.server import create_app
from dashboard.serving import JOBS_FOLDER
from econ import all_levers

SMALL = {"n_draws": 3, "horizon_months": 12}
"""Runs are asked for at their smallest, wherever the request asks for one at all."""

MODEL_REFUSES_SOME = positive_data_acceptance
"""A schema cannot say which levers exclude each other, so that a request that fits it may still be refused."""

LONG_JOBS = "/(sensitivity|threat)$"
DESCRIBED = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app())
READING = DESCRIBED.include(method="GET").exclude(path_regex="/simulate$")
RUNNING = DESCRIBED.include(path_regex="/(simulate|compare|network|verdict)$")
CHARTS = DESCRIBED.include(path_regex="/charts/", method="POST")
SWEEPS = DESCRIBED.include(path_regex="/sweeps", method=["POST", "DELETE"])
LONG = DESCRIBED.include(path_regex=LONG_JOBS)

few = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", autouse=True)
def _ready(tmp_path_factory):
    engine.WARM.set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(JOBS_FOLDER, str(tmp_path_factory.mktemp("jobs")))
        yield


@READING.parametrize()
@few
def test_what_can_be_read_is_described(case):
    _ask(case)


@RUNNING.parametrize()
@few
def test_runs_are_described(case):
    if case.meta.phase.name.value != "coverage":
        _ask(case)


@CHARTS.parametrize()
@few
def test_charts_are_described(case):
    if case.meta.phase.name.value != "coverage":
        case.headers["accept"] = "text/csv"  # a picture takes seconds
        _ask(case)


@SWEEPS.parametrize()
@few
def test_sweeps_are_described(case):
    if isinstance(case.body, dict) and isinstance(case.body.get("scenario"), dict):
        case.body["scenario"]["run"] = _small(case.body["scenario"].get("run", {}))
    _ask(case)


@pytest.mark.nightly
@RUNNING.parametrize()
@many
def test_every_corner_of_a_run_is_described(case):
    _ask(case)


@pytest.mark.nightly
@LONG.parametrize()
@few
def test_long_jobs_are_described(case):
    if case.meta.phase.name.value != "coverage":
        _ask(case)


def _ask(case):
    for document in _scenarios(case.body):
        document["run"] = _small(document.get("run", {}))
    case.call_and_validate(excluded_checks=[MODEL_REFUSES_SOME])


def _small(run):
    """Settings of a run in which what is valid is small."""
    if not isinstance(run, dict):
        return run
    levers = {name: all_levers()[f"run.{name}"] for name in SMALL}
    valid = [
        name for name, lever in levers.items() if type(run.get(name)) is int and lever.low <= run[name] <= lever.high
    ]
    return run | {name: SMALL[name] for name in SMALL if name in valid or name not in run}


def _scenarios(body):
    """Scenario documents of a body."""
    if not isinstance(body, dict):
        return []
    inside = body.get("scenarios")
    return [one for one in (inside if isinstance(inside, list) else [body]) if isinstance(one, dict)]
