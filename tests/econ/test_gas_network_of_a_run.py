"""The gas network of a finished run: real pipes on their dates, baseline demand met, the rationed gas lacking."""

import numpy as np
import pytest

from econ import BadInputError, baseline_names, load_scenario, simulate
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.gas_grid import NODES, load_grid, pairs
from econ.network import gas_network

FEW = {"run.n_draws": 20, "run.horizon_months": 12}


def in_service(start, end, month, observed):
    return sum(
        arc.capacity_twh_month
        for arc in load_grid().arcs
        if (arc.start, arc.end) == (start, end) and arc.in_service(month, observed)
    )


def test_pipes_open_and_close_when_they_did():
    assert in_service("DK", "PL", "2022-09", "2021-12") == 0
    assert in_service("DK", "PL", "2022-10", "2021-12") == pytest.approx(8.8, abs=0.1)
    assert in_service("RU", "DE", "2022-01", "2021-12") > 50
    assert in_service("RU", "DE", "2026-02", "2026-01") == 0
    assert in_service("RU", "UA", "2026-02", "2026-01") > 30, "it reopens when there is gas"
    assert in_service("LNG", "DE", "2022-01", "2021-12") == 0
    assert in_service("LNG", "DE", "2026-02", "2026-01") > 20


def test_all_states_with_demand_are_reached():
    grid = load_grid()
    fed = {end for _, end in pairs(grid)}
    assert set(MEMBER_STATES) - {"CY"} <= fed
    assert all(arc.capacity_twh_month > 0 for arc in grid.arcs)
    assert {node for pair in pairs(grid) for node in pair} <= set(NODES)


@pytest.mark.parametrize("name", baseline_names())
def test_without_an_embargo_nobody_goes_short_and_demand_is_the_baseline(name):
    result = simulate(load_scenario("no-embargo").with_levers(FEW | {"run.baseline": name, "run.horizon_months": 36}))
    network = gas_network(result)
    assert network.short_twh.sum() < 1e-6
    expected = load_baseline(name).path("gas_demand_twh", 36)[0, 0]
    np.testing.assert_allclose(network.demand_twh.sum(axis=0), expected, rtol=2e-6)
    assert network.bottlenecks() == ()


def test_the_network_lacks_at_least_what_the_gas_balance_rations():
    enough = {"run.n_draws": 100, "run.horizon_months": 36}
    result = simulate(load_scenario("gas-shutoff-2022").with_levers(enough))
    network = gas_network(result, 0.9)
    rationed = np.quantile(result.draws("gas_rationed_share", "EU"), 0.9, axis=0) * network.gas.demand_twh
    assert rationed.sum() > 0
    assert network.short_twh.sum() + network.flows.end_short_twh >= rationed.sum() - 1e-6
    first = network.states()[0]
    assert first.worst_share == max(row.worst_share for row in network.states())
    assert all(bottleneck.shadow_price_eur_mwh > 0 for bottleneck in network.bottlenecks())


def test_what_cannot_be_placed_is_refused():
    run = simulate(load_scenario("turkstream-stop").with_levers(FEW))
    with pytest.raises(BadInputError, match="quantile"):
        gas_network(run, 1.0)
    with pytest.raises(BadInputError, match="difference"):
        gas_network(run.minus(run))
