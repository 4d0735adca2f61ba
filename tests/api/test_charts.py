"""Charts over HTTP: pictures, pages and data by the Accept header."""

import io

import openpyxl
import pytest
from fastapi.testclient import TestClient
from test_api import API, SMALL, problem

from dashboard import engine, pictures
from dashboard.api_charts import MEDIA
from dashboard.server import create_app
from dashboard.views import CHARTS
from econ.errors import MachineError

BEGINS = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF", "html": b"<!DOCTYPE html>", "csv": b"# ", "xlsx": b"PK"}


@pytest.fixture(scope="module")
def client():
    return TestClient(create_app(), raise_server_exceptions=False)


def drawn(client, media, key="brent", query="", document=SMALL):
    return client.post(f"{API}/charts/{key}{query}", json=document, headers={"accept": media})


def test_all_figures_are_listed(client):
    assert [one["key"] for one in client.get(f"{API}/charts").json()["charts"]] == list(CHARTS)


@pytest.mark.parametrize("media", MEDIA)
def test_a_figure_comes_as_the_client_takes_it(client, media):
    answer = drawn(client, media)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(media)
    assert answer.content.startswith(BEGINS[MEDIA[media]])


def test_the_data_say_scenario_baseline_and_link_and_hold_the_run(client):
    text = drawn(client, "text/csv").text
    run = client.post(f"{API}/simulate?variables=brent_usd_bbl", json=SMALL).json()["series"][0]
    first = next(line for line in text.splitlines() if line.startswith("brent_usd_bbl"))
    assert f"{run['p50'][0]:.4g}" in first
    assert "s=no-embargo&gas.turkstream_cut_share=1.0" in text
    assert "baseline" in text
    book = openpyxl.load_workbook(io.BytesIO(drawn(client, MEDIA_XLSX).content))
    assert len(book.sheetnames) == 2


def test_the_better_liked_of_two_is_sent(client):
    answer = drawn(client, "text/csv;q=0.4, text/html;q=0.9, image/webp")
    assert answer.headers["content-type"].startswith("text/html")


def test_what_is_not_drawn_is_refused(client):
    assert "image/png" in problem(drawn(client, "image/webp"), 406)
    assert "brent" in problem(drawn(client, "text/csv", key="bret"), 422)
    assert "width" in problem(drawn(client, "image/png", query="?width=99999"), 422)
    assert "preset" in problem(drawn(client, "text/csv", document={"extends": "/etc/passwd"}), 422)


def test_a_server_without_a_browser_says_so(client, monkeypatch):
    def no_browser(*_):
        raise MachineError(pictures.REMEDY)

    monkeypatch.setattr(pictures, "_picture", no_browser)
    assert "Chromium" in problem(drawn(client, "image/png"), 501)


def test_too_many_pictures_at_once_are_told_to_come_back(client, monkeypatch):
    monkeypatch.setattr(engine, "_waiting_drawings", engine.threading.BoundedSemaphore(1))
    with engine.drawing():
        assert "try again" in problem(drawn(client, "text/csv"), 429)


MEDIA_XLSX = next(media for media, kind in MEDIA.items() if kind == "xlsx")
