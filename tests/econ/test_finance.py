"""Finance: equities, credit spreads, the euro, and the fits behind them."""

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose, assert_array_equal, assert_array_less
from walks import asked, world

from econ.estimate.credit_spread import held_path
from econ.estimate.industry import ratio
from econ.estimate.instrument import instrumented, mean_rise
from econ.estimate.recursive_var import held, partial_adjustment
from econ.macro.finance import (
    credit_spread_deviation,
    equity_log_deviation,
    euro_log_deviation,
    finance_effect_pct,
)

YEAR_OF_STRESS = {"other_shocks.financial_stress_sd": 1.0, "timing.duration_months": 12}


def gdp(of, percent):
    return np.full((of.draws.count, 2, of.paths.months), percent)


def test_equities_fall_with_output_by_more_than_output_and_alike_in_both_regions():
    at = world(asked())
    fall = equity_log_deviation(at.flat(0.0), gdp(at, -1.0), at.draws)
    assert_array_less(fall, -0.01)
    assert_array_equal(fall[:, 0], fall[:, 1])


def test_calm_leaves_finance_alone():
    at = world(asked())
    assert not equity_log_deviation(at.flat(0.0), gdp(at, 0.0), at.draws).any()
    assert not credit_spread_deviation(at.paths, at.flat(0.0), gdp(at, 0.0), at.draws).any()
    assert not euro_log_deviation(at.flat(0.0), at.draws).any()


def test_stress_and_slumps_widen_credit_spreads():
    calm, stressed = world(asked()), world(asked(YEAR_OF_STRESS))
    slump = credit_spread_deviation(calm.paths, calm.flat(0.0), gdp(calm, -2.0), calm.draws)
    both = credit_spread_deviation(stressed.paths, calm.flat(0.0), gdp(calm, -2.0), stressed.draws)
    assert (np.median(slump, axis=0) > 0.0).all()
    assert_array_less(slump[..., :12], both[..., :12])


def test_dearer_oil_alone_hardly_moves_credit_spreads():
    at = world(asked(n_draws=400))
    spread = credit_spread_deviation(at.paths, at.flat(np.log(1.5)), gdp(at, 0.0), at.draws)[:, 0, 0]
    low, high = np.quantile(spread, [0.05, 0.95])
    assert low < 0.0 < high


def test_the_euro_falls_when_gas_gets_dearer():
    at = world(asked())
    assert_array_less(euro_log_deviation(at.flat(1.0), at.draws), 0.0)


def test_a_year_of_stress_costs_about_what_it_costs_in_the_autoregression():
    at = world(asked(YEAR_OF_STRESS, n_draws=1, horizon_months=36))
    cost = finance_effect_pct(at.paths, gdp(at, 0.0), at.draws)
    assert_allclose(cost.min(), held_path()[0].min(), rtol=0.15)
    assert abs(cost[0, 0, -1]) < 0.5 * abs(cost.min())


def test_shocks_hold_the_driver_up_for_a_year_and_no_longer():
    decaying = 0.7 ** np.arange(13.0)
    lost, up = held(-2.0 * decaying, decaying)
    assert_allclose(up[:4], 1.0)
    assert_array_less(up[4:], 1.0)
    assert_allclose(lost, -2.0 * up)


def test_the_partial_adjustment_that_made_a_path_is_found_again():
    driver = np.ones(13)
    keep = np.exp(-3.0 / 12.0)
    output = -1.5 * (1.0 - keep ** np.arange(1.0, 14.0))
    coefficient, explained = partial_adjustment(output, driver, 12.0)
    assert_allclose((coefficient, explained), (-1.5, 1.0))


def test_an_instrument_finds_the_slope_that_least_squares_misses():
    rng = np.random.default_rng(0)
    outside, hidden, noise = (pd.Series(x) for x in rng.standard_normal((3, 4000)))
    regressor = outside + hidden
    dependent = 2.0 * regressor - 3.0 * hidden + noise
    found = instrumented(dependent, regressor, outside, pd.DataFrame(index=outside.index), 3)
    naive = np.polyfit(regressor, dependent, 1)[0]
    assert abs(found.value - 2.0) < 3.0 * found.standard_error
    assert abs(naive - 2.0) > 1.0
    assert found.first_stage_f > 100.0


def test_the_mean_rise_over_a_window_counts_from_the_month_before():
    level = pd.Series([0.0, 0.0, 1.0, 3.0])
    assert mean_rise(level, 1).iloc[2] == pytest.approx(2.0)


@pytest.mark.parametrize("area", ["EA", "US"])
def test_gdp_moves_less_than_half_as_much_as_industry_between_the_two_regressions(area):
    found = ratio(area)
    assert found.gdp_on_production < found.central < found.one_over_production_on_gdp < 0.5
