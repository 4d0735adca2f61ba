"""In a real Chromium: dragging, typing, undoing, and a server that is away for a while."""

import pytest
from pages import FEW, drag, headline_numbers, look_at, median, open_drawer, press, settled

pytestmark = pytest.mark.browser

CURVE = """chart => [...document.querySelectorAll(`#chart-${chart} .lines path.js-line`)]
    .map(path => path.getAttribute('d'))"""
SHOWN_BRENT = """() => document.querySelector('.headlines [data-variable=brent_usd_bbl] .figure').innerText"""


def test_curves_and_numbers_follow_the_slider_before_it_is_let_go(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    curve, number, address = page.evaluate(CURVE, "brent"), page.evaluate(SHOWN_BRENT), page.url
    let_go = drag(page, "Russia stops exporting oil", steps=20)
    page.wait_for_function(f"before => ({SHOWN_BRENT})() !== before", arg=number)
    page.wait_for_function(f"before => JSON.stringify(({CURVE})('brent')) !== JSON.stringify(before)", arg=curve)
    assert page.url == address
    let_go()
    page.wait_for_function("() => location.search.includes('oil.shut_in=')")
    settled(page)
    assert page.evaluate(SHOWN_BRENT) == headline_numbers(page)[0]
    again = visit(page.url.partition("?")[2])
    assert headline_numbers(again) == headline_numbers(page)
    assert median(again, "gdp") == median(page, "gdp")


RANGES = """() => [...document.querySelectorAll('.js-plotly-plot')].map(chart => Object.entries(chart._fullLayout)
    .filter(([name]) => /^yaxis/.test(name)).map(([, axis]) => axis.range))"""


def test_axes_are_as_before_after_a_drag_out_and_back(visit):
    page = visit(f"{FEW}#economy")
    ranges = []
    for _ in range(2):
        let_go = drag(page, "Russia stops exporting oil", steps=20)
        box = page.get_by_role("slider", name="Russia stops exporting oil").bounding_box()
        page.wait_for_function("() => document.documentElement.dataset.painted.startsWith('moving')")
        for step in range(40):
            page.mouse.move(box["x"] - 10 * step, box["y"])
        page.wait_for_timeout(300)
        let_go()
        page.wait_for_timeout(500)
        settled(page)
        assert page.locator("#readout-oil\\.shut_in").inner_text() == "0 %"
        ranges.append(page.evaluate(RANGES))
    assert ranges[0] == ranges[1]


def test_when_the_release_is_refused_the_last_answer_stands(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    numbers, paths = headline_numbers(page), median(page, "brent")

    def refuse(route):
        asked = route.request.post_data_json
        if asked["levers"]["oil.shut_in"] and not asked["dragging"]:
            route.fulfill(json={"problem": "Not so."})
        else:
            route.continue_()

    page.route("**/page/answer", refuse)
    drag(page, "Russia stops exporting oil", steps=20)()
    page.wait_for_function("() => document.querySelector('#problem').innerText === 'Not so.'")
    settled(page)
    assert headline_numbers(page) == numbers
    assert median(page, "brent") == paths
    assert not page.locator("html.moving").count()
    assert page.locator("#verdict").get_attribute("aria-busy") == "false"


def test_a_drag_is_one_step_of_history(visit):
    page = visit()
    drag(page, "Russia stops exporting oil", steps=15)()
    page.wait_for_function("() => location.search.includes('oil.shut_in=')")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => document.getElementById('readout-oil.shut_in').innerText === '0 %'")
    settled(page)
    assert page.get_by_role("button", name="Undo").is_disabled()
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("() => location.search.includes('oil.shut_in=')")
    page.wait_for_function("() => document.getElementById('readout-oil.shut_in').innerText !== '0 %'")


@pytest.mark.nightly
def test_the_newest_of_many_steps_is_the_one_shown(visit):
    page = visit()
    press(page, "Russia stops exporting oil", "ArrowRight", times=9)
    page.wait_for_function("() => location.search.includes('oil.shut_in=0.45')")
    settled(page)
    again = visit(page.url.partition("?")[2])
    assert headline_numbers(again) == headline_numbers(page)


def test_a_value_can_be_typed(visit):
    page = visit()
    page.get_by_role("button", name="Type a value for India stops buying").click()
    box = page.get_by_role("textbox", name="Type a value for India stops buying")
    box.fill("37.5")
    box.press("Enter")
    page.wait_for_function("() => location.search.includes('oil.india_cut_share=0.375')")
    assert page.locator("#readout-oil\\.india_cut_share").inner_text() == "37.5 %"


@pytest.mark.parametrize(
    ("typed", "says"), [("250", "India stops buying: between 0 and 100."), ("x", "Type a number.")]
)
def test_a_value_that_cannot_be_used_is_refused_in_a_line_and_changes_nothing(visit, typed, says):
    page = visit()
    before = page.url
    page.get_by_role("button", name="Type a value for India stops buying").click()
    box = page.get_by_role("textbox", name="Type a value for India stops buying")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_function("says => document.querySelector('#problem').innerText === says", arg=says)
    assert page.locator("#readout-oil\\.india_cut_share").inner_text() == "0 %"
    assert page.url == before


@pytest.mark.nightly
def test_a_group_of_levers_goes_back_to_what_the_scenario_holds(visit):
    page = visit(f"s=turkstream-stop&{FEW}&gas.extra_lng_bcm_yr=20&oil.india_cut_share=0.5")
    page.get_by_role("button", name="Set Gas back to what the scenario holds").first.click()
    page.wait_for_function("() => !location.search.includes('extra_lng')")
    assert page.locator("#readout-gas\\.turkstream_cut_share").inner_text() == "100 %"
    assert page.locator("#readout-oil\\.india_cut_share").inner_text() == "50 %"


def test_views_are_steps_of_history_and_keep_the_scenario(visit):
    page = visit(f"s=turkstream-stop&{FEW}")
    look_at(page, "energy")
    assert page.locator("#chart-oil").is_visible()
    assert "TurkStream" in page.locator("#verdict").inner_text()
    page.go_back()
    page.wait_for_selector("#headlines")
    settled(page)
    again = visit(f"s=turkstream-stop&{FEW}#waiting")
    assert again.locator("#chart-waiting").is_visible()
    assert again.locator("#views a[aria-current]").inner_text() == "Waiting game"


@pytest.mark.nightly
def test_each_preset_tells_its_story_in_the_menu(visit):
    page = visit()
    page.locator("#preset").click()
    option = page.get_by_role("option", name="TurkStream stops")
    option.scroll_into_view_if_needed()
    assert len(option.locator("span").last.inner_text()) > 40


def test_a_server_that_is_away_is_said_and_asked_again(visit):
    page = visit(forgive="ERR_FAILED")
    away = ["**/page/answer"]
    page.route(away[0], lambda route: route.abort())
    press(page, "India stops buying", "End")
    page.wait_for_function("() => document.querySelector('#problem').innerText.includes('does not answer')")
    page.unroute(away[0])
    page.wait_for_function("() => location.search.includes('india_cut_share=1')")
    settled(page)
    assert page.locator("#problem").inner_text() == ""


def test_work_can_be_called_off(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}#waiting")
    page.locator("#run-sensitivity").click()
    page.wait_for_selector("#progress-sensitivity:not([hidden])")
    page.wait_for_function("() => Number(document.querySelector('#progress-sensitivity').value) > 0")
    page.locator("#cancel-sensitivity").click()
    page.wait_for_function("() => document.querySelector('#sensitivity').innerText === 'Called off.'")
    assert page.locator("#run-sensitivity").is_enabled()
    assert not page.locator("#cancel-sensitivity").is_visible()


@pytest.mark.nightly
def test_a_drawer_counts_what_was_changed(visit):
    page = visit(f"{FEW}&gas.norway_outage_share=0.2")
    tally = page.locator("#tally-gas")
    assert tally.inner_text().strip(", ") == "1 changed"
    open_drawer(page, "Gas")
    page.get_by_role("button", name="Set Gas back to what the scenario holds").last.click()
    page.wait_for_function("() => document.querySelector('#tally-gas').innerText === ''")


def test_a_drag_wipes_what_was_worked_out_for_another_question(visit):
    page = visit(f"s=secondary-tariffs-500&{FEW}#waiting")
    page.locator("#run-threat").click()
    page.wait_for_selector("#threat table")
    drag(page, "Extra LNG", steps=10)()
    page.wait_for_function("() => !document.querySelector('#threat').textContent")


def test_texts_are_told_anew_after_another_view_was_looked_at(visit):
    page = visit(f"s=full-fuel-embargo&{FEW}")
    press(page, "Extra LNG", "End")
    page.wait_for_function("() => location.search.includes('extra_lng')")
    settled(page)
    high = headline_numbers(page)
    look_at(page, "waiting")
    press(page, "Extra LNG", "Home")
    page.wait_for_function("() => !location.search.includes('extra_lng')")
    look_at(page, "overview")
    press(page, "Extra LNG", "End")
    page.wait_for_function("() => location.search.includes('extra_lng')")
    settled(page)
    page.wait_for_function("high => document.querySelectorAll('#headlines .figure')[4].innerText === high", arg=high[4])
    assert headline_numbers(page) == high
