"""What `make bench` times beside the model is a part of it: the same formulas, and the same numbers elsewhere."""

import numpy as np
import pytest

from benchmarks.block import YEAR, coefficients, losses, simulate_block
from econ import load_scenario
from econ.draws import draw_parameters
from econ.dynamics import year_on_year
from econ.energy.oil_elasticity import total_elasticity
from econ.macro.activity import ces_output_loss_pct
from econ.macro.labour import unemployment_deviation
from econ.parameters import load_parameters

N_DRAWS = 5


@pytest.fixture(scope="module")
def draws():
    return draw_parameters(load_parameters(), N_DRAWS, 1, blocks=1)


@pytest.fixture(scope="module")
def found():
    return simulate_block(coefficients(N_DRAWS), losses())


def test_oil_clears_the_market_at_the_models_elasticity(found, draws):
    lost = losses()
    elasticity = total_elasticity(lost["age"][None, None, :], load_scenario("no-embargo"), draws)[:, 0]
    np.testing.assert_allclose(found["brent_log"], -np.log1p(-lost["oil_lost_share"]) / elasticity)


def test_production_and_jobs_are_the_models(found, draws):
    parts = (("brent_log", "ces_oil_share"), ("ttf_log", "ces_gas_share"))
    lost = [ces_output_loss_pct(found[log], draws[share][:, 0], draws["ces_sigma"][:, 0]) for log, share in parts]
    np.testing.assert_allclose(found["production_pct"], sum(lost), atol=1e-12)
    gdp_pct = np.repeat(found["gdp_pct"][:, None], 2, axis=1)
    np.testing.assert_allclose(found["unemployment_pp"], unemployment_deviation(gdp_pct, draws)[:, 0], atol=1e-12)


def test_inflation_is_the_change_over_a_year(found):
    np.testing.assert_allclose(found["headline_yoy"], year_on_year(found["cpi_pp"]), atol=1e-12)
    assert (found["headline_yoy"][:, YEAR - 1] > 0.5).all()


def test_irispie_finds_the_same_numbers():
    pytest.importorskip("irispie")
    from benchmarks.block_in_irispie import model_of, simulate

    some, lost = coefficients(3), losses(30)
    ours, theirs = simulate_block(some, lost), simulate(model_of(some), lost)
    assert set(ours) == set(theirs)
    for name, path in ours.items():
        np.testing.assert_allclose(theirs[name], np.broadcast_to(path, (3, 30)), rtol=1e-10, atol=1e-12, err_msg=name)
