"""Sensitivity of the verdict: what moves it, and by how much."""

import pytest

from econ import load_scenario
from econ.risk.verdict_sensitivity import OUTPUTS, verdict_sensitivity


@pytest.fixture(scope="module")
def found():
    scenario = load_scenario("full-fuel-embargo").with_levers({"run.horizon_months": 24})
    return verdict_sensitivity(scenario, n_draws=60, sobol_inputs=3, sobol_samples=64)


def swing(swings, name):
    return next(one for one in swings if one.name == name)


def test_swings_come_the_largest_first(found):
    for swings in (found.assumptions, found.thresholds, found.coefficients):
        sizes = [one.size_months for one in swings]
        assert sizes == sorted(sizes, reverse=True)
        assert sizes[0] > 0.0


def test_rigid_oil_markets_hurt_the_west_more(found):
    oil = swing(found.assumptions, "assumptions.oil_elasticity_scale")
    assert oil.at_low.opponent_months < oil.at_high.opponent_months


def test_a_higher_threshold_of_the_west_only_helps_the_west(found):
    income = swing(found.thresholds, "thresholds.real_income_loss_pct")
    assert income.at_low.opponent_months < income.at_high.opponent_months
    assert income.at_low.russia_months == income.at_high.russia_months == found.central.russia_months


def test_only_thresholds_that_are_judged_are_moved(found):
    names = {one.name for one in found.thresholds}
    assert "thresholds.russia_liquid_fund_rub_trn" in names
    assert "thresholds.approval_fall_pp" not in names


def test_more_bonds_let_russia_hold_out_longer(found):
    bonds = swing(found.coefficients, "russia_bond_capacity_rub_trn")
    assert bonds.at_high.russia_months > bonds.at_low.russia_months
    assert bonds.at_high.opponent_months == bonds.at_low.opponent_months


def test_sobol_indices_are_shares_and_interactions_only_add(found):
    assert {index.output for index in found.sobol} == set(OUTPUTS)
    error = 0.35
    for index in found.sobol:
        assert -error < index.first_order < 1.0 + error
        assert index.first_order < index.total + error
    leads = [index.total for index in found.sobol if index.output == "lead_months"]
    assert max(leads) > 0.2


def test_what_only_russia_feels_explains_nothing_of_the_wests_endurance():
    scenario = load_scenario("escalation-to-collapse").with_levers({"run.horizon_months": 36})
    moved = verdict_sensitivity(scenario, n_draws=10, sobol_inputs=2, sobol_samples=32)
    bonds = {index.output: index for index in moved.sobol if index.name == "russia_bond_capacity_rub_trn"}
    assert bonds["russia_months"].total > 0.3
    assert bonds["opponent_months"].total == pytest.approx(0.0, abs=1e-9)


def test_what_cannot_move_has_no_swing_and_no_index():
    everything_off = {
        f"thresholds.{name}": None
        for name in (
            "real_income_loss_pct",
            "headline_cpi_yoy_pct",
            "unemployment_rise_pp",
            "gas_rationed_share",
            "fiscal_cost_pct_gdp",
            "russia_liquid_fund_rub_trn",
            "russia_deficit_pct_gdp",
            "russia_inflation_pct",
            "russia_gdp_loss_pct",
        )
    }
    scenario = load_scenario("no-embargo").with_levers({"run.horizon_months": 12} | everything_off)
    found = verdict_sensitivity(scenario, n_draws=10, sobol_samples=4)
    assert found.sobol == ()
    assert all(one.size_months == 0.0 for one in (*found.assumptions, *found.coefficients))
