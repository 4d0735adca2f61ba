import re

from dash import html

from dashboard.glossary import explained, glossary, meanings, term_list, terms_in
from dashboard.glossary_terms import TERMS
from dashboard.layout import page, script_texts
from dashboard.tour import STEPS
from dashboard.views import CHARTS, VIEWS


def plain(parts):
    return "".join(part if isinstance(part, str) else part.children for part in parts)


def test_explaining_a_text_leaves_its_words_as_they_are():
    for chart in CHARTS.values():
        assert plain(explained(chart.title)) == chart.title


def test_a_term_is_marked_once_and_only_where_it_stands_alone():
    parts = explained("TTF and TTF, antiTTF, Brents")
    assert [part.children for part in parts if not isinstance(part, str)] == ["TTF"]


def test_the_longer_term_wins():
    assert [found.key for found in terms_in("energy price cap")] == ["retail-cap"]
    assert [found.key for found in terms_in("price cap")] == ["price-cap"]


def test_names_of_terms_are_unique():
    names = [name.lower() for term in TERMS.values() for name in term.names.split("|")]
    assert len(names) == len(set(names))
    assert len(TERMS) >= 40


def test_every_meaning_reaches_the_script_and_the_list():
    assert meanings().items() <= script_texts().items()
    assert len(glossary().children) == len(TERMS)
    for term in TERMS.values():
        assert re.search(r"\.$", term.meaning)


def test_nothing_inside_a_label_or_a_summary_stops_the_keyboard():
    shut = [
        part
        for component in page()._traverse()
        if isinstance(component, html.Summary) or hasattr(component, "label")
        for part in ([getattr(component, "label", None), *component._traverse()])
        if part is not None
    ]
    inner = [one for part in shut if not isinstance(part, str) for one in (part, *part._traverse())]
    assert not [one for one in inner if getattr(one, "tabIndex", None) == "0"]


def test_terms_of_a_lever_that_its_help_does_not_name_are_listed_below_it():
    assert [part.children for part in term_list(["lng", "ttf"]) if not isinstance(part, str)] == ["LNG", "TTF"]


def test_the_tour_has_six_or_seven_steps_and_views_named_in_it_exist():
    assert 6 <= len(STEPS) <= 7
    said = " ".join(step.text for step in STEPS)
    assert VIEWS["record"].title in said
    assert VIEWS["method"].title in said
