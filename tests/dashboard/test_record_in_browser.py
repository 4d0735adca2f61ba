"""Track record, method, tour and glossary in a real Chromium."""

import pages
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.nightly]


def open_view(page, title):
    page.get_by_role("link", name=title, exact=True).click()
    page.wait_for_function("() => !document.querySelector('#busy').classList.contains('running')")


def choose(page, label, option):
    page.locator(".record-choice").filter(has_text=label).locator("input").first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_the_record_filters_by_block_and_outcome(visit):
    page = visit(f"s=no-embargo&{pages.FEW}")
    open_view(page, "Track record")
    page.wait_for_selector("#chart-record .main-svg")
    rows = page.locator("#record-rows tr[data-block]:visible")
    assert rows.count() == page.locator("#record-rows tr[data-block=oil]").count()
    choose(page, "Block", "Gas and its network")
    choose(page, "Outcome", "miss")
    page.wait_for_selector("#record-rows.block-gas.outcome-only-miss")
    misses = page.locator("#record-rows tr[data-block=gas][data-outcome=miss]").count()
    assert rows.count() == misses > 0
    page.wait_for_function(
        """count => document.querySelector('#chart-record .js-plotly-plot').data
            .filter(t => t.name === 'miss').some(t => t.x.length === count)""",
        arg=misses,
    )


def test_the_sentence_under_the_headlines_leads_to_the_record_and_back(visit):
    page = visit(f"s=no-embargo&{pages.FEW}")
    page.get_by_role("link", name="See the track record").click()
    page.wait_for_selector("#record-rows")
    page.go_back()
    page.wait_for_selector("#headlines")


def test_a_study_is_loaded_into_the_form_and_undone(visit):
    page = visit(f"s=no-embargo&{pages.FEW}")
    open_view(page, "Track record")
    page.locator("#record-rows a[data-scenario]:visible").first.click()
    page.wait_for_selector("#headlines .value")
    page.wait_for_function("() => document.querySelector('#readout-oil\\\\.shut_in').textContent.startsWith('60.9')")
    page.locator("#undo").click()
    page.wait_for_function("() => document.querySelector('#readout-oil\\\\.shut_in').textContent.startsWith('0')")


def test_a_series_is_searched_drawn_and_cited(visit):
    page = visit(f"s=no-embargo&{pages.FEW}")
    open_view(page, "Data & method")
    page.get_by_label("Search the series").fill("storage capac")
    page.wait_for_function("() => document.querySelectorAll('#method-rows tr:not([hidden])').length < 5")
    page.get_by_label("Search the series").fill("west texas")
    page.get_by_role("button", name="West Texas").click()
    page.wait_for_function(
        "() => document.querySelector('#finding-method-series').textContent.startsWith('West Texas')"
    )
    page.wait_for_function("() => document.querySelector('[data-runlink]').textContent.startsWith('http')")
    page.get_by_role("button", name="Oil elasticities").click()
    page.wait_for_selector(".pointed-at")


def test_the_tour_is_offered_once_and_walked_by_keyboard(visit):
    page = visit()
    page.locator("#tour-invitation").get_by_role("button", name="Show me").click()
    card = page.get_by_role("dialog", name="Guided tour")
    assert card.is_visible()
    assert card.evaluate("e => e === document.activeElement")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert "Headline numbers" in card.inner_text()
    page.keyboard.press("ArrowLeft")
    assert "verdict" in card.inner_text()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.locator("#tour-invitation").is_hidden()
    page.reload()
    pages.settled(page)
    assert page.locator("#tour-invitation").is_hidden()
    page.get_by_role("button", name="Guided tour").click()
    assert card.is_visible()


def test_a_term_is_explained_at_focus_inside_the_window(visit):
    page = visit(viewport={"width": 390, "height": 800})
    term = page.locator("#view .term[role=button]").first
    term.focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("tooltip")
    assert note.is_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert term.get_attribute("aria-describedby") == note.get_attribute("id")
    page.keyboard.press("Escape")
    assert note.is_hidden()
