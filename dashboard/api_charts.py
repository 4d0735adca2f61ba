"""Routes of the HTTP interface for charts: pictures, pages and data of the figures that the dashboard shows."""

from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request, Response
from fastapi import Path as InPath

from dashboard import engine, pictures
from dashboard.answers import BUSY, PROBLEM, PROBLEMS, json_answer
from dashboard.api_bodies import ScenarioBody, scenario_from
from dashboard.api_documents import Answer, described
from dashboard.figures.style import Look
from dashboard.files import scene_for
from dashboard.media import CSV, HTML, PDF, PNG, SVG, XLSX, best_of
from dashboard.views import CHARTS
from econ.link import to_query

MEDIA = {PNG: "png", SVG: "svg", PDF: "pdf", HTML: "html", CSV: "csv", XLSX: "xlsx"}
"""Ending by media type; PNG where the client does not mind."""

Theme = Annotated[Literal["light", "dark"], Query(description="Colours of the picture.")]
Width = Annotated[int, Query(ge=300, le=3000, description="Pixels.")]
Height = Annotated[int, Query(ge=200, le=3000, description="Pixels; more where the text needs them.")]
Key = Annotated[str, InPath(max_length=80, description="As `GET /charts` lists it.")]


class ChartEntry(Answer):
    """A figure of the dashboard."""

    key: str
    title: str
    unit: str


class Charts(Answer):
    """All figures."""

    charts: list[ChartEntry]


def add_chart_routes(app: FastAPI, root: str) -> None:
    """Add the routes."""

    @app.get(f"{root}/charts", summary="The figures there are", responses=described(Charts) | {422: PROBLEM})
    def charts() -> Response:
        found = [{"key": chart.key, "title": chart.title, "unit": chart.unit} for chart in CHARTS.values()]
        return json_answer({"charts": found})

    @app.post(
        f"{root}/charts/{{key}}",
        summary="A figure of a run: PNG, SVG, PDF, HTML, CSV or XLSX, as the Accept header says",
        responses={
            200: {"description": "The file.", "content": {media: {} for media in MEDIA}},
            406: PROBLEM,
            501: PROBLEM,
        }
        | PROBLEMS
        | BUSY,
        response_class=Response,
    )
    def chart(
        request: Request,
        key: Key,
        document: ScenarioBody,
        theme: Theme = "light",
        width: Width = pictures.WIDTH,
        height: Height = pictures.HEIGHT,
    ) -> Response:
        media = best_of(request, tuple(MEDIA))
        chart, scenario = pictures.chart_of(key), scenario_from(document)
        scene = scene_for(scenario, document.get("extends") or "no-embargo", Look.of(theme, narrow=False))
        link = f"{request.base_url}?{to_query(scenario)}"
        with engine.drawing():
            content = pictures.chart_as(MEDIA[media], chart, scene, link, width, height)
        return Response(content, media_type=media)
