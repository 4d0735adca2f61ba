"""Estimated coefficients are what the fits give, and those estimated together are drawn together."""

from functools import cache

import numpy as np
import pytest

from econ.draws import draw_parameters
from econ.estimate.registry import FITS
from econ.estimate.store import correlation, entries
from econ.parameters import Correlation, Parameters, load_parameters


@cache
def fitted(fit_id):
    return FITS[fit_id]()


@pytest.mark.parametrize("fit_id", FITS)
def test_the_committed_coefficients_are_those_of_the_fit(fit_id):
    fit = fitted(fit_id)
    committed = load_parameters()
    for name, entry in entries(fit).items():
        held = committed.coefficients[name]
        assert held.evidence == "estimated"
        for key in ("central", "low", "high"):
            assert getattr(held, key) == pytest.approx(entry[key], rel=2e-3), f"{name} {key}: run make estimate"
    linked = correlation(fit)
    if linked:
        np.testing.assert_allclose(committed.correlations[fit_id].matrix, linked["matrix"], atol=5e-3)


def test_every_estimated_coefficient_comes_from_a_fit_that_can_be_rerun():
    estimated = {name for name, held in load_parameters().coefficients.items() if held.evidence == "estimated"}
    assert estimated == {estimate.name for fit_id in FITS for estimate in fitted(fit_id).estimates}


def test_correlated_coefficients_are_drawn_with_their_correlation_and_keep_their_own_spread():
    given = load_parameters()
    names = [name for name, held in given.coefficients.items() if held.distribution == "lognormal" and held.low > 0][:2]
    linked = Correlation(names=tuple(names), matrix=((1.0, -0.8), (-0.8, 1.0)))
    free = Parameters(version=given.version, coefficients=given.coefficients)
    tied = Parameters(version=given.version, coefficients=given.coefficients, correlations={"pair": linked})

    def logs(parameters):
        draws = draw_parameters(parameters, 20_000, 0, blocks=1)
        return np.array([np.log(np.abs(draws[name][:, 0, 0])) for name in names])

    assert np.corrcoef(logs(tied))[0, 1] == pytest.approx(-0.8, abs=0.05)
    np.testing.assert_allclose(
        np.quantile(logs(tied)[1], [0.05, 0.5, 0.95]), np.quantile(logs(free)[1], [0.05, 0.5, 0.95]), atol=0.05
    )


@pytest.mark.parametrize(
    ("matrix", "problem"),
    [
        (((1.0, 2.0), (2.0, 1.0)), "positive definite"),
        (((1.0, 0.5),), "square"),
        (((1.0, 0.5), (0.1, 1.0)), "symmetric"),
    ],
)
def test_an_impossible_correlation_is_refused(matrix, problem):
    with pytest.raises(ValueError, match=problem):
        Correlation(names=("a", "b"), matrix=matrix)
