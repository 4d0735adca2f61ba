"""Recession risk: counted over simulated paths, with history as the judge."""

from itertools import pairwise

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from walks import ALL_BASELINES, asked, world

from econ import BadInputError, simulate
from econ.normal import normal_cdf
from econ.risk.recession import BLOCK_QUARTERS, growth_residual_pct, recession_risk

N_DRAWS = 4000
STANDARD_ERRORS = 4.5
PROBABILITIES = (
    "recession_12m_prob",
    "deep_recession_prob",
    "depression_prob",
    "probit_recession_12m_prob",
    "russia_exhausted_prob",
    "eu_broken_prob",
    "us_broken_prob",
)
CUMULATIVE = ("deep_recession_prob", "depression_prob", "russia_exhausted_prob", "eu_broken_prob", "us_broken_prob")


def calm_risk(here, depth_pct=3.0, gdp_pct=0.0):
    return recession_risk(here.nothing_before.gdp_pct + gdp_pct, depth_pct, here.baseline, here.draws)


def two_falls_in_a_row_begin_within_a_year(growth):
    """Count the slow way: one path of five quarters, four pairs of neighbours."""
    return any(growth[i] < 0 and growth[i + 1] < 0 for i in range(4))


def frequency_in_history(history, growth_of_five_quarters):
    """Share of all stretches of history in which a recession begins within a year; history joined end to start."""
    length = len(history)
    found = [
        two_falls_in_a_row_begin_within_a_year(
            [growth_of_five_quarters[i] + history[(start + i) % length] for i in range(5)]
        )
        for start in range(length)
    ]
    return float(np.mean(found))


@pytest.fixture(scope="module", params=ALL_BASELINES)
def calm_world(request):
    return world(asked(baseline=request.param, n_draws=N_DRAWS, horizon_months=120))


def test_recession_probability_at_zero_shock_is_the_base_rate(calm_world):
    """In the fifth year growth is back to its mean, so the frequency is that of the history it is drawn from."""
    risk = calm_risk(calm_world)
    quarter = 2 * BLOCK_QUARTERS
    for region in range(2):
        history = calm_world.baseline.paths["growth_history_gap_pct"][0, region]
        trend = calm_world.baseline.paths["gdp_growth_quarterly_pct"][0, region, -1]
        expected = frequency_in_history(history, [trend] * 5)
        error = np.sqrt(expected * (1.0 - expected) / N_DRAWS)
        found = risk.technical_12m[0, region, 3 * quarter]
        assert found == pytest.approx(expected, abs=STANDARD_ERRORS * error)
        assert 0.0 < expected < 0.35


def test_recession_probability_of_the_first_year_is_that_of_history_from_todays_growth(calm_world):
    risk = calm_risk(calm_world)
    for region in range(2):
        history = calm_world.baseline.paths["growth_history_gap_pct"][0, region]
        expected = frequency_in_history(history, calm_world.baseline.paths["gdp_growth_quarterly_pct"][0, region, :5])
        error = np.sqrt(expected * (1.0 - expected) / N_DRAWS)
        assert risk.technical_12m[0, region, 0] == pytest.approx(expected, abs=STANDARD_ERRORS * error)


def test_growth_residuals_are_stretches_of_history_with_both_regions_taken_together(calm_world):
    history = calm_world.baseline.paths["growth_history_gap_pct"][0]
    residual = growth_residual_pct(16, calm_world.baseline, calm_world.draws)
    assert residual.shape == (N_DRAWS, 2, 16)
    joined = np.concatenate([history, history], axis=-1)
    known = {joined[:, i : i + BLOCK_QUARTERS].tobytes() for i in range(history.shape[-1])}
    for path in residual[:50]:
        assert path[:, :BLOCK_QUARTERS].tobytes() in known
        assert path[:, BLOCK_QUARTERS:].tobytes() in known


def test_residuals_of_growth_have_no_drift(calm_world):
    residual = growth_residual_pct(40, calm_world.baseline, calm_world.draws)
    history = calm_world.baseline.paths["growth_history_gap_pct"][0]
    assert_allclose(residual.mean(axis=(0, 2)), history.mean(axis=-1), atol=0.02)


def test_a_deeper_definition_never_makes_a_recession_likelier(calm_world):
    deep = [calm_risk(calm_world, depth, gdp_pct=-1.0).deep for depth in (1.0, 2.0, 3.0, 5.0, 9.0)]
    for shallow, deeper in pairwise(deep):
        assert (deeper <= shallow).all()
    assert (calm_risk(calm_world).depression <= calm_risk(calm_world, 9.0).deep).all()


def test_losing_output_never_makes_a_recession_less_likely_in_the_year_of_the_loss(calm_world):
    calm, shock = (calm_risk(calm_world, gdp_pct=loss).technical_12m[..., 0] for loss in (0.0, -1.0))
    assert (shock >= calm).all()


@given(scenarios(n_draws=20))
def test_probabilities_are_probabilities_and_those_by_then_never_fall(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    for name in PROBABILITIES:
        for region in result.regions(name):
            path = result.draws(name, region)
            assert path.min() >= 0.0
            assert path.max() <= 1.0
            if name in CUMULATIVE:
                assert (np.diff(path, axis=-1) >= 0).all(), (name, region)


@given(scenarios(n_draws=20))
def test_a_depression_is_never_likelier_than_a_deep_recession(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    for region in ("EU", "US"):
        assert (result.draws("depression_prob", region) <= result.draws("deep_recession_prob", region)).all()


@given(st.floats(-6, 6))
def test_the_normal_distribution_agrees_with_scipy(x):
    stats = pytest.importorskip("scipy.stats")
    assert float(normal_cdf(np.array(x))) == pytest.approx(float(stats.norm.cdf(x)), abs=1e-7)


def test_the_single_central_path_has_no_residuals():
    here = world(asked(n_draws=1))
    assert not growth_residual_pct(8, here.baseline, here.draws).any()
