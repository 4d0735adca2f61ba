"""Naive forecasts know nothing after their origin."""

import numpy as np
import pandas as pd
import pytest

from econ.validation.happened import MONTHS, ORIGIN
from econ.validation.naive import five_year_mean, mean_absolute_error, random_walk, rolling_random_walk
from econ.validation.observed import observed
from econ.validation.weather import demand_effect_twh

SERIES = ("ttf_eur_mwh", "gas_storage_share", "gas_demand_twh", "brent_usd_bbl", "urals_usd_bbl")


@pytest.mark.parametrize("variable", SERIES)
@pytest.mark.parametrize(
    "forecast",
    [
        lambda values: random_walk(values, ORIGIN, MONTHS),
        lambda values: five_year_mean(values, ORIGIN, MONTHS, seasonal=False),
    ],
    ids=["random walk", "five-year mean"],
)
def test_what_comes_after_the_origin_changes_no_forecast(variable, forecast):
    genuine = observed(variable)
    shaken = genuine.copy()
    shaken[shaken.index > ORIGIN] *= 3.0
    pd.testing.assert_series_equal(forecast(genuine), forecast(shaken))


def test_the_seasonal_mean_takes_the_same_month_of_the_five_years_before():
    index = pd.period_range("2015-01", "2022-12", freq="M").strftime("%Y-%m")
    values = pd.Series([float(month[:4]) + float(month[5:]) / 100.0 for month in index], index=index)
    found = five_year_mean(values, "2021-09", ("2021-10", "2022-09"), seasonal=True)
    assert found.tolist() == pytest.approx([2018.10, 2019.09])


def test_the_plain_mean_covers_sixty_months():
    index = pd.period_range("2015-01", "2022-12", freq="M").strftime("%Y-%m")
    values = pd.Series(np.arange(len(index), dtype=float), index=index)
    position = list(index).index("2021-09")
    found = five_year_mean(values, "2021-09", ("2021-10",), seasonal=False)
    assert found.iloc[0] == np.arange(position - 59, position + 1).mean()


def test_the_rolling_walk_shows_the_value_of_three_months_before():
    values = observed("ttf_eur_mwh")
    found = rolling_random_walk(values, MONTHS, ahead=3)
    assert found[MONTHS[0]] == values["2021-07"]
    assert found["2022-08"] == values["2022-05"]


def test_errors_are_taken_over_months_with_an_observation():
    actual = pd.Series([1.0, np.nan, 4.0], index=["2021-10", "2021-11", "2021-12"])
    assert mean_absolute_error(pd.Series([2.0, 9.0, 2.0], index=actual.index), actual) == 1.5


def test_the_effect_of_weather_is_fitted_on_months_before_the_replay(monkeypatch):
    import econ.validation.weather as weather

    genuine = demand_effect_twh(MONTHS, ORIGIN)
    shaken = observed("gas_demand_twh").copy()
    shaken[shaken.index > ORIGIN] *= 0.5
    monkeypatch.setattr(weather, "observed", lambda _name: shaken)
    pd.testing.assert_series_equal(demand_effect_twh(MONTHS, ORIGIN), genuine)


def test_the_winter_of_2022_was_mild_and_took_several_bcm_off_demand():
    effect = demand_effect_twh(MONTHS, ORIGIN)
    assert -200.0 < effect["2022-10":"2023-03"].sum() < -50.0
