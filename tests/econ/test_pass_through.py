"""Consumer prices after energy: signs, order of lags, recovery of what is known, and nothing from after 2026-02."""

import numpy as np
import pandas as pd
import pytest

from econ.build_baseline.consumer_prices import consumer_prices, price_level_2015
from econ.estimate.energy_price_fits import alternatives, effect_of_ten_percent
from econ.estimate.energy_price_forms import form_errors
from econ.estimate.energy_prices import central, estimates, pass_through, regressors
from econ.estimate.price_data import contributions, controls, energy_prices, passed_through
from econ.estimate.retail_checks import by_semester, fuel_responses
from econ.estimate.second_round import EPISODES, NAMES, Episode, core_ratio, episode, posterior
from econ.estimate.second_round import central as second_round
from econ.estimate.second_round_fit import ratio_after

REGIONS = ("EU", "US")
LAST_MONTH = pd.Timestamp("2026-02-01")


@pytest.mark.parametrize("region", REGIONS)
def test_dearer_oil_and_gas_raise_energy_prices_clear_of_chance(region):
    results = central(region).results
    for fuel in ("oil", "gas"):
        assert results.params[fuel] > 3.0 * results.bse[fuel]


@pytest.mark.parametrize("region", REGIONS)
def test_pumps_follow_faster_than_gas_contracts(region):
    found = central(region)
    assert found.oil_lag_months < 3.0 < found.gas_lag_months


@pytest.mark.parametrize("region", REGIONS)
def test_known_coefficients_and_lags_are_found_again(region):
    simulated = regressors(region, (2.0, 9.0)) @ [0.2, 0.03, 0.05]
    noise = np.random.default_rng(0).normal(0.0, 0.05, len(simulated))
    found = pass_through(region, observed=simulated + noise)
    assert found.results.params["oil"] == pytest.approx(0.03, abs=3.0 * found.results.bse["oil"])
    assert found.results.params["gas"] == pytest.approx(0.05, abs=3.0 * found.results.bse["gas"])
    assert found.oil_lag_months == pytest.approx(2.0, rel=0.15)
    assert found.gas_lag_months == pytest.approx(9.0, rel=0.25)


def test_price_measures_took_a_part_of_the_gas_price_and_not_all():
    assert 0.0 < central("EU").capped_share < 0.6


@pytest.mark.parametrize("region", REGIONS)
def test_the_crisis_is_foretold_better_in_money_than_in_logarithms(region):
    errors = form_errors(region)
    assert (errors.loc["money"] < errors.loc["logarithms"]).all()


def test_oil_means_the_same_with_and_without_the_crisis():
    without = alternatives("EU")["without 2021-07 to 2023-12"].results.params["oil"]
    assert without == pytest.approx(central("EU").results.params["oil"], rel=0.15)


def test_ten_percent_are_worth_what_the_rules_of_thumb_say():
    """Rows infl_oil10_ea (0.15 direct) and infl_gas10_ea (0.05 to 0.15)."""
    effect = effect_of_ten_percent("EU")
    assert 0.1 < effect["oil"] < 0.25
    assert 0.05 < effect["gas"] < 0.15


def test_the_band_on_gas_holds_the_estimate_without_price_measures():
    given, _ = estimates("EU")
    gas = next(estimate for estimate in given if "gas_eu" in estimate.name and "lag" not in estimate.name)
    assert gas.low < pass_through("EU").results.params["gas"] < gas.central


def test_pump_prices_take_on_most_of_a_change_in_crude_within_two_months():
    found = fuel_responses()
    assert (found["1"] > 0.8).all()
    assert (found["0"] < found["1"]).all()


def test_half_years_with_missing_months_have_no_mean():
    monthly = pd.Series(1.0, index=pd.date_range("2020-01", "2020-11", freq="MS"))
    assert list(by_semester(monthly).index) == ["2020S1"]


def test_a_lasting_price_has_got_through_by_63_percent_after_the_lag():
    price = pd.Series([0.0] + [1.0] * 12)
    assert passed_through(price, 6.0).iloc[6] == pytest.approx(-np.expm1(-1.0))


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_from_after_february_2026_enters(region):
    assert contributions(region).index.max() <= LAST_MONTH
    assert controls(region).index.max() <= LAST_MONTH
    assert energy_prices(region).index.max() <= LAST_MONTH


@pytest.mark.parametrize("region", REGIONS)
def test_contributions_add_up_to_headline_inflation(region):
    total = contributions(region)[["energy", "food", "core"]].sum(axis=1, min_count=3).dropna()
    level = consumer_prices(region)
    headline = (100.0 * level.pct_change(12, fill_method=None)).reindex(total.index)
    assert (total - headline)["2013":].abs().mean() < 0.15


def test_us_food_inflation_of_2022_is_the_published_one():
    """BLS: food 11.4 % in the year to August 2022, at a weight of about 13.5 %."""
    assert contributions("US").loc["2022-08", "food"].item() == pytest.approx(0.114 * 13.5, abs=0.1)


def test_the_energy_contribution_of_october_2022_is_the_published_one():
    """Row OUT_HICPenC: 4.44 pp."""
    assert contributions("EU").loc["2022-10", "energy"].item() == pytest.approx(4.44, abs=0.15)


def test_core_follows_more_than_in_proportion():
    small, large = core_ratio(np.array([0.1, 8.0]), 0.2, 1.5, 2.0)
    assert 0.2 < small < 0.3
    assert 1.4 < large < 1.5
    assert core_ratio(np.array([-8.0]), 0.2, 1.5, 2.0)[0] == large


@pytest.mark.parametrize("region", ["eu", "us"])
def test_second_rounds_grow_with_size_and_stay_within_published_ranges(region):
    """Row infl_2nd_round: 0.5 to 2.0 after three years of a global shock."""
    ratios = [ratio_after(second_round(), region, size) for size in (0.3, 1.0, 4.0)]
    assert ratios == sorted(ratios)
    assert 0.5 < ratios[-1] < 2.0


def test_food_follows_sooner_than_core_in_the_eu():
    assert second_round().values["food_lag_months"] < second_round().values["core_lag_months_eu"]


def test_episodes_differ_and_the_band_of_the_large_ratio_says_so():
    fit = second_round()
    assert fit.spread_log > 0.4
    spread = np.sqrt(fit.log_covariance[NAMES.index("core_ratio_large"), NAMES.index("core_ratio_large")])
    assert np.exp(2.0 * 1.645 * spread) > 2.5


def test_known_ratios_are_found_again():
    """Every episode simulated from the same coefficients: within the posterior's band, and no episode stands out."""
    known = dict.fromkeys(NAMES, 0.0) | {
        "food_ratio_eu": 0.6, "food_ratio_us": 0.3, "food_lag_months": 8.0,
        "core_ratio_small_eu": 0.2, "core_ratio_small_us": 0.2, "core_ratio_large": 1.5, "core_ratio_scale_pp": 2.0,
        "core_lag_months_eu": 18.0, "core_lag_months_us": 12.0,
    }  # fmt: skip
    logs, noise = np.log(list(known.values())), np.random.default_rng(0)
    simulated = []
    for name in EPISODES:
        given = episode(name)
        observed = given.response(logs) + noise.normal(0.0, 0.1, len(given.observed))
        simulated.append(
            Episode(
                name, given.region, given.part, given.energy, pd.Series(observed, given.observed.index), given.others
            )
        )
    fit = posterior(simulated)
    error = np.sqrt(np.diag(fit.log_covariance))
    assert (np.abs(fit.log_mean - logs) < 2.5 * error).all()
    assert fit.values["food_ratio_eu"] == pytest.approx(0.6, rel=0.15)
    assert fit.values["core_ratio_large"] == pytest.approx(1.5, rel=0.25)
    assert np.abs(fit.factors_log).max() < 0.25


@pytest.mark.parametrize(("region", "month", "expected"), [("EU", "2015-06", 1.0), ("US", "2025-10", 1.37)])
def test_price_levels_are_relative_to_2015(region, month, expected):
    assert price_level_2015(region, month) == pytest.approx(expected, abs=0.012)


@pytest.mark.parametrize("region", REGIONS)
def test_the_price_level_of_the_base_year_averages_one(region):
    assert consumer_prices(region)["2015"].mean() == pytest.approx(1.0)


def test_euro_area_prices_go_on_at_the_last_annual_rate():
    assert price_level_2015("EU", "2026-05") / price_level_2015("EU", "2025-05") == pytest.approx(1.026, abs=0.001)


@pytest.mark.parametrize(
    ("region", "month"), [("EU", "2030-01"), ("EU", "1980-01"), ("US", "1900-01"), ("JP", "2020-01")]
)
def test_price_levels_that_nobody_knows_are_refused(region, month):
    with pytest.raises(ValueError, match=region):
        price_level_2015(region, month)
