"""Comparing, and moving a coefficient, in a real Chromium."""

import csv
import io
from pathlib import Path

import pages
import pytest
from pages import FEW

pytestmark = pytest.mark.browser

REST = "() => document.documentElement.dataset.shown && !document.querySelector('#busy').classList.contains('running')"
MEDIANS = """() => Object.fromEntries([...document.querySelectorAll('[id^=chart-compare] .js-plotly-plot')].map(
    plot => [plot.parentElement.id, plot.data.filter(t => t.meta.column === 'p50').map(t => Array.from(t.y))]))"""

LINES = 3 * 11
"""Three scenarios in seven charts, four of which have two panels."""


@pytest.fixture(autouse=True)
def _these_views_have_no_headlines(monkeypatch):
    monkeypatch.setattr(pages, "settled", lambda page: page.wait_for_function(REST))


def numbers(page):
    return page.locator("#compare-table td").all_inner_texts()


def at_rest(page):
    page.wait_for_timeout(300)
    page.wait_for_function(REST)


def test_a_link_with_pins_shows_the_same_comparison_elsewhere(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}#compare")
    page.get_by_role("button", name="The EU bans all Russian energy").click()
    page.wait_for_selector("#compare-table td")
    at_rest(page)
    page.get_by_role("slider", name="Extra LNG").press("End")
    page.wait_for_function("() => location.search.includes('extra_lng')")
    page.locator("#pin").click()
    page.wait_for_selector("[data-letter=C]")
    at_rest(page)
    assert page.locator("#pin-count").inner_text() == "2"
    elsewhere = visit(page.url.split("?", 1)[1])
    elsewhere.wait_for_selector("[data-letter=C]")
    at_rest(elsewhere)
    elsewhere.wait_for_function(f"() => Object.values(({MEDIANS})()).flat().length === {LINES}")
    assert numbers(elsewhere) == numbers(page)
    assert elsewhere.evaluate(MEDIANS) == page.evaluate(MEDIANS)
    assert elsewhere.url == page.url


@pytest.mark.nightly
def test_pins_can_be_loaded_removed_and_taken_back_and_the_table_saved(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}#compare")
    page.get_by_role("button", name="The EU bans all Russian energy").click()
    page.wait_for_selector("#compare-table td")
    at_rest(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the table as CSV").click()
    lines = Path(saved.value.path()).read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(io.StringIO("\n".join(line for line in lines if not line.startswith("#")))))
    assert {row["scenario"] for row in rows} > {"B minus A"}
    page.get_by_role("link", name="Load B").click()
    page.wait_for_function("() => location.search.includes('s=eu-total-ban')")
    at_rest(page)
    page.get_by_role("button", name="Remove B").click()
    page.get_by_role("heading", name="Pin a scenario to compare with").wait_for()
    page.go_back()
    page.wait_for_selector("[data-letter=B]")


@pytest.mark.nightly
def test_a_coefficient_is_moved_by_its_slider_and_put_back(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}#drivers")
    page.wait_for_selector("#coefficients tbody tr")
    at_rest(page)
    page.get_by_role("searchbox").fill("okun")
    assert page.locator("#coefficients [data-coefficient]:visible").count() == 4
    page.get_by_role("button", name="Move Okun EU", exact=True).click()
    slider = page.get_by_role("slider", name="Okun EU")
    slider.press("Home")
    page.wait_for_function("() => location.search.includes('assumptions.coefficients')")
    at_rest(page)
    assert "Coefficients moved by hand: okun_eu" in page.locator("#warnings").inner_text()
    page.get_by_role("button", name="Put back Okun EU").click()
    page.wait_for_function("() => !location.search.includes('assumptions.coefficients')")
