"""Where nothing is embargoed nothing changes: exactly, not nearly."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from walks import ALL_BASELINES, asked

from econ import simulate
from econ.baseline import load_baseline

DEVIATIONS = ("_vs_baseline_pct", "_channel_pct", "_pp", "_mbd", "gas_supply_loss_bcm", "_rationed_share")
LEVELS = ("russia_oil_purchases_mbd",)


@pytest.fixture(scope="module", params=ALL_BASELINES)
def calm(request):
    return simulate(asked(baseline=request.param, horizon_months=60))


def test_no_embargo_changes_nothing(calm):
    names = [name for name in calm.blocks if name.endswith(DEVIATIONS) and name not in LEVELS]
    assert len(names) > 20
    for name in names:
        for region in calm.regions(name):
            assert not calm.draws(name, region).any(), (name, region)


@pytest.mark.parametrize(
    ("variable", "region"),
    [
        ("brent_usd_bbl", "World"),
        ("ttf_eur_mwh", "EU"),
        ("henry_hub_usd_mmbtu", "US"),
        ("power_eur_mwh", "EU"),
    ],
)
def test_prices_without_an_embargo_are_exactly_those_of_the_baseline(calm, variable, region):
    baseline = load_baseline(calm.record.baseline).path(variable, 60)[0]
    found = calm.draws(variable, region)
    assert_array_equal(found, np.broadcast_to(baseline, found.shape))


@pytest.mark.parametrize(
    "variable", ["headline_cpi_yoy_pct", "core_cpi_yoy_pct", "unemployment_rate_pct", "policy_rate_pct"]
)
def test_inflation_jobs_and_interest_rates_without_an_embargo_are_those_of_the_baseline(calm, variable):
    baseline = load_baseline(calm.record.baseline).path(variable, 60)[0]
    for region, path in zip(("EU", "US"), baseline, strict=True):
        found = calm.draws(variable, region)
        assert_array_equal(found, np.broadcast_to(path, found.shape))


def test_storage_without_an_embargo_follows_the_baseline(calm):
    world = load_baseline(calm.record.baseline)
    expected = world.path("gas_storage_twh", 60)[0] / world.numbers["gas_storage_capacity_twh"]
    assert_array_equal(calm.draws("gas_storage_share", "EU"), np.broadcast_to(expected, (50, 60)))


def test_every_median_without_an_embargo_is_its_own_baseline_path(calm):
    for name in calm.blocks:
        for region in calm.regions(name):
            assert_array_equal(calm.median(name, region), calm.baseline_path(name, region))


def test_an_embargo_of_share_zero_is_no_embargo(calm):
    zero = asked({"oil.shut_in": 0.0, "timing.ramp_months": 6, "timing.duration_months": 12}, horizon_months=60)
    calm_draws = calm.draws("russia_export_revenue_usd_bn", "RU")
    again = simulate(zero.with_levers({"run.baseline": calm.record.baseline}))
    assert_array_equal(again.draws("russia_export_revenue_usd_bn", "RU"), calm_draws)
