"""Who goes short of gas in a run: the network decides where it can, the user's own figures always win."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose
from walks import RUSSIAN_GAS, asked

import econ.collect_states
from econ import simulate
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.energy.gas_sharing import borne_share
from econ.member_shortage import firms_short_share, network_burden

BASELINE = "2021-12"
CONNECTED = ("AT", "BE", "CZ", "DE", "FR", "HU", "IT", "NL", "PL", "SI")
"""States where no border keeps gas from being shared."""


def stop(**changes):
    return simulate(asked(RUSSIAN_GAS | changes, baseline=BASELINE))


@pytest.fixture(scope="module")
def shared():
    return stop()


@pytest.fixture(scope="module")
def alone():
    return stop(**{"gas.solidarity": False})


def lacking(result, state):
    """Share of its gas that a state lacks on the mean of all months."""
    return float(result.median("gas_rationed_share", state).mean())


def firms(result, state):
    protected = load_baseline(BASELINE).by_member["gas_protected_share"][MEMBER_STATES.index(state)]
    return float(firms_short_share(np.array(lacking(result, state)), float(protected)))


def test_under_solidarity_households_are_spared_and_firms_share_alike(shared):
    """Across open borders states lack about the same share of firms' gas, not of all gas."""
    shares = [firms(shared, state) for state in CONNECTED]
    assert min(shares) > 0.1
    assert max(shares) < 1.05 * min(shares)
    assert lacking(shared, "HU") < lacking(shared, "ES")  # most of Hungary's gas heats homes


def test_without_solidarity_those_at_the_end_of_the_pipes_bear_more(shared, alone):
    spread = {
        name: np.std([lacking(result, state) for state in MEMBER_STATES])
        for name, result in (("shared", shared), ("alone", alone))
    }
    assert spread["alone"] > 1.3 * spread["shared"]
    for state in ("AT", "BG", "CZ", "HU", "SI", "SK"):
        assert lacking(alone, state) > 1.3 * lacking(shared, state), state
    for state in ("BE", "ES", "FR", "NL"):
        assert lacking(alone, state) < lacking(shared, state), state


def test_the_network_is_asked_once_and_only_for_a_state(monkeypatch):
    asks = []
    genuine = econ.collect_states.burden_on_network

    def counted(*args):
        asks.append(1)
        return genuine(*args)

    monkeypatch.setattr(econ.collect_states, "burden_on_network", counted)
    result = stop()
    result.draws("gdp_vs_baseline_pct", "EU")
    assert not asks
    for state in ("DE", "FR"):
        result.draws("gdp_vs_baseline_pct", state)
        result.draws("gas_rationed_share", state)
    assert len(asks) == 1
    calm = simulate(asked({"oil.shut_in": 0.5}, baseline="latest"))
    calm.draws("gdp_vs_baseline_pct", "DE")
    assert len(asks) == 1


def test_a_shortage_imposed_on_states_wins_over_the_network():
    result = stop(**{"overrides.gas_shortage_share": {"DE": [0.1], "FR": [0.0]}})
    assert_allclose(result.draws("gas_rationed_share", "DE"), 0.1)
    assert_allclose(result.draws("gas_rationed_share", "FR"), 0.0)
    firms = 1.0 - load_baseline(BASELINE).by_member["gas_protected_share"]
    italy, spain = (
        result.draws("gas_rationed_share", state) / firms[MEMBER_STATES.index(state)] for state in ("IT", "ES")
    )
    assert_allclose(italy, spain)


def test_a_shortage_imposed_on_the_eu_is_spread_by_the_network():
    result = stop(**{"overrides.gas_shortage_share": {"EU": [0.1]}})
    assert_allclose(result.draws("gas_rationed_share", "EU"), 0.1)
    assert lacking(result, "GR") > lacking(result, "HU")


def test_a_baseline_without_a_grid_of_its_own_takes_the_last_one_before(shared):
    unknown = replace(load_baseline(BASELINE), name="nowhere")
    result = simulate(asked(RUSSIAN_GAS, baseline=BASELINE), baseline=unknown)
    for state in ("DE", "HU"):
        assert_allclose(result.draws("gas_rationed_share", state), shared.draws("gas_rationed_share", state))


def test_no_state_loses_more_than_its_firms_can():
    """Households come last: once firms lack all their gas, a larger shortage costs no further output."""
    some, all_gas = (
        stop(**{"overrides.gas_shortage_share": {"HU": [share]}}).draws("gdp_vs_baseline_pct", "HU")[:, 6]
        for share in (0.5, 1.0)
    )
    assert_allclose(np.median(all_gas), np.median(some), rtol=0.15)
    assert all_gas.min() > -100.0


def test_differences_within_a_slice_are_ties():
    demand, other = np.array([100.0, 100.0]), np.array([50.0, 50.0])
    burden = network_burden(demand, other, np.array([0.0, 2.0]), np.zeros(2), np.array([0.5, 0.5]))
    assert_allclose(burden, 1.0)


def test_a_network_that_cuts_nobody_says_nothing():
    whole = np.array([100.0, 100.0])
    assert network_burden(whole, whole, np.zeros(2), np.zeros(2), np.array([0.5, 0.5])) is None


@pytest.mark.parametrize("state", ["AT", "DE", "FR"])
def test_a_draw_bears_the_same_alone_and_among_others(state):
    """Where the worst draw leaves a state without gas, the others keep their own shares."""
    hard = {"gas.solidarity": False, "gas.winter_severity_sd": 2.0, "overrides.gas_shortage_share": {"DE": [0.1]}}
    few, many = (simulate(asked(RUSSIAN_GAS | hard, baseline="latest", n_draws=count)) for count in (10, 60))
    for variable in ("gas_rationed_share", "gdp_vs_baseline_pct"):
        for region in ("EU", state):
            assert_allclose(few.draws(variable, region), many.draws(variable, region)[:10], rtol=1e-9, atol=1e-12)


def test_evening_out_keeps_the_mean_and_takes_no_more_than_all_gas():
    common = np.array([[0.0, 0.1, 0.5, 0.9]])
    burden, weight = np.array([4.0, 0.0, 1.0]), np.array([0.2, 0.6, 0.2])
    burden = burden / (burden @ weight)
    borne = np.stack([borne_share(common, one, burden.max()) for one in burden])
    assert_allclose(np.tensordot(weight, borne, axes=1), common)
    assert borne.min() >= 0.0
    assert borne.max() <= 1.0 + 1e-12
    assert_allclose(borne[:, 0, 1], 0.1 * burden)
