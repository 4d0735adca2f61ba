"""Files of a chart and reports of a run, opened and read."""

import csv
import io

import openpyxl
import pytest

from dashboard import engine, report
from dashboard.exports import chart_file, series_table
from dashboard.figures.charts import drawn
from dashboard.report import report_html
from dashboard.scene import Scene
from dashboard.track_record import bands_held_words
from dashboard.views import CHARTS, REPORT_CHARTS
from dashboard.wording import scenario_words
from econ import Scenario
from econ.errors import BadInputError
from econ.variables import VARIABLES

LINK = "http://somewhere/?v=1&s=full-fuel-embargo"


@pytest.fixture(scope="module")
def scene(embargo):
    start = engine.preset("full-fuel-embargo")
    return Scene(scenario=embargo, start=start, heading=scenario_words(embargo, start))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.key)
def test_csv_and_workbook_hold_the_same_table_and_say_what_it_is(chart, scene):
    lines = chart_file(chart, scene, "csv", LINK).decode().splitlines()
    about = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    table = list(csv.reader(line for line in lines if not line.startswith("# ")))

    book = openpyxl.load_workbook(io.BytesIO(chart_file(chart, scene, "xlsx", LINK)))
    rows = [["" if cell is None else cell for cell in row] for row in book["data"].iter_rows(values_only=True)]
    assert [[str(cell) for cell in row] for row in rows[:1]] == table[:1]
    assert len(rows) == len(table) > 1
    for theirs, ours in zip(rows[1:], table[1:], strict=True):
        for a, b in zip(theirs, ours, strict=True):
            assert float(a) == pytest.approx(float(b)) if isinstance(a, int | float) else str(a) == b
    assert [row[0] for row in book["about"].iter_rows(values_only=True)] == about

    text = "\n".join(about)
    record = scene.result.record
    run = (scene.heading, record.baseline, record.model_version, record.parameters_version)
    for part in (LINK, "not an official forecast", *(() if chart.origin else run)):
        assert part in text


@pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.key)
def test_a_column_holds_what_its_name_says(chart, scene):
    """A median is not called a mean, and what is averaged over months says so in its unit."""
    result = scene.result
    columns = {"p50": result.median, "mean": result.mean}
    for trace in drawn(chart, scene)[0]["data"]:
        meta = trace.get("meta") or {}
        if meta.get("variable") in VARIABLES and meta["column"] in columns and "months" not in meta["unit"]:
            path = dict(zip(result.months, columns[meta["column"]](meta["variable"], meta["region"]), strict=True))
            expected = [path[str(month)[:7]] for month in trace["x"]]
            assert trace[meta.get("values", "y")] == pytest.approx(expected, rel=1e-4, abs=1e-4)
            certain = VARIABLES[meta["variable"]].certain
            assert not certain or meta["column"] == "p50", "a probability has one value, in one column"


def test_the_table_of_a_fan_holds_the_quantiles_of_the_run(scene):
    figure, _ = drawn(CHARTS["gdp"], scene)
    heads, rows = series_table(figure)
    assert heads == ["variable", "region", "unit", "month", "p05", "p25", "p50", "p75", "p95", "no_embargo"]
    eu = [row for row in rows if row[1] == "EU"]
    assert [row[3] for row in eu] == list(scene.result.months)
    assert [row[6] for row in eu] == pytest.approx(scene.result.median("gdp_vs_baseline_pct", "EU").tolist(), rel=1e-5)


def test_a_report_needs_nothing_else_and_says_what_produced_it(scene):
    page = report_html(scene, REPORT_CHARTS, LINK)
    body = page[page.index("<body>") :]
    for source in ("<script src", "<link", "<img", "url(http"):
        assert source not in page[: page.index("<script>")] + body
    record = scene.result.record
    for part in (scene.heading, record.scenario_fingerprint, record.model_version, "Not an official forecast"):
        assert part in body
    for chart in REPORT_CHARTS:
        assert f'id="chart-{chart.key}"' in body
    assert "Russia stops exporting oil" in body  # a lever that differs
    assert "embargo run full-fuel-embargo" in body
    assert "okun_eu" in body
    assert f"{bands_held_words()} <a href" in body


def test_a_report_says_where_all_draws_agree():
    calm = engine.preset("no-embargo").with_levers({"run.n_draws": 5, "run.horizon_months": 12})
    page = report_html(Scene(scenario=calm, start=calm, heading="calm"), REPORT_CHARTS[:1], LINK)
    assert "the same in every draw" in page


def test_what_a_user_wrote_is_text_in_a_report():
    hostile = "</script><script>alert(1)</script>"
    calm = engine.preset("no-embargo").to_document()
    stage = {"start": "+2", "name": hostile, "levers": {"oil": {"shut_in": 0.1}}}
    scenario = Scenario.parse(calm | {"title": hostile, "stages": [stage]}).with_levers(
        {"run.n_draws": 5, "run.horizon_months": 12}
    )
    page = report_html(Scene(scenario=scenario, start=scenario, heading=hostile), REPORT_CHARTS, hostile)
    assert hostile not in page


def test_without_chromium_a_pdf_is_refused_with_the_remedy(monkeypatch):
    monkeypatch.setattr(report.shutil, "which", lambda name: None)
    with pytest.raises(BadInputError, match=r"needs Chromium .* install it .* save the report as HTML"):
        report.report_pdf("<p>report</p>")


@pytest.mark.browser
def test_a_report_is_printed_as_pdf(scene):
    paper = report.report_pdf(report_html(scene, REPORT_CHARTS[:2], LINK))
    assert paper.startswith(b"%PDF-")
    assert paper.rstrip().endswith(b"%%EOF")
