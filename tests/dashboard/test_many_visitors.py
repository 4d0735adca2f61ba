"""Visitors who drag at once on two workers: nobody meets an error, and each gets the answer to its own question."""

import time

import httpx
import pytest
from servers import SERVE, serving

from benchmarks.load_users import drag_together
from dashboard import handlers
from dashboard.page_door import as_sent

USERS, SECONDS = 6, 5.0
PATIENCE_S = 120


@pytest.fixture(scope="module")
def visitors():
    with serving(SERVE.format("port=0, workers=2")) as (address, _):
        _wait_for_both(address)
        return drag_together(address, USERS, SECONDS)


def _wait_for_both(address):
    """Wait until requests in a row are answered, whichever worker takes them."""
    deadline, answered = time.monotonic() + PATIENCE_S, 0
    while answered < 6:
        assert time.monotonic() < deadline
        try:
            answered = answered + 1 if httpx.get(f"{address}/api/v1/ready", timeout=60).status_code == 200 else 0
        except httpx.TransportError:
            answered = 0
        time.sleep(0.3)


def medians(answer):
    """Median paths of all charts of an answer."""
    figures = {name: update["figure"] for name, update in answer["updates"].items() if "figure" in update}
    return {
        (name, number): trace["y"]
        for name, figure in figures.items()
        for number, trace in enumerate(figure["data"])
        if trace.get("meta", {}).get("column") == "p50"
    }


def test_nobody_meets_an_error(visitors):
    outcomes = sum((visitor.outcomes for visitor in visitors), start=type(visitors[0].outcomes)())
    assert set(outcomes) == {"200"}
    assert all(visitor.took_s for visitor in visitors)


@pytest.mark.parametrize("number", range(USERS))
def test_each_gets_the_answer_to_its_own_question(visitors, number):
    question, answer = visitors[number].last
    alone = handlers.answer(question)
    expected = medians(alone)
    assert len(expected) > 5
    found = medians(answer)
    assert found.keys() == expected.keys()
    for key, path in expected.items():
        assert found[key] == pytest.approx(path, rel=1e-6, abs=1e-3), key
    assert answer["updates"]["verdict"] == as_sent(alone["updates"]["verdict"])
    others = [visitor.last[1] for visitor in visitors if visitor.number != number]
    assert all(medians(other) != found for other in others)
