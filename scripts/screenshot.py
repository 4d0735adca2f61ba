"""Regenerate the README's screenshot: `make screenshot` (needs Chromium on the PATH)."""

import shutil
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from dashboard.server import create_app

TARGET = Path(__file__).parents[1] / "docs" / "dashboard.png"
QUERY = "?v=1&s=full-fuel-embargo&run.baseline=latest"
SIZE = {"width": 1440, "height": 1000}


def main() -> None:
    """Serve the page on a free port, open it, and save what a visitor sees first."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        sys.exit("No Chromium on the PATH: install it (Debian: apt install chromium) and try again.")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(), host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(f"http://127.0.0.1:{port}/{QUERY}")
        page.wait_for_selector(".js-plotly-plot .scatterlayer", timeout=60_000)
        page.wait_for_timeout(3000)
        TARGET.parent.mkdir(exist_ok=True)
        page.screenshot(path=TARGET)
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
