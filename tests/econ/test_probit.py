"""Econometric recession probability of a run: what moves it, and from which record oil is counted."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import norm
from walks import ALL_BASELINES, asked, world

from econ import simulate
from econ.risk.net_increase import HISTORY_MONTHS, net_increase
from econ.risk.probit import interest_rates, net_oil_increase, probit_probability

EU, US = 0, 1


@pytest.fixture(scope="module", params=ALL_BASELINES)
def calm(request):
    return world(asked(baseline=request.param))


def rates(here, policy_rate_pp=0.0):
    return interest_rates(here.nothing_before.gdp_pct + policy_rate_pp, here.baseline, here.draws)


def brent(here, factor=1.0):
    return here.baseline.path("brent_usd_bbl", here.paths.months) * np.full((here.draws.count, 1, 1), factor)


def by_hand(here, month, draw):
    """Index and probability of both regions in a month, added up from the baseline's own numbers."""
    at = {name: here.baseline.paths[name][0, :, month] for name in ("term_spread_pp", "policy_rate_pct")}
    record = [*here.baseline.paths["brent_history_usd_bbl"][0, 0], *here.baseline.paths["brent_usd_bbl"][0, 0]]
    now = HISTORY_MONTHS + month
    oil = sum(max(0.0, np.log(record[t] / max(record[t - 36 : t]))) for t in range(now - 11, now + 1))
    c = {name: here.draws[f"probit_{name}"][draw, 0, 0] for name in COEFFICIENTS}
    eu = c["eu_constant"] + c["eu_term_spread"] * at["term_spread_pp"][EU] + c["eu_oil"] * 10.0 * oil
    us = c["us_constant"] + c["us_term_spread"] * at["term_spread_pp"][US] + c["us_oil"] * 10.0 * oil
    return norm.cdf([eu, us + c["us_policy_rate"] * at["policy_rate_pct"][US]])


COEFFICIENTS = (
    "eu_constant",
    "eu_term_spread",
    "eu_oil",
    "us_constant",
    "us_term_spread",
    "us_policy_rate",
    "us_oil",
)


@pytest.mark.parametrize("month", [0, 5, 20])
def test_without_a_shock_the_probability_is_the_formula_at_the_baseline(calm, month):
    found = probit_probability(*rates(calm), net_oil_increase(brent(calm), calm.baseline), calm.draws)
    assert found.shape == (calm.draws.count, 2, calm.paths.months)
    assert_allclose(found[3, :, month], by_hand(calm, month, 3), atol=1e-6)


@pytest.mark.parametrize("baseline", ALL_BASELINES)
def test_a_run_without_embargo_reports_the_same_probability(baseline):
    here = world(asked(baseline=baseline, n_draws=1))
    result = simulate(here.scenario)
    found = [result.median("probit_recession_12m_prob", region)[7] for region in ("EU", "US")]
    assert_allclose(found, by_hand(here, 7, 0), atol=1e-6)


def test_a_flatter_curve_raises_the_probability(calm):
    spread, rate = rates(calm)
    central = {name: np.median(calm.draws[f"probit_{name}"]) for name in COEFFICIENTS}
    assert central["eu_term_spread"] < 0
    assert central["us_term_spread"] < 0
    oil = net_oil_increase(brent(calm), calm.baseline)
    steep, inverted = (
        np.median(probit_probability(spread + change, rate, oil, calm.draws), axis=0) for change in (0.0, -3.0)
    )
    assert (inverted > steep).all()


def test_tightening_raises_the_probability_in_the_us_and_is_felt_less_than_in_full_by_the_curve(calm):
    oil = net_oil_increase(brent(calm), calm.baseline)
    before, after = (probit_probability(*rates(calm, pp), oil, calm.draws).mean(axis=0) for pp in (0.0, 2.0))
    assert (after > before).all()
    flattened = rates(calm)[0] - rates(calm, 2.0)[0]
    assert (flattened > 0.0).all()
    assert (flattened < 2.0).all()


def test_an_oil_spike_counts_only_beyond_the_record_of_the_years_before(calm):
    record = calm.baseline.paths["brent_history_usd_bbl"][0, 0, -36:].max()
    start = calm.baseline.paths["brent_usd_bbl"][0, 0, 0]
    at_record, beyond = (net_oil_increase(brent(calm, level / start), calm.baseline)[0, 0, 0] for level in
                         (0.999 * record, 1.5 * record))  # fmt: skip
    history_alone = net_oil_increase(brent(calm, 0.5 * record / start), calm.baseline)[0, 0, 0]
    assert at_record == pytest.approx(history_alone)
    assert beyond - at_record == pytest.approx(100.0 * np.log(1.5))


def test_dear_oil_raises_the_probability_of_both_regions_and_passes_after_a_year(calm):
    spike = np.ones(calm.paths.months)
    spike[:3] = 3.0
    calm_oil = net_oil_increase(brent(calm), calm.baseline)
    dear_oil = net_oil_increase(brent(calm) * spike, calm.baseline)
    before, after = (
        np.median(probit_probability(*rates(calm), oil, calm.draws), axis=0) for oil in (calm_oil, dear_oil)
    )
    assert (after[:, :12] > before[:, :12]).all()
    assert (after[:, 15:] <= before[:, 15:] + 1e-12).all()


def test_a_falling_or_steady_price_is_no_net_increase():
    assert not net_increase(np.linspace(5.0, 4.0, 80)).any()
    assert not net_increase(np.full(80, 4.0)).any()


def test_a_rise_that_only_regains_an_old_price_is_no_net_increase():
    price = np.concatenate([np.full(40, 5.0), np.full(10, 4.0), np.full(20, 5.0)])
    assert not net_increase(price).any()
    assert net_increase(np.concatenate([price, [5.5]]))[-1] == pytest.approx(0.5)
