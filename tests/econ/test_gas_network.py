"""The gas network: gas is conserved, pain lands where pipes are full, and solidarity spreads it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econ import BadInputError
from econ.axes import GAS_ROUTES, MEMBER_STATES
from econ.baseline import load_baseline
from econ.calendar import months_after
from econ.energy.gas_network import gas_network as solve
from econ.energy.gas_network_problem import GasNetworkProblem, imbalance_twh
from econ.energy.gas_network_value import CALM, END_STOCK, OTHER_WIDTHS, PROTECTED, PROTECTED_WIDTHS, values_of
from econ.gas_grid import EuGas, load_grid, pairs, question

A, B, C = range(3)
FEW = {"run.n_draws": 20, "run.horizon_months": 12}
LONGEST_PATH = 9


def chain(*, supply=10.0, a_b=5.0, b_c=3.0, solidarity=True, protected=0.0):
    """Three states in a row, each wanting 4 TWh; only the first has gas."""
    none = np.zeros(0)
    return GasNetworkProblem(
        arc_from=np.array([A, B]),
        arc_to=np.array([B, C]),
        capacity_twh=np.array([[a_b], [b_c]]),
        demand_twh=np.full((3, 1), 4.0),
        protected_share=np.full((3, 1), protected),
        supply_twh=np.array([[supply], [0.0], [0.0]]),
        storage_node=np.zeros(0, dtype=int),
        working_twh=none,
        injection_twh_month=none,
        withdrawal_twh_month=none,
        start_twh=none,
        floor_twh=none,
        end_twh=0.0,
        withdrawal_share_per_fill=2.0,
        injection_share_per_empty=7.0,
        member=np.ones(3, dtype=bool),
        emergency=np.ones(1, dtype=bool),
        rationing_price_eur_mwh=250.0,
        solidarity=solidarity,
    )


def cellar(start=6.0, **changes):
    """A state with a store and two months of demand, the second without supply."""
    values = {
        "arc_from": np.zeros(0, dtype=int),
        "arc_to": np.zeros(0, dtype=int),
        "capacity_twh": np.zeros((0, 2)),
        "demand_twh": np.array([[3.0, 3.0]]),
        "protected_share": np.zeros((1, 2)),
        "supply_twh": np.array([[3.0, 0.0]]),
        "storage_node": np.array([0]),
        "working_twh": np.array([10.0]),
        "injection_twh_month": np.array([5.0]),
        "withdrawal_twh_month": np.array([4.0]),
        "start_twh": np.array([start]),
        "floor_twh": np.array([1.0]),
        "member": np.ones(1, dtype=bool),
        "emergency": np.ones(2, dtype=bool),
    }
    return replace(chain(), **(values | changes))


def short(flows):
    return flows.other_short_twh + flows.protected_short_twh


def europe(name="2026-01", months=6, cuts=None, *, solidarity=True, since=8):
    """Europe's winter on a baseline, routes scaled by the factors given."""
    baseline = load_baseline(name)
    window = slice(since, since + months)
    names = months_after(baseline.month, since + months)
    factors = np.array([(cuts or {}).get(route, 1.0) for route in GAS_ROUTES])
    gas = EuGas(
        vintage=name,
        observed=baseline.month,
        months=names[window],
        demand_twh=baseline.paths["gas_demand_twh"][0, 0, window],
        routes_twh=baseline.paths["gas_supply_twh"][0, :, window] * factors[:, None],
        capacity_twh=baseline.numbers["gas_storage_capacity_twh"],
        start_twh=float(baseline.paths["gas_storage_twh"][0, 0, since - 1]),
        end_twh=float(baseline.paths["gas_storage_twh"][0, 0, since + months - 1]),
        kept_share=0.1,
        emergency=np.ones(months, dtype=bool),
    )
    return question(load_grid(), gas, price_eur_mwh=250.0, solidarity=solidarity)


# --- three states in a row, solved by hand ---


def test_ample_supply_leaves_nobody_short():
    flows = solve(chain(supply=12.0, a_b=8.0, b_c=4.0))
    np.testing.assert_allclose(short(flows), 0.0, atol=1e-9)
    np.testing.assert_allclose(flows.flow_twh[:, 0], [8.0, 4.0])


def test_shortage_lands_behind_the_full_pipe_and_is_shared_there():
    """Five of ten reach B and C, who want eight: three are missing, a little more than a third for each."""
    flows = solve(chain())
    missing = short(flows)[:, 0]
    assert missing[A] == pytest.approx(0.0, abs=1e-9)
    assert missing.sum() == pytest.approx(3.0)
    assert 0.30 * 4 <= missing[B] <= 0.40 * 4
    assert 0.30 * 4 <= missing[C] <= 0.40 * 4
    assert flows.supply_used_twh[A, 0] == pytest.approx(9.0)
    assert flows.shadow_price_eur_mwh[0, 0] > 250.0
    assert flows.shadow_price_eur_mwh[1, 0] == pytest.approx(0.0, abs=0.1)


def test_without_solidarity_the_state_in_between_serves_itself():
    flows = solve(chain(solidarity=False))
    np.testing.assert_allclose(short(flows)[:, 0], [0.0, 0.0, 3.0], atol=1e-9)
    np.testing.assert_allclose(flows.flow_twh[:, 0], [5.0, 1.0])


@pytest.mark.parametrize("solidarity", [True, False])
def test_protected_customers_anywhere_come_before_firms_everywhere(solidarity):
    """Half of C is protected and gets its two, though B's firms then lack one more."""
    flows = solve(chain(solidarity=solidarity, protected=0.5, a_b=4.0))
    np.testing.assert_allclose(flows.protected_short_twh, 0.0, atol=1e-9)
    assert flows.other_short_twh.sum() == pytest.approx(4.0)


@pytest.mark.parametrize(("solidarity", "arc"), [(True, 0), (False, 0), (True, 1)])
def test_a_shadow_price_is_what_one_more_unit_saves(solidarity, arc):
    capacity = {"a_b": 5.1, "b_c": 3.0} if arc == 0 else {"a_b": 8.0, "b_c": 1.9}
    problem, step = chain(solidarity=solidarity, **capacity), 1e-4
    wider = problem.capacity_twh.copy()
    wider[arc] += step
    flows, more = solve(problem), solve(replace(problem, capacity_twh=wider))
    saved = (flows.value_eur_m - more.value_eur_m) / step
    assert flows.shadow_price_eur_mwh[arc, 0] == pytest.approx(saved, rel=1e-5)
    assert saved > 0


# --- storage ---


def test_storage_carries_gas_to_the_month_that_lacks_it():
    flows = solve(cellar())
    np.testing.assert_allclose(short(flows), 0.0, atol=1e-9)
    assert flows.storage_twh[0, -1] == pytest.approx(3.0)


def test_withdrawal_falls_with_the_fill():
    """At a mean stock S, at most 4 x 2 x S / 10 leave in a month: from 3 that is 3 / (1 + 0.4) x 0.8."""
    flows = solve(cellar(start=3.0, supply_twh=np.array([[3.0, 0.0]]), floor_twh=np.array([0.0])))
    assert flows.withdrawn_twh[0, 1] == pytest.approx(0.8 * 3.0 / 1.4)
    assert short(flows)[0, 1] == pytest.approx(3.0 - 0.8 * 3.0 / 1.4)


def test_the_stock_that_is_kept_is_not_touched():
    flows = solve(cellar(start=2.0, floor_twh=np.array([2.0])))
    assert flows.storage_twh.min() == pytest.approx(2.0)
    assert short(flows).sum() == pytest.approx(3.0)


def test_firms_give_way_to_the_stock_asked_for_at_the_end():
    assert solve(cellar(end_twh=4.0)).other_short_twh.sum() == pytest.approx(1.0)


def test_nobody_is_cut_before_the_emergency_to_spare_others_later():
    """What is missing in the second month is shared in an emergency of two months, but not in one of the second."""
    tight = {"supply_twh": np.array([[3.0, 0.0]]), "start_twh": np.array([1.0]), "floor_twh": np.array([0.0])}
    rates = {"withdrawal_twh_month": np.array([100.0]), "injection_twh_month": np.array([100.0])}
    shared = solve(cellar(**tight, **rates))
    later = solve(cellar(**tight, **rates, emergency=np.array([False, True])))
    assert shared.other_short_twh[0, 0] > 0.5
    assert later.other_short_twh[0, 0] == pytest.approx(0.0, abs=1e-9)


# --- Europe ---

FACTOR = st.floats(0.0, 1.5)


@settings(max_examples=25, deadline=None)
@given(
    cuts=st.dictionaries(st.sampled_from(GAS_ROUTES), FACTOR),
    solidarity=st.booleans(),
    name=st.sampled_from(["2021-12", "2026-01"]),
)
def test_gas_is_conserved_whatever_the_supply(cuts, solidarity, name):
    problem = europe(name, cuts=cuts, solidarity=solidarity)
    flows = solve(problem)
    assert np.abs(imbalance_twh(problem, flows)).max() < 1e-9
    before = np.column_stack([problem.start_twh, flows.storage_twh[:, :-1]])
    np.testing.assert_allclose(flows.storage_twh, before + flows.injected_twh - flows.withdrawn_twh, atol=1e-9)
    assert (flows.storage_twh >= problem.floor_twh[:, None] - 1e-9).all()
    assert (flows.storage_twh <= problem.working_twh[:, None] + 1e-9).all()
    assert (flows.flow_twh <= problem.capacity_twh + 1e-9).all()
    assert (flows.flow_twh >= -1e-9).all()
    assert (flows.supply_used_twh <= problem.supply_twh + 1e-9).all()
    assert (flows.other_short_twh <= problem.other_twh + 1e-9).all()
    assert (flows.protected_short_twh <= problem.protected_twh + 1e-9).all()
    rate = problem.withdrawal_share_per_fill * problem.withdrawal_twh_month / problem.working_twh
    assert (flows.withdrawn_twh <= rate[:, None] * (before + flows.storage_twh) / 2 + 1e-8).all()


@settings(max_examples=10, deadline=None)
@given(arc=st.integers(0, len(pairs(load_grid())) - 1), factor=st.floats(1.0, 3.0), solidarity=st.booleans())
def test_more_capacity_never_costs_and_never_raises_the_shortage(arc, factor, solidarity):
    problem = europe(cuts={"norway": 0.3, "turkstream": 0.0}, solidarity=solidarity)
    wider = problem.capacity_twh.copy()
    wider[arc] *= factor
    flows, more = solve(problem), solve(replace(problem, capacity_twh=wider))
    assert more.value_eur_m <= flows.value_eur_m + 1e-5
    assert more.other_short_twh.sum() <= flows.other_short_twh.sum() + 1e-5


@settings(max_examples=10, deadline=None)
@given(lost=st.sampled_from(GAS_ROUTES), factor=st.floats(0.0, 0.9))
def test_losing_a_route_never_lowers_the_shortage(lost, factor):
    base = {"turkstream": 0.5}
    flows, less = solve(europe(cuts=base)), solve(europe(cuts=base | {lost: base.get(lost, 1.0) * factor}))
    assert short(less).sum() >= short(flows).sum() - 1e-6


def test_solidarity_spreads_the_shortage_and_never_raises_the_total():
    cuts = {"norway": 0.5, "turkstream": 0.0, "russian_lng": 0.0}
    together, alone = (europe(cuts=cuts, solidarity=solidarity) for solidarity in (True, False))
    shared, kept = solve(together), solve(alone)
    states = slice(0, len(MEMBER_STATES))
    used = together.demand_twh[states].sum(axis=1) > 0

    def shares(problem, flows):
        return (flows.other_short_twh[states].sum(axis=1) / np.maximum(problem.other_twh[states].sum(axis=1), 1e-9))[
            used
        ]

    even, uneven = shares(together, shared), shares(alone, kept)
    assert even.max() - even.min() < 0.5 * (uneven.max() - uneven.min())
    assert short(kept).sum() >= short(shared).sum() - 1e-6
    for state in ("BG", "CZ", "PL", "SI"):
        i = MEMBER_STATES.index(state)
        assert short(kept)[i].sum() > short(shared)[i].sum()
    assert short(kept)[MEMBER_STATES.index("FR")].sum() < short(shared)[MEMBER_STATES.index("FR")].sum()


def test_households_go_short_only_where_no_firm_has_gas():
    problem = europe(cuts=dict.fromkeys(("norway", "north_africa", "other_lng", "russian_lng", "production"), 0.0))
    flows = solve(problem)
    hit = flows.protected_short_twh > 1e-6
    assert hit.any()
    np.testing.assert_allclose(flows.other_short_twh[hit], problem.other_twh[hit], atol=1e-6)


@pytest.mark.parametrize("solidarity", [True, False])
def test_values_keep_their_order_across_nine_borders(solidarity):
    value = values_of(chain(solidarity=solidarity))
    firms, households = value.cut_eur_mwh[: len(OTHER_WIDTHS), 0], value.cut_eur_mwh[len(OTHER_WIDTHS) :, 0]
    border = value.arc_eur_mwh.max()
    assert (np.diff(value.cut_eur_mwh[:, 0]) > 0).all()
    assert LONGEST_PATH * border < firms[0]
    assert firms[-1] < CALM * 250.0 < END_STOCK * 250.0 < PROTECTED * 250.0 == households[0]
    if solidarity:
        assert np.diff(firms).min() > 100 * border
    else:
        assert np.ptp(firms) < border
    assert sum(OTHER_WIDTHS) == pytest.approx(1.0)
    assert sum(PROTECTED_WIDTHS) == pytest.approx(1.0)


def test_gas_that_cannot_be_is_refused():
    with pytest.raises(BadInputError, match="supply_twh"):
        chain(supply=-1.0)
