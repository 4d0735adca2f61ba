"""Published rows and study files."""

import dataclasses
from types import SimpleNamespace

import numpy as np
import pytest

from econ import BadInputError, load_scenario
from econ.validation.book import make_book
from econ.validation.providers import Provider, as_provided, provided_rows
from econ.validation.rows import load_rows
from econ.validation.studies import study_names, study_path
from econ.validation.vintages import VINTAGES
from econ.variables import VARIABLES

ROWS = {row.id: row for row in load_rows()}
DERIVED = {"russia_oil_exports_mbd", "gas_demand_twh"}
"""Measures that no engine need report under this name."""


def test_every_row_is_measured_or_says_why_not():
    for row in ROWS.values():
        if row.source in ("study", "replay"):
            assert row.measure is not None, row.id
            assert row.study_file in study_names(), row.id
        else:
            assert row.measure is None, row.id
            assert len(row.reason) > 10, row.id


def test_ids_are_unique_and_ranges_in_order():
    assert len(ROWS) == len(load_rows()) > 30
    for row in ROWS.values():
        assert row.low <= row.central <= row.high, row.id
        assert row.block in ("oil", "gas")


@pytest.mark.parametrize("name", study_names())
def test_every_study_file_is_a_scenario_with_its_own_name_and_question(name):
    scenario = load_scenario(study_path(name))
    assert scenario.name == name
    assert scenario.why.endswith("?")


def test_no_study_file_lies_about_unused():
    assert set(study_names()) == {row.study_file for row in ROWS.values() if row.study_file}


def test_measures_name_variables_regions_and_vintages_there_are():
    for row in ROWS.values():
        assert row.vintage in {"", *(vintage.name for vintage in VINTAGES)}, row.id
        if row.measure is None or row.measure.variable in DERIVED:
            continue
        assert set(row.measure.region.split(" ")) <= set(VARIABLES[row.measure.variable].regions), row.id
        assert row.measure.aggregation in ("mean", "max", "last")
        assert row.measure.base.split(" ")[0] in ("level", "percent", "percent_of_baseline", "percent_of_observed")


def test_an_unknown_study_is_answered_with_the_nearest():
    with pytest.raises(BadInputError, match="jpm-5mbd"):
        study_path("jpm-5mb")


def test_a_measured_row_takes_the_largest_month_of_its_window():
    from econ.validation.measure import measured
    from econ.validation.studies import run_study

    row = ROWS["JPM_5mbd"]
    result, baseline = run_study(row.study_file, row.vintage, 20)
    window = [result.months.index(month) for month in ("2022-07", "2022-12")]
    by_hand = result.draws("brent_usd_bbl", "World")[:, window[0] : window[1] + 1].max(axis=1)
    np.testing.assert_array_equal(measured(result, baseline, row.measure), by_hand)


def test_member_states_are_averaged_by_the_gas_they_burn():
    from econ.axes import MEMBER_STATES
    from econ.validation.measure import measured
    from econ.validation.studies import run_study

    row = dataclasses.replace(ROWS["ENTSOG22_AT"])
    measure = dataclasses.replace(row.measure, region="DE MT", first_month="2022-12", last_month="2023-02")
    result, baseline = run_study(row.study_file, row.vintage, 20)
    share = baseline.by_member["gas_demand_share"]
    weight = {state: share[MEMBER_STATES.index(state)] for state in ("DE", "MT")}
    months = slice(result.months.index("2022-12"), result.months.index("2023-02") + 1)
    by_hand = sum(
        100.0 * weight[state] / sum(weight.values()) * result.draws("gas_rationed_share", state)[:, months].mean(axis=1)
        for state in weight
    )
    np.testing.assert_allclose(measured(result, baseline, measure), np.broadcast_to(by_hand, 20))


def test_a_variable_the_engine_does_not_report_is_a_reason_not_a_crash():
    row = ROWS["RU_exp22"]
    absent = dataclasses.replace(row, measure=dataclasses.replace(row.measure, variable="gas_of_the_moon_twh"))
    (entry,) = make_book([absent], n_draws=5).entries
    assert entry.verdict == "not scored"
    assert "gas_of_the_moon_twh" in entry.reason


def given(**fields):
    return SimpleNamespace(**({"row_id": "H2011", "low": 18.0, "central": 22.0, "high": 27.0, "note": "said"} | fields))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (given(ours=20.0), (20.0, 20.0, 20.0)),
        (given(ours=20.0, low=15.0, high=30.0), (15.0, 20.0, 30.0)),
        (given(ours=(15.0, 20.0, 30.0)), (15.0, 20.0, 30.0)),
        (given(ours=np.arange(101.0)), (5.0, 50.0, 95.0)),
    ],
    ids=["one number", "one number and a band", "three numbers", "draws"],
)
def test_a_provider_may_give_one_number_three_or_all_draws(entry, expected):
    ours = as_provided(entry, ROWS).ours
    assert (ours.low, ours.median, ours.high) == expected


def test_a_provider_may_say_that_a_row_cannot_be_measured():
    provided = as_provided(given(ours=None, note="", reason="no data"), ROWS)
    assert (provided.ours, provided.note) == (None, "no data")


def test_a_provider_cannot_invent_a_row():
    with pytest.raises(ValueError, match="no row of published"):
        as_provided(given(row_id="H1812", ours=1.0), ROWS)


def test_a_provider_may_add_a_figure_from_the_note_of_a_row():
    provided = as_provided(
        given(row_id="IMF145_others: cut absorbed", ours=65.0, low=70.0, central=70.0, high=100.0), ROWS
    )
    assert (provided.row.study, provided.row.block) == (ROWS["IMF145_others"].study, "gas")
    assert (provided.row.low, provided.row.high, provided.ours.median) == (70.0, 100.0, 65.0)


def test_a_provider_that_is_not_there_is_passed_over():
    assert provided_rows(ROWS, [Provider("econ.validation.not_yet_written:rows", ("H",))]) == {}


def test_a_provider_is_not_asked_for_rows_it_does_not_have():
    asked = []
    provided_rows(["H2011"], [Provider("econ.validation.rows:load_rows", ("KZ",))], asked.append)
    assert not asked
