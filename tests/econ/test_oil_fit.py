"""The oil market's fit: the replication it rests on, and what it says of episodes it has not seen."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from econ.energy.oil_elasticity import believed_share, grown
from econ.estimate.oil_episodes import episodes
from econ.estimate.oil_fit import predict_episode
from econ.estimate.oil_market import PRIORS, market_fit, price_rise_log
from econ.estimate.oil_news import news_responses
from econ.validation.oil_rows import oil_rows


def test_the_proxy_svar_gives_the_published_first_stage():
    """Känzig (2021): F of 22.67, robust 10.55."""
    news = news_responses()
    assert news.first_stage_f == pytest.approx(22.67, abs=0.01)
    assert news.first_stage_robust_f == pytest.approx(10.55, abs=0.01)


@pytest.mark.parametrize(("months", "price", "production"), [(12, 9.3, -0.31), (24, 5.5, -0.61), (36, 3.2, -0.68)])
def test_the_proxy_svar_gives_the_published_responses(months, price, production):
    """Rows KZ_prod_12 to 36: price +9.3, 5.5, 3.2 and production -0.31, -0.61, -0.68 percent."""
    point = news_responses().point
    assert point[0, months] == pytest.approx(price, abs=0.05)
    assert point[1, months] == pytest.approx(production, abs=0.005)


def test_an_episode_is_priced_as_stock_holders_in_the_simulation_price_it():
    """Month by month backwards, `x*_t = (1 - d) x_t + d x*_(t+1)` over the prices that would clear each month alone."""
    known = episodes().only("1973")
    coefficients = np.exp(market_fit().log_mean)
    demand, supply, demand_late, supply_late, adjustment, arbitrage = coefficients
    weight = np.exp(-1.0 / arbitrage)
    held = 0.0
    for ahead in range(600, -1, -1):
        age = known.age_months + ahead
        total = grown(demand, demand_late, age, adjustment) + grown(supply, supply_late, age, adjustment)
        spot = -np.log1p(-known.net_loss_share) / total
        held = (1.0 - weight) * spot + weight * held
    believed = believed_share(known.believed_months, arbitrage)
    assert_allclose(price_rise_log(coefficients, known), held * believed, rtol=1e-6)


def test_the_posterior_is_tighter_than_the_priors():
    errors = np.sqrt(np.diag(market_fit().log_covariance))
    assert (errors <= np.array([prior.log_spread for prior in PRIORS])).all()


@pytest.mark.parametrize("year", episodes().years)
def test_a_prediction_left_out_does_not_use_the_episode_itself(year):
    assert not np.allclose(market_fit(year).log_mean, market_fit().log_mean, atol=1e-4)


def test_most_episodes_lie_in_the_band_of_a_fit_without_them():
    known = episodes()
    actual = 100.0 * np.expm1(known.rise_log)
    bands = [predict_episode(year) for year in known.years]
    inside = [low <= rise <= high for (low, _, high), rise in zip(bands, actual, strict=True)]
    assert sum(inside) >= 5


@pytest.mark.slow
def test_every_oil_row_has_a_median_inside_its_own_band():
    rows = oil_rows(200)
    assert len({row.row_id for row in rows}) == len(rows) == 8
    for row in rows:
        assert row.p05 <= row.median <= row.p95
        assert row.note
