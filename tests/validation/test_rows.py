"""Published rows and study files."""

import csv
import dataclasses
import re

import numpy as np
import pytest

from econ import BadInputError, load_scenario
from econ.estimate.oil_news import HORIZON, news_responses
from econ.estimate.structural import priors
from econ.parameters import FILE as PARAMETERS
from econ.parameters import load_parameters
from econ.simulate import simulate
from econ.validation.book import make_book
from econ.validation.energy_share_rows import energy_share_rows
from econ.validation.happened import MONTHS
from econ.validation.measure import DERIVED
from econ.validation.observed import observed
from econ.validation.providers import PROVIDERS, provided
from econ.validation.recession_rows import ROW_IDS as RECESSION_ROWS
from econ.validation.rows import BLOCKS, load_rows
from econ.validation.studies import run_study, study_names, study_path
from econ.validation.vintages import OTHER_WORLDS, VINTAGES, load_vintage
from econ.variables import VARIABLES

ROWS = {row.id: row for row in load_rows()}
OUTPUT = ("gdp_vs_baseline_pct", "real_income_vs_baseline_pct")
BASES = {
    "level", "percent_of_baseline", "deviation_from_baseline", "growth_deviation", "growth", "percent_of_observed"
}  # fmt: skip


def test_every_row_is_measured_or_says_why_not():
    for row in ROWS.values():
        if row.source in ("study", "replay"):
            assert row.measure is not None, row.id
            assert row.study_file in study_names(), row.id
        else:
            assert row.measure is None, row.id
            assert bool(row.reason) == (row.source == "none"), row.id


def test_ids_are_unique_and_ranges_in_order():
    assert len(ROWS) == len(load_rows()) > 30
    for row in ROWS.values():
        assert row.low <= row.central <= row.high, row.id
        assert row.block in BLOCKS


@pytest.mark.parametrize("name", study_names())
def test_every_study_file_is_a_scenario_with_its_own_name_and_question(name):
    scenario = load_scenario(study_path(name))
    assert scenario.name == name
    assert scenario.why.endswith("?")
    assert study_path(name).read_text(encoding="utf-8").startswith("# "), "a study's inputs need their source"
    vintage = next((row.vintage for row in load_rows() if row.study_file == name and row.source == "study"), "")
    result, _ = run_study(name, vintage, n_draws=1)
    assert np.isfinite(result.median("gdp_vs_baseline_pct", "EU")).all()


def test_the_book_runs_every_study_and_vintage_and_has_a_verdict_or_a_reason_for_each_row(monkeypatch):
    import econ.validation.backtest as backtest
    import econ.validation.replay as replay
    import econ.validation.studies as studies

    ran = set()

    def spied(scenario, **inputs):
        ran.add((scenario.name, inputs["baseline"].name))
        return simulate(scenario, **inputs)

    monkeypatch.setattr(studies, "simulate", spied)
    monkeypatch.setattr(replay, "simulate", spied)
    monkeypatch.setattr(backtest, "LNG_PASSES", 1)
    rows = [row for row in ROWS.values() if row.source != "provider"]
    entries = make_book(rows, n_draws=2).entries
    assert [entry.row for entry in entries] == rows
    for entry in entries:
        assert (entry.ours is None) == (entry.verdict == "not scored") == (entry.row.source == "none"), entry.reason
        assert entry.ours or entry.reason, entry.row.id
    assert {name for name, _ in ran} == set(study_names())
    assert {vintage.name for vintage in VINTAGES} <= {baseline for _, baseline in ran}


def test_each_row_of_a_provider_has_exactly_one():
    given = [row_id for provider in PROVIDERS for row_id in provider.row_ids]
    assert sorted(given) == sorted(row.id for row in ROWS.values() if row.source == "provider")


def test_a_provider_returns_the_rows_it_names_with_as_many_draws_as_asked():
    oil = PROVIDERS[0]
    few, more = oil.measure(3), oil.measure(40)
    assert tuple(one.row_id for one in few) == oil.row_ids
    assert all(one.p05 is not None and one.note for one in few)
    assert [one.median for one in few] != [one.median for one in more]


def test_a_provider_is_not_asked_for_rows_it_does_not_have():
    asked = []
    assert provided(["RU_exp22"], 5, asked.append) == {}
    assert not asked


def test_the_study_of_jpmorgan_withholds_five_of_the_exports_in_its_baseline():
    row = ROWS["JPM_5mbd"]
    exports = load_vintage(row.vintage).by_buyer["russia_oil_exports_mbd"].sum()
    share = load_scenario(study_path(row.study_file)).levers.oil.shut_in
    assert share * exports == pytest.approx(5.0, rel=0.002)


def test_measures_name_variables_regions_and_vintages_there_are():
    for row in ROWS.values():
        assert row.vintage in {"", *(vintage.name for vintage in VINTAGES), *OTHER_WORLDS}, row.id
        if row.measure is None:
            continue
        variable = VARIABLES[DERIVED.get(row.measure.variable, row.measure.variable)]
        assert set(row.measure.region.split(" ")) <= set(variable.regions), row.id
        assert row.measure.first_month <= row.measure.last_month, row.id
        assert row.measure.aggregation in ("mean", "max")
        assert row.measure.base.split(" ")[0] in BASES


def test_no_row_on_output_counts_as_independent_whose_authors_a_coefficient_or_prior_cites():
    with PARAMETERS.with_name("evidence.csv").open(encoding="utf-8", newline="") as file:
        sources = {line["id"]: line["source"] for line in csv.DictReader(file)}
    rows = [row for one in load_parameters().coefficients.values() for row in one.rows]
    rows += [row for prior in priors() for row in re.findall(r"row (\w+)", prior.source)]
    cited = " | ".join([*(sources[row] for row in rows), *(prior.source for prior in priors())])
    judged = [row for row in ROWS.values() if row.measure and row.measure.variable in OUTPUT]
    by_independence = {flag: [row for row in judged if row.independent == flag] for flag in (True, False)}
    assert [row.id for row in by_independence[True] if _authors(row.study) in cited] == []
    assert [row.id for row in by_independence[False] if _authors(row.study) in cited]


def _authors(study: str) -> str:
    """What stands before the year, the number or the institution."""
    return re.split(r"[\d/(]", study)[0].strip()


def test_rows_of_the_replay_are_of_months_that_fits_know():
    assert not [row.id for row in ROWS.values() if row.source == "replay" and row.independent]


def test_a_row_given_as_a_rate_has_the_baseline_it_was_read_against():
    for row in ROWS.values():
        compared = row.measure is not None and row.measure.base.startswith("growth_deviation")
        assert row.their_baseline is None or compared, row.id


def test_prices_fed_to_the_economy_of_2021_are_those_observed():
    overrides = load_scenario(study_path("economy-2021")).levers.overrides
    for name in ("brent_usd_bbl", "ttf_eur_mwh"):
        fed = getattr(overrides, name).level
        np.testing.assert_allclose(fed, observed(name).reindex(list(MONTHS)), atol=0.051)


def test_oil_supply_news_is_fed_as_the_replicated_response():
    path = load_scenario(study_path("oil-news-10pct")).levers.overrides.brent_usd_bbl.pct_of_baseline
    np.testing.assert_allclose(path[: HORIZON + 1], news_responses().point[0], atol=0.051)


def test_published_recession_classifiers_come_out_again_on_our_data():
    found = provided(RECESSION_ROWS, 5)
    assert set(found) == set(RECESSION_ROWS)
    known = {row.id: row for row in load_rows()}
    inside = [known[name].low <= one.median <= known[name].high for name, one in found.items()]
    assert sum(inside) >= 5


def test_the_production_function_of_bachmann_et_al_gives_their_figure_for_energy():
    (row,) = (one for one in energy_share_rows(1) if one.row_id == "BBB22_CESenergy")
    assert row.median == pytest.approx(-1.57, abs=0.005)


def test_an_unknown_study_is_answered_with_the_nearest():
    with pytest.raises(BadInputError, match="jpm-5mbd"):
        study_path("jpm-5mb")


def test_a_measured_row_takes_the_largest_month_of_its_window():
    from econ.validation.measure import measured

    row = ROWS["JPM_5mbd"]
    result, baseline = run_study(row.study_file, row.vintage, 20)
    window = [result.months.index(month) for month in ("2022-07", "2022-12")]
    by_hand = result.draws("brent_usd_bbl", "World")[:, window[0] : window[1] + 1].max(axis=1)
    np.testing.assert_array_equal(measured(result, baseline, row.measure), by_hand)


def test_member_states_are_averaged_by_their_gdp():
    from econ.axes import MEMBER_STATES
    from econ.validation.measure import measured

    row = ROWS["IMF145_others"]
    measure = dataclasses.replace(row.measure, region="DE MT")
    result, baseline = run_study(row.study_file, row.vintage, 20)
    weight = {state: baseline.by_member["gdp_share"][MEMBER_STATES.index(state)] for state in ("DE", "MT")}
    months = slice(result.months.index(measure.first_month), result.months.index(measure.last_month) + 1)
    by_hand = sum(
        weight[state] / sum(weight.values()) * result.draws(measure.variable, state)[:, months].mean(axis=1)
        for state in weight
    )
    np.testing.assert_allclose(measured(result, baseline, measure), by_hand)


def test_a_variable_the_engine_does_not_report_is_a_reason_not_a_crash():
    row = ROWS["RU_exp22"]
    absent = dataclasses.replace(row, measure=dataclasses.replace(row.measure, variable="gas_of_the_moon_twh"))
    (entry,) = make_book([absent], n_draws=5).entries
    assert entry.verdict == "not scored"
    assert "gas_of_the_moon_twh" in entry.reason


def test_a_study_can_be_run_on_the_world_its_sample_was_drawn_from(monkeypatch):
    world = dataclasses.replace(load_vintage("2022-06"), name="sample world")
    monkeypatch.setitem(OTHER_WORLDS, "sample world", lambda: world)
    result, baseline = run_study("imf-2022-144", "sample world", n_draws=1)
    assert baseline is world
    assert result.record.baseline == "sample world"
