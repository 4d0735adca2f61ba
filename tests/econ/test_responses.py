"""Estimated responses to oil and gas supply shocks: the replication, the method, and what economics demands."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from numpy.testing import assert_allclose

import data
from econ.draws import Z_95
from econ.estimate.energy_shock import PANDEMIC, EnergyShock
from econ.estimate.gas_data import LAST, column
from econ.estimate.gas_responses import (
    euro_area_gas_shock,
    european_supply,
    gas_euro_area,
    gas_euro_area_recursive,
    gas_us,
    gas_us_recursive,
)
from econ.estimate.oil_responses import euro_area_oil_shock, oil_euro_area, oil_us, oil_us_extended, us_oil_shock
from econ.estimate.response_data import chained, euro_area, real_brent, real_wti, united_states
from econ.estimate.response_fits import replication

OIL = [oil_us, oil_us_extended, oil_euro_area]
ALL = [*OIL, gas_euro_area, gas_us, gas_euro_area_recursive, gas_us_recursive]
HORIZONS = (0, 6, 12)


def simulated(months=400, seed=1):
    """A price that a known shock moves, and an outcome that follows the price; responses are 0.8^h and half of it."""
    rng = np.random.default_rng(seed)
    shock = rng.standard_normal(months)
    price, outcome = np.zeros(months), np.zeros(months)
    for month in range(1, months):
        price[month] = 0.8 * price[month - 1] + shock[month] + 0.3 * rng.standard_normal()
        outcome[month] = 0.5 * price[month] + 0.3 * rng.standard_normal()
    index = pd.date_range("1985-01", periods=months, freq="MS")
    shock, price, outcome = (pd.Series(values, index=index) for values in (shock, price, outcome))
    return EnergyShock(shock, "price_pct", price, {"outcome_pct": outcome}, {}, lags=4)


def test_the_replication_gives_the_published_responses_within_rounding():
    """Published to 0.01, the price to 0.1 of figures already rounded."""
    table = replication()
    is_price = table["variable"] == "real_oil_price_pct"
    assert (table["gap"].abs() <= np.where(is_price, 0.055, 0.0051)).all()
    assert set(table["months"][table["variable"] == "headline_cpi_pct"]) == {3, 6, 12, 18, 24, 36, 48}


def test_the_replications_bands_are_near_the_published_ones():
    table = replication().dropna(subset=["low", "high"])
    assert_allclose(table["ours_low"], table["low"], atol=0.15)
    assert_allclose(table["ours_high"], table["high"], atol=0.15)


def test_local_projections_find_a_response_that_is_known_with_honest_errors():
    truth = 0.8 ** np.arange(7) * np.array([[1.0], [0.5]])
    found = [simulated(seed=seed).projections(range(7), None) for seed in range(30)]
    points, errors = (np.array([getattr(one, name) for one in found]) for name in ("point", "standard_error"))
    assert_allclose(points.mean(axis=0), truth, atol=0.05)
    covered = np.abs(points - truth) < Z_95 * errors
    assert 0.85 < covered.mean() < 0.95


def test_slopes_and_errors_are_those_of_least_squares():
    given = simulated()
    found = given.projections((0, 6), None)
    outcome = given.by_month["outcome_pct"]
    lags = [series.shift(lag) for series in (given.shock, given.price, outcome) for lag in range(1, 5)]
    seasons = pd.get_dummies(outcome.index.month).set_index(outcome.index).astype(float)
    frame = pd.concat([outcome.shift(-6) - outcome.shift(1), given.shock, *lags, seasons], axis=1).dropna().to_numpy()
    fitted = sm.OLS(frame[:, 0], frame[:, 1:]).fit(cov_type="HC1")
    assert found.point[1, 1] == pytest.approx(fitted.params[0], rel=1e-6)
    assert found.standard_error[1, 1] == pytest.approx(fitted.bse[0], rel=1e-6)


def test_scaling_counts_the_error_of_the_scale():
    found = simulated().projections(range(7), None)
    scaled = found.scaled(0, 2, 10.0)
    assert scaled.point[0, 2] == pytest.approx(10.0)
    assert scaled.standard_error[0, 2] == pytest.approx(0.0, abs=1e-9)
    assert_allclose(scaled.point, 10.0 * found.point / found.point[0, 2])
    naive = 10.0 * found.standard_error / abs(found.point[0, 2])
    assert not np.allclose(scaled.standard_error, naive, rtol=1e-3)


def test_what_happened_in_months_left_out_does_not_matter():
    left_out = slice("2000-01", "2001-06")
    given = simulated()
    before = given.projections(HORIZONS, left_out).point
    for series in (given.price, given.by_month["outcome_pct"]):
        series[left_out] += 50.0
    assert_allclose(given.projections(HORIZONS, left_out).point, before, atol=1e-8)
    assert not np.allclose(given.projections(HORIZONS, None).point, before, atol=0.1)


def test_annual_rates_tell_as_much_of_a_response_as_the_level():
    level = simulated().by_month["outcome_pct"] + 5.0
    rates = 100.0 * np.expm1((level - level.shift(12)) / 100.0)
    given = simulated()
    slopes = []
    for series in (level, chained(rates)):
        given = EnergyShock(given.shock["1988":], "price_pct", given.price, {"outcome_pct": series}, {}, lags=4)
        slopes.append(given.projections(HORIZONS, None).point)
    assert_allclose(slopes[0], slopes[1], atol=1e-8)


@pytest.mark.parametrize("estimate", ALL)
def test_the_price_is_ten_percent_up_where_it_is_said_to_be(estimate):
    found = estimate()
    assert found.price_path_pct[found.normalised_at] == pytest.approx(10.0)
    assert found.price_path_pct[:13].max() < 13.0


@pytest.mark.parametrize("estimate", ALL)
def test_the_joint_covariance_goes_with_the_standard_errors(estimate):
    found = estimate()
    names, months = ("headline_cpi_pct", "industrial_production_pct"), (3, 12, 24)
    point, covariance = found.stacked(names, months)
    expected = [found.of(name)[which][list(months)] for which in (0, 1) for name in names]
    assert_allclose(point, np.concatenate(expected[:2]))
    assert_allclose(np.sqrt(np.diag(covariance)), np.concatenate(expected[2:]), rtol=1e-6)
    assert np.linalg.eigvalsh(covariance).min() > 0.0


def test_an_unknown_variable_is_refused_with_the_names_there_are():
    with pytest.raises(KeyError, match="headline_cpi_pct"):
        oil_us().of("headline")


@pytest.mark.parametrize("estimate", OIL)
def test_dear_oil_raises_prices_and_unemployment_and_lowers_output_where_significant(estimate):
    signs = {"headline_cpi_pct": 1, "energy_cpi_pct": 1, "unemployment_rate_pp": 1}
    signs |= {"industrial_production_pct": -1, "gdp_pct": -1}
    found = estimate()
    told = 0
    for name, sign in signs.items():
        if name in found.variables:
            point, error = (values[3:25] for values in found.of(name))
            significant = np.abs(point) > Z_95 * error
            assert (sign * point[significant] > 0.0).all(), name
            told += significant.sum()
    assert told > 20


@pytest.mark.parametrize("estimate", [gas_euro_area, gas_us, gas_euro_area_recursive, gas_us_recursive])
def test_dear_gas_raises_prices_where_significant(estimate):
    found = estimate()
    for name in ("headline_cpi_pct", "energy_cpi_pct", "core_cpi_pct"):
        point, error = (values[3:25] for values in found.of(name))
        assert (point[np.abs(point) > Z_95 * error] > 0.0).all(), name


def test_energy_prices_move_more_than_the_index_and_the_index_more_than_core():
    for found in (oil_us_extended(), oil_euro_area(), gas_euro_area()):
        energy, headline, core = (found.of(f"{name}_cpi_pct")[0][6] for name in ("energy", "headline", "core"))
        assert energy > headline > core


def test_gas_tells_nothing_of_the_euro_area_without_the_crisis():
    """The limit that the report states: the first stage is weak without 2020 to 2023."""
    given = euro_area_gas_shock(european_supply())
    strength = [
        float((found.point[0, 0] / found.standard_error[0, 0]) ** 2)
        for found in (given.projections((0,), left_out) for left_out in (PANDEMIC, slice("2020-01", "2023-12")))
    ]
    assert strength[0] > 10.0 > strength[1]


def test_series_stop_before_the_gulf_shock_though_the_tables_go_on():
    last = pd.Timestamp(LAST)
    assert column("wti", "wti_usd_bbl").index.max() > last
    for series, gdp in (united_states(), euro_area()):
        assert all(values.index.max() <= last for values in series.values())
        assert gdp.index.max() + pd.DateOffset(months=2) <= last
    assert real_wti().index.max() <= last
    assert real_brent().index.max() <= last


@pytest.mark.parametrize("shock", [euro_area_oil_shock, us_oil_shock])
def test_months_after_the_last_one_for_fits_do_not_matter(shock, monkeypatch):
    before = shock().projections(HORIZONS).point
    load = data.load

    def tampered(name):
        table = load(name).copy()
        time = next((label for label in ("month", "quarter") if label in table), None)
        numbers = table.select_dtypes("number").columns
        if time and len(numbers):
            table[numbers] = table[numbers].astype(float)
            table.loc[table[time] > pd.Timestamp(LAST), numbers] *= 3.0
        return table

    monkeypatch.setattr(data, "load", tampered)
    assert_allclose(shock().projections(HORIZONS).point, before)
