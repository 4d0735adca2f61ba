"""Levers at the ends of their range: a number or a true reason why there is none."""

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given
from walks import asked, world

from econ import BadInputError, simulate
from econ.energy.oil_price import oil_log_deviation


def all_finite(result):
    return all(
        np.isfinite(result.draws(name, region)).all() for name in result.blocks for region in result.regions(name)
    )


@given(scenarios(n_draws=10))
def test_every_valid_scenario_gives_finite_numbers(scenario):
    assert all_finite(simulate(scenario))


@pytest.mark.parametrize(
    "changes",
    [
        {"oil.shut_in": 1.0, "assumptions.oil_elasticity_scale": 0.3},
        {"oil.shut_in": 1.0, "assumptions.oil_elasticity_scale": 0.3, "assumptions.energy_substitution_sigma": 0.02},
        {"gas.norway_outage_share": 1.0, "gas.turkstream_cut_share": 1.0, "assumptions.gas_elasticity_scale": 0.3},
        {"overrides.brent_usd_bbl": {"level": [1000.0]}},
        {"overrides.ttf_eur_mwh": {"level": [1000.0]}},
        {"other_shocks.world_oil_outage_mbd": 25.0, "assumptions.oil_elasticity_scale": 0.3},
        {"gas.demand_saving_share": 1.0, "gas.extra_lng_bcm_yr": 150.0, "assumptions.gas_elasticity_scale": 0.3},
    ],
    ids=str,
)
def test_the_ends_of_the_levers_give_numbers_or_a_true_reason(changes):
    """No net loss here comes near world supply of 97 mb/d, so that cannot be the reason."""
    reason = ""
    try:
        assert all_finite(simulate(asked(changes, baseline="2021-12")))
    except BadInputError as error:
        reason = str(error)
    assert "not smaller than world supply" not in reason


def test_a_market_that_loses_all_its_oil_is_refused():
    here = world(asked())
    scenario, paths, baseline, draws = here
    with pytest.raises(BadInputError, match="No oil price clears this market"):
        oil_log_deviation(scenario, paths, here.flat(200.0), here.flat(0.0), baseline, draws)
