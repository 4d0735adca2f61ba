"""The page in a real Chromium: what a visitor does, and that nothing is fetched from anywhere but the server."""

import pytest
from pages import FEW, headline_numbers, median, open_drawer, press, settled

pytestmark = pytest.mark.browser


def test_moving_a_slider_changes_charts_numbers_and_address(visit):
    page = visit()
    before, numbers, query = median(page, "brent"), headline_numbers(page), page.evaluate("location.search")
    press(page, "Russia stops exporting oil", "End")
    page.wait_for_function("before => location.search !== before", arg=query)
    assert "oil.shut_in=1.0" in page.url
    page.wait_for_function(
        "numbers => document.querySelector('#headlines .figure').innerText !== numbers[0]", arg=numbers
    )
    after = median(page, "brent")
    assert max(after[0]) > max(before[0]) + 5
    assert page.locator("#readout-oil\\.shut_in").inner_text() == "100 %"
    assert "1 lever changed" in page.locator("#verdict").inner_text()


def test_the_copied_link_opens_the_same_run_elsewhere(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    press(page, "Extra LNG", "ArrowRight", times=2)
    page.wait_for_function("() => location.search.includes('gas.extra_lng_bcm_yr=10')")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => document.querySelector('#copy-link').innerText === 'Copied'")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    elsewhere = visit(link.split("?", 1)[1])
    assert headline_numbers(elsewhere) == headline_numbers(page)
    assert median(elsewhere, "inflation") == median(page, "inflation")
    assert elsewhere.locator("#readout-gas\\.extra_lng_bcm_yr").inner_text() == "10 bcm/yr"
    assert elsewhere.url == page.url


def test_back_undoes_a_step_and_forward_repeats_it(visit):
    page = visit()
    start = page.evaluate("location.search")
    press(page, "EU stops buying", "End")
    page.wait_for_function("() => location.search.includes('oil.eu_cut_share=1.0')")
    page.go_back()
    page.wait_for_function("() => document.getElementById('readout-oil.eu_cut_share').innerText === '0 %'")
    assert page.evaluate("location.search") == start
    page.go_forward()
    page.wait_for_function("() => document.getElementById('readout-oil.eu_cut_share').innerText === '100 %'")


def test_a_preset_fills_the_form_and_reset_empties_it(visit):
    page = visit()
    page.locator("#preset").click()
    page.get_by_role("option", name="TurkStream stops").click()
    page.wait_for_function("() => location.search.includes('s=turkstream-stop')")
    page.wait_for_function("() => document.getElementById('readout-gas.turkstream_cut_share').innerText === '100 %'")
    assert "TurkStream stops" in page.locator("#verdict").inner_text()
    assert "run.n_draws=60" in page.url
    page.get_by_role("button", name="Reset", exact=True).click()
    page.wait_for_function("() => document.getElementById('readout-gas.turkstream_cut_share').innerText === '0 %'")
    page.wait_for_function("() => location.search === '?v=1&s=no-embargo'")


def test_a_bad_link_says_so_and_shows_no_embargo(visit):
    page = visit("s=nothing-of-the-kind")
    assert "This link cannot be used" in page.locator("#problem").inner_text()
    assert "No embargo" in page.locator("#verdict").inner_text()


@pytest.mark.nightly
def test_a_bad_text_is_explained_beside_the_form_and_the_charts_stay(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    before = median(page, "ttf")
    open_drawer(page, "Other shocks")
    box = page.get_by_label("Other oil outage")
    box.fill("[4, 3")
    box.press("Enter")
    page.wait_for_function("() => document.querySelector('#problem').innerText.includes('cannot be read')")
    assert median(page, "ttf") == before
    box.fill("4, 3, 1.5")
    box.press("Enter")
    page.wait_for_function("() => document.querySelector('#problem').innerText === ''")
    page.wait_for_function("() => location.search.includes('world_oil_outage_mbd')")
    assert page.get_by_role("button", name="Other shocks, 1 changed", exact=True).is_visible()


@pytest.mark.nightly
@pytest.mark.parametrize("query", ["stages=" + "[" * 5000, "timing.start=2040-01", f"{FEW}&run.n_draws=20000"])
def test_a_link_that_cannot_be_run_gives_a_line_and_a_page(visit, query):
    page = visit(query)
    line = page.locator("#problem").inner_text()
    assert line.startswith("This link")
    assert "\n" not in line
    assert page.locator("#verdict").inner_text()


@pytest.mark.nightly
def test_a_slider_says_its_value_with_its_unit(visit):
    page = visit()
    press(page, "Extra LNG", "ArrowRight")
    page.wait_for_function("() => location.search.includes('extra_lng')")
    assert page.get_by_role("slider", name="Extra LNG").get_attribute("aria-valuetext") == "5 bcm/yr"


@pytest.mark.nightly
def test_the_help_of_a_lever_opens_by_keyboard(visit):
    page = visit()
    lever = page.locator(".lever", has_text="Extra LNG")
    assert not lever.locator("p").is_visible()
    lever.locator("summary").press("Enter")
    assert lever.locator("p").is_visible()


@pytest.mark.nightly
def test_thumbs_are_large_enough_to_touch(visit):
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Scenario and levers").click()
    box = page.get_by_role("slider", name="Extra LNG").bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_dark_follows_the_system_and_the_button_turns_it(visit):
    page = visit(color_scheme="dark")
    scheme = "document.documentElement.getAttribute('data-mantine-color-scheme')"
    colour = "document.querySelector('#chart-brent .js-plotly-plot').layout.font.color"
    assert page.evaluate(scheme) == "dark"
    dark = page.evaluate(colour)
    page.get_by_role("button", name="Light or dark").click()
    page.wait_for_function(f"() => {scheme} === 'light'")
    page.wait_for_function(f"() => {colour} !== '{dark}'")
    page.reload()
    settled(page)
    assert page.evaluate(scheme) == "light"


def test_nothing_sticks_out_at_the_side_at_any_width(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_levers_open_on_demand(visit):
    page = visit(viewport={"width": 390, "height": 844})
    slider = page.get_by_role("slider", name="EU stops buying")
    assert not slider.is_visible()
    button = page.get_by_role("button", name="Scenario and levers")
    button.click()
    assert slider.is_visible()
    assert button.get_attribute("aria-expanded") == "true"


@pytest.mark.nightly
def test_every_chart_says_in_words_what_it_shows(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    for drawing in page.locator(".drawing").all():
        ids = drawing.get_attribute("aria-labelledby").split()
        words = [page.locator(f"#{name}").inner_text() for name in ids]
        assert all(words)
        assert words[1].endswith(".")


def test_two_visitors_do_not_see_each_others_scenario(visit):
    one, two = visit(f"s=turkstream-stop&{FEW}"), visit(f"s=price-cap-30&{FEW}")
    press(one, "Extra LNG", "ArrowRight")
    one.wait_for_function("() => location.search.includes('extra_lng')")
    assert "TurkStream" in one.locator("#verdict").inner_text()
    assert "price cap" in two.locator("#verdict").inner_text()
    assert two.locator("#readout-gas\\.extra_lng_bcm_yr").inner_text() == "0 bcm/yr"


@pytest.mark.parametrize("locale", ["en-GB", "de-DE", "fr-FR"])
def test_a_headline_stays_in_its_card_in_every_language(visit, locale):
    """The unit of GDP is long in German and French: it once ran into the next card."""
    page = visit(f"s=full-fuel-embargo&{FEW}", locale=locale)
    beyond = """() => [...document.querySelectorAll('.headline .unit')].filter(unit =>
        unit.getBoundingClientRect().right > unit.closest('.headline').getBoundingClientRect().right).length"""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        assert page.evaluate(beyond) == 0, width
