"""What drives it: words, bars and the panel say what the model says."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from test_network_card import leaves

from dashboard import coefficient_panel, drivers_parts, engine
from dashboard.coefficient_words import by_block, plain_name, reports
from dashboard.drivers_parts import OUTCOME, four
from dashboard.figures.drivers import correlations, correlations_finding, region_of
from dashboard.figures.style import Look
from dashboard.scene import Scene
from econ.association import associations, chance
from econ.outcomes import OUTCOMES
from econ.parameters import load_parameters
from econ.sensitivity import Refused, drivers

FEW = {"run.n_draws": 200, "run.horizon_months": 24}
KNOWN = load_parameters().coefficients


@pytest.fixture(scope="module")
def run():
    return engine.run(engine.preset("full-fuel-embargo").with_levers(FEW))


@pytest.fixture(scope="module")
def found(run):
    return drivers(run.scenario, "eu-gdp", sobol_inputs=2, sobol_samples=4)


def test_two_who_ask_the_same_at_once_are_answered_by_one_job(found, run, monkeypatch):
    asked = []

    def slowly(scenario, outcome, progress):
        asked.append(outcome)
        time.sleep(0.2)
        return found

    monkeypatch.setattr("econ.sensitivity.drivers", slowly)
    scenario = run.scenario.with_levers({"run.seed": 77})
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: engine.drivers(scenario, "eu-gdp"), range(2)))
    assert answers == [found, found]
    assert asked == ["eu-gdp"]


def test_what_oil_prices_hang_on_goes_with_them_across_draws(run):
    strongest = associations(run, OUTCOMES["brent"])
    assert strongest[0].name == "oil_price_response_scale"
    assert strongest[0].correlation > 0.5
    assert all(-1.0 <= one.correlation <= 1.0 for one in strongest)


def test_unrelated_coefficients_stay_within_chance(run):
    by_name = {one.name: one.correlation for one in associations(run, OUTCOMES["brent"])}
    unrelated = [name for name in by_name if name.startswith(("approval_", "probit_", "okun_", "power_"))]
    outside = [name for name in unrelated if abs(by_name[name]) > chance(200)]
    assert len(outside) <= 0.2 * len(unrelated)


def test_bars_are_the_correlations(run):
    bars = correlations(run, "brent", Look())["data"][0]
    top = associations(run, OUTCOMES["brent"])[:10][::-1]
    assert bars["x"] == pytest.approx([one.correlation for one in top], abs=1e-4)
    assert plain_name(top[-1].name) in correlations_finding(run, "brent")


def test_where_nothing_varies_it_says_so():
    calm = engine.run(engine.preset("no-embargo").with_levers(FEW))
    assert "same in every draw" in correlations_finding(calm, "eu-gdp")
    assert correlations(calm, "eu-gdp", Look())["data"] == []


def test_a_probability_is_told_by_what_it_rests_on(run):
    assert OUTCOMES["eu-gdp"].label in correlations_finding(run, "eu-recession")


@pytest.mark.parametrize("key", OUTCOMES)
def test_every_outcome_has_the_colour_of_its_region(key):
    assert region_of(key) in Look().theme.regions


def test_the_tornado_shows_the_largest_swings_with_units_at_both_ends(found):
    texts = leaves(drivers_parts.answer(found, "Full embargo"))
    top = found.drivers[0]
    assert drivers_parts.driver_name(top) in texts
    assert texts.count(drivers_parts.told(OUTCOMES["eu-gdp"], top.at_low)) >= 1
    assert not any("assumptions." in text for text in texts)
    heads, rows = drivers_parts.drivers_table(found)
    assert len(rows) == len(found.drivers)
    assert rows[0][heads.index("outcome_at_low")] == top.at_low


def test_what_could_not_be_tried_is_named_with_the_reason_and_saved(found):
    one = Refused("timing.duration_months", "lever", 6, 10, 6, "A stage must start before it ends.")
    with_refusal = replace(found, refused=(one,))
    texts = " ".join(leaves(drivers_parts.answer(with_refusal, "Escalation")))
    assert "A stage must start before it ends." in texts
    assert drivers_parts.driver_name(one) in texts
    heads, rows = drivers_parts.drivers_table(with_refusal)
    assert rows[-1][heads.index("name")] == one.name
    assert rows[-1][heads.index("not_tried_because")] == one.reason
    assert all(len(row) == len(heads) for row in rows)
    assert "Not tried" not in " ".join(leaves(drivers_parts.answer(found, "Full embargo")))


def test_every_coefficient_stands_in_the_panel_once_with_its_source():
    rows = [row for block in coefficient_panel.document()["blocks"] for row in block["rows"]]
    assert sorted(row["name"] for row in rows) == sorted(KNOWN)
    for row in rows:
        assert row["source"] == KNOWN[row["name"]].source
        assert row["links"] or KNOWN[row["name"]].evidence == "judgement" or not KNOWN[row["name"]].rows
    assert all(by_block().values())


def test_estimated_coefficients_link_to_a_report_that_exists():
    rows = {row["name"]: row for block in coefficient_panel.document()["blocks"] for row in block["rows"]}
    for name, one in KNOWN.items():
        if one.source.startswith("Fit "):
            assert rows[name]["links"][0]["address"].removeprefix("page/report/") in reports(), name


def test_moved_coefficients_are_listed_with_what_they_replace():
    moved = engine.preset("no-embargo").with_levers({"assumptions.coefficients": {"okun_eu": -0.45}})
    scene = Scene(scenario=moved, start=engine.preset("no-embargo"), heading="")
    texts = leaves(coefficient_panel.moved(scene))
    assert any("−0.45 in place of −0.3842" in text for text in texts)


def test_numbers_keep_four_digits():
    assert [four(value) for value in (0.000123456, 42.994, 1.0, -0.38421)] == ["0.0001235", "42.99", "1", "−0.3842"]


def test_the_choice_decides_the_outcome():
    scene = Scene(
        scenario=engine.preset("no-embargo"), start=engine.preset("no-embargo"), heading="", choices={OUTCOME: "ttf"}
    )
    assert drivers_parts.outcome_key(scene) == "ttf"
