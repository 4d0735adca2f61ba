import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SETTLED = (
    "() => document.documentElement.dataset.shown && !document.querySelector('#busy').classList.contains('running')"
)


def opened(visit, view, query="s=full-fuel-embargo&run.n_draws=40&run.horizon_months=36", **options):
    page = visit(query, **options)
    page.locator(f"#views a[data-view={view}]").click()
    page.wait_for_selector(f"#chart-{'endurance' if view == 'waiting' else 'recession-timeline'} .main-svg")
    page.wait_for_function(SETTLED)
    return page


def lever_in_address(page, text):
    page.wait_for_function("text => location.search.includes(text)", arg=text)
    page.wait_for_function(SETTLED)


def test_a_threshold_is_drawn_by_mouse_and_moved_by_keys(visit):
    page = opened(visit, "waiting")
    handle = page.get_by_role("slider", name="Threshold, EU and US: real income")
    handle.scroll_into_view_if_needed()
    before = page.locator("#finding-waiting").inner_text()
    box = handle.locator(".grip").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 20, steps=4)
    page.mouse.move(x, y - 40, steps=4)
    drawn = float(handle.get_attribute("aria-valuenow"))
    assert -4 < drawn < 0
    page.mouse.up()
    lever_in_address(page, f"thresholds.real_income_loss_pct={-drawn:g}")
    page.wait_for_function("was => document.querySelector('#finding-waiting').innerText !== was", arg=before)
    line = "document.querySelector('#chart-threshold-real_income_loss_pct .js-plotly-plot').data.at(-1).y[0]"
    assert page.evaluate(line) == drawn

    handle.press("ArrowDown")
    lever_in_address(page, f"thresholds.real_income_loss_pct={0.5 - drawn:g}")
    assert handle.get_attribute("aria-valuetext").startswith("−")


@pytest.mark.nightly
def test_a_threshold_that_is_not_judged_can_be(visit):
    page = opened(visit, "waiting")
    page.get_by_role("button", name="Judge EU: gas in storage").click()
    lever_in_address(page, "thresholds.gas_storage_share=0.18")
    handle = page.get_by_role("slider", name="Threshold, EU: gas in storage")
    handle.wait_for()
    assert handle.locator(".grip").inner_text() == "18 %"
    page.get_by_role("button", name="Stop judging EU: gas in storage").click()
    page.wait_for_function("() => !location.search.includes('gas_storage_share')")


@pytest.mark.nightly
def test_the_depth_of_a_deep_recession_is_set_beside_the_dials(visit):
    page = opened(visit, "recession")
    page.get_by_role("radio", name="Deep, by then").check()
    words = page.locator("#recession-definition-words")
    page.wait_for_function("() => document.querySelector('#recession-definition-words').innerText.includes('3.0 %')")
    thumb = page.locator("#recession-depth-box [role=slider]")
    thumb.focus()
    thumb.press("ArrowRight")
    thumb.press("ArrowRight")
    lever_in_address(page, "assumptions.deep_recession_depth_pct=")
    page.wait_for_function("() => !document.querySelector('#recession-definition-words').innerText.includes('3.0 %')")
    assert "Deep recession by then" in words.inner_text()


@pytest.mark.nightly
@pytest.mark.parametrize("view", ["recession", "waiting"])
def test_nothing_sticks_out_on_a_phone(visit, view):
    page = opened(visit, view, viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
