"""In a real Chromium: every kind of file a visitor can take away, opened and read."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from pages import FEW, median

pytestmark = pytest.mark.browser


def choose(page, button, choice):
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("menuitem", name=choice).click()


def saved(page, button, choice, name):
    """File that a menu saves."""
    with page.expect_download() as download:
        choose(page, button, choice)
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_bytes()


def test_a_chart_is_saved_as_picture_and_as_data(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    name = "gdp-turkstream-stop-2026-01"

    assert saved(page, "Save the chart GDP", "PNG", f"{name}.png").startswith(b"\x89PNG")
    drawing = saved(page, "Save the chart GDP", "SVG", f"{name}.svg")
    assert drawing.startswith(b"<svg")
    for part in (b"TurkStream stops", b"not an official forecast", b"baseline"):
        assert part in drawing

    lines = saved(page, "Save the chart GDP", "CSV", f"{name}.csv").decode().splitlines()
    table = list(csv.reader(line for line in lines if not line.startswith("#")))
    assert table[0] == ["variable", "region", "unit", "month", "p05", "p25", "p50", "p75", "p95", "no_embargo"]
    assert [float(row[6]) for row in table[1:] if row[1] == "EU"] == median(page, "gdp")[0]
    assert any(line.startswith("# scenario: TurkStream stops") for line in lines)
    assert f"# link: {page.url}" in lines

    book = openpyxl.load_workbook(io.BytesIO(saved(page, "Save the chart GDP", "XLSX", f"{name}.xlsx")))
    rows = list(book["data"].iter_rows(values_only=True))
    assert [row[6] for row in rows[1:] if row[1] == "EU"] == median(page, "gdp")[0]
    assert any(page.url in row[0] for row in book["about"].iter_rows(values_only=True))


def test_months_on_a_saved_image_and_in_a_report_keep_the_language(visit, tmp_path):
    page = visit("s=turkstream-stop&run.n_draws=60&run.horizon_months=24", locale="fr-FR")
    month = "juil. 26"
    with page.expect_download() as image:
        page.locator("[data-save=svg][data-chart=gdp]").dispatch_event("click")
    drawing = Path(image.value.path()).read_text(encoding="utf-8")
    assert month in drawing
    assert "Jul 26" not in drawing

    with page.expect_download() as report:
        page.locator("[data-report=html]").dispatch_event("click")
    (tmp_path / "report.html").write_bytes(Path(report.value.path()).read_bytes())
    alone = page.context.browser.new_context(offline=True).new_page()
    alone.goto((tmp_path / "report.html").as_uri())
    alone.wait_for_selector("#chart-gdp .main-svg")
    assert month in alone.locator("#chart-gdp .xtick text").all_text_contents()


def test_a_citation_names_version_scenario_and_link(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, "Save the chart GDP", "Copy as citation")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Energy embargo simulator, version ")
    assert "TurkStream stops" in text
    assert text.endswith(page.url)


def test_a_report_is_saved_as_a_page_that_stands_alone_and_as_pdf(visit, tmp_path):
    page = visit(f"s=turkstream-stop&{FEW}")
    report = saved(page, "Report", "HTML", "report-turkstream-stop-2026-01.html")
    (tmp_path / "report.html").write_bytes(report)
    alone = page.context.browser.new_context(offline=True).new_page()
    alone.goto((tmp_path / "report.html").as_uri())
    alone.wait_for_selector("#chart-gdp .main-svg")
    assert "TurkStream stops" in alone.locator("h1").inner_text()
    drawn = alone.evaluate("document.querySelector('#chart-gdp').data.filter(t => t.meta.column === 'p50')[0].y")
    assert drawn == median(page, "gdp")[0]
    assert saved(page, "Report", "PDF", "report-turkstream-stop-2026-01.pdf").startswith(b"%PDF-")
    assert not page.locator("#making-report").is_visible()


@pytest.mark.nightly
def test_a_menu_is_worked_by_keyboard(visit):
    page = visit()
    button = page.get_by_role("button", name="Save the chart GDP", exact=True)
    button.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText") == "Drawing, SVG"
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Save the chart GDP"
