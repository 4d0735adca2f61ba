"""What the waiting game's cards say of a verdict, its sensitivity, and a threat."""

from dataclasses import replace

import pytest
from test_network_card import leaves

from dashboard import engine, waiting_card
from dashboard.amounts import percent
from dashboard.parts import headline_cards, months_held
from dashboard.waiting_card import SIDES
from econ import load_scenario
from econ.levers import all_levers
from econ.levers.assumptions import Thresholds
from econ.risk.verdict import Endurance, waiting_game_verdict
from econ.risk.verdict_sensitivity import verdict_sensitivity
from econ.threat_table import OUTCOMES, threat_table

FEW = {"run.n_draws": 40, "run.horizon_months": 24}


@pytest.fixture(scope="module")
def verdict():
    return engine.verdict(load_scenario("escalation-to-collapse").with_levers(FEW))


def test_every_threshold_that_is_judged_is_named_once(verdict):
    text = " ".join(leaves(waiting_card.thresholds(verdict, staged=True)))
    for crossing in verdict.crossings:
        label = all_levers()[f"thresholds.{crossing.lever}"].label
        words = label if label.startswith(SIDES[crossing.side]) else f"{SIDES[crossing.side]}: {label}"
        assert text.lower().count(words.lower()) == 1, words


def test_a_side_that_may_never_break_holds_out_at_least_so_long(verdict):
    sure = replace(verdict, endurance=verdict.endurance | {"RU": Endurance(7.0, 0.0), "EU": Endurance(20.0, 0.4)})
    texts = leaves(waiting_card.thresholds(sure, staged=False))
    assert any("Russia holds out 7 months" in text for text in texts)
    assert "≥ 20" in texts


def test_it_is_said_how_often_russia_breaks_without_an_embargo(verdict):
    text = " ".join(leaves(waiting_card.thresholds(verdict, staged=False)))
    assert f"Without an embargo Russia breaks in {percent(verdict.russia_without_embargo[-1])} of paths" in text
    at_rest = engine.verdict(load_scenario("no-embargo").with_levers(FEW)).broken["RU"]
    assert verdict.russia_without_embargo == pytest.approx(at_rest)


def test_not_by_thresholds_that_it_was_not_run_with():
    run = engine.run(load_scenario("full-fuel-embargo").with_levers(FEW))
    assert waiting_game_verdict(run).russia_without_embargo
    assert not waiting_game_verdict(run, Thresholds(count_needed=2)).russia_without_embargo


@pytest.mark.parametrize("name", ["no-embargo", "full-fuel-embargo"])
def test_the_headline_says_how_long_russia_holds_out_as_the_verdict_does(name):
    run = engine.run(load_scenario(name).with_levers(FEW))
    held = engine.verdict(run.scenario).endurance["RU"].mean_months
    assert months_held(run.median("russia_exhausted_prob", "RU")) == pytest.approx(held)
    texts = leaves(headline_cards(run))
    assert texts[texts.index("Russia holds out") + 1].removeprefix("≥ ") == f"{held:.0f}"
    before = engine.verdict(load_scenario("no-embargo").with_levers(FEW)).endurance["RU"].mean_months
    words = "same as without embargo" if name == "no-embargo" else f"than without embargo ({before:.0f})"
    assert any(words in text for text in texts[texts.index("Russia holds out") :])


def test_the_table_of_a_threat_has_a_column_for_each_outcome():
    rows = threat_table(load_scenario("secondary-tariffs-500").with_levers(FEW))
    texts = leaves(waiting_card.threat(rows, "500 % tariffs"))
    assert {name.capitalize() for name in OUTCOMES} <= set(texts)
    assert {"GDP of buyers under tariffs, India, %", "GDP of buyers under tariffs, China, %"} <= set(texts)


def test_what_moves_the_verdict_most_stands_first_and_in_words():
    moved = verdict_sensitivity(load_scenario("full-fuel-embargo").with_levers(FEW), n_draws=20, sobol_samples=8)
    texts = leaves(waiting_card.sensitivity(moved, "Full embargo"))
    assert all_levers()[moved.assumptions[0].name].label in texts
    assert not any("assumptions." in text or "thresholds." in text for text in texts)
    assert texts[0].startswith("Full embargo, 20 draws: the West outlasts Russia by")
