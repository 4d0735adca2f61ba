"""Results: every number with its unit, its bands and what produced it."""

import dataclasses

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from walks import asked

from econ import BadInputError, __version__, load_scenario, simulate
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.parameters import load_parameters
from econ.result import QUANTILE_NAMES, QUANTILES
from econ.summary import extreme_month, moves
from econ.variables import VARIABLES

COLUMNS = ["scenario", "baseline", "region", "variable", "unit", "month", "quantile", "value"]


@pytest.fixture(scope="module")
def result():
    return simulate(asked({"oil.shut_in": 1.0, "gas.turkstream_cut_share": 1.0}))


@pytest.fixture(scope="module")
def calm():
    return simulate(asked())


def test_bands_are_the_quantiles_of_the_draws(result):
    draws = result.draws("brent_usd_bbl", "World")
    assert draws.shape == (50, 24)
    assert_allclose(result.quantiles("brent_usd_bbl", "World"), np.quantile(draws, QUANTILES, axis=0))
    assert_array_equal(result.median("brent_usd_bbl", "World"), result.quantiles("brent_usd_bbl", "World")[2])


def test_bands_never_cross(result):
    for name in result.blocks:
        for region in result.regions(name):
            assert (np.diff(result.quantiles(name, region), axis=0) >= 0).all(), (name, region)


def test_every_variable_is_reported_for_its_regions_over_the_months_shown(result):
    assert set(result.blocks) == set(VARIABLES)
    assert len(result.months) == 24
    for name, variable in VARIABLES.items():
        assert result.regions(name) == variable.regions
        for region in variable.regions:
            assert result.draws(name, region).shape in ((50, 24), (1, 24))


def test_a_probability_is_one_number_over_all_draws(result):
    for name, variable in VARIABLES.items():
        if variable.certain:
            assert all(result.draws(name, region).shape == (1, 24) for region in variable.regions)


def test_units_stand_in_the_names_of_variables():
    for name, variable in VARIABLES.items():
        assert variable.unit
        if name.endswith("_prob"):
            assert variable.unit == "probability"
        if name.endswith("_mbd"):
            assert variable.unit == "mb/d"
        if name.endswith("_vs_baseline_pct"):
            assert variable.unit == "% vs baseline"


def test_what_produced_a_result_is_on_record(result):
    record, world = result.record, load_baseline("2026-01")
    assert record.scenario_fingerprint == result.scenario.fingerprint
    assert (record.baseline, record.baseline_month, record.baseline_version) == ("2026-01", "2026-01", world.version)
    assert (record.parameters_version, record.model_version) == (load_parameters().version, __version__)
    assert (record.seed, record.n_draws, record.horizon_months, record.first_month) == (0, 50, 24, "2026-02")


def test_the_document_holds_scenario_run_and_series_and_nothing_else(result):
    document = result.to_document()
    assert set(document) == {"scenario", "run", "series"}
    keys = {"variable", "region", "unit", "months", *QUANTILE_NAMES}
    assert all(set(series) == keys for series in document["series"])
    assert all(len(series[q]) == len(series["months"]) == 24 for series in document["series"] for q in QUANTILE_NAMES)
    found = {(series["variable"], series["region"]) for series in document["series"]}
    assert found == {(name, region) for name in result.blocks for region in result.regions(name)}


def test_the_document_can_be_cut_to_variables_and_regions(result):
    document = result.to_document(("brent_usd_bbl", "gdp_vs_baseline_pct"), ("World", "DE"))
    assert [(s["variable"], s["region"]) for s in document["series"]] == [
        ("brent_usd_bbl", "World"),
        ("gdp_vs_baseline_pct", "DE"),
    ]


def test_numbers_in_documents_have_six_significant_digits(result):
    series = result.to_document(("brent_usd_bbl",))["series"][0]
    exact = result.median("brent_usd_bbl", "World")
    assert_allclose(series["p50"], exact, rtol=1e-5)
    assert all(value == float(f"{value:.6g}") for value in series["p50"])


def test_the_long_table_has_the_columns_and_units_of_the_field(result):
    frame = result.to_frame()
    assert list(frame.columns) == COLUMNS
    assert (frame["unit"] == frame["variable"].map({n: v.unit for n, v in VARIABLES.items()})).all()
    assert sorted(frame["quantile"].unique()) == list(QUANTILES)
    assert not frame.isna().any(axis=None)
    assert not frame.duplicated(COLUMNS[:-1]).any()
    assert len(frame) == len(result.to_document()["series"]) * 24 * 5


def test_the_long_table_holds_the_numbers_of_the_document(result):
    frame = result.to_frame()
    chosen = frame[(frame["variable"] == "ttf_eur_mwh") & (frame["quantile"] == 0.95)]
    assert chosen["value"].tolist() == result.to_document(("ttf_eur_mwh",))["series"][0]["p95"]
    assert chosen["month"].tolist() == list(result.months)


def test_a_difference_is_taken_draw_by_draw(result, calm):
    difference = result.minus(calm)
    expected = result.draws("urals_usd_bbl", "RU") - calm.draws("urals_usd_bbl", "RU")
    assert_array_equal(difference.draws("urals_usd_bbl", "RU"), expected)
    assert difference.versus == "test"
    assert difference.to_document()["run"]["versus"] == "test"


def test_a_result_minus_itself_is_nothing(result):
    nothing = result.minus(result)
    for name in nothing.blocks:
        for region in nothing.regions(name):
            assert not nothing.draws(name, region).any()
            assert not nothing.baseline_path(name, region).any()


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("seed", {"seed": 1}),
        ("n_draws", {"n_draws": 40}),
        ("horizon_months", {"horizon_months": 12}),
        ("baseline", {"baseline": "latest"}),
    ],
)
def test_only_runs_on_the_same_draws_and_baseline_are_subtracted(result, key, changes):
    other = simulate(asked(**changes))
    with pytest.raises(BadInputError, match=f"{key}.*run both alike"):
        result.minus(other)


@pytest.mark.parametrize(
    ("variable", "region", "said"),
    [
        ("brent_usd_bb", "World", "brent_usd_bbl"),
        ("brent_usd_bbl", "Wrld", "World"),
        ("gdp_vs_baseline_pct", "XX", "EU"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(result, variable, region, said):
    with pytest.raises(BadInputError, match=said):
        result.median(variable, region)


def test_the_summary_quotes_each_headline_at_its_worst_with_band_and_baseline(result):
    rows = {(row["variable"], row["region"]): row for row in result.summary()}
    assert len(rows) == len(result.summary()) >= 15
    brent = rows["brent_usd_bbl", "World"]
    distance = result.median("brent_usd_bbl", "World") - result.baseline_path("brent_usd_bbl", "World")
    month = int(distance.argmax())
    assert brent["month"] == result.months[month]
    assert brent["median"] == result.median("brent_usd_bbl", "World")[month]
    assert brent["baseline"] == result.baseline_path("brent_usd_bbl", "World")[month]
    for row in rows.values():
        assert row["p05"] <= row["median"] <= row["p95"]
        assert row["unit"] == VARIABLES[row["variable"]].unit


def test_the_summary_quotes_the_first_month_where_nothing_can_be_seen_to_move():
    """Russian LNG moves European gas, and US prices by less than a digit: no month of those is worth telling."""
    lng = simulate(load_scenario("russian-lng-ban").with_levers({"run.n_draws": 40}))
    rows = {(row["variable"], row["region"]): row for row in lng.summary()}
    gas, us = rows["ttf_eur_mwh", "EU"], rows["headline_cpi_yoy_pct", "US"]
    assert moves(gas)
    assert gas["month"] > lng.months[0]
    assert not moves(us)
    assert extreme_month(lng, "headline_cpi_yoy_pct", "US") > 0
    assert us["month"] == lng.months[0]
    assert us["median"] == lng.median("headline_cpi_yoy_pct", "US")[0]


def test_member_states_without_an_embargo_are_at_zero(result):
    for state in MEMBER_STATES:
        assert not result.baseline_path("gdp_vs_baseline_pct", state).any()


def test_a_result_is_frozen(result):
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.months = ()


def test_runs_beyond_the_evidence_say_so_and_ordinary_ones_do_not(calm):
    assert calm.warnings == ()
    beyond = simulate(asked({"overrides.brent_usd_bbl": {"level": [200.0]}, "overrides.oil_net_loss_mbd": [15.0]}))
    assert any("Brent" in sentence for sentence in beyond.warnings)
    assert any("net oil loss" in sentence for sentence in beyond.warnings)
