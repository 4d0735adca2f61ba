"""Recession risk: counted over simulated paths, with history as the judge."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from walks import ALL_BASELINES, RUSSIAN_GAS, asked, world

from econ import BadInputError, simulate
from econ.axes import CHANNELS, MACRO_REGIONS, RISK_MEMBERS, RISK_REGIONS
from econ.estimate.growth_residuals import (
    growth_sample,
    recession_rates,
    standard_errors,
    widths_of_history,
)
from econ.normal import normal_cdf
from econ.risk.growth import BLOCK_QUARTERS, RECENT_QUARTERS, growth_residual_pct
from econ.risk.recession import recession_now, recession_risk, recession_within_a_year
from econ.risk.recession_channels import recession_by_channel_pp

N_DRAWS = 1000
MANY_DRAWS = 4000
FAR = 24
"""Quarters after which growth is back at its mean on every path."""

PROBABILITIES = (
    "recession_now_prob",
    "recession_12m_prob",
    "deep_recession_prob",
    "depression_prob",
    "probit_recession_12m_prob",
    "russia_exhausted_prob",
    "eu_broken_prob",
    "us_broken_prob",
)
CUMULATIVE = ("deep_recession_prob", "depression_prob", "russia_exhausted_prob", "eu_broken_prob", "us_broken_prob")


def calm_risk(here, depth_pct=3.0, gdp_pct=0.0):
    zero = np.zeros((1, len(RISK_REGIONS), here.paths.months))
    return recession_risk(zero + gdp_pct, RISK_REGIONS, depth_pct, here.baseline, here.draws)


@pytest.fixture(scope="module", params=ALL_BASELINES)
def calm_world(request):
    return world(asked(baseline=request.param, n_draws=N_DRAWS, horizon_months=120))


@pytest.fixture(scope="module")
def today():
    return world(asked(baseline="latest", n_draws=MANY_DRAWS, horizon_months=120))


@pytest.fixture(scope="module")
def small_world():
    return world(asked(baseline="latest", n_draws=300, horizon_months=36))


@cache
def history_of(region):
    """Growth in the sample of the residuals, a region's own quarters only."""
    return growth_sample(RISK_REGIONS)[region].dropna().to_numpy(dtype=float)


def test_what_counts_as_a_recession():
    growth = np.array([0.5, -0.1, 0.4, -0.2, -0.3, 0.1, 0.2, 0.3])
    assert recession_now(growth).nonzero()[0].tolist() == [3, 4]
    assert recession_within_a_year(growth).nonzero()[0].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("region", RISK_REGIONS)
def test_without_a_shock_recessions_are_as_frequent_as_in_history_within_one_standard_error(today, region):
    """Far ahead, where growth is at its mean; the first year depends on today's growth."""
    risk, place = calm_risk(today), RISK_REGIONS.index(region)
    found = [path[0, place, 3 * FAR : -12].mean() for path in (risk.technical_12m, risk.technical_now)]
    history = history_of(region)
    assert (np.abs(found - recession_rates(history)) <= standard_errors(history)).all()


@pytest.mark.parametrize("region", MACRO_REGIONS)
def test_growth_without_a_shock_is_as_uncertain_as_in_history(today, region):
    """One, four and eight quarters ahead against the errors of the same rule; far ahead against growth's spread."""
    place = RISK_REGIONS.index(region)
    unobserved = int(today.baseline.by_risk_region["growth_quarters_unobserved"][place])
    residual = growth_residual_pct(40, today.baseline, today.draws)[:, place]
    known = RECENT_QUARTERS - unobserved
    quarterly = [residual[:, known + h - 1].std() for h in (1, 4, 8)] + [residual[:, FAR:].std()]
    total = np.cumsum(np.pad(residual[:, known:], ((0, 0), (1, 0))), axis=1)
    yearly = [(total[:, h] - total[:, h - 4]).std() for h in (4, 8)] + [(total[:, FAR + 4] - total[:, FAR]).std()]
    growth = history_of(region)
    persistence = today.baseline.by_risk_region["growth_persistence"][place]
    expected = widths_of_history(growth - growth.mean(), persistence)
    assert_allclose([*quarterly, *yearly], expected, rtol=0.10)


def test_a_single_good_or_bad_quarter_now_fades(calm_world):
    path = calm_world.baseline.paths["gdp_growth_quarterly_pct"][0]
    away = np.abs(path - path[:, -1:])
    assert (np.diff(away, axis=-1) <= 1e-6).all()
    assert (away[:, FAR] < 0.01).all()


def test_shocks_to_growth_are_stretches_of_history_with_all_regions_taken_together(calm_world):
    history = calm_world.baseline.paths["growth_history_shock_pct"][0]
    length = history.shape[-1]
    residual = growth_residual_pct(36, calm_world.baseline, calm_world.draws)
    assert residual.shape == (N_DRAWS, len(RISK_REGIONS), RECENT_QUARTERS + 36)
    persistence = calm_world.baseline.by_risk_region["growth_persistence"]
    shocks = (residual[..., 1:] - persistence[:, None] * residual[..., :-1])[:50, :, RECENT_QUARTERS - 1 :]
    for path in shocks:
        found = [np.abs(history - path[:, [q]]).max(axis=0).argmin() for q in range(path.shape[-1])]
        assert_allclose(history[:, found], path, atol=1e-9)
        joints = [q for q, (one, other) in enumerate(pairwise(found)) if other != (one + 1) % length]
        assert set(joints) <= {BLOCK_QUARTERS - 1, 2 * BLOCK_QUARTERS - 1}


def test_nothing_is_uncertain_about_quarters_that_have_been_observed(calm_world):
    residual = growth_residual_pct(8, calm_world.baseline, calm_world.draws)
    for place, unobserved in enumerate(calm_world.baseline.by_risk_region["growth_quarters_unobserved"]):
        seen = max(RECENT_QUARTERS - int(unobserved), 0)
        assert not residual[:, place, :seen].any()
        assert residual[:, place, seen:].std(axis=0).min() > 0.1


def test_residuals_of_growth_have_no_drift(calm_world):
    residual = growth_residual_pct(40, calm_world.baseline, calm_world.draws)
    assert_allclose(residual.mean(axis=(0, 2)), 0.0, atol=0.06)


@pytest.mark.parametrize("state", ["DE", "IT", "FR"])
def test_large_member_states_fall_together_with_the_eu(today, state):
    growth = calm_risk(today).growth_pct[..., FAR:]
    eu, own = (recession_now(growth[:, RISK_REGIONS.index(region)]) for region in ("EU", state))
    assert own[eu].mean() > 3.0 * own[~eu].mean()


def test_annual_growth_is_four_quarters_of_growth(today):
    risk = calm_risk(today)
    last_year = risk.growth_pct[..., 9:13].sum(axis=-1)
    assert_allclose(risk.growth_yoy_pct[..., 3 * (12 - RECENT_QUARTERS)], last_year)


def test_a_deeper_definition_never_makes_a_recession_likelier(calm_world):
    deep = [calm_risk(calm_world, depth, gdp_pct=-1.0).deep for depth in (1.0, 2.0, 3.0, 5.0, 9.0)]
    for shallow, deeper in pairwise(deep):
        assert (deeper <= shallow).all()
    assert (calm_risk(calm_world).depression <= calm_risk(calm_world, 9.0).deep).all()


@given(st.lists(st.floats(0.0, 2.0), min_size=3, max_size=3), st.floats(1.0, 3.0))
def test_a_deeper_loss_of_output_never_lowers_the_risk_while_it_grows(small_world, steps, deeper):
    """Losses that come back later raise growth then, so only those that do not are asked about."""
    loss = -np.repeat(np.cumsum(steps), 12)
    loss = np.pad(loss, (0, small_world.paths.months - len(loss)), mode="edge")
    mild, severe = (calm_risk(small_world, gdp_pct=scale * loss) for scale in (1.0, deeper))
    for name in ("technical_now", "technical_12m", "deep", "depression"):
        assert (getattr(severe, name) >= getattr(mild, name)).all(), name


@given(scenarios(n_draws=20))
def test_probabilities_are_probabilities_and_those_by_then_never_fall(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    for name in PROBABILITIES:
        for region in result.regions(name):
            path = result.draws(name, region)
            assert path.min() >= 0.0
            assert path.max() <= 1.0
            if name in CUMULATIVE:
                assert (np.diff(path, axis=-1) >= 0).all(), (name, region)


@given(scenarios(n_draws=20))
def test_a_depression_is_never_likelier_than_a_deep_recession(scenario):
    try:
        result = simulate(scenario)
    except BadInputError:
        return
    for region in RISK_REGIONS:
        assert (result.draws("depression_prob", region) <= result.draws("deep_recession_prob", region)).all()


@pytest.fixture(scope="module")
def stop():
    return simulate(asked(RUSSIAN_GAS | {"oil.shut_in": 1.0}, baseline="2021-12", n_draws=500))


@pytest.mark.parametrize("region", MACRO_REGIONS)
def test_channels_add_up_to_the_change_in_probability(stop, region):
    calm = simulate(asked(baseline="2021-12", n_draws=500))
    change = stop.draws("recession_12m_prob", region) - calm.draws("recession_12m_prob", region)
    parts = [stop.draws(f"recession_12m_{channel}_pp", region) for channel in CHANNELS]
    assert np.abs(change).max() > 0.05
    assert_allclose(np.sum(parts, axis=0), 100.0 * change, atol=1e-9)


def test_a_channel_that_is_switched_off_brings_no_recession_about():
    off = {"assumptions.finance": False, "assumptions.confidence": False}
    result = simulate(asked(RUSSIAN_GAS | {"oil.shut_in": 1.0} | off, baseline="2021-12"))
    for channel in ("finance", "confidence", "trade"):
        assert not result.draws(f"recession_12m_{channel}_pp", "EU").any()
    assert result.draws("recession_12m_income_pp", "EU").max() > 1.0


def test_channels_of_equal_size_have_equal_parts_and_opposite_ones_cancel():
    months = np.arange(24.0)
    fall = -0.15 * np.ones((1, 1, 1)) * months
    draws = np.random.default_rng(0).normal(0.4, 0.6, (500, 1, RECENT_QUARTERS + 8))

    def split(channels):
        with_shock = draws.copy()
        for path in channels.values():
            with_shock[..., RECENT_QUARTERS:] += np.diff(path.reshape(1, 1, 8, 3).mean(axis=-1), prepend=0.0)
        return recession_by_channel_pp(with_shock, channels)

    two = split({"one": fall, "other": fall})
    assert two["one"].max() > 5.0
    assert_allclose(two["one"], two["other"])
    three = split({"loss": 3.0 * fall, "relief": -fall})
    assert (three["relief"] <= 0.0).all()
    assert_allclose(three["loss"] + three["relief"], two["one"] + two["other"], atol=1e-9)
    assert_array_equal(split({"none": 0.0 * fall})["none"], 0.0)


def test_a_recession_of_a_member_state_follows_its_own_loss():
    """Germany is short of gas, and the others are not."""
    result = simulate(asked({"overrides.gas_shortage_share": {"DE": [0.3]}}, baseline="2026-01", n_draws=500))
    calm = simulate(asked(baseline="2026-01", n_draws=500))
    rise = {
        state: (result.draws("recession_12m_prob", state) - calm.draws("recession_12m_prob", state)).max()
        for state in RISK_MEMBERS
    }
    assert rise["DE"] > 0.1
    assert rise["DE"] > 2.0 * max(rise["FR"], rise["IT"], rise["PL"])


@given(st.floats(-6, 6))
def test_the_normal_distribution_agrees_with_scipy(x):
    stats = pytest.importorskip("scipy.stats")
    assert float(normal_cdf(np.array(x))) == pytest.approx(float(stats.norm.cdf(x)), abs=1e-7)


def test_the_single_central_path_has_no_residuals():
    here = world(asked(n_draws=1))
    assert not growth_residual_pct(8, here.baseline, here.draws).any()
