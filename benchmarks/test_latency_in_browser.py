"""How fast the page follows a slider, in a real Chromium: dragging, and from release to the last visible chart.

Painted: the frame after the one in which all curves and texts moved; after release, to the answer of all 2,000
draws. The machine's noise is measured beside it: how late a frame and a bare request to the server come.
"""

import math
import statistics
import time

import pytest

QUERY = "v=1&s=full-fuel-embargo"
SLIDERS = ("OPEC+ uses spare capacity", "Extra LNG", "US tariff on India", "Gas saving")
DRAGS_EACH = 4
DRAG_S = 2.0
SECTION = "following a slider in a browser"

WATCH = """() => {
  window.__moves = [];
  window.__released = window.__painted = 0;
  window.__watch?.disconnect();
  window.__watch = new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
    const atRest = document.documentElement.dataset.painted.startsWith('at rest');
    window.__moves.push(performance.now());
    if (window.__released && atRest && !window.__painted) window.__painted = performance.now();
  })));
  window.__watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-painted'] });
  addEventListener('pointerup', () => { window.__released = performance.now(); }, { capture: true, once: true });
}"""
AT_REST = (
    "() => document.documentElement.dataset.shown && !document.querySelector('#busy').classList.contains('running')"
)
NOISE = """async () => {
  const frames = [], requests = [];
  for (let i = 0; i < 40; i += 1) {
    const start = performance.now();
    await new Promise(done => requestAnimationFrame(done));
    frames.push(performance.now() - start);
  }
  for (let i = 0; i < 20; i += 1) {
    const start = performance.now();
    await (await fetch('api/v1/health')).text();
    requests.push(performance.now() - start);
  }
  return { frames, requests };
}"""


@pytest.fixture
def page(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.goto(f"{address}/?{QUERY}")
    page.wait_for_function(AT_REST, timeout=60_000)
    page.wait_for_timeout(1500)
    return page


def p(values, share):
    """Value that a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


def drag(page, label, end=0.5):
    """Drag a slider to and fro for some seconds and let it go at a share of its track.

    Returns updates a second, and milliseconds from release to painted.
    """
    thumb = page.get_by_role("slider", name=label)
    thumb.scroll_into_view_if_needed()
    box, track = (
        thumb.bounding_box(),
        thumb.locator("xpath=ancestor::*[contains(@class, 'mantine-Slider-root')]").bounding_box(),
    )
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(WATCH)
    page.mouse.move(x, y)
    page.mouse.down()
    start, step = time.monotonic(), 0
    while time.monotonic() - start < DRAG_S:
        step += 1
        page.mouse.move(track["x"] + track["width"] * (0.5 + 0.48 * math.sin(step / 15)), y)
        page.wait_for_timeout(10)
    moved = page.evaluate("window.__moves.length") / (time.monotonic() - start)
    page.mouse.move(track["x"] + track["width"] * end, y)
    page.mouse.up()
    page.wait_for_function("() => window.__painted > 0", timeout=60_000)
    page.wait_for_function(AT_REST, timeout=60_000)
    return moved, page.evaluate("window.__painted - window.__released")


def test_following_a_slider(page, tell):
    updates, release_ms = [], []
    for number in range(DRAGS_EACH):
        for label in SLIDERS:
            moved, painted = drag(page, label, 0.2 + 0.15 * number)  # each time a scenario that was not run before
            updates.append(moved)
            release_ms.append(painted)
    noise = page.evaluate(NOISE)
    tell(SECTION, "updates a second while dragging, median", statistics.median(updates))
    tell(SECTION, "updates a second while dragging, least", min(updates))
    tell(SECTION, "release to painted, ms, median", statistics.median(release_ms))
    tell(SECTION, "release to painted, ms, 95 %", p(release_ms, 0.95))
    tell(SECTION, "noise: a frame, ms, 95 %", p(noise["frames"], 0.95))
    tell(SECTION, "noise: a bare request, ms, 95 %", p(noise["requests"], 0.95))
