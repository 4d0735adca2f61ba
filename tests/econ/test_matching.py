"""The structural block is matched to estimated responses, in the world they come from."""

import numpy as np
import pytest

from econ.baseline import load_baseline
from econ.estimate.matching import Target, match
from econ.estimate.model_response import PriceMove, central_draws, model_responses
from econ.estimate.prior import Prior
from econ.estimate.responses import Responses
from econ.estimate.sample_world import sample_world
from econ.units import mbd_price_to_usd_bn_per_year

MONTHS = (3, 6, 12, 18, 24, 36)
VARIABLES = ("gdp_pct", "headline_cpi_pct")


def move(months=60, *, oil=10.0, ttf=0.0, henry_hub=0.0):
    """Permanent rises in percent."""
    return PriceMove(*(np.full(months, rise) for rise in (oil, ttf, henry_hub)))


def invented(world, coefficients):
    """Responses to a permanent rise of oil of a US whose coefficients are known."""
    path = move(37)
    found = model_responses(world, path, central_draws(coefficients))
    point = np.stack([path.oil_pct, *(found[name][0, 1] for name in VARIABLES)])
    error = np.full_like(point, 0.004)
    names = ("real_oil_price_pct", *VARIABLES)
    covariance = np.diag(error.ravel() ** 2).reshape(point.shape * 2)
    return Responses(
        shock="oil", region="US", sample="invented", observations=1, horizons=np.arange(37), variables=names,
        point=point, standard_error=error, covariance=covariance, first_stage_f=100.0, normalised_at=0, method="",
    )  # fmt: skip


def test_coefficients_behind_invented_responses_are_found_again():
    world = load_baseline("2026-01")
    truth = {"income_propensity_us": 1.7, "income_lag_months": 14.0}
    responses = invented(world, {name: np.array([value]) for name, value in truth.items()})
    priors = [Prior(name, "", 0.1 * value, 4.0 * value, "", median=0.6 * value) for name, value in truth.items()]
    found = match(priors, [Target(responses, VARIABLES, MONTHS, world)])
    np.testing.assert_allclose(np.exp(found.log_values), list(truth.values()), rtol=0.1)
    assert found.distance_after < 0.5 < found.distance_before


def test_what_the_responses_do_not_speak_of_stays_at_its_prior():
    world = load_baseline("2026-01")
    responses = invented(world, {})
    silent = Prior("income_propensity_eu", "", 0.3, 2.7, "")
    found = match([silent], [Target(responses, VARIABLES, MONTHS, world)])
    assert np.exp(found.log_values[0]) == pytest.approx(0.9, rel=1e-6)
    assert np.sqrt(found.covariance[0, 0]) == pytest.approx(silent.log_spread, rel=1e-6)


def american_oil_bill(world):
    """Oil used over GDP in the first month."""
    oil_mbd, gdp_usd_bn = (world.by_macro_region[name][1] for name in ("oil_consumption_mbd", "gdp_usd_bn"))
    return mbd_price_to_usd_bn_per_year(oil_mbd, world.paths["brent_usd_bbl"][0, 0, 0]) / gdp_usd_bn


def test_oil_took_more_of_american_income_in_the_sample_of_the_study_than_it_does_today():
    then, now = sample_world("1974-01", "2017-12"), load_baseline("2026-01")
    assert american_oil_bill(then) > 1.5 * american_oil_bill(now)
    assert then.by_macro_region["oil_production_ratio"][1] < 0.7 < now.by_macro_region["oil_production_ratio"][1]


def test_the_same_rise_costs_a_more_dependent_economy_more():
    then, now = (
        model_responses(world, move(), central_draws({}))["gdp_pct"][0, 1, 24]
        for world in (sample_world("1974-01", "2017-12"), load_baseline("2026-01"))
    )
    assert then < now < 0.0


def test_dearer_energy_raises_prices_and_lowers_output_on_both_sides():
    found = model_responses(load_baseline("2026-01"), move(ttf=10.0, henry_hub=10.0), central_draws({}))
    for name in ("headline_cpi_pct", "core_cpi_pct", "food_cpi_pct", "energy_cpi_pct", "unemployment_rate_pp"):
        assert (found[name][0, :, 12] > 0.0).all(), name
    for name in ("gdp_pct", "industrial_production_pct", "equities_pct"):
        assert (found[name][0, :, 12] < 0.0).all(), name


def test_nothing_moves_when_no_price_does():
    for series in model_responses(load_baseline("2026-01"), move(oil=0.0), central_draws({})).values():
        assert not series.any()
