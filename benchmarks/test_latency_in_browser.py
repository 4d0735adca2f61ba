"""How fast the page follows a slider, in a real Chromium: dragging, and from release to the last visible chart.

Painted means: the frame after the one in which the curve of every visible chart moved. The machine's noise is measured
beside it: how late a frame and a bare request to the server come on the same page.
"""

import math
import shutil
import statistics
import threading
import time

import pytest
import uvicorn

from dashboard import server

QUERY = "v=1&s=full-fuel-embargo"
SLIDERS = ("OPEC+ uses spare capacity", "Extra LNG", "US tariff on India", "Gas saving")
DRAGS_EACH = 4
DRAG_S = 2.0
FLAGS = ("--no-sandbox", "--disable-gpu")

WATCH = """() => {
  const visible = [...document.querySelectorAll('.drawing')].filter(drawing => {
    const box = drawing.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  });
  window.__moves = visible.map(() => []);
  window.__released = null;
  visible.forEach((drawing, i) => new MutationObserver(() => requestAnimationFrame(() => {
    const now = performance.now();
    if (window.__moves[i].at(-1) !== now) window.__moves[i].push(now);
  })).observe(drawing, { subtree: true, attributes: true, attributeFilter: ['d'] }));
  addEventListener('pointerup', () => { window.__released = performance.now(); }, true);
}"""
AT_REST = "document.documentElement.dataset.shown && !document.querySelector('#busy').classList.contains('running')"
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


@pytest.fixture(scope="module")
def address():
    listener = server._listen("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(server.create_app(), log_level="warning"))
    threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not running.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True


@pytest.fixture
def page(address):
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        pytest.skip("no Chromium on the PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.goto(f"{address}/?{QUERY}")
        page.wait_for_function(AT_REST, timeout=60_000)
        page.wait_for_timeout(1500)
        yield page
        browser.close()


def p(values, share):
    """Value that a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


def drag(page, label):
    """Drag a slider to and fro for some seconds; updates a second, and milliseconds from release to painted."""
    thumb = page.get_by_role("slider", name=label)
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(WATCH)
    page.mouse.move(x, y)
    page.mouse.down()
    start, step = time.monotonic(), 0
    while time.monotonic() - start < DRAG_S:
        step += 1
        page.mouse.move(x + 60 * abs(math.sin(step / 15)), y)
        page.wait_for_timeout(10)
    moved = page.evaluate("Math.max(...window.__moves.map(moves => moves.length))") / (time.monotonic() - start)
    page.mouse.move(x + 40, y)
    page.mouse.up()
    page.wait_for_timeout(200)
    page.wait_for_function(AT_REST, timeout=60_000)
    painted = page.evaluate(
        "Math.max(...window.__moves.map(moves => moves.find(t => t > window.__released) ?? 0)) - window.__released"
    )
    return moved, painted


def test_following_a_slider(page, tell):
    updates, release_ms = [], []
    for _ in range(DRAGS_EACH):
        for label in SLIDERS:
            moved, painted = drag(page, label)
            updates.append(moved)
            release_ms.append(painted)
    noise = page.evaluate(NOISE)
    tell("updates a second while dragging, median", statistics.median(updates))
    tell("updates a second while dragging, least", min(updates))
    tell("release to painted, ms, median", statistics.median(release_ms))
    tell("release to painted, ms, 95 %", p(release_ms, 0.95))
    tell("noise: a frame, ms, 95 %", p(noise["frames"], 0.95))
    tell("noise: a bare request, ms, 95 %", p(noise["requests"], 0.95))
