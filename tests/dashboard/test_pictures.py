"""Figures and reports as files, without a display: whole, labelled, and one clear line where they cannot be."""

import shutil
import xml.etree.ElementTree as ET

import pytest

from dashboard import pictures
from dashboard.figures.charts import drawn
from dashboard.files import figure_rows, link_of, scene_for, write_chart
from dashboard.language import language
from dashboard.pictures import KINDS, chart_of, on_paper
from dashboard.views import CHARTS
from econ import BadInputError, load_scenario
from econ.errors import MachineError

QUICK = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
SCENE = scene_for(QUICK, "full-fuel-embargo")
needs_chromium = pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here")


@pytest.mark.parametrize("key", ["brent", "inflation-parts", "map", "compare-gdp"])
def test_a_figure_on_paper_says_what_it_is(key):
    figure, finding = drawn(chart_of(key), SCENE)
    layout = on_paper(figure)["layout"]
    assert figure["layout"]["meta"]["title"].split(",")[0] in layout["title"]["text"]
    assert finding.split()[0] in layout["title"]["text"]
    foot = layout["annotations"][-1]["text"]
    assert QUICK.fingerprint in foot
    assert "not an official forecast" in foot


def test_paper_grows_where_words_take_much_room():
    figure, _ = drawn(chart_of("brent"), SCENE)
    assert on_paper(figure, height=640)["layout"]["height"] == 640
    assert on_paper(figure, height=300)["layout"]["height"] > 300


@pytest.mark.slow
@needs_chromium
@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_pictures_are_drawn_without_a_display(tmp_path, monkeypatch, kind, begins):
    monkeypatch.delenv("DISPLAY", raising=False)
    out = tmp_path / f"brent.{kind}"
    write_chart("brent", out, QUICK, "full-fuel-embargo", width=800)
    content = out.read_bytes()
    assert content.startswith(begins)
    assert list(tmp_path.iterdir()) == [out]
    if kind == "svg":
        drawing = ET.fromstring(content)
        assert drawing.get("width") == "800"
        texts = " ".join(drawing.itertext())
        assert "Oil price, Brent" in texts
        assert QUICK.fingerprint in texts


def test_a_page_with_a_figure_needs_no_network(tmp_path):
    out = tmp_path / "gdp.html"
    write_chart("gdp", out, QUICK, "full-fuel-embargo", theme="dark", language="de")
    assert language() == "en"
    page = out.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert QUICK.fingerprint in page
    own = page[: page.index("<script>")] + page[page.rindex("</ul>") :]
    assert "://" not in own.replace("http://127.0.0.1:8050", "")
    assert 'role="img" aria-label="EU' in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_data_of_a_figure_come_by_the_same_door(tmp_path, kind):
    write_chart("drivers-correlations", tmp_path / f"x.{kind}", QUICK, "full-fuel-embargo")
    assert (tmp_path / f"x.{kind}").stat().st_size > 500


def test_figures_that_compare_take_other_scenarios(tmp_path):
    other = QUICK.with_levers({"oil.shut_in": 0.1})
    write_chart("compare-brent", tmp_path / "x.csv", QUICK, "full-fuel-embargo", [other])
    assert other.fingerprint in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_a_missing_chromium_is_named_with_the_remedy(tmp_path, monkeypatch):
    import kaleido
    from choreographer.errors import ChromeNotFoundError

    def none_here(*_figure, **_options):
        raise ChromeNotFoundError

    monkeypatch.setattr(kaleido, "calc_fig_sync", none_here)
    with pytest.raises(MachineError, match="apt install chromium"):
        write_chart("brent", tmp_path / "brent.png", QUICK)
    assert not list(tmp_path.iterdir())


def test_a_chromium_that_fails_is_said_to(tmp_path, monkeypatch):
    import kaleido

    def fails(*_figure, **_options):
        raise TimeoutError

    monkeypatch.setattr(kaleido, "calc_fig_sync", fails)
    with pytest.raises(MachineError, match=r"could not draw the figure \(TimeoutError\)"):
        write_chart("brent", tmp_path / "brent.svg", QUICK)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"key": "brnt"}, "did you mean brent"),
        ({"out": "brent.gif"}, "must end in .png, .svg"),
        ({"out": "nowhere/brent.png"}, "no folder"),
        ({"language": "xx"}, "language"),
        ({"scenario": QUICK.with_levers({"run.n_draws": 20_000})}, "at most 10,000 draws"),
        ({"others": [QUICK] * 9}, "at most"),
        ({"key": "compare-headlines", "out": "x.png"}, "is a table"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_line(tmp_path, asked, said):
    asked = {"key": "brent", "scenario": QUICK, "out": "x.html"} | asked
    with pytest.raises(BadInputError, match=said):
        write_chart(asked.pop("key"), tmp_path / asked.pop("out"), asked.pop("scenario"), **asked)
    assert not list(tmp_path.iterdir())


def test_every_figure_is_listed_and_every_kind_known():
    assert [row[0] for row in figure_rows()] == list(CHARTS)
    assert set(KINDS) == {"png", "svg", "pdf", "html", "csv", "xlsx"}
    assert pictures.PICTURES["png"] == "image/png"


def test_the_link_shows_the_same_run():
    from econ.link import from_query

    assert from_query(link_of(QUICK).partition("?")[2]).fingerprint == QUICK.fingerprint


def test_a_file_stands_for_itself_in_the_title(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\ntitle: My own winter\nlevers: {oil: {shut_in: 0.3}}\n", encoding="utf-8")
    scene = scene_for(load_scenario(file).with_levers({"gas.solidarity": False}), str(file))
    assert scene.heading == "My own winter, 1 lever changed"
