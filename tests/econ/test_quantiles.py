"""Quantiles over draws are those of NumPy, one series or all at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.testing import assert_array_equal

from econ import compiled, load_scenario, simulate
from econ.quantiles import QUANTILES, quantiles_over_draws

PROBABILITIES = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=8).map(tuple)
FEW_NUMBERS = st.sampled_from([-np.inf, -1.5, 0.0, 1e-9, 2.0, np.inf, np.nan])
"""Draws that tie, as where most shares are zero, and what is no number."""


@pytest.fixture(scope="module")
def compiled_twins():
    """Run on the twins; other tests on the plain functions."""
    compiled.use()
    yield
    compiled.plain_again()


def by_sorting(draws, probabilities):
    """Quantiles as the plain version gives them."""
    compiled.plain_again()
    found = quantiles_over_draws(draws, probabilities)
    compiled.use()
    return found


@pytest.mark.parametrize("n_draws", [1, 2, 3, 20, 101, 500])
def test_quantiles_are_those_of_numpy_to_the_last_digit(n_draws):
    draws = np.random.default_rng(n_draws).standard_normal((n_draws, 24))
    assert_array_equal(quantiles_over_draws(draws), np.quantile(draws, QUANTILES, axis=0))


@pytest.mark.parametrize("n_draws", [2, 3, 24, 25, 26, 100, 2_000])
def test_selecting_gives_what_sorting_gives(compiled_twins, n_draws):
    rng = np.random.default_rng(n_draws)
    draws = rng.standard_normal((n_draws, 12))
    falling, tied, mostly_zero = -np.sort(draws, axis=0), np.round(draws, 1), np.maximum(draws - 1.5, 0.0)
    for kind in (draws, falling, -falling, tied, mostly_zero, np.zeros_like(draws), draws[:, ::-2]):
        assert_array_equal(quantiles_over_draws(kind), by_sorting(kind, QUANTILES))


@given(st.data(), PROBABILITIES)
def test_so_it_does_for_any_draws_and_probabilities(compiled_twins, data, probabilities):
    shape = data.draw(array_shapes(min_dims=2, max_dims=2, max_side=60))
    draws = data.draw(arrays(float, shape, elements=FEW_NUMBERS | st.floats(-1e9, 1e9)))
    with np.errstate(invalid="ignore"):
        assert_array_equal(quantiles_over_draws(draws, probabilities), by_sorting(draws, probabilities))


def test_taking_quantiles_leaves_the_draws_as_they_are():
    draws = np.asfortranarray(np.random.default_rng(0).standard_normal((50, 3)))
    before = draws.copy()
    quantiles_over_draws(draws)
    assert_array_equal(draws, before)


def test_all_quantiles_at_once_are_those_of_each_series():
    scenario = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    together, apart = simulate(scenario).every_quantile(), simulate(scenario)
    assert set(together) == {(name, region) for name in apart.blocks for region in apart.regions(name)}
    for key, bands in together.items():
        assert_array_equal(bands, apart.quantiles(*key))


def test_only_the_regions_and_variables_asked_for_are_worked_out():
    scenario = load_scenario("no-embargo").with_levers({"run.n_draws": 5, "run.horizon_months": 12})
    asked = simulate(scenario).every_quantile(("gdp_vs_baseline_pct", "brent_usd_bbl"), ("EU",))
    assert list(asked) == [("gdp_vs_baseline_pct", "EU")]
