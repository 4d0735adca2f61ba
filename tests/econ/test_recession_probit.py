"""Recession probits: honest windows, honest scores, and what the estimates say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from econ.estimate.forecast_scores import auroc, brier, difference_with_error, log_scores, reliability
from econ.estimate.recession_classifiers import CHINN, chinn, replications
from econ.estimate.recession_data import HORIZON_MONTHS, ahead, euro_area, us
from econ.estimate.recession_probit import (
    BASE_RATE,
    chosen,
    contest,
    expanding_window,
    final_fit,
    gain,
    penalised_fit,
    probability,
    training,
)

REGIONS = {"us": us, "eu": euro_area}
LAST_CLEAN_MONTH = pd.Timestamp("2026-02-28")


@pytest.mark.parametrize("region", REGIONS)
@given(position=st.integers(0, 10_000))
@settings(max_examples=40)
def test_training_never_sees_an_outcome_before_it_is_over_and_announced(region, position):
    known = REGIONS[region]()
    origins = known.origins()
    first = origins.index[position % len(origins)]
    for origin in training(known, origins, first).index[-1:]:
        over = origin + pd.DateOffset(months=HORIZON_MONTHS)
        assert over + pd.DateOffset(months=known.dating_lag_months) <= first


@pytest.mark.parametrize("region", REGIONS)
def test_what_happens_later_does_not_change_a_forecast(region):
    known = REGIONS[region]()
    origins = known.origins()
    turned = origins.copy()
    turned.loc["1999-01":, "outcome"] = 1.0 - turned.loc["1999-01":, "outcome"]
    predictors = ("term_spread", "policy_rate")
    true, false = (expanding_window(known, table, predictors).probability for table in (origins, turned))
    pd.testing.assert_series_equal(true[:"2000-12"], false[:"2000-12"])
    assert (true["2005":] != false["2005":]).any()


@pytest.mark.parametrize("region", REGIONS)
def test_samples_end_before_the_gulf_outage_with_the_whole_outcome(region):
    last = REGIONS[region]().table.index[-1] + pd.DateOffset(months=HORIZON_MONTHS)
    assert last <= LAST_CLEAN_MONTH


@pytest.mark.parametrize("region", REGIONS)
def test_neither_the_pandemic_nor_months_in_recession_enter(region):
    origins = REGIONS[region]().origins()
    assert not len(origins["2019-01":"2021-06"])
    assert (origins["now"] == 0).all()
    assert len(REGIONS[region]().origins(in_recession=True, pandemic=True)) == len(REGIONS[region]().table)


def test_the_outcome_is_a_recession_in_any_of_the_next_months_and_not_this_one():
    recession = pd.Series([0, 0, 1, 1, 0, 0, 0.0])
    assert ahead(recession, 2).tolist()[:5] == [1, 1, 1, 0, 0]
    assert ahead(recession, 2).isna().tolist()[5:] == [True, True]


def test_the_us_probit_beats_the_base_rate_and_the_euro_area_one_does_not():
    for region, beaten in (("us", True), ("eu", False)):
        mean, error = gain(region, chosen(region), BASE_RATE)
        assert (mean > 1.645 * error) == beaten, region


@pytest.mark.parametrize("region", REGIONS)
def test_a_steep_curve_lowers_and_dear_oil_raises_the_probability(region):
    found = final_fit(region).params
    assert found["term_spread"] < 0.0
    assert found["oil"] > 0.0


def test_forecasts_are_for_the_same_origins():
    origins = [forecasts.outcome.index for forecasts in contest("us", False).values()]
    assert all(index.equals(origins[0]) for index in origins)


@given(st.integers(0, 1000))
@settings(max_examples=20)
def test_a_penalised_probit_finds_the_coefficients_behind_long_data(seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(2.0, 3.0, (4000, 1))
    outcome = (rng.random(4000) < norm.cdf(-1.0 + 0.4 * x[:, 0])).astype(float)
    assert penalised_fit(outcome, x) == pytest.approx([-1.0, 0.4], abs=0.15)


def test_a_penalised_probit_stays_finite_where_a_predictor_separates_the_outcome():
    x = np.linspace(-1.0, 1.0, 40)[:, None]
    found = penalised_fit((x[:, 0] > 0).astype(float), x)
    assert np.isfinite(found).all()
    assert (np.diff(probability(found, x)) > 0).all()


def test_scores_of_known_forecasts():
    outcome, sure = pd.Series([1, 0, 1, 0]), pd.Series([0.9, 0.1, 0.8, 0.3])
    assert auroc(outcome, sure) == 1.0
    assert auroc(outcome, 1.0 - sure) == 0.0
    assert auroc(outcome, pd.Series([0.5] * 4)) == 0.5
    assert brier(outcome, outcome.astype(float)) == 0.0
    assert log_scores(outcome, sure).iloc[0] == pytest.approx(np.log(0.9))
    assert np.isfinite(log_scores(outcome, 1.0 - outcome.astype(float))).all()


def test_reliability_counts_every_forecast_once():
    rng = np.random.default_rng(0)
    p = pd.Series(rng.random(500))
    table = reliability(pd.Series((rng.random(500) < p).astype(int)), p)
    assert table["forecasts"].sum() == 500
    assert np.abs(table["mean_probability"] - table["frequency"]).max() < 0.2


def test_a_candidate_gains_nothing_on_itself():
    scores = pd.Series([-0.1, -0.5, -0.2])
    assert difference_with_error(scores, scores, 1) == (0.0, 0.0)


def test_published_classifiers_are_found_again():
    """Within what other samples and data vintages move: probabilities 4 points, areas 0.05, coefficients 0.05."""
    found = {row: replication.value for row, replication in replications().items()}
    for row, published, tolerance in (
        ("REC_EM0", 25.0, 4.0),
        ("REC_NYF0", 29.7, 4.0),
        ("REC_BJ11", 0.85, 0.05),
        ("REC_LM16", 0.87, 0.05),
        ("REC_ES18", 0.89, 0.05),
        ("REC_OILAUC", 0.68, 0.05),
        ("REC_BSIC", 78.0, 4.0),
    ):
        assert found[row] == pytest.approx(published, abs=tolerance), row
    assert chinn(within=False) == pytest.approx(CHINN[False], abs=0.005)
    assert chinn(within=True) == pytest.approx(CHINN[True], abs=0.05)
