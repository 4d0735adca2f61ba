"""In a real Chromium: what is worked out on demand, stages and thresholds of the waiting game."""

import pytest
from pages import FEW, look_at, median, open_drawer, press

pytestmark = pytest.mark.browser


def test_the_gas_network_is_worked_out_on_demand_and_wiped_by_a_new_question(visit):
    page = visit("v=1&s=gas-shutoff-2022&run.n_draws=50&run.horizon_months=36#map")
    assert page.locator("#network .answer-finding").count() == 0
    page.locator("#run-network").click()
    finding = page.locator("#network .answer-finding").first
    finding.wait_for()
    assert "states go short" in finding.inner_text()
    assert "median path" in finding.inner_text()
    page.get_by_role("textbox", name="Which path of the run").click()
    page.get_by_role("option", name="Bad").click()
    page.wait_for_function("() => document.querySelector('#network').textContent.includes('bad path')")
    tables = page.locator("#network table:visible").count()
    assert tables
    page.get_by_text("The other").first.click()
    assert page.locator("#network table:visible").count() == tables + 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    press(page, "Gas saving", "ArrowRight")
    finding.wait_for(state="detached")


@pytest.mark.nightly
def test_a_stage_that_is_typed_changes_the_run_and_travels_with_the_link(visit, address):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    before = median(page, "brent")
    open_drawer(page, "Timing")
    stages = page.get_by_role("textbox", name="Later stages")
    stages.fill('- start: "+6"\n  name: ceasefire\n  levers:\n    oil: {shut_in: 0}')
    stages.blur()
    page.wait_for_function("() => document.querySelector('#stages-note').textContent.includes('ceasefire')")
    page.wait_for_function("() => window.location.search.includes('stages=')")
    after = median(page, "brent")
    assert after[0][-1] < before[0][-1]
    assert after[0][:6] == pytest.approx(before[0][:6], rel=0.2)
    again = visit(page.url.partition("?")[2])
    assert median(again, "brent") == after
    look_at(again, "waiting")
    assert "ceasefire" in again.locator("#chart-waiting").inner_text()


@pytest.mark.nightly
def test_a_stage_that_cannot_be_read_is_said_in_one_line_and_the_charts_stay(visit):
    page = visit()
    before = median(page, "brent")
    open_drawer(page, "Timing")
    stages = page.get_by_role("textbox", name="Later stages")
    stages.fill("- start: [")
    stages.blur()
    page.wait_for_function("() => document.querySelector('#problem').textContent.includes('Later stages')")
    assert median(page, "brent") == before


def test_what_comes_of_a_threat_and_what_moves_the_verdict_are_worked_out_and_wiped(visit):
    page = visit(f"s=secondary-tariffs-500&{FEW}#waiting")
    page.locator("#run-threat").click()
    page.wait_for_selector("#threat table")
    assert "Carried out" in page.locator("#threat").inner_text()
    page.locator("#run-sensitivity").click()
    page.wait_for_selector("#sensitivity table")
    assert "the West outlasts Russia by" in page.locator("#sensitivity").inner_text()
    page.get_by_role("button", name="Reset", exact=True).click()
    page.wait_for_function("() => !document.querySelector('#threat').textContent")
    page.wait_for_function("() => !document.querySelector('#sensitivity').textContent")


@pytest.mark.nightly
def test_a_lower_threshold_moves_the_waiting_game(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}#waiting")
    before = median(page, "waiting")
    open_drawer(page, "Pain thresholds")
    press(page, "Russia's deficit", "Home")
    page.wait_for_function("() => window.location.search.includes('russia_deficit_pct_gdp=1')")
    page.wait_for_function(
        """before => document.querySelector('#chart-waiting .js-plotly-plot').data
            .filter(t => t.meta.column === 'p50')[0].y[6] > before""",
        arg=before[0][6],
    )
