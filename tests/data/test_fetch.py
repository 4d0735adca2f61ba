"""Fetching from a server that misbehaves: it is asked again, waited for, or given up; no key is ever shown."""

import logging
import re
import traceback

import pytest
from local_server import KEY, fred_answer, send, serving
from pydantic import SecretStr

from data.refresh import fetch as fetching
from data.refresh.fetch import Fetcher, ProviderError, Timing
from data.refresh.settings import Settings

HASTY = Timing(connect_s=0.5, read_s=0.4, whole_s=1.0, first_pause_s=0.01)
GOOD = fred_answer([("2026-01-01", 1.0)])


def fetcher(waits=None):
    settings = Settings(keys={"fred": SecretStr(KEY)})
    return Fetcher(settings, HASTY, (waits if waits is not None else []).append)


def ask(server, waits=None, **more):
    return fetcher(waits).get("fred", f"{server.address}/series", params={"api_key": KEY}, interval_s=0.0, **more)


def first_then(first, second=lambda handler: send(handler, GOOD)):
    """Misbehave once, then answer."""
    calls = []

    def answer(handler, asked):
        calls.append(asked)
        first(handler) if len(calls) == 1 else second(handler)

    return answer


def silent(handler):
    handler.over.wait(3)


def truncated(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"observations": [')
    handler.wfile.flush()
    handler.connection.close()


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    while not handler.over.is_set():
        handler.wfile.write(b" " * 65536)


def dripping(handler):
    handler.send_response(200)
    handler.end_headers()
    while not handler.over.wait(0.1):
        handler.wfile.write(b" ")
        handler.wfile.flush()


@pytest.mark.parametrize(
    "fault",
    [
        silent,
        truncated,
        lambda handler: send(handler, "busy", 429, Retry_After="7"),
        lambda handler: send(handler, "oops", 500),
        lambda handler: send(handler, "bad gateway", 502),
        lambda handler: send(handler, "away", 503),
        lambda handler: handler.connection.close(),
    ],
    ids=["silent", "truncated", "429", "500", "502", "503", "hangs up"],
)
def test_a_passing_fault_is_asked_about_again(fault):
    with serving(first_then(fault)) as server:
        assert ask(server) == GOOD.encode()
        assert len(server.asked) == 2


def test_the_pause_is_what_the_server_asks_for_and_never_longer_than_a_minute():
    for header, pause in (("7", 7.0), ("86400", 60.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0)):
        waits = []
        with serving(first_then(lambda handler, header=header: send(handler, "", 429, Retry_After=header))) as server:
            ask(server, waits)
        assert waits == [pause]


def test_without_a_wish_of_the_server_pauses_grow_and_vary():
    waits = []
    with serving(lambda handler, _: send(handler, "oops", 500)) as server, pytest.raises(ProviderError):
        ask(server, waits)
    assert len(waits) == fetching.MOST_ATTEMPTS - 1
    assert all(0 <= wait <= 0.01 * 2**number for number, wait in enumerate(waits, start=1))


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (silent, "127.0.0.1 did not answer in time, 4 times"),
        (truncated, "broke off"),
        (dripping, "took longer than 1 s"),
        (lambda handler: send(handler, "busy", 429), "answered 429, 4 times"),
    ],
    ids=["silent", "truncated", "dripping", "429"],
)
def test_a_lasting_fault_ends_in_one_line(fault, said):
    with serving(lambda handler, _: fault(handler)) as server, pytest.raises(ProviderError, match=said) as caught:
        ask(server)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("fred: ")


def test_an_endless_answer_is_cut_off(monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1_000_000)
    with serving(lambda handler, _: endless(handler)) as server, pytest.raises(ProviderError, match="more than 1 MB"):
        ask(server)
    assert len(server.asked) == 1


def test_a_refusal_is_not_asked_about_again_and_its_words_are_passed_on():
    page = "<html><body><h1>Forbidden</h1>\n key not registered</body></html>"
    with serving(lambda handler, _: send(handler, page, 403)) as server:
        with pytest.raises(ProviderError, match="answered 403: Forbidden key not registered"):
            ask(server)
        assert len(server.asked) == 1


def test_a_redirect_is_not_followed_lest_it_carries_the_key_away():
    with serving(lambda handler, _: send(handler, "", 302, Location="http://127.0.0.1:9/elsewhere")) as server:
        with pytest.raises(ProviderError, match="answered 302"):
            ask(server)
        assert len(server.asked) == 1


def test_redirects_of_requests_without_a_key_are_followed_but_not_round_and_round():
    def answer(handler, asked):
        if asked.path == "/new":
            send(handler, GOOD)
        else:
            send(handler, "", 302, Location="/new" if asked.path == "/old" else asked.path)

    with serving(answer) as server:
        assert fetcher().get("world_bank", f"{server.address}/old", interval_s=0.0, follow=True) == GOOD.encode()
        with pytest.raises(ProviderError, match="TooManyRedirects"):
            fetcher().get("world_bank", f"{server.address}/round", interval_s=0.0, follow=True)


def test_nobody_listening_is_told_in_one_line():
    with serving(lambda handler, _: None) as server:
        address = server.address
    with pytest.raises(ProviderError, match="cannot be reached"):
        fetcher().get("fred", f"{address}/series", interval_s=0.0)


def test_an_address_that_is_none_is_told_in_one_line():
    with pytest.raises(ProviderError, match="fred: "):
        fetcher().get("fred", "http://127.0.0.1:99999999/series", interval_s=0.0)


def test_not_found_is_an_empty_answer_only_where_the_interface_says_so():
    with serving(lambda handler, _: send(handler, '{"message": "No result found"}', 404)) as server:
        assert ask(server, absent_is_empty=True) == b""
        with pytest.raises(ProviderError, match="answered 404"):
            ask(server)


def test_requests_to_one_provider_keep_their_distance():
    waits = []
    with serving(lambda handler, _: send(handler, GOOD)) as server:
        asking = fetcher(waits)
        for number in range(3):
            asking.get("fred", f"{server.address}/{number}", interval_s=5.0)
        asking.get("eia", f"{server.address}/other", interval_s=5.0)
    assert len(waits) == 2
    assert all(4.0 < wait <= 5.0 for wait in waits)


def test_the_same_question_is_asked_once_and_a_silent_provider_is_left_alone():
    with serving(lambda handler, _: send(handler, GOOD)) as server:
        asking = fetcher()
        assert {asking.get("fred", f"{server.address}/x", interval_s=0.0) for _ in range(3)} == {GOOD.encode()}
        assert len(server.asked) == 1
    with serving(lambda handler, _: send(handler, "", 503)) as server:
        for path in ("a", "b", "c"):
            with pytest.raises(ProviderError, match="answered 503"):
                asking.get("eia", f"{server.address}/{path}", interval_s=0.0)
        assert len(server.asked) == fetching.MOST_ATTEMPTS


@pytest.mark.parametrize("status", [200, 400, 500])
def test_no_key_in_errors_tracebacks_logs_or_objects(status, caplog):
    caplog.set_level(logging.DEBUG)
    asking = fetcher()

    def echo(handler, asked):
        send(handler, f"you sent api_key={asked.query['api_key']} and {asked.headers.get('x-key')}", status)

    shown = [repr(asking), str(asking.settings), repr(asking.settings)]
    with serving(echo) as server:
        params, headers = {"api_key": KEY}, {"x-key": KEY}
        if status == 200:
            asking.get("fred", server.address, params=params, headers=headers, interval_s=0.0)
        else:
            with pytest.raises(ProviderError) as caught:
                asking.get("fred", server.address, params=params, headers=headers, interval_s=0.0)
            shown += [str(caught.value), "".join(traceback.format_exception(caught.value, chain=True))]
    assert not any(KEY in text for text in [*shown, caplog.text])
    if status == 400:
        assert re.search(r"api_key=\*\*\*", shown[-2])
