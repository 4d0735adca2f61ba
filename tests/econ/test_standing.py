"""What stands for some draws is what stands for all, looked at for these."""

from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from walks import RUSSIAN_GAS, asked, world

from econ.standing import standing_terms


def assert_equal(mine, other, where):
    """Compare all arrays below two objects; what is one for all draws may stand once or repeated."""
    if is_dataclass(mine):
        for field in fields(mine):
            assert_equal(getattr(mine, field.name), getattr(other, field.name), f"{where}.{field.name}")
    elif isinstance(mine, tuple):
        for part, same in zip(mine, other, strict=True):
            assert_equal(part, same, where)
    elif mine is None:
        assert other is None, where
    elif not isinstance(mine, dict):
        np.testing.assert_allclose(mine, other, rtol=1e-14, atol=0.0, err_msg=where)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        RUSSIAN_GAS | {"oil.shut_in": 0.5, "gas.storage_target_share": 0.8},
        {"oil.eu_cut_share": 1.0, "overrides.oil_net_loss_mbd": [1.0, 2.0], "policy.energy_price_cap": 0.5},
        {"buyers.tariff_india_pct": 100.0},
    ],
    ids=str,
)
def test_picking_draws_is_the_same_as_working_them_out(changes):
    here = world(asked(changes, n_draws=7))
    scenario, paths, baseline, draws = here
    some = np.array([1, 4, 5])
    picked = standing_terms(scenario, paths, baseline, draws).of(some)
    assert_equal(picked, standing_terms(scenario, paths, baseline, draws.of(some)), "standing")
