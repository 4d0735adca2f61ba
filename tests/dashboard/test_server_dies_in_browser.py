"""In a real Chromium: workers are killed at work, and the server is away for a while; the page finds its way back."""

import os
import signal

import pages
import pytest
from pages import FEW, headline_numbers, press, settled
from servers import SERVE, serving, workers_of

pytestmark = pytest.mark.browser

LONG = "run.n_draws=2000&run.horizon_months=60"  # still being worked out when its worker is killed
AWAY = "() => document.querySelector('#problem').innerText.includes('does not answer')"


@pytest.fixture
def open_page(browser):
    """Open a page of a server that will die: its complaints are expected, errors of scripts are not."""
    contexts, errors = [], []

    def open_one(address, query):
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}))
        page = contexts[-1].new_page()
        page.set_default_timeout(2 * pages.PATIENCE_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/?{query}")
        settled(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


def came_back(page):
    page.wait_for_function("() => document.querySelector('#problem').innerText === ''")
    settled(page)


def test_workers_killed_while_they_work_are_replaced_and_the_page_gets_its_answer(open_page):
    with serving(SERVE.format("port=0, workers=2")) as (address, process):
        page = open_page(address, f"s=no-embargo&{LONG}")
        workers = workers_of(process)
        assert len(workers) == 2
        before = headline_numbers(page)
        with page.expect_request("**/page/answer"):
            press(page, "India stops buying", "End")
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        page.wait_for_function("() => location.search.includes('india_cut_share=1')")
        came_back(page)
        assert headline_numbers(page) != before
        assert len(workers_of(process)) == 2
        assert not set(workers) & set(workers_of(process))
        assert headline_numbers(open_page(address, page.url.partition("?")[2])) == headline_numbers(page)


def test_a_server_that_is_away_and_comes_back_answers_what_was_asked_meanwhile(open_page):
    with serving(SERVE.format("port=0")) as (address, process):
        port = address.rpartition(":")[2]
        page = open_page(address, f"s=no-embargo&{FEW}")
        process.kill()
        process.wait()
        page.locator("#preset").click()
        page.get_by_role("option", name="TurkStream stops").click()
        page.wait_for_function(AWAY)
    with serving(SERVE.format(f"port={port}")):
        page.wait_for_function("() => location.search.includes('s=turkstream-stop')")
        came_back(page)
        assert "TurkStream stops" in page.locator("#verdict").inner_text()
