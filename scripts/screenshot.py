"""Regenerate the README's screenshots: `make screenshots` (needs Chromium on the PATH).

With a folder as its argument it saves there every view at three widths in both themes instead, to look at.
"""

import shutil
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dashboard.server import create_app
from dashboard.serving import _listen
from dashboard.views import VIEWS

DOCS = Path(__file__).parents[1] / "docs"
QUERY = "?v=1&s=full-fuel-embargo&run.baseline=latest"
IN_README = {"overview": "dashboard", "map": "map", "waiting": "waiting-game", "record": "track-record"}
WIDTHS = (1440, 1024, 390)
AT_REST = (
    "() => document.documentElement.dataset.shown && !document.querySelector('#busy').classList.contains('running')"
)


def main() -> None:
    """Serve the page on a free port, open it, and save what a visitor sees."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        sys.exit("No Chromium on the PATH: install it (Debian: apt install chromium) and try again.")
    listener = _listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(), log_level="error"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not server.started:
        time.sleep(0.1)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/{QUERY}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        if len(sys.argv) > 1:
            _save_all(browser, address, Path(sys.argv[1]))
        else:
            for view, name in IN_README.items():
                _save(browser, f"{address}#{view}", DOCS / f"{name}.png", 1440, "light", full=False)
        browser.close()
    server.should_exit = True


def _save_all(browser: Browser, address: str, folder: Path) -> None:
    """Save every view at every width in both themes."""
    for width in WIDTHS:
        for theme in ("light", "dark"):
            for view in VIEWS:
                target = folder / f"{view}-{width}-{theme}.png"
                _save(browser, f"{address}#{view}", target, width, theme, full=True)
                print(target)


def _save(browser: Browser, address: str, target: Path, width: int, theme: str, *, full: bool) -> None:
    """Save one view, without the invitation to the tour."""
    page = browser.new_page(viewport={"width": width, "height": 1000}, color_scheme=theme)
    page.add_init_script("localStorage.setItem('embargo-tour-answered', 'yes')")
    page.goto(address)
    page.wait_for_function(AT_REST, timeout=60_000)
    page.wait_for_timeout(1500)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, full_page=full)
    page.close()


if __name__ == "__main__":
    main()
