"""Comparisons: letters, differences draw by draw, a reason where there is none, and the same numbers in every place."""

from dataclasses import replace

import numpy as np
import pytest
from test_network_card import leaves

from dashboard import compare_parts, engine, handlers
from dashboard.amounts import month_words
from dashboard.comparison import AGAINST, BAND, SHOW, compared, difference, gap, why_not
from dashboard.exports import chart_file
from dashboard.figures.compare import COLOURS, DASHES, difference_unit, difference_words
from dashboard.figures.style import Look
from dashboard.scene import Scene
from dashboard.views import CHARTS, VIEWS
from econ import BadInputError
from econ.link import from_query, to_query

FEW = {"run.n_draws": 40, "run.horizon_months": 24}


def asked(name, **more):
    return engine.preset(name).with_levers(FEW | more)


def scene(*pinned, **choices):
    form = asked("full-fuel-embargo")
    names = {"show": SHOW, "against": AGAINST, "band": BAND}
    chosen = {names[name]: value for name, value in choices.items()}
    return Scene(
        scenario=form, start=engine.preset("full-fuel-embargo"), heading="Full embargo", choices=chosen, pinned=pinned
    )


@pytest.fixture(scope="module")
def pair():
    return scene(asked("eu-total-ban"))


def lines(chart, view):
    return [t for t in CHARTS[chart].draw(view)["data"] if t["meta"]["column"] == "p50"]


def test_every_line_is_the_median_of_its_run(pair):
    drawn = lines("compare-gdp", pair)
    assert [line["meta"]["scenario"] for line in drawn] == ["A", "B", "A", "B"]
    for line, one in zip(drawn, [*compared(pair), *compared(pair)], strict=True):
        median = one.result.median("gdp_vs_baseline_pct", line["meta"]["region"])
        np.testing.assert_allclose(line["y"], median, rtol=1e-5)


def test_lines_differ_by_colour_dash_and_letter(pair):
    drawn = lines("compare-brent", pair)
    assert len({line["line"]["color"] for line in drawn}) == len({line["line"]["dash"] for line in drawn}) == 2
    letters = [a["text"] for a in CHARTS["compare-brent"].draw(pair)["layout"]["annotations"]]
    assert letters == ["<b>A</b>", "<b>B</b>"]
    assert len(set(DASHES.values())) == 4
    for colours in COLOURS.values():
        assert not set(colours.values()) & set(Look().theme.regions.values())


def test_a_difference_is_taken_draw_by_draw(pair):
    here = scene(*pair.pinned, show="difference")
    (line,) = lines("compare-brent", here)
    form, pinned = compared(here)
    apart = pinned.result.draws("brent_usd_bbl", "World") - form.result.draws("brent_usd_bbl", "World")
    np.testing.assert_allclose(line["y"], np.quantile(apart, 0.5, axis=0), rtol=1e-5)
    assert line["meta"]["scenario"] == "B minus A"
    assert CHARTS["compare-brent"].tell(here).startswith("B minus A: −")


def test_the_other_reference_turns_the_sign(pair):
    form, pinned = compared(pair)
    one = difference(form, pinned).median("brent_usd_bbl", "World")
    other = difference(pinned, form).median("brent_usd_bbl", "World")
    np.testing.assert_allclose(one, -other)
    turned = CHARTS["compare-brent"].tell(scene(*pair.pinned, show="difference", against="B"))
    assert turned.startswith("A minus B: +")


def test_only_the_chosen_scenario_has_its_band(pair):
    for letter, count in (("A", 2), ("B", 2), ("none", 0), ("D", 0)):
        figure = CHARTS["compare-brent"].draw(scene(*pair.pinned, band=letter))
        assert sum(t["meta"]["column"] in ("p05", "p95") for t in figure["data"]) == count


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"run.baseline": "2021-12"}, "different worlds"),
        ({"run.seed": 1}, "random numbers differ"),
        ({"run.n_draws": 50}, "numbers of draws"),
        ({"run.horizon_months": 36}, "different times"),
    ],
)
def test_runs_that_are_not_alike_are_overlaid_but_not_subtracted_and_it_says_why(changes, words):
    here = scene(asked("eu-total-ban", **changes), show="difference")
    form, pinned = compared(here)
    assert words in why_not(pinned, form)
    assert lines("compare-brent", here) == []
    texts = " ".join(leaves(compare_parts.legend((form, pinned), form)))
    assert words in texts
    assert "Run it like A" in texts
    assert len(lines("compare-brent", scene(*here.pinned))) == 2


def test_a_run_made_like_the_forms_can_be_subtracted():
    form, pinned = compared(scene(asked("gas-shutoff-2022")))
    row = compare_parts.legend((form, pinned), None)[0].children[1]
    (button,) = [one for one in row._traverse() if getattr(one, "data-repin", None) == "0"]
    _, alike = compared(scene(from_query(getattr(button, "data-query"))))
    assert why_not(alike, form) == ""


def test_the_table_quotes_the_largest_gap(pair):
    form, pinned = compared(pair)
    found = gap(difference(pinned, form), "gdp_vs_baseline_pct", "EU")
    apart = pinned.result.draws("gdp_vs_baseline_pct", "EU") - form.result.draws("gdp_vs_baseline_pct", "EU")
    month = int(np.abs(np.median(apart, axis=0)).argmax())
    assert found.month == pinned.result.months[month]
    assert found.median == pytest.approx(np.median(apart[:, month]))
    assert found.low <= found.median <= found.high
    heads, rows = CHARTS["compare-headlines"].table(pair)
    row = next(r for r in rows if r[0] == "B minus A" and r[2] == "gdp_vs_baseline_pct" and r[4] == "EU")
    assert row[heads.index("p50")] == pytest.approx(found.median, rel=1e-5)


@pytest.mark.parametrize("chart", ["compare-brent", "compare-ttf", "compare-gdp", "compare-unemployment"])
def test_table_and_chart_of_differences_tell_the_same(chart, pair):
    told = CHARTS[chart].tell(scene(*pair.pinned, show="difference"))
    meta = CHARTS[chart].draw(pair)["data"][0]["meta"]
    heads, rows = CHARTS["compare-headlines"].table(pair)
    found = (dict(zip(heads, row, strict=True)) for row in rows)
    row = next(r for r in found if r["scenario"] == "B minus A" and r["variable"] == meta["variable"])
    words = f"{difference_words(meta['variable'], row['p50'])} {difference_unit(meta['variable'])}"
    assert f"B minus A: {words} in {month_words(row['month'])}" in told


def test_a_saved_table_names_every_scenario(pair):
    text = chart_file(CHARTS["compare-headlines"], pair, "csv", "link").decode()
    for one in compared(pair):
        assert one.result.record.scenario_fingerprint in text
    assert "B minus A" in text


def test_without_pins_it_invites_to_pin_others_than_the_one_shown():
    alone = scene()
    updates = VIEWS["compare"].fill(alone)
    texts = " ".join(leaves(updates["compare-invite"]["children"]))
    assert "Pin a scenario" in texts
    assert alone.start.heading not in texts
    assert updates["compare-board"]["className"].endswith("empty")


def test_pins_of_a_question_become_scenarios_as_a_link_does():
    pinned = asked("eu-total-ban")
    question = {
        "preset": "full-fuel-embargo",
        "levers": handlers.form_of(asked("full-fuel-embargo")),
        "stages": "",
        "theme": "light",
        "narrow": False,
        "pins": [to_query(pinned, "eu-total-ban"), *["v=1&s=no-embargo"] * 5],
    }
    here = handlers.scene_of(question)
    assert here.pinned[0].fingerprint == pinned.fingerprint
    assert len(here.pinned) == 3
    assert handlers.scene_of(question | {"dragging": True}).pinned[1].run.n_draws == handlers.MOVING_DRAWS
    with pytest.raises(BadInputError, match="pinned scenario cannot be used"):
        handlers.scene_of(question | {"pins": ["v=1&s=nonsense"]})


def test_a_narrow_screen_stacks_the_panels(pair):
    narrow = replace(pair, look=Look(narrow=True))
    layout = CHARTS["compare-gdp"].draw(narrow)["layout"]
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]
