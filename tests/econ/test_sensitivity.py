"""What drives an outcome: signs an economist expects, and numbers that agree with runs."""

import numpy as np
import pytest

from econ import BadInputError, load_scenario, simulate
from econ.outcomes import OUTCOMES, outcome
from econ.sensitivity import drivers

EMBARGO = load_scenario("full-fuel-embargo").with_levers({"run.horizon_months": 24, "run.n_draws": 40})


@pytest.fixture(scope="module")
def gdp():
    return drivers(EMBARGO, "eu-gdp", sobol_inputs=3, sobol_samples=32)


def named(found, name):
    return next(one for one in found.drivers if one.name == name)


def test_the_largest_swing_comes_first_and_what_does_not_move_it_is_only_counted(gdp):
    swings = [one.swing for one in gdp.drivers]
    assert swings == sorted(swings, reverse=True)
    assert swings[-1] > 0.0
    assert gdp.unmoved > 0


def test_central_is_the_path_with_every_coefficient_central(gdp):
    central = simulate(EMBARGO.with_levers({"run.n_draws": 1}))
    assert gdp.central == pytest.approx(central.draws("gdp_vs_baseline_pct", "EU").min())


def test_the_more_of_income_is_lost_the_deeper_output_falls(gdp):
    for name in ("assumptions.income_loss_scale", "income_propensity_eu"):
        assert named(gdp, name).at_high < named(gdp, name).at_low


def test_a_coefficient_at_its_end_gives_what_a_run_with_it_moved_there_gives(gdp):
    one = named(gdp, "income_propensity_eu")
    moved = {"assumptions.coefficients": {"income_propensity_eu": one.high}, "run.n_draws": 1}
    run = simulate(EMBARGO.with_levers(moved))
    assert run.draws("gdp_vs_baseline_pct", "EU").min() == pytest.approx(one.at_high, abs=0.02)


def test_levers_in_use_are_moved_by_a_quarter_within_their_bounds(gdp):
    used = [one for one in gdp.drivers if one.kind == "lever"]
    assert used
    for one in used:
        value = EMBARGO.value(one.name)
        assert one.low == pytest.approx(0.75 * value)
        assert value <= one.high <= 1.25 * value + 1e-9


def test_sobol_shares_of_the_leading_coefficients_nearly_add_up(gdp):
    assert [one.name for one in gdp.sobol] == [o.name for o in gdp.drivers if o.kind == "coefficient"][:3]
    assert sum(one.first_order for one in gdp.sobol) == pytest.approx(1.0, abs=0.35)


def test_without_an_embargo_nothing_drives_the_oil_price():
    found = drivers(load_scenario("no-embargo").with_levers({"run.horizon_months": 12}), "brent", sobol_samples=4)
    assert not [one for one in found.drivers if one.kind == "coefficient"]
    assert found.sobol == ()


def test_what_the_scenario_does_not_allow_is_listed_with_the_reason():
    """Three quarters of eight months end before the last stage, which starts after seven."""
    staged = load_scenario("escalation-to-collapse").with_levers({"timing.duration_months": 8})
    found = drivers(staged.with_levers({"run.horizon_months": 24}), "brent", sobol_samples=4)
    (refused,) = found.refused
    assert (refused.name, refused.kind) == ("timing.duration_months", "lever")
    assert (refused.low, refused.high, refused.end) == (6, 10, 6)
    assert "A stage must start" in refused.reason
    assert not [one for one in found.drivers if one.name == refused.name]


def test_nothing_is_refused_where_all_can_be_tried(gdp):
    assert gdp.refused == ()


@pytest.mark.parametrize("key", OUTCOMES)
def test_every_outcome_is_one_number_a_path(key):
    run = simulate(EMBARGO.with_levers({"run.n_draws": 7}))
    values = OUTCOMES[key].by_path(run)
    assert values.shape == (7,)
    assert np.isfinite(values).all()


def test_the_recession_outcome_agrees_with_the_probability_of_a_run():
    """One path with all shocks is what a run of many draws shows, but for the spread of coefficients."""
    found = OUTCOMES["eu-recession"].by_path(simulate(EMBARGO.with_levers({"run.n_draws": 1})))[0]
    run = simulate(EMBARGO.with_levers({"run.n_draws": 600}))
    assert found == pytest.approx(run.median("recession_12m_prob", "EU").max(), abs=0.15)


def test_an_unknown_outcome_is_answered_with_the_nearest():
    with pytest.raises(BadInputError, match="did you mean eu-gdp"):
        outcome("eu-gpd")
