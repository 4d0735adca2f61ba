import ast
import re
from string import Formatter

import foreign
import in_english
import pytest
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

from dashboard import coefficient_panel, handlers, language, server
from dashboard.amounts import month_words, number
from dashboard.layout import page, script_texts
from dashboard.report import report_html
from dashboard.views import JOBS, REPORT_CHARTS, VIEWS
from scripts.messages import LOCALE, ROOT, template

ELSEWHERE = "de_AT"
"""A language there is no catalogue of, whose months differ from English and German ones."""

FEW = {"run.n_draws": 30, "run.horizon_months": 24}
PINNED = tuple(f"s={name}&run.n_draws=30&run.horizon_months=24" for name in ("no-embargo", "eu-total-ban"))
RUNS = {
    "full-fuel-embargo": PINNED,
    "no-embargo": (),
    "gas-shutoff-2022": ("s=full-fuel-embargo&run.n_draws=30&run.horizon_months=24",),
}
JOB_RUNS = {"network": "gas-shutoff-2022", "threat": "secondary-tariffs-500", "drivers": "full-fuel-embargo"}
RECIPES = ("recipes", "cite-bibtex")
"""What is pasted elsewhere."""


@pytest.fixture(scope="module")
def message_ids():
    return {str(message.id) for message in template() if message.id}


@pytest.fixture
def elsewhere(message_ids, monkeypatch):
    """Make every known text stand in brackets, and months and numbers be those of `ELSEWHERE`."""
    catalogue = foreign.pseudo_catalogue(message_ids)
    monkeypatch.setattr(language, "_catalogue", lambda code: catalogue)
    token = language._language.set(ELSEWHERE)
    yield
    language._language.reset(token)


def question(preset, view="overview", pins=(), **choices):
    form = handlers.load({"kind": "preset", "name": preset, "was": "no-embargo", "levers": {}})
    return {
        "preset": preset,
        "levers": form["levers"] | FEW,
        "stages": form["stages"],
        "theme": "light",
        "narrow": False,
        "view": view,
        "choices": choices,
        "pins": list(pins),
    }


def months():
    names = {language.month_in(ELSEWHERE, f"2026-{month:02d}").split()[0] for month in range(1, 13)}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?=\s)")


def foreign_words(found):
    """Texts that hold words which are neither translated nor allowed to stand in English."""
    month, complaints = months(), {}
    for text in found:
        rest = (
            ""
            if text == ELSEWHERE.upper()
            else in_english.left(re.sub(r"\s+", " ", month.sub(" ", foreign.untranslated(text))))
        )
        if rest and not text.endswith("…"):
            complaints[rest] = text
    return complaints


def texts_of(updates):
    for name, props in updates.items():
        if name not in RECIPES:
            yield from foreign.component_texts(props.get("children"))
            yield from foreign.property_texts(props)


def choices_in(components):
    """Names of the controls of a view, each with its options."""
    for top in components:
        for part in (top, *top._traverse()):
            name = getattr(part, "id", None)
            if isinstance(name, dict) and name.get("type") == "choice" and getattr(part, "data", None):
                options = [one for group in part.data for one in group.get("items", [group])]
                yield name["name"], [option["value"] for option in options]


def test_every_text_of_the_frame_can_be_translated(elsewhere):
    texts = [re.sub(r"\{\w+\}", " ", text) for key, text in script_texts().items() if key != "language"]
    assert foreign_words([*foreign.component_texts(page()), *texts]) == {}


@pytest.mark.parametrize("preset", RUNS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_text_of_a_view_can_be_translated(view, preset, elsewhere):
    answer = handlers.answer(question(preset, view, RUNS[preset]))
    assert foreign_words(texts_of(answer["updates"])) == {}


@pytest.mark.parametrize("view", VIEWS)
def test_every_choice_of_a_view_can_be_translated(view, elsewhere):
    ask = question("full-fuel-embargo", view, PINNED)
    shown = VIEWS[view].filled(handlers.scene_of(ask), {})
    for name, options in choices_in(shown):
        for option in options[:12]:
            answer = handlers.answer(ask | {"choices": {name: option}})
            assert foreign_words(texts_of(answer["updates"])) == {}, (name, option)


@pytest.mark.parametrize("job", JOB_RUNS)
def test_every_text_of_a_job_can_be_translated(job, elsewhere):
    answer = JOBS[job](handlers.scene_of(question(JOB_RUNS[job])), lambda share: None)
    assert foreign_words(foreign.component_texts(answer)) == {}


def test_every_text_of_the_coefficients_and_the_report_can_be_translated(elsewhere):
    document = coefficient_panel.document()
    rows = [row for block in document["blocks"] for row in block["rows"]]
    cells = [text for row in rows for text in (*row["cells"], row["kind"], row["unit"], row["move"])]
    report = report_html(handlers.scene_of(question("full-fuel-embargo")), REPORT_CHARTS, "?s=full-fuel-embargo")
    texts = [*document["heads"], *(block["title"] for block in document["blocks"]), *cells]
    written = [text for text in foreign.html_texts(report) if "?s=" not in text]
    assert foreign_words([*texts, *written]) == {}


def test_the_template_is_up_to_date(message_ids):
    with (LOCALE / "messages.pot").open("rb") as file:
        stored = {str(message.id) for message in read_po(file) if message.id}
    assert stored == message_ids, "run `make messages`"


def test_the_template_holds_every_text_that_is_said(message_ids):
    said = set()
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "mark"):
                said |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    assert said <= message_ids


@pytest.mark.parametrize("path", sorted(LOCALE.glob("*.po")), ids=lambda path: path.stem)
def test_a_translation_keeps_the_placeholders_and_the_emphasis(path):
    with path.open("rb") as file:
        translated = [message for message in read_po(file) if message.id and message.string]
    for message in translated:
        assert _blanks(message.string) == _blanks(message.id), message.id
        assert message.string.count("**") == message.id.count("**"), message.id


def _blanks(text):
    """Placeholders of a text; none where its braces are meant as such."""
    try:
        return {name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def test_numbers_and_months_follow_the_language():
    token = language._language.set("de")
    try:
        assert (number(1234.5), number(-0.25), month_words("2026-03")) == ("1.234", "−0,2", "März 2026")
        assert handlers.answer(question("full-fuel-embargo"))["updates"]
    finally:
        language._language.reset(token)
    assert (number(1234.5), month_words("2026-03")) == ("1,234", "Mar 2026")


ASKED = {
    ("de", ""): "de",
    ("", "de"): "de",
    ("", "de-CH,de;q=0.9,en;q=0.5"): "de",
    ("en", "de"): "en",
    ("xx", ""): "en",
    ("", "xx"): "en",
    ("", ""): "en",
    ("../de", ""): "en",
}
"""Language of the page by what a request's cookie and header ask for."""


@pytest.mark.parametrize(("cookie", "header"), ASKED)
def test_a_request_gets_the_page_in_its_language(cookie, header, monkeypatch):
    monkeypatch.setattr(language, "languages", lambda: ("en", "de"))
    headers = {"cookie": f"language={cookie}"} if cookie else {}
    headers |= {"accept-language": header}
    answer = TestClient(server.create_app()).get("/", headers=headers)
    assert f'<html lang="{ASKED[cookie, header]}">' in answer.text
