"""The page in a real Chromium: what a visitor does, and that nothing is fetched from anywhere but the server."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

FEW = "run.n_draws=60&run.horizon_months=36"
PATIENCE_MS = 60_000


@pytest.fixture
def visit(browser, address):
    """Open a page in a fresh profile; at the end nothing may have failed, complained or gone elsewhere."""
    contexts, complaints = [], []

    def open_page(query: str = FEW, **options):
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)

        def guard(route):
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                complaints.append(f"went elsewhere: {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
        page.on("console", lambda m: complaints.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.goto(f"{address}/?{query}")
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def settled(page):
    """Wait for the first run to be drawn."""
    page.wait_for_selector("#headlines .value")
    page.wait_for_function("document.querySelectorAll('.drawing .main-svg').length >= 9")


def headline_numbers(page):
    return page.locator("#headlines .figure").all_inner_texts()


def median(page, chart):
    """Median path a chart draws."""
    return page.evaluate(
        """chart => document.querySelector(`#chart-${chart} .js-plotly-plot`).data
            .filter(t => t.meta && t.meta.column === 'p50').map(t => Array.from(t.y))""",
        chart,
    )


def press(page, label, key, times=1):
    """Move a slider by keyboard."""
    thumb = page.get_by_role("slider", name=label)
    thumb.focus()
    for _ in range(times):
        thumb.press(key)


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
    page.wait_for_function("location.search.includes('gas.extra_lng_bcm_yr=10')")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("document.querySelector('#copy-link').innerText === 'Copied'")
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
    page.wait_for_function("location.search.includes('oil.eu_cut_share=1.0')")
    page.go_back()
    page.wait_for_function("document.getElementById('readout-oil.eu_cut_share').innerText === '0 %'")
    assert page.evaluate("location.search") == start
    page.go_forward()
    page.wait_for_function("document.getElementById('readout-oil.eu_cut_share').innerText === '100 %'")


def test_a_preset_fills_the_form_and_reset_empties_it(visit):
    page = visit()
    page.locator("#preset").click()
    page.get_by_role("option", name="TurkStream stops").click()
    page.wait_for_function("location.search.includes('s=turkstream-stop')")
    page.wait_for_function("document.getElementById('readout-gas.turkstream_cut_share').innerText === '100 %'")
    assert "TurkStream stops" in page.locator("#verdict").inner_text()
    assert "run.n_draws=60" in page.url
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("document.getElementById('readout-gas.turkstream_cut_share').innerText === '0 %'")
    page.wait_for_function("location.search === '?v=1&s=no-embargo'")


def test_a_bad_link_says_so_and_shows_no_embargo(visit):
    page = visit("s=nothing-of-the-kind")
    assert "This link cannot be used" in page.locator("#problem").inner_text()
    assert "No embargo" in page.locator("#verdict").inner_text()


def test_a_bad_text_is_explained_beside_the_form_and_the_charts_stay(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    before = median(page, "ttf")
    page.get_by_role("button", name="Other shocks").click()
    box = page.get_by_label("Other oil outage")
    box.fill("[4, 3")
    box.press("Enter")
    page.wait_for_function("document.querySelector('#problem').innerText.includes('cannot be read')")
    assert median(page, "ttf") == before
    box.fill("4, 3, 1.5")
    box.press("Enter")
    page.wait_for_function("document.querySelector('#problem').innerText === ''")
    page.wait_for_function("location.search.includes('world_oil_outage_mbd')")
    assert page.get_by_role("button", name="Other shocks, 1 changed", exact=True).is_visible()


@pytest.mark.parametrize("query", ["stages=" + "[" * 5000, "timing.start=2040-01", f"{FEW}&run.n_draws=20000"])
def test_a_link_that_cannot_be_run_gives_a_line_and_a_page(visit, query):
    page = visit(query)
    line = page.locator("#problem").inner_text()
    assert line.startswith("This link")
    assert "\n" not in line
    assert page.locator("#verdict").inner_text()


def test_a_slider_says_its_value_with_its_unit(visit):
    page = visit()
    press(page, "Extra LNG", "ArrowRight")
    page.wait_for_function("location.search.includes('extra_lng')")
    assert page.get_by_role("slider", name="Extra LNG").get_attribute("aria-valuetext") == "5 bcm/yr"


def test_the_help_of_a_lever_opens_by_keyboard(visit):
    page = visit()
    lever = page.locator(".lever", has_text="Extra LNG")
    assert not lever.locator("p").is_visible()
    lever.locator("summary").press("Enter")
    assert lever.locator("p").is_visible()


def test_thumbs_are_large_enough_to_touch(visit):
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Scenario and levers").click()
    box = page.get_by_role("slider", name="Extra LNG").bounding_box()
    assert min(box["width"], box["height"]) >= 24


def save(page, kind):
    """File that a chart's menu saves."""
    page.get_by_role("button", name="Save the chart GDP").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=kind).click()
    assert download.value.suggested_filename == f"gdp-turkstream-stop-2026-01.{kind.lower()}"
    return Path(download.value.path()).read_bytes()


def test_a_chart_is_saved_as_png_svg_and_csv(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    assert save(page, "PNG").startswith(b"\x89PNG")
    drawing = save(page, "SVG")
    assert drawing.startswith(b"<svg")
    for part in (b"TurkStream stops", b"not an official forecast", b"baseline"):
        assert part in drawing
    lines = save(page, "CSV").decode().splitlines()
    table = [line.split(",") for line in lines if not line.startswith("#")]
    assert table[0] == ["variable", "region", "unit", "month", "p05", "p25", "p50", "p75", "p95", "no_embargo"]
    assert [float(row[6]) for row in table[1:] if row[1] == "EU"] == median(page, "gdp")[0]
    assert any(line.startswith("# scenario: TurkStream stops") for line in lines)
    assert any(line.startswith("# link: http") for line in lines)


def test_dark_follows_the_system_and_the_button_turns_it(visit):
    page = visit(color_scheme="dark")
    scheme = "document.documentElement.getAttribute('data-mantine-color-scheme')"
    colour = "document.querySelector('#chart-brent .js-plotly-plot').layout.font.color"
    assert page.evaluate(scheme) == "dark"
    dark = page.evaluate(colour)
    page.get_by_role("button", name="Light or dark").click()
    page.wait_for_function(f"{scheme} === 'light'")
    page.wait_for_function(f"{colour} !== '{dark}'")
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


def test_every_chart_says_in_words_what_it_shows(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    for drawing in page.locator(".drawing").all():
        ids = drawing.get_attribute("aria-labelledby").split()
        words = [page.locator(f"#{name}").inner_text() for name in ids]
        assert all(words)
        assert words[1].endswith(".")


def test_the_gas_network_is_worked_out_on_demand_and_wiped_by_a_new_question(visit):
    page = visit("v=1&s=gas-shutoff-2022&run.n_draws=50&run.horizon_months=36")
    assert page.locator(".answer-finding").count() == 0
    page.locator("#run-network").click()
    finding = page.locator(".answer-finding")
    finding.wait_for()
    assert "states go short" in finding.inner_text()
    assert "median path" in finding.inner_text()
    page.get_by_role("textbox", name="Which path of the run").click()
    page.get_by_role("option", name="Bad").click()
    page.wait_for_function("document.querySelector('.answer-finding').innerText.includes('bad path')")
    tables = page.locator("#network table:visible").count()
    assert tables
    page.get_by_text("The other").first.click()
    assert page.locator("#network table:visible").count() == tables + 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    press(page, "Gas saving", "ArrowRight")
    finding.wait_for(state="detached")


def test_two_visitors_do_not_see_each_others_scenario(visit):
    one, two = visit(f"s=turkstream-stop&{FEW}"), visit(f"s=price-cap-30&{FEW}")
    press(one, "Extra LNG", "ArrowRight")
    one.wait_for_function("location.search.includes('extra_lng')")
    assert "TurkStream" in one.locator("#verdict").inner_text()
    assert "price cap" in two.locator("#verdict").inner_text()
    assert two.locator("#readout-gas\\.extra_lng_bcm_yr").inner_text() == "0 bcm/yr"


def test_a_stage_that_is_typed_changes_the_run_and_travels_with_the_link(visit, address):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    before = median(page, "brent")
    page.get_by_role("button", name="Timing").click()
    stages = page.get_by_role("textbox", name="Later stages")
    stages.fill('- start: "+6"\n  name: ceasefire\n  levers:\n    oil: {shut_in: 0}')
    stages.blur()
    page.wait_for_function("document.querySelector('#stages-note').textContent.includes('ceasefire')")
    page.wait_for_function("window.location.search.includes('stages=')")
    after = median(page, "brent")
    assert after[0][-1] < before[0][-1]
    assert after[0][:6] == pytest.approx(before[0][:6], rel=0.2)
    again = visit(page.url.partition("?")[2])
    assert median(again, "brent") == after
    assert "ceasefire" in again.locator("#chart-waiting").inner_text()


def test_a_stage_that_cannot_be_read_is_said_in_one_line_and_the_charts_stay(visit):
    page = visit()
    before = median(page, "brent")
    page.get_by_role("button", name="Timing").click()
    stages = page.get_by_role("textbox", name="Later stages")
    stages.fill("- start: [")
    stages.blur()
    page.wait_for_function("document.querySelector('#problem').textContent.includes('Later stages')")
    assert median(page, "brent") == before


def test_what_comes_of_a_threat_and_what_moves_the_verdict_are_worked_out_and_wiped(visit):
    page = visit(f"s=secondary-tariffs-500&{FEW}")
    page.locator("#run-threat").click()
    page.wait_for_selector("#threat table")
    assert "Carried out" in page.locator("#threat").inner_text()
    page.locator("#run-sensitivity").click()
    page.wait_for_selector("#sensitivity table")
    assert "the West outlasts Russia by" in page.locator("#sensitivity").inner_text()
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("!document.querySelector('#threat').textContent")
    page.wait_for_function("!document.querySelector('#sensitivity').textContent")


def test_a_lower_threshold_moves_the_waiting_game(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    before = median(page, "waiting")
    page.get_by_role("button", name="Pain thresholds").click()
    press(page, "Russia's deficit", "Home")
    page.wait_for_function("window.location.search.includes('russia_deficit_pct_gdp=1')")
    page.wait_for_function(
        """before => document.querySelector('#chart-waiting .js-plotly-plot').data
            .filter(t => t.meta.column === 'p50')[0].y[6] > before""",
        arg=before[0][6],
    )
