"""Jobs and policy rates: Okun's law with a lag, and Taylor rules with look-through and a lower bound."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_less
from walks import asked, world

from econ.estimate.okun import okun_of
from econ.estimate.taylor import rule
from econ.macro.inflation import Inflation
from econ.macro.labour import unemployment_deviation
from econ.macro.policy import LOWER_BOUND_PCT, policy_rate_deviation

REGIONS = ("eu", "us")


def here(weight=0.3, **run):
    return world(asked({"policy.rate_response": weight}, **run))


def prices(of, energy_pp=0.0, core_pp=0.0):
    """Price levels that are a given contribution higher from the first month on."""
    flat = np.ones((of.draws.count, 2, of.paths.months))
    no = 0.0 * flat
    return Inflation(energy_pp * flat, no, core_pp * flat, no, energy_pp * flat, no, no)


def rate(of, consumer, gdp_pct=0.0):
    gdp = np.full((of.draws.count, 2, of.paths.months), gdp_pct)
    return policy_rate_deviation(of.scenario, consumer, gdp, of.baseline, of.draws)


def test_most_of_a_lasting_slump_has_reached_the_jobless_after_a_year():
    at = here()
    jobs = unemployment_deviation(np.full((at.draws.count, 2, at.paths.months), -1.0), at.draws)
    for region, name in enumerate(REGIONS):
        full = -at.draws[f"okun_{name}"][:, 0, 0]
        assert_array_less(jobs[:, region, 0], 0.5 * full)
        assert_array_less(0.7 * full, jobs[:, region, 11])


def test_american_jobs_follow_output_more_closely_than_european_ones():
    draws = here(n_draws=400).draws
    assert np.median(draws["okun_us"]) < np.median(draws["okun_eu"]) < 0.0


@pytest.mark.parametrize("area", ["EA", "US"])
def test_okuns_law_is_the_same_with_and_without_the_years_after_the_pandemic(area):
    whole, before = okun_of(area), okun_of(area, last="2019Q4")
    assert abs(whole.coefficient - before.coefficient) < 2.0 * before.coefficient_error


def test_a_bank_that_looks_through_ignores_energy_and_one_that_does_not_answers_in_proportion():
    through, half, headline = (rate(here(w), prices(here(w), energy_pp=1.0)) for w in (0.0, 0.5, 1.0))
    assert not through.any()
    assert_allclose(half, 0.5 * headline)
    assert_array_less(0.0, headline[..., 0])


def test_a_bank_that_follows_headline_does_not_care_what_drives_it():
    at = here(1.0)
    assert_allclose(rate(at, prices(at, energy_pp=1.0)), rate(at, prices(at, core_pp=1.0)), atol=1e-12)


def test_a_bank_that_looks_through_answers_core_inflation_of_the_core_basket():
    """A point of headline that all comes from core is more than a point of core inflation."""
    at = here(0.0)
    weight = at.baseline.by_macro_region["core_weight_pct"] / 100.0
    whole = here(1.0)
    ratio = rate(at, prices(at, core_pp=1.0)) / rate(whole, prices(whole, core_pp=1.0))
    assert_allclose(ratio[:, :, 5], np.broadcast_to(1.0 / weight, ratio.shape[:2]))


def test_real_rates_rise_in_the_end_when_inflation_lasts():
    at = here(0.0, horizon_months=120, n_draws=400)
    months = np.arange(1.0, at.paths.months + 1.0)
    core = at.baseline.by_macro_region["core_weight_pct"][None, :, None] / 100.0
    steady = prices(at, core_pp=core * months / 12.0)
    for region in range(2):
        assert np.median(rate(at, steady)[:, region, -1]) > 1.0


def test_rates_fall_in_a_slump_to_the_bound_and_stop_there():
    at = here(baseline="2021-12", horizon_months=36)
    path = at.baseline.path("policy_rate_pct", at.paths.months)
    floor = np.minimum(LOWER_BOUND_PCT - path, 0.0)
    deviation = rate(at, prices(at), gdp_pct=-8.0)
    assert (deviation >= floor).all()
    assert (deviation == floor).any(axis=(0, 2)).all()


@pytest.mark.parametrize("area", ["EA", "US"])
def test_what_is_done_with_quarters_at_the_bound_moves_inertia_and_not_the_taylor_principle(area):
    for bound in ("left out", "censored", "ignored"):
        inflation, gap, inertia = rule(area, bound=bound).values[:3]
        assert inflation > 1.0
        assert gap > 0.0
        assert 0.8 < inertia < 1.0
    assert rule(area, bound="censored").values[2] > rule(area).values[2]
