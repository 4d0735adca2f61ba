"""Sobol indices of functions whose shares are known."""

import numpy as np
import pytest

from econ.placement import sobol_shares


def test_shares_of_a_sum_are_those_of_the_variances():
    first, total = sobol_shares(lambda z: np.array([3.0 * z["a"] + z["b"], 0.0 * z["a"]]), ["a", "b"], 1024)
    assert first == pytest.approx(np.array([[0.9, 0.1], [0.0, 0.0]]), abs=0.02)
    assert total == pytest.approx(first, abs=0.02)


def test_a_single_coefficient_explains_all_or_nothing():
    for shares in sobol_shares(lambda z: np.array([2.0 * z["a"], 0.0 * z["a"], z["a"] ** 2]), ["a"], 64):
        assert shares.tolist() == [[1.0], [0.0], [1.0]]
