"""Lags: one vector call equals the plain loop over months."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.testing import assert_allclose, assert_array_equal

from econ.dynamics import MANY_DRAWS, by_quarter, lagged, mean_age, smoothed, year_on_year

PATHS = arrays.arrays(float, (3, 2, 24), elements=st.floats(-100, 100, width=32))
LAGS = arrays.arrays(float, (3, 1, 1), elements=st.floats(0.75, 36, width=32))


def test_partial_adjustment_of_many_draws_is_that_of_few():
    rng = np.random.default_rng(0)
    target, lag_months = rng.standard_normal((MANY_DRAWS, 2, 78)), rng.uniform(1.0, 30.0, (MANY_DRAWS, 1, 1))
    half = MANY_DRAWS // 2
    few = [smoothed(target[part], lag_months[part]) for part in (slice(half), slice(half, None))]
    assert_allclose(smoothed(target, lag_months), np.concatenate(few), rtol=1e-9, atol=1e-12)


@given(PATHS, LAGS)
def test_vector_call_equals_scalar_calls_for_partial_adjustment(target, lag_months):
    slow = np.zeros_like(target)
    for draw, region in np.ndindex(3, 2):
        kept = np.exp(-1.0 / lag_months[draw, 0, 0])
        level = 0.0
        for month in range(target.shape[-1]):
            level = (1.0 - kept) * target[draw, region, month] + kept * level
            slow[draw, region, month] = level
    assert_allclose(smoothed(target, lag_months), slow, rtol=1e-9, atol=1e-9)


def test_after_the_time_constant_63_percent_of_the_way_is_done():
    path = smoothed(np.ones((1, 1, 12)), np.array([[[6.0]]]))
    assert path[0, 0, 5] == pytest.approx(1.0 - np.exp(-1.0))


def test_the_longest_run_with_the_shortest_lag_stays_finite():
    path = smoothed(np.ones((1, 1, 138)), np.array([[[0.7]]]))
    assert path[0, 0, -1] == pytest.approx(1.0)


@pytest.mark.parametrize("lag_months", [0.5, 0.2, 0.01])
def test_a_lag_of_days_is_followed_over_the_longest_run(lag_months):
    target = np.linspace(1.0, 2.0, 138)[None, None]
    path, reached = smoothed(target, np.array([[[lag_months]]])), 0.0
    for month, goal in enumerate(target[0, 0]):
        reached += (1.0 - np.exp(-1.0 / lag_months)) * (goal - reached)
        assert path[0, 0, month] == pytest.approx(reached, rel=1e-9)


@given(PATHS)
def test_a_zero_target_gives_exactly_zero(path):
    assert not smoothed(0.0 * path, np.array([[[3.0]]])).any()


@given(PATHS, st.integers(1, 30))
def test_a_lag_shifts_and_starts_at_zero(path, months):
    found = lagged(path, months)
    assert found.shape == path.shape
    assert not found[..., :months].any()
    assert_array_equal(found[..., months:], path[..., : max(24 - months, 0)])


@given(PATHS)
def test_year_on_year_rates_of_a_level_sum_back_to_the_level(path):
    rates = year_on_year(path)
    assert_allclose(rates[..., 12:] + path[..., :12], path[..., 12:], atol=1e-9)
    assert_array_equal(rates[..., :12], path[..., :12])


@given(PATHS)
def test_quarters_average_three_months(path):
    assert_allclose(by_quarter(path)[..., 1], path[..., 3:6].mean(axis=-1), atol=1e-9)


@given(arrays.arrays(float, (24,), elements=st.floats(0, 10, width=32)))
def test_the_age_of_a_loss_is_between_a_month_and_all_months_so_far(size):
    age = mean_age(size)
    assert (age[size == 0] == 0).all()
    assert (age[size > 0] >= 1.0 - 1e-9).all()
    assert (age <= np.arange(1, 25) + 1e-9).all()


def test_a_new_loss_is_young_even_after_an_old_small_one():
    assert mean_age(np.array([0.01] * 36 + [10.0]))[-1] == pytest.approx(1.0, abs=0.05)
