"""Quantiles over draws are those of NumPy, one series or all at once."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from econ import load_scenario, simulate
from econ.quantiles import QUANTILES, quantiles_over_draws


@pytest.mark.parametrize("n_draws", [1, 2, 3, 20, 101, 500])
def test_quantiles_are_those_of_numpy_to_the_last_digit(n_draws):
    draws = np.random.default_rng(n_draws).standard_normal((n_draws, 24))
    assert_array_equal(quantiles_over_draws(draws), np.quantile(draws, QUANTILES, axis=0))


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
