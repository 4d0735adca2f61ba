"""European gas: what may move its price and its stocks in which direction."""

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal, assert_array_less
from walks import ALL_BASELINES, RUSSIAN_GAS, asked, first_pass, world

from econ.baseline import load_baseline
from econ.energy.gas_outlook import Outlook, expected_losses, outlooks, winter_ends
from econ.energy.gas_price import Response, expected_shortfall, kept_on_average, lasting_price, next_scarcity

ROUNDING = 1e-9
ROUTES = ("turkstream", "russian_lng", "other_pipeline")
LEVELS = (0.0, 0.1, 0.3, 0.6, 1.0)


def gas(changes, **run):
    return first_pass(changes, **({"horizon_months": 36} | run)).gas


def two_years(balance):
    """Mean log deviation of TTF; a single later month may go the other way, because what was saved stays saved."""
    return balance.ttf_log_deviation[..., :24].mean(axis=-1)


def never_rises(paths, tolerance=ROUNDING):
    for before, after in pairwise(paths):
        assert (after <= before + tolerance).all(), float((after - before).max())


@pytest.mark.parametrize("baseline", ALL_BASELINES)
@pytest.mark.parametrize("lever", [*(f"gas.{route}_cut_share" for route in ROUTES), "gas.norway_outage_share"])
def test_a_larger_gas_cut_never_lowers_ttf_over_its_first_two_years(baseline, lever):
    paths = [gas({lever: share}, baseline=baseline) for share in LEVELS]
    never_rises([-two_years(path) for path in paths])
    never_rises([-path.ttf_log_deviation[..., :24].max(axis=-1) for path in paths], tolerance=0.05)


@pytest.mark.parametrize("baseline", ALL_BASELINES)
def test_more_lng_never_raises_ttf_in_a_normal_winter(baseline):
    lng = [gas(RUSSIAN_GAS | {"gas.extra_lng_bcm_yr": bcm}, baseline=baseline) for bcm in (0.0, 10.0, 30.0, 60.0)]
    never_rises([two_years(path) for path in lng], tolerance=0.005)


@pytest.mark.parametrize("baseline", ALL_BASELINES)
def test_saving_gas_never_raises_ttf_in_a_normal_winter(baseline):
    saved = [gas(RUSSIAN_GAS | {"gas.demand_saving_share": s}, baseline=baseline) for s in (0.0, 0.05, 0.1, 0.15)]
    never_rises([two_years(path) for path in saved], tolerance=0.005)


def test_more_lng_does_not_make_a_shortage_likelier():
    """A cold winter after a quarter of TurkStream has stopped, with and without 39 bcm of LNG a year on top."""
    cold = {"gas.turkstream_cut_share": 0.25, "gas.storage_start_share": 0.6, "gas.winter_severity_sd": 1.6}
    without, with_lng = (
        (gas(cold | {"gas.extra_lng_bcm_yr": bcm}, baseline="2021-12", n_draws=200).rationed_share > 0).any(-1).mean()
        for bcm in (0.0, 39.0)
    )
    assert with_lng <= without


def test_a_larger_russian_stop_never_makes_a_shortage_milder():
    rationed = [
        gas({"gas.other_pipeline_cut_share": share}, baseline="2021-12").rationed_twh.sum(axis=-1)
        for share in (0.6, 0.8, 1.0)
    ]
    assert rationed[-1].max() > 0.0
    never_rises([-volume for volume in rationed])


def test_a_larger_gas_cut_leaves_no_more_gas_in_store():
    """In single draws what was saved against a larger cut stays saved, so one in twenty may hold more for a month."""
    stored = [gas({"gas.turkstream_cut_share": share}).storage_twh[:, 0] for share in LEVELS]
    never_rises([np.median(path, axis=0) for path in stored])
    percent = 0.01 * load_baseline("2026-01").numbers["gas_storage_capacity_twh"]
    for before, after in pairwise(stored):
        assert (after > before + percent).any(axis=1).mean() <= 0.05


@pytest.mark.parametrize("share", [0.1, 0.3, 1.0])
def test_a_permanent_gas_cut_does_not_fill_storage_beyond_baseline(share):
    """Mean over the second and third year; a percent of capacity is allowed for draws and seasons."""
    here = world(asked({"gas.norway_outage_share": share}, horizon_months=60))
    stored = np.median(here.first_pass().gas.storage_twh[:, 0], axis=0)
    gap = stored[12:36] - here.baseline.path("gas_storage_twh", 36)[0, 0, 12:]
    assert gap.mean() <= 0.01 * here.baseline.numbers["gas_storage_capacity_twh"]


def test_a_fuller_storage_never_raises_ttf():
    never_rises([gas({"gas.storage_start_share": share}).ttf_log_deviation[..., 0] for share in (0.2, 0.4, 0.6, 0.9)])


def test_a_joint_purchase_trims_the_bill_for_dear_gas_and_leaves_the_market_price():
    alone, joint = (first_pass({"gas.turkstream_cut_share": 1.0, "policy.eu_joint_purchase": s}) for s in (0.0, 1.0))
    assert_array_equal(joint.gas.ttf_log_deviation, alone.gas.ttf_log_deviation)
    bill, alone_bill = (path.activity.energy_bill_pct[:, 0] for path in (joint, alone))
    dearer = alone.gas.ttf_log_deviation[:, 0] > 0
    assert (bill[dearer] < alone_bill[dearer]).all()
    assert_array_equal(bill[~dearer], alone_bill[~dearer])


def test_a_retail_price_cap_makes_the_wholesale_price_rise_more():
    free, capped = (gas({"gas.turkstream_cut_share": 1.0, "policy.energy_price_cap": s}) for s in (0.0, 1.0))
    assert_array_less(two_years(free), two_years(capped))


def test_lng_that_finds_other_buyers_is_no_loss_to_the_world_pool():
    cut = {"gas.russian_lng_cut_share": 1.0, "gas.lng_reroute_share": 1.0}
    assert not gas(cut).supply_loss_twh.any()
    assert not gas(cut).ttf_log_deviation.any()


def one_draw(value):
    return np.array([value])


def response(demand=0.15, lng=0.05, persistence=0.95):
    kept = kept_on_average(one_draw(persistence))
    return Response(one_draw(demand), one_draw(lng), kept, kept)


def a_year(loss, *, storage=500.0, demand=300.0):
    """Outlooks of a September when so much is lost every month, on a flat baseline."""
    return outlooks(9, np.full((12, 24), loss), np.full(12, demand), np.full(12, storage), 0.0)[0]


def shortest(outlook):
    """Only the first of several outlooks."""
    return Outlook(*(getattr(outlook, field.name)[:1] for field in fields(outlook)))


def test_markets_look_to_the_end_of_the_coming_winter_and_past_it_when_it_is_near():
    assert winter_ends(8) == (7, 19)
    assert winter_ends(1) == (14,)
    assert winter_ends(3) == (12,)


@given(st.floats(-50.0, 100.0), st.floats(-200.0, 200.0))
def test_the_expected_shortfall_is_what_will_be_lost_less_what_is_in_store(loss, gap):
    """By hand: a constant loss over a constant demand, corrected by the stock's gap over the shorter outlook."""
    found = expected_shortfall(shortest(a_year(loss).usual), one_draw(gap), one_draw(0.0), one_draw(0.0))
    assert found[0] == pytest.approx((7 * loss - gap) / (7 * 300.0))


def test_what_customers_have_saved_counts_against_the_shortfall():
    without, with_savings = (
        expected_shortfall(a_year(30.0).usual, one_draw(0.0), one_draw(fall), one_draw(lng))[0]
        for fall, lng in ((0.0, 0.0), (0.05, 15.0))
    )
    assert with_savings == pytest.approx(without - 0.05 - 15.0 / 300.0)


@given(st.floats(1.0, 60.0), st.floats(0.0, 0.05))
def test_at_the_lasting_price_storage_ends_winter_at_its_floor(loss, so_far):
    """Run demand and LNG on at that price, with the part of it that gets through each month, and look at the stock."""
    winters = shortest(a_year(loss, storage=200.0).winters)
    floor, persistence = 100.0, 0.95
    price, _ = lasting_price(
        winters, one_draw(0.0), one_draw(floor), one_draw(so_far), one_draw(0.0), response(), one_draw(99.0)
    )
    stock, demand_answer, lng_answer = 200.0, so_far, 0.0
    for _ in range(winters.months.item()):
        demand_answer = persistence * demand_answer + (1 - persistence) * 0.15 * price[0]
        lng_answer = persistence * lng_answer + (1 - persistence) * 0.05 * price[0]
        stock += 300.0 * (demand_answer + lng_answer) - loss
    assert stock == pytest.approx(floor)


def test_what_no_price_closes_is_left_to_rationing():
    ahead = a_year(150.0, storage=200.0).winters
    nothing, floor = one_draw(0.0), one_draw(100.0)
    price, none_left = lasting_price(ahead, nothing, floor, nothing, nothing, response(), one_draw(99.0))
    _, unmet = lasting_price(ahead, nothing, floor, nothing, nothing, response(), price - 1.0)
    assert none_left[0] == 0.0
    assert 0.0 < unmet[0] < 0.15


def test_scarcity_moves_the_price_in_part_at_once_and_the_rest_month_by_month():
    pull, x = one_draw(0.8), one_draw(0.0)
    path = []
    before = one_draw(0.0)
    for _ in range(60):
        x = next_scarcity(x, before, pull, one_draw(0.2), one_draw(0.4))
        before = pull
        path.append(x[0])
    assert path[0] == pytest.approx(0.32)
    assert path[1] == pytest.approx(0.32 + 0.2 * 0.48)
    assert path[-1] == pytest.approx(0.8, abs=1e-5)


def test_dear_coal_lifts_the_anchor_of_gas():
    here = world(asked({"other_fuels.coal_cut_share": 1.0}))
    dearer = here.first_pass().gas.ttf_log_deviation
    assert dearer[:, 0, 2].min() > 0.0


def test_a_storage_target_makes_the_summer_dearer_when_storage_starts_low():
    low = {"gas.storage_start_share": 0.1}
    free, bound = (
        gas(low | {"gas.storage_target_share": share}, baseline="2026-01").ttf_log_deviation for share in (0.0, 0.9)
    )
    april_to_july = slice(2, 6)
    assert np.median((bound - free)[..., april_to_july]) > 0.01


def test_asia_pays_part_of_a_dearer_ttf_and_the_margin_draws_cargoes():
    here = first_pass({"overrides.ttf_eur_mwh": {"pct_of_baseline": [100.0]}})
    lng = here.gas.lng_twh
    baseline = first_pass({}).gas.lng_twh
    assert (lng >= baseline)[..., :3].all()
    assert (lng[..., 2] > baseline[..., 2] * 1.05).any()


def test_a_loss_is_not_priced_before_it_is_announced():
    loss = np.r_[np.zeros(10), np.full(20, 5.0)]
    expected = expected_losses(loss, 6, np.full(30, np.inf))
    assert not expected[:6].any()
    assert_allclose(expected[6, :12], [0.0] * 4 + [5.0] * 8)
    assert_allclose(expected[10:], 5.0)


def test_a_loss_believed_to_end_soon_is_priced_for_the_months_it_is_believed_to_last():
    expected = expected_losses(np.full(30, 12.0), 0, np.full(30, 3.0))
    assert_allclose(expected.sum(axis=1)[:4], [36.0, 24.0, 12.0, 0.0])
