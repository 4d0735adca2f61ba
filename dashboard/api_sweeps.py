"""Routes of the HTTP interface for sweeps: they run in the background and are asked how far they are."""

import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import Body, FastAPI, Request, Response
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from starlette.exceptions import HTTPException

from dashboard import sweep_jobs
from dashboard.answers import BUSY, PROBLEM, PROBLEMS, json_answer
from dashboard.api_bodies import ShownAs, scenario_from
from dashboard.api_documents import Answer, described
from dashboard.media import CSV, JSON, PARQUET, best_of
from econ.errors import BadInputError
from econ.scenario import Scenario
from econ.sweeps import Design, grid, latin_hypercube, saltelli, sobol
from econ.sweeps.measures import MEASURES, measure

SAMPLERS = {"lhs": latin_hypercube, "sobol": sobol, "saltelli": saltelli}
GONE: dict[int | str, dict[str, Any]] = {404: PROBLEM, 422: PROBLEM}
RESULT_MEDIA = (JSON, CSV, PARQUET)


class Span(BaseModel):
    """Bounds of a lever."""

    model_config = ConfigDict(extra="forbid")

    low: float
    high: float


class Sample(BaseModel):
    """Points that fill the space between bounds."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["lhs", "sobol", "saltelli"]
    n: int = Field(ge=1, le=sweep_jobs.MOST_POINTS)
    ranges: dict[str, Span | list[JsonValue]] = Field(
        min_length=1, description="By lever: bounds, or a list of values each as likely."
    )
    seed: int = Field(0, ge=0, lt=2**32)


class SweepRequest(BaseModel):
    """One scenario at many points: give either `grid` or `sample`."""

    model_config = ConfigDict(extra="forbid")

    scenario: dict[str, JsonValue] = Field(description="A scenario document; `extends` may name a preset.")
    grid: dict[str, list[JsonValue]] | None = Field(None, min_length=1, description="Values by lever.")
    sample: Sample | None = None
    measures: list[str] = Field(
        list(MEASURES), min_length=1, max_length=50, description="Keys of outcomes, or variable:region."
    )


class SweepTable(Answer):
    """A finished sweep: what was asked, and one row a point."""

    sweep: dict[str, Any]
    points: list[dict[str, Any]]


TABLE: dict[int | str, dict[str, Any]] = {
    200: {"model": SweepTable, "content": {CSV: {}, PARQUET: {}}},
    406: PROBLEM,
    409: PROBLEM,
}

Asked = Annotated[
    dict[str, Any],
    ShownAs(SweepRequest),
    Body(
        openapi_examples={
            "grid": {
                "summary": "A grid of two levers",
                "value": {
                    "scenario": {"extends": "full-fuel-embargo", "run": {"n_draws": 50, "horizon_months": 24}},
                    "grid": {"offsets.opec_spare_use_share": [0.0, 0.5], "gas.extra_lng_bcm_yr": [0, 20]},
                    "measures": ["brent", "eu-gdp"],
                },
            }
        }
    ),
]
Name = Annotated[str, InPath(pattern="^[0-9a-f]{16}$", description="As the answer that began the sweep names it.")]


def add_sweep_routes(app: FastAPI, root: str) -> None:
    """Add the routes."""

    @app.post(
        f"{root}/sweeps",
        status_code=202,
        summary="Begin a sweep, or find the one that asks the same",
        responses=described(sweep_jobs.JobDocument, 202) | PROBLEMS | BUSY,
    )
    def begin(body: Asked) -> Response:
        base, design, measures = _asked(body)
        job = sweep_jobs.jobs().start(base, design, measures)
        return json_answer(job.model_dump(), 202, headers={"Location": f"{root}/sweeps/{job.id}"})

    @app.get(
        f"{root}/sweeps/{{name}}",
        summary="How far a sweep is",
        responses=described(sweep_jobs.JobDocument) | GONE,
    )
    def status(name: Name) -> Response:
        return json_answer(_known(name).model_dump())

    @app.get(
        f"{root}/sweeps/{{name}}/result",
        summary="Table of a finished sweep, as JSON, CSV or Parquet",
        responses=TABLE | GONE,
    )
    def result(request: Request, name: Name) -> Response:
        job = _known(name)
        media = best_of(request, RESULT_MEDIA)
        if job.status != "done":
            raise HTTPException(409, f"The sweep is {job.status} ({job.progress:.0%}). {job.detail}".strip())
        try:
            found = sweep_jobs.jobs().result(name)
        except (BadInputError, OSError):
            _known(name)
            raise
        if media == PARQUET:
            return Response(_parquet(found.table), media_type=PARQUET)
        if media == CSV:
            return Response(found.to_csv(), media_type=CSV)
        return json_answer(found.to_document())

    @app.delete(
        f"{root}/sweeps/{{name}}",
        status_code=202,
        summary="Call a sweep off",
        responses=described(sweep_jobs.JobDocument, 202) | GONE,
    )
    def cancel(name: Name) -> Response:
        _known(name)
        sweep_jobs.jobs().cancel(name)
        return json_answer(_known(name).model_dump(), 202)


def _asked(body: Mapping[str, Any]) -> tuple[Scenario, Design, tuple[str, ...]]:
    """Take a request apart.

    Raises
    ------
    BadInputError
        If it cannot be used.
    """
    try:
        asked = SweepRequest.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInputError(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}.") from None
    for key in asked.measures:
        measure(key)
    base = scenario_from(asked.scenario)
    _not_too_many(asked)
    if asked.grid is not None and asked.sample is None:
        design = grid(asked.grid)
    elif asked.sample is not None and asked.grid is None:
        design = _sampled(asked.sample)
    else:
        raise BadInputError("Give either grid or sample.")
    return base, design, tuple(asked.measures)


def _not_too_many(asked: SweepRequest) -> None:
    """Refuse more points than a server takes on, before they are listed."""
    points = math.prod(len(values) for values in (asked.grid or {}).values())
    if asked.sample is not None:
        per_lever = len(asked.sample.ranges) + 2 if asked.sample.kind == "saltelli" else 1
        points = asked.sample.n * per_lever
    if points > sweep_jobs.MOST_POINTS:
        raise BadInputError(f"A sweep has at most {sweep_jobs.MOST_POINTS} points over the web; got {points}.")


def _sampled(sample: Sample) -> Design:
    """Points of a sample."""
    ranges = {
        name: (given.low, given.high) if isinstance(given, Span) else given for name, given in sample.ranges.items()
    }
    return SAMPLERS[sample.kind](ranges, sample.n, seed=sample.seed)


def _known(name: str) -> sweep_jobs.JobDocument:
    """Job of a name; 404 where there is none."""
    job = sweep_jobs.jobs().find(name)
    if job is None:
        raise HTTPException(404, f"There is no sweep {name}; sweeps are forgotten after a while.")
    return job


def _parquet(table: Any) -> bytes:
    """Table as the content of a Parquet file."""
    import io

    import pyarrow.parquet as pq

    content = io.BytesIO()
    pq.write_table(table, content)
    return content.getvalue()
