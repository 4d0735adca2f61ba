import os
import shutil
import threading
import time

import pages
import pytest
import uvicorn

from dashboard import engine, server, serving
from econ.result import Result
from econ.scenario import Scenario

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
FEW = {"run.n_draws": 40, "run.horizon_months": 36}


@pytest.fixture(scope="session")
def embargo() -> Scenario:
    return engine.preset("full-fuel-embargo").with_levers(FEW)


@pytest.fixture(scope="session")
def result(embargo: Scenario) -> Result:
    return engine.run(embargo)


@pytest.fixture(scope="session")
def calm() -> Result:
    return engine.run(engine.preset("no-embargo").with_levers(FEW))


def chromium() -> str:
    """Path of an installed Chromium; skips without one, fails in CI."""
    for name in ("chromium", "google-chrome", "chromium-browser", "google-chrome-stable"):
        if found := shutil.which(name):
            return found
    message = "no Chromium on the PATH: the page was not tested in a browser"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def address():
    """Address of a running server."""
    listener = serving._listen("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(server.create_app(), log_level="warning", lifespan="off"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser():
    executable = chromium()
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, address):
    """Open a page in a fresh profile; at the end nothing may have failed, complained or gone elsewhere."""
    contexts, complaints = [], []

    def open_page(query: str = pages.FEW, forgive: str | None = None, **options):
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(pages.PATIENCE_MS)

        def guard(route):
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                complaints.append(f"went elsewhere: {route.request.url}")
                route.abort()

        context.route("**/*", guard)

        def complain(text):
            if forgive is None or forgive not in text:
                complaints.append(f"console: {text}")

        page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
        page.on("console", lambda m: complain(m.text) if m.type == "error" else None)
        page.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.goto(f"{address}/?{query}")
        pages.settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
