from dataclasses import replace

import pytest

from dashboard import engine, handlers, record_parts, track_record
from dashboard.exports import chart_file
from dashboard.figures.backtest import SERIES_WORDS, SETS, backtest, backtest_finding, naive_finding, naive_ratios
from dashboard.figures.record import record_finding, record_rows, record_table
from dashboard.figures.style import DARK, Look
from dashboard.scene import Scene
from dashboard.track_record import (
    BLOCK_WORDS,
    OUTCOMES,
    WIDTH_WORDS,
    counts,
    half_band_words,
    judged,
    lines,
    range_words,
    scenario_links,
)
from dashboard.views import CHARTS, VIEWS
from dashboard.views.overview import OVERVIEW
from econ.link import from_query
from econ.validation.rows import BLOCKS
from econ.validation.stored import load_results
from econ.validation.widths import WIDTHS

RESULTS = load_results()
LOOK = Look()


def texts(component):
    """All strings in a component, in order."""
    if isinstance(component, str):
        return [component]
    if isinstance(component, list | tuple):
        return [text for part in component for text in texts(part)]
    return texts(getattr(component, "children", None) or [])


def scene(**choices):
    start = engine.preset("no-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 24})
    return Scene(scenario=start, start=start, heading="No embargo", choices=choices)


def test_every_stored_row_is_on_the_page_once_and_has_a_block():
    assert sorted(line.id for line in lines()) == sorted(row["id"] for row in RESULTS["rows"])
    assert set(BLOCK_WORDS) == set(BLOCKS)


def test_the_outcomes_drawn_are_those_stored_for_every_block():
    for block in BLOCK_WORDS:
        stored = [row for row in RESULTS["rows"] if row["block"] == block and row["verdict"] in OUTCOMES]
        drawn = record_rows(block, "all", LOOK)["data"]
        for kind in OUTCOMES:
            marks = [trace for trace in drawn if trace.get("name") == kind]
            assert sum(len(trace["x"]) for trace in marks) == sum(row["verdict"] == kind for row in stored)


def test_a_hit_lies_in_the_grey_range_and_a_miss_does_not():
    for line in judged("all", "all"):
        inside = line.apart(line.low) <= line.apart(line.p50) <= line.apart(line.high)
        assert inside == (line.outcome == "hit"), line.id


def test_a_near_row_has_a_band_that_meets_the_grey_range():
    for line in judged("all", "near"):
        assert max(line.p05, line.low) <= min(line.p95, line.high), line.id


def test_scores_and_finding_count_the_same_misses():
    found = counts("all")
    assert found["miss"] == sum(row["verdict"] == "miss" for row in RESULTS["rows"]) > 0
    assert f"{found['miss']} misses" in record_finding("all", "all")
    assert f"{found['miss']} misses" in " ".join(texts(record_parts.summary()))


def test_what_was_not_met_is_said_so():
    economy = RESULTS["scores"]["macro and member"]
    said = " ".join(texts(record_parts.summary()))
    assert ("not met" in said) == (economy["overlap_share"] < 0.75 or economy["inside_share"] < 0.5)


def test_every_miss_stands_in_the_table_with_how_far_off_it_is():
    said = " ".join(texts(record_parts.rows_table()))
    for line in judged("all", "miss"):
        assert line.distance[1:] in said, line.id


def test_every_row_without_verdict_says_why():
    said = " ".join(texts(record_parts.not_judged()))
    for line in lines():
        if line.outcome not in OUTCOMES:
            assert line.reason
            assert line.reason in said


def test_links_load_the_scenario_that_the_row_was_run_on():
    links = scenario_links()
    assert from_query(links["BBB22_range"]).value("overrides.gas_shortage_share")
    assert from_query(links["JPM_5mbd"]).value("oil.shut_in") == pytest.approx(0.609)
    for query in set(links.values()):
        loaded = handlers.load({"kind": "link", "query": query})
        assert loaded["problem"] == ""


def test_calibration_of_every_block_is_told_with_what_chance_would_explain():
    (bands,) = [part for part in record_parts.summary().children if "hold as many" in " ".join(texts(part))]
    said = texts(bands)
    for block, word in BLOCK_WORDS.items():
        one = RESULTS["scores"][block]
        place = said.index(word)
        assert said[place + 1] == str(one["banded"])
        assert said[place + 6] == WIDTH_WORDS[one["bands"]]
        if one["banded"]:
            assert said[place + 2].startswith(f"{one['in_90']} (")
            assert said[place + 5] == f"{one['chance_50'][0]} to {one['chance_50'][1]}"
    assert set(WIDTH_WORDS) == set(WIDTHS)


def test_who_looks_only_at_the_overview_learns_how_many_published_figures_the_bands_held():
    one = RESULTS["scores"]["all"]
    body = OVERVIEW.empty(scene())
    said = " ".join(texts(body))
    assert f"Of {one['banded']} published figures our 90 % bands held {one['in_90']} (" in said
    assert f"our 50 % bands {one['in_50']} (" in said
    assert f"our bands: {WIDTH_WORDS[one['bands']]}." in said
    links = [part for part in body[1].children if getattr(part, "href", "")]
    assert [link.href for link in links] == ["#record"]
    assert "record" in VIEWS


def test_the_sentence_on_the_bands_follows_the_stored_record(monkeypatch):
    found = {"banded": 10, "in_90": 9, "in_90_share": 0.9, "in_50": 5, "in_50_share": 0.5, "bands": "within chance"}
    monkeypatch.setattr(track_record, "load_results", lambda: {"scores": {"all": found}})
    assert "Of 10 published figures our 90 % bands held 9 (90 %)" in track_record.bands_held_words()
    assert "no fault beyond chance" in track_record.bands_held_words()


def test_every_row_with_a_band_shows_its_half_band_in_table_drawing_and_file():
    banded = [line for line in judged("all", "all") if line.p05 is not None]
    said = " ".join(texts(record_parts.rows_table()))
    assert said.count("50 %: ") == len(banded)
    drawn = [trace for trace in record_rows("all", "all", LOOK)["data"] if trace.get("name") == "ours, 50 %"]
    assert sum(len(trace["x"]) for trace in drawn) == 3 * len(banded)
    heads, rows = record_table("all", "all")
    low, high = heads.index("ours_p25"), heads.index("ours_p75")
    assert sum(row[low] is not None and row[low] <= row[high] for row in rows) == len(banded)


def test_a_half_band_never_hides_that_it_has_a_width():
    (line, *_) = [line for line in judged("all", "all") if line.p05 is not None]
    assert half_band_words(replace(line, p25=1.05, p75=1.08)) == "50 %: 1.05 to 1.08"
    assert half_band_words(replace(line, p25=None, p75=None)) == ""


def test_a_filter_without_rows_draws_words_and_not_an_empty_frame():
    assert not judged("recession", "near")
    assert record_rows("recession", "near", LOOK)["layout"]["annotations"]
    assert record_finding("recession", "near")


@pytest.mark.parametrize("chosen", SETS)
@pytest.mark.parametrize("variable", SERIES_WORDS)
def test_the_replay_draws_what_is_stored_and_tells_its_error(variable, chosen):
    stored = RESULTS["backtest"]["coefficients"][SETS[chosen]]["series"][variable]
    scale = 100 if variable.endswith("_share") else 1
    drawn = {trace["name"]: trace["y"] for trace in backtest(variable, chosen, Look(theme=DARK))["data"]}
    for column in ("p05", "p50", "p95", "actual", "random_walk"):
        assert drawn[column] == pytest.approx([scale * value for value in stored[column]], abs=1e-3)
    said = backtest_finding(variable, chosen)
    errors = stored["errors"]
    beaten = [errors["model"] < errors[key] for key in ("walk", "mean")]
    assert ("better than both" in said) == all(beaten)
    assert ("worse than both" in said) == (not any(beaten))


def test_what_does_not_beat_naive_forecasts_is_named():
    stored = RESULTS["backtest"]["coefficients"][SETS["own-lng"]]["series"]
    assert stored["ttf_eur_mwh"]["errors"]["model"] > stored["ttf_eur_mwh"]["errors"]["mean"]
    assert "TTF" in naive_finding("own-lng").partition("Not:")[2]
    for trace in naive_ratios("own-lng", LOOK)["data"]:
        assert max(trace["x"]) <= 2.4


def test_files_of_the_record_name_what_it_was_measured_with_and_no_scenario():
    text = chart_file(CHARTS["record"], scene(**{"record-block": "gas"}), "csv", "link").decode()
    assert RESULTS["made_with"]["inputs"] in text
    assert RESULTS["made_with"]["parameters_version"] in text
    assert "scenario:" not in text
    assert len(record_table("gas", "all")[1]) == counts("gas").total() - counts("gas")["not scored"]


def test_ranges_never_hide_that_they_have_a_width():
    assert range_words(1.05, 1.1, 1.15) == "1.10 (1.05 to 1.15)"
