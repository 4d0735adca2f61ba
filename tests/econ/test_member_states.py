"""Member states: together they are the EU."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from walks import ALL_BASELINES, RUSSIAN_GAS, asked

from econ import simulate
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.energy.gas_sharing import borne_share, shortage_burden

STORED_DIGITS = 1e-5
"""Weights are stored to seven digits."""

SHORTAGES = {
    "a Russian stop": RUSSIAN_GAS,
    "ten percent short, imposed on the EU": {"overrides.gas_shortage_share": {"EU": [0.1]}},
    "Germany short, imposed": {"overrides.gas_shortage_share": {"DE": [0.10, 0.12]}},
    "a Russian stop, Germany and France imposed": RUSSIAN_GAS
    | {"overrides.gas_shortage_share": {"DE": [0.1], "FR": [0.0]}},
}


@pytest.fixture(scope="module", params=SHORTAGES.values(), ids=SHORTAGES)
def changes(request):
    return request.param


@pytest.fixture(scope="module", params=[True, False], ids=["solidarity", "no solidarity"])
def result(request, changes):
    return simulate(asked({"oil.shut_in": 0.5, "gas.solidarity": request.param} | changes, baseline="2021-12"))


def weighted(result, variable, weights):
    shares = load_baseline(result.record.baseline).by_member[weights]
    return sum(w * result.draws(variable, state) for w, state in zip(shares / shares.sum(), MEMBER_STATES, strict=True))


@pytest.mark.parametrize(
    ("variable", "weights"),
    [
        ("gdp_vs_baseline_pct", "gdp_share"),
        ("cpi_vs_baseline_pct", "gdp_share"),
        ("headline_cpi_yoy_pct", "gdp_share"),
        ("unemployment_rate_pct", "population_share"),
    ],
)
def test_the_weighted_sum_of_member_states_is_the_eu(result, variable, weights):
    assert_allclose(weighted(result, variable, weights), result.draws(variable, "EU"), atol=1e-9, rtol=0)


def test_the_demand_weighted_shortage_of_member_states_is_that_of_the_eu(result):
    eu = result.draws("gas_rationed_share", "EU")
    assert_allclose(weighted(result, "gas_rationed_share", "gas_demand_share"), eu, atol=STORED_DIGITS)


def test_no_state_is_short_of_more_than_all_its_gas(result):
    for state in MEMBER_STATES:
        shortage = result.draws("gas_rationed_share", state)
        assert shortage.min() >= 0.0
        assert shortage.max() <= 1.0 + 1e-12


def test_a_shortage_imposed_on_one_state_is_borne_by_that_state_alone():
    only_germany = {"overrides.gas_shortage_share": {"DE": [0.1]}}
    result = simulate(asked(only_germany, baseline="2021-12"))
    assert_allclose(result.draws("gas_rationed_share", "DE"), 0.1)
    for state in set(MEMBER_STATES) - {"DE"}:
        assert_allclose(result.draws("gas_rationed_share", state), 0.0, atol=1e-12, err_msg=state)


@given(
    st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.001, 1)), min_size=2, max_size=27),
    st.floats(0.001, 1.0),
)
def test_burdens_weigh_up_to_the_eu_and_leave_nobody_below_nothing(states, common):
    demand, dependence = np.array(states).T
    demand = demand / demand.sum()
    burden = shortage_burden(demand, dependence)
    assert burden @ demand == pytest.approx(1.0)
    borne = borne_share(np.full_like(burden, common), burden, float(burden.max()))
    assert borne @ demand == pytest.approx(common)
    assert borne.min() >= -1e-12
    assert borne.max() <= 1.0 + 1e-9


@pytest.mark.parametrize("name", ALL_BASELINES)
def test_weights_and_relative_exposures_are_those_of_the_eu(name):
    shares = load_baseline(name).by_member
    assert shares["gdp_share"].sum() == pytest.approx(1.0, abs=1e-6)
    assert shares["gas_demand_share"].sum() == pytest.approx(1.0, abs=1e-6)
    for exposure in (
        "oil_intensity_relative",
        "industry_gas_intensity_relative",
        "net_gas_import_intensity_relative",
        "hicp_oil_relative",
    ):
        assert shares[exposure] @ shares["gdp_share"] == pytest.approx(1.0, abs=1e-6)
    assert shares["russian_gas_dependence"].min() >= 0.0
    assert shares["russian_gas_dependence"].max() <= 1.0
