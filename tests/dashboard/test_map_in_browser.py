"""The map in a browser: months step without the server, a click or a key chooses a state, the network is drawn."""

import pages
import pytest

pytestmark = pytest.mark.browser

SMALL = "v=1&s=full-fuel-embargo&run.n_draws=20&run.horizon_months=12"


def at_rest(page):
    page.wait_for_function(
        """() => document.documentElement.dataset.shown
            && !document.querySelector("#busy").classList.contains("running")
            && document.querySelector("#chart-map [data-map=listens]")"""
    )
    page.wait_for_timeout(400)


def colours(page):
    return page.evaluate(
        """() => { const g = document.querySelector("#chart-map .js-plotly-plot");
            return g.data.map((t, i) => t.fill && t.meta ? getComputedStyle(
                g.querySelector(".trace" + g._fullData[i].uid + " path.js-fill")).fill : "").join() }"""
    )


def click_on(page, state):
    """Click in the middle of a state's marker, else of its outline."""
    spot = page.evaluate(
        """state => { const g = document.querySelector("#chart-map .js-plotly-plot");
            const i = g.data.findLastIndex(t => t.meta && t.meta.state === state);
            const kind = g.data[i].fill ? " path.js-fill" : " .points path";
            const path = g.querySelector(".trace" + g._fullData[i].uid + kind);
            path.scrollIntoView({block: "center"});
            const box = path.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2] }""",
        state,
    )
    page.mouse.move(*spot)
    page.wait_for_selector("#chart-map .hoverlayer .hovertext")
    page.mouse.click(*spot)


@pytest.fixture
def page(visit, monkeypatch):
    monkeypatch.setattr(pages, "settled", at_rest)
    return visit(f"{SMALL}#map")


@pytest.mark.nightly
def test_playing_asks_nothing_and_stops_at_the_end(page):
    slider = page.get_by_role("slider", name="Month of the map")
    slider.press("Home")
    page.wait_for_function("() => document.querySelector('#map-month').textContent === 'Feb 2026'")
    page.wait_for_timeout(900)
    at_rest(page)
    before, asked = colours(page), []
    page.on("request", lambda request: asked.append(request.url) if "page/answer" in request.url else None)
    page.get_by_role("button", name="Play the months").press("Enter")
    page.wait_for_function("() => document.querySelector('#map-month').textContent === 'Dec 2026'")
    assert asked == []
    assert colours(page) != before
    page.wait_for_function("() => document.querySelector('#map-play').getAttribute('aria-pressed') === 'false'")
    page.wait_for_timeout(900)
    at_rest(page)
    assert page.inner_text("#map-month") == slider.get_attribute("aria-valuetext") == "Jan 2027"
    assert len(asked) == 1
    assert "Jan 2027" in page.inner_text("#finding-map")


def test_a_click_or_a_key_chooses_a_state(page):
    for state, name in (("PL", "Poland"), ("MT", "Malta"), ("LU", "Luxembourg")):
        click_on(page, state)
        page.wait_for_function(f"() => document.querySelector('#map-state-name').textContent.startsWith('{name}')")
    page.locator("#map-ranking button[data-state=HU]").press("Enter")
    page.wait_for_function("() => document.querySelector('#map-state').textContent.startsWith('Hungary')")
    page.wait_for_function("() => document.querySelector('#finding-state-gdp').textContent.startsWith('Hungary')")


@pytest.mark.nightly
def test_the_ranking_follows_the_month(page):
    slider = page.get_by_role("slider", name="Month of the map")
    slider.press("End")
    page.wait_for_function("() => document.querySelector('#map-ranking caption').textContent.endsWith('Jan 2027')")
    numbers = page.locator("#map-ranking tbody tr:not(.union) .value-now").all_inner_texts()
    falls = [float(text.replace("−", "-")) for text in numbers]
    assert falls == sorted(falls)


@pytest.mark.nightly
def test_the_network_is_drawn_on_the_map(page):
    page.click("#run-network")
    page.wait_for_selector("#chart-network .main-svg")
    assert "Norway" in page.locator("#chart-network .textpoint").all_text_contents()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the map of the gas network as SVG").click()
    assert saved.value.suggested_filename.startswith("network-")


def test_the_drawing_of_the_network_follows_the_theme_and_the_width(visit):
    page = visit("v=1&s=gas-shutoff-2022&run.n_draws=50&run.horizon_months=24#map", color_scheme="light")
    page.click("#run-network")
    page.wait_for_selector("#chart-network .main-svg")
    ink = "document.querySelector('#chart-network .js-plotly-plot')?.layout.meta?.ink"
    light = page.evaluate(ink)
    page.click("#theme")
    page.wait_for_function(f"() => ({ink} ?? {light!r}) !== {light!r}")
    drawn = "JSON.stringify(document.querySelector('#chart-network .js-plotly-plot')?.data)"
    wide = page.evaluate(drawn)
    page.set_viewport_size({"width": 600, "height": 900})
    page.wait_for_function("wide => { const now = " + drawn + "; return now && now !== wide; }", arg=wide)
