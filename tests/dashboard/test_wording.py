import re

import pytest

from dashboard import engine
from dashboard.amounts import amount, number, percent
from dashboard.figures.oil_balance import oil_balance_finding
from dashboard.turning_points import turning_point
from dashboard.wording import change_words, finding, likelihood, scenario_words, verdict
from econ.summary import summary_rows


def test_the_verdict_names_scenario_and_baseline_and_gives_bands(result):
    text = verdict(result, "Russia stops every fossil delivery")
    assert "Russia stops every fossil delivery" in text
    assert "January 2026" in text
    assert "90 % band" in text
    for row in summary_rows(result):
        if (row["variable"], row["region"]) in (("brent_usd_bbl", "World"), ("ttf_eur_mwh", "EU")):
            assert amount(row["variable"], row["median"]) in text


def test_without_embargo_the_verdict_says_that_nothing_moves(calm):
    text = verdict(calm, "No embargo")
    assert "stay on the baseline" in text
    assert "recession" in text


def test_headlines_quote_the_same_month_and_numbers_as_the_summary(result):
    for row in summary_rows(result):
        point = turning_point(result, row["variable"], row["region"])
        if row["baseline"] is not None and point.month == row["month"]:
            assert (point.median, point.low, point.high) == (row["median"], row["p05"], row["p95"])


def test_a_change_is_worded_by_its_direction(result):
    brent = turning_point(result, "brent_usd_bbl", "World")
    gdp = turning_point(result, "gdp_vs_baseline_pct", "EU")
    assert "above no embargo" in change_words(brent)
    assert "below no embargo" in change_words(gdp)


def test_no_change_is_called_no_change(calm):
    assert change_words(turning_point(calm, "brent_usd_bbl", "World")) == "same as without embargo"


def test_a_finding_is_one_sentence_about_every_region(result):
    sentence = finding(result, "gdp_vs_baseline_pct", ("EU", "US"))
    assert sentence.endswith(".")
    assert re.search(r"\bEU\b.*; US\b", sentence)


@pytest.mark.parametrize("name", ["negotiated-ceasefire", "full-fuel-embargo"])
def test_no_sentence_calls_the_quoted_month_a_peak(name):
    run = engine.run(engine.preset(name).with_levers({"run.n_draws": 40, "run.horizon_months": 36}))
    text = verdict(run, "Title") + finding(run, "headline_cpi_yoy_pct", ("EU", "US"))
    assert "largest gap above or below no embargo" in text
    assert not re.search("peak|trough|strongest|rises|falls", text)


def test_a_price_that_does_not_move_is_said_to_stay():
    run = engine.run(engine.preset("no-embargo").with_levers({"run.n_draws": 40, "gas.extra_lng_bcm_yr": 5.0}))
    (still,) = (part for part in verdict(run, "More LNG").split("; ") if "on the no-embargo path" in part)
    assert still.startswith("oil (Brent) ")
    assert finding(run, "brent_usd_bbl", ("World",)) == "Stays on the no-embargo path."


def test_the_waterfall_says_its_month_and_that_it_is_a_mean(result):
    sentence = oil_balance_finding(result)
    assert sentence.startswith("A year into the cut, Jan 2027, the mean over draws: ")


def test_moved_levers_are_counted_in_the_title():
    start = engine.preset("turkstream-stop")
    moved = start.with_levers({"gas.extra_lng_bcm_yr": 10.0, "run.seed": 3})
    assert scenario_words(start, start) == "TurkStream stops"
    assert scenario_words(moved, start) == "TurkStream stops, 1 lever changed"


@pytest.mark.parametrize(
    ("given", "text"), [(-0.04, "−0.04"), (-0.0001, "0.0"), (0.0, "0.0"), (101.6, "102"), (-3.44, "−3.4")]
)
def test_numbers_are_rounded_to_what_they_are_worth(given, text):
    assert number(given) == text


def test_probabilities_are_never_rounded_to_certainty():
    assert percent(0.001) == "under 1 %"
    assert percent(0.9999) == "over 99 %"
    assert likelihood(0.995) == "virtually certain"
