"""Published network results are replayed; what the network answers follows economics."""

from dataclasses import replace

import pytest

from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.energy.gas_network import gas_network
from econ.parameters import load_parameters
from econ.validation.network_rows import (
    ROW_IDS,
    RUSSIAN,
    all_lng,
    network_problem,
    network_rows,
    short_pct,
    window,
    without,
)

SLACK_PCT = 1e-6


@pytest.fixture(scope="module")
def parameters():
    return load_parameters()


@pytest.fixture(scope="module")
def gas(parameters):
    """A year without Russian gas on the demand and routes of 2021."""
    return without(window(load_baseline("2021-12"), "2022-10", 12, parameters), RUSSIAN)


def shortage_pct(gas, parameters, states=MEMBER_STATES, *, solidarity=True):
    problem = network_problem(gas, parameters, solidarity=solidarity)
    return short_pct(problem, gas_network(problem), states)


def test_each_row_is_measured_once_on_one_path():
    rows = network_rows(20)
    assert tuple(row.row_id for row in rows) == ROW_IDS
    for row in rows:
        assert 0.0 <= row.median <= 100.0
        assert (row.p05, row.p95) == (None, None)
        assert len(row.note) > 80


def test_a_fuller_storage_lowers_the_shortage(gas, parameters):
    room = gas.capacity_twh - gas.start_twh
    fuller = [replace(gas, start_twh=gas.start_twh + share * room) for share in (0.0, 0.5, 1.0)]
    empty, half, full = (shortage_pct(one, parameters) for one in fuller)
    assert empty > half > full > 0.0


def test_leaving_less_in_storage_never_raises_the_shortage(gas, parameters):
    refilled, drawn_down = replace(gas, end_twh=gas.start_twh), replace(gas, end_twh=0.0)
    assert shortage_pct(drawn_down, parameters) <= shortage_pct(refilled, parameters) + SLACK_PCT


def test_more_lng_lowers_the_shortage(gas, parameters):
    assert all_lng(gas).routes_twh.sum() > gas.routes_twh.sum()
    assert shortage_pct(all_lng(gas), parameters) < shortage_pct(gas, parameters)


def test_without_a_cut_the_terminals_leave_nobody_short(parameters):
    whole = window(load_baseline("2021-12"), "2022-10", 12, parameters)
    assert shortage_pct(whole, parameters) < shortage_pct(without(whole, RUSSIAN), parameters)
    assert shortage_pct(whole, parameters) < 1.0


def test_solidarity_spares_the_states_at_the_end_of_the_pipes(gas, parameters):
    exposed = ("CZ", "HU", "SK")
    shared = shortage_pct(gas, parameters, exposed)
    assert shared < shortage_pct(gas, parameters, exposed, solidarity=False)
